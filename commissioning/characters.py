"""Which characters a text may have: what can be read, and tabs and line ends.

Pasted text brings others along unseen. A database refuses one of them, a spreadsheet program the
whole file for others, and marks that turn the direction of writing make words look like others.
"""

import re

CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
PARTING = re.compile("[\x0b\x0c\x85]")
"""A word processor's line ends and page ends, pasted."""


def without_controls(text: str) -> str:
    """`text` without characters that XML cannot hold or that turn the direction of writing.

    Those that parted two words become a space.
    """
    return CONTROLS.sub("", PARTING.sub(" ", text)) if CONTROLS.search(text) else text
