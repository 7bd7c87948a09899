"""The nouns of the register."""

from agreements.register.models.agreement import Agreement, new_key
from agreements.register.models.link import Link
from agreements.register.models.novation import Novation, NovationApproval
from agreements.register.models.party import Approval, Party, PartyFact, Signature
from agreements.register.models.term import Term

__all__ = [
    "Agreement",
    "Approval",
    "Link",
    "Novation",
    "NovationApproval",
    "Party",
    "PartyFact",
    "Signature",
    "Term",
    "new_key",
]
