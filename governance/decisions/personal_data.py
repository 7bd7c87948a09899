"""Words that look like personal data, found before anything is published (R-REC-08).

Names and posts of officers and members may be public. What these patterns find need not be wrong: a
person looks at each and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/])(?:\+44[ -]?\(?0?\)?|\(?0)\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\w)")
NHS_NUMBER = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def personal_data_in(text: str) -> list[str]:
    """The pieces of `text` that look like personal data, each once, in the order of their kinds."""
    return list(dict.fromkeys(_pieces(text)))


def _pieces(text: str) -> Iterator[str]:
    for pattern in (E_MAIL, PHONE, POSTCODE):
        yield from (found.group() for found in pattern.finditer(text))
    for found in NHS_NUMBER.finditer(text):
        if _is_nhs_number(found.group()):
            yield found.group()


def _is_nhs_number(written: str) -> bool:
    """Whether ten digits end in the check digit that an NHS number has (modulo 11)."""
    digits = [int(digit) for digit in written if digit.isdigit()]
    left = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return digits[9] == (11 - left % 11) % 11
