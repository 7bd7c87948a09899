"""The marks that agreements print before the items of a list."""

import re

BULLETS = "-–—•·●○▪■*✓✔➢❖\uf0b7"
"""For a character class: the hyphen comes first, so that it is itself."""

ITEM = re.compile(rf"(?:[{BULLETS}]|o)\s")


def is_item(text: str) -> bool:
    return ITEM.match(text) is not None
