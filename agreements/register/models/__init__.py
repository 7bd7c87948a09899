"""The nouns of the register."""

from agreements.register.models.agreement import Agreement, new_key
from agreements.register.models.gap_note import GapNote
from agreements.register.models.life import (
    Extension,
    HoldOver,
    LifeFact,
    OptionToExtend,
    TerminationNotice,
    Withdrawal,
    YearlyStatement,
)
from agreements.register.models.link import Link
from agreements.register.models.merged import MergedKey
from agreements.register.models.novation import Novation, NovationApproval
from agreements.register.models.party import Approval, Party, PartyFact, Signature
from agreements.register.models.saved_view import SavedView
from agreements.register.models.term import Term
from agreements.register.models.variation import (
    Variation,
    VariationApproval,
    VariationChange,
    VariationFact,
    VariationSignature,
)
from agreements.register.models.varied_party import VariedParty

__all__ = [
    "Agreement",
    "Approval",
    "Extension",
    "GapNote",
    "HoldOver",
    "LifeFact",
    "Link",
    "MergedKey",
    "Novation",
    "NovationApproval",
    "OptionToExtend",
    "Party",
    "PartyFact",
    "SavedView",
    "Signature",
    "Term",
    "TerminationNotice",
    "Variation",
    "VariationApproval",
    "VariationChange",
    "VariationFact",
    "VariationSignature",
    "VariedParty",
    "Withdrawal",
    "YearlyStatement",
    "new_key",
]
