"""The simplest valid thing of each kind, with no surprises.

Every text is a canary: it names the row and field it stands in, so that a scan of any output can
tell whether it holds something that its reader may not see.
"""

from tests.factories.accounts import MembershipFactory, UserFactory
from tests.factories.areas import AreaFactory, AreaStandingFactory, MilestoneFactory
from tests.factories.governance import (
    AgreementConcernedFactory,
    AuthorityLineFactory,
    BoardFormFactory,
    CallInRuleFactory,
    DecisionFactory,
    OptionFactory,
    OtherReferenceFactory,
    ResolutionFactory,
)
from tests.factories.money import ContributionFactory, PooledFundFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.partnerships import BodyFactory, PartnershipFactory, PostFactory
from tests.factories.register import (
    AgreementFactory,
    ApprovalFactory,
    PartyFactory,
    SignatureFactory,
    TermFactory,
)

__all__ = [
    "AgreementConcernedFactory",
    "AgreementFactory",
    "ApprovalFactory",
    "AreaFactory",
    "AreaStandingFactory",
    "AuthorityLineFactory",
    "BoardFormFactory",
    "BodyFactory",
    "CallInRuleFactory",
    "ContributionFactory",
    "DecisionFactory",
    "MembershipFactory",
    "MilestoneFactory",
    "OptionFactory",
    "OrganisationFactory",
    "OtherReferenceFactory",
    "PartnershipFactory",
    "PartyFactory",
    "PooledFundFactory",
    "PostFactory",
    "ResolutionFactory",
    "SignatureFactory",
    "TermFactory",
    "UserFactory",
]
