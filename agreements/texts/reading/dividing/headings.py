"""Which short lines are headings: some come with numbers, some in capitals, some with neither."""

import re

LONGEST = 150
MOST_WORDS = 16
FEWEST_LETTERS = 3

SENTENCE_VERB = re.compile(
    r"\b(?:shall|will|must|may|can|could|should|would|is|are|was|were|be|been|has|have|had"
    r"|agree|agrees"
    r"|means|mean|includes?|contains?|applies|apply|ensures?|provides?|sets out)\b"
)
ENDS_LIKE_TEXT = re.compile(r"[.;,?!]$")
PLAIN = re.compile(r"^[#\s*_]+|[\s*_]+$")
BOLD_BEGINNING = re.compile(r"\*\*([^*]{2,100})\*\*[:.]?(?=\s|$)")
TABLE_ROW = re.compile(r"[|\t]")
PART = re.compile(r"(?:part|section)\s+(?:\d{1,2}|[a-z]|[ivx]+)\b", re.IGNORECASE)


def plain(text: str) -> str:
    """Without the marks of bold type and headings in plain text."""
    return PLAIN.sub("", text)


def is_short(text: str) -> bool:
    return 0 < len(text) <= LONGEST and len(text.split()) <= MOST_WORDS


def is_in_capitals(text: str) -> bool:
    letters = [character for character in plain(text) if character.isalpha()]
    return len(letters) >= FEWEST_LETTERS and all(letter.isupper() for letter in letters)


def is_bold(text: str) -> bool:
    return text.startswith("**") and text.endswith(("**", "**:")) and text.count("**") == 2


def looks_like_heading(text: str) -> bool:
    """Short, begins with a capital, is no sentence. A full stop is allowed after capitals."""
    bare = plain(text)
    if not is_short(bare) or TABLE_ROW.search(bare):
        return False
    if is_in_capitals(bare):
        return not bare.endswith((";", ","))
    begins = bare.lstrip("“\"'‘(")[:1]
    return (
        (begins.isupper() or begins.isdigit())
        and not ENDS_LIKE_TEXT.search(bare)
        and not SENTENCE_VERB.search(bare)
    )
