"""What a record says of conflicts of interest: that there was none must be said (R-DEC-14)."""

from __future__ import annotations

import re

from governance.decisions.models import Conflicts

MUDDLED = (
    "None declared is selected, but there is text about a conflict of interest. Select Declared, or "
    "clear the text"
)
SAYS_NONE = re.compile(r"(?:none|nil|no (?:conflicts?|declarations?))\b[^.]{0,60}\.?", re.I)


def says_none(text: str) -> bool:
    """Whether a paper's own words declare none, such as "None declared." or "Nil"."""
    return SAYS_NONE.fullmatch(text.strip()) is not None


def are_muddled(answer: str, text: str) -> bool:
    """Whether none is said to be declared, and then one is described."""
    return answer == Conflicts.NONE_DECLARED and bool(text.strip()) and not says_none(text)
