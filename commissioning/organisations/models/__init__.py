"""Legal bodies, and what followed what."""

from commissioning.organisations.models.organisation import (
    Organisation,
    OtherCode,
    OtherName,
)
from commissioning.organisations.models.succession import (
    Succession,
    successor_on,
    with_predecessors,
)

__all__ = [
    "Organisation",
    "OtherCode",
    "OtherName",
    "Succession",
    "successor_on",
    "with_predecessors",
]
