"""The simplest valid thing of each kind, with no surprises.

Every text is a canary: it names the row and field it stands in, so that a scan of any output can
tell whether it holds something that its reader may not see. `marked=True` fills also those texts
that the rules read something into (see `tests.factories.canary`).
"""

from tests.factories.accounts import InvitationFactory, MembershipFactory, UserFactory
from tests.factories.areas import (
    AreaFactory,
    AreaStandingFactory,
    MilestoneFactory,
    MilestoneMoveFactory,
)
from tests.factories.documents import DocumentFactory, JobFactory
from tests.factories.governance import (
    AgreementConcernedFactory,
    AuthorityLineFactory,
    BoardFormFactory,
    CallInRuleFactory,
    DecisionFactory,
    OptionFactory,
    OtherReferenceFactory,
    PublishedRevisionFactory,
    ResolutionFactory,
)
from tests.factories.money import ContributionFactory, HostMoveFactory, PooledFundFactory
from tests.factories.notices import LeadTimeFactory, NoticeFactory
from tests.factories.organisations import OrganisationFactory, OtherNameFactory, SuccessionFactory
from tests.factories.partnerships import (
    AuthorityFactory,
    BodyFactory,
    HolderFactory,
    PartnerFactory,
    PartnershipFactory,
    PersonFactory,
    PostFactory,
)
from tests.factories.register import (
    AgreementFactory,
    ApprovalFactory,
    LinkFactory,
    NovationApprovalFactory,
    NovationFactory,
    PartyFactory,
    SignatureFactory,
    TermFactory,
)
from tests.factories.sourced_facts import SourcedFactFactory
from tests.factories.texts import (
    ClauseFactory,
    ClauseVersionFactory,
    PaperReferredToFactory,
    SealedTextFactory,
    UploadedPaperFactory,
)

__all__ = [
    "AgreementConcernedFactory",
    "AgreementFactory",
    "ApprovalFactory",
    "AreaFactory",
    "AreaStandingFactory",
    "AuthorityFactory",
    "AuthorityLineFactory",
    "BoardFormFactory",
    "BodyFactory",
    "CallInRuleFactory",
    "ClauseFactory",
    "ClauseVersionFactory",
    "ContributionFactory",
    "DecisionFactory",
    "DocumentFactory",
    "HolderFactory",
    "HostMoveFactory",
    "JobFactory",
    "InvitationFactory",
    "LeadTimeFactory",
    "LinkFactory",
    "MembershipFactory",
    "MilestoneFactory",
    "MilestoneMoveFactory",
    "NoticeFactory",
    "NovationApprovalFactory",
    "NovationFactory",
    "OptionFactory",
    "OrganisationFactory",
    "OtherNameFactory",
    "OtherReferenceFactory",
    "PaperReferredToFactory",
    "PartnerFactory",
    "PartnershipFactory",
    "PartyFactory",
    "PersonFactory",
    "PooledFundFactory",
    "PostFactory",
    "PublishedRevisionFactory",
    "ResolutionFactory",
    "SealedTextFactory",
    "SignatureFactory",
    "SourcedFactFactory",
    "SuccessionFactory",
    "TermFactory",
    "UploadedPaperFactory",
    "UserFactory",
]
