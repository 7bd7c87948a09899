"""The body of a passage: its paragraphs, with one that a page break cut in two made whole again."""

import re
from collections.abc import Sequence

from agreements.texts.reading.bullets import is_item

ENDS_A_THOUGHT = re.compile(r"[.:;?!…][\"'“”’)*\]]*$|[;:]\s*(?:and|or)$", re.IGNORECASE)
SHORTEST_CUT = 40
"""A shorter line without a full stop is an item of an unmarked list, not half a paragraph."""


def body_of(texts: Sequence[tuple[str, bool]]) -> str:
    """The paragraphs (text, whether a blank line came before) as one body.

    A blank line stays between paragraphs, a line end between list items. No word is added or lost.
    """
    body = ""
    previous = ""
    for text, after_blank in texts:
        if not body:
            body = text
        elif was_cut(previous, text):
            body += f" {text}"
        elif after_blank and not (is_item(text) and is_item(previous)):
            body += f"\n\n{text}"
        else:
            body += f"\n{text}"
        previous = text
    return body


def was_cut(text: str, following: str) -> bool:
    """Whether `following` is the rest of `text`: that had no end and this no beginning.

    Rows of a table are whole.
    """
    return (
        len(text) >= SHORTEST_CUT
        and following[:1].islower()
        and not is_item(following)
        and not is_item(text)
        and "\t" not in text + following
        and not ENDS_A_THOUGHT.search(text[-20:])
    )
