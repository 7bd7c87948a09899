"""The nouns of a decision record."""

from governance.decisions.models.authority_line import AuthorityLine
from governance.decisions.models.concerned import AgreementConcerned
from governance.decisions.models.content import Option, OtherReference, Resolution
from governance.decisions.models.decision import Conflicts, Decision, Regime, Stated
from governance.decisions.models.revision import Counter, PublishedRevision

__all__ = [
    "AgreementConcerned",
    "AuthorityLine",
    "Conflicts",
    "Counter",
    "Decision",
    "Option",
    "OtherReference",
    "PublishedRevision",
    "Regime",
    "Resolution",
    "Stated",
]
