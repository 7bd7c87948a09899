"""The simplest valid thing of each kind, with no surprises.

Every text is a canary: it names the row and field it stands in, so that a scan of any output can
tell whether it holds something that its reader may not see. `marked=True` fills also those texts
that the rules read something into (see `tests.factories.canary`).
"""

from tests.factories.accounts import InvitationFactory, MembershipFactory, UserFactory
from tests.factories.areas import (
    AreaActionFactory,
    AreaFactory,
    AreaLeadFactory,
    AreaStandingFactory,
    AreaStatusFactory,
    IndicatorFactory,
    MilestoneFactory,
    MilestoneMoveFactory,
    ObligationDoneFactory,
    ObligationFactory,
    ReadingFactory,
)
from tests.factories.completeness import (
    ConsultationFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
    ExplanationFactory,
    NamedClauseFactory,
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
from tests.factories.life import (
    ExtensionFactory,
    HoldOverFactory,
    MergedKeyFactory,
    OptionToExtendFactory,
    TerminationNoticeFactory,
    VariationApprovalFactory,
    VariationChangeFactory,
    VariationFactory,
    VariationSignatureFactory,
    WithdrawalFactory,
    YearlyStatementFactory,
)
from tests.factories.money import ContributionFactory, PooledFundFactory
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
    PartyFactory,
    SignatureFactory,
    TermFactory,
)
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
    "AreaActionFactory",
    "AreaFactory",
    "AreaLeadFactory",
    "AreaStandingFactory",
    "AreaStatusFactory",
    "AuthorityFactory",
    "AuthorityLineFactory",
    "BoardFormFactory",
    "BodyFactory",
    "CallInRuleFactory",
    "ClauseFactory",
    "ClauseVersionFactory",
    "ConsultationFactory",
    "ContributionFactory",
    "CoveredFunctionFactory",
    "DecisionFactory",
    "DisagreementFactory",
    "DocumentFactory",
    "ExtensionFactory",
    "HoldOverFactory",
    "ExplanationFactory",
    "HolderFactory",
    "IndicatorFactory",
    "InvitationFactory",
    "JobFactory",
    "LeadTimeFactory",
    "LinkFactory",
    "MembershipFactory",
    "MergedKeyFactory",
    "MilestoneFactory",
    "MilestoneMoveFactory",
    "NamedClauseFactory",
    "NoticeFactory",
    "ObligationDoneFactory",
    "ObligationFactory",
    "OptionFactory",
    "OptionToExtendFactory",
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
    "ReadingFactory",
    "ResolutionFactory",
    "SealedTextFactory",
    "SignatureFactory",
    "SuccessionFactory",
    "TermFactory",
    "TerminationNoticeFactory",
    "UploadedPaperFactory",
    "UserFactory",
    "VariationApprovalFactory",
    "VariationChangeFactory",
    "VariationFactory",
    "VariationSignatureFactory",
    "WithdrawalFactory",
    "YearlyStatementFactory",
]
