import factory

from agreements.texts.models import (
    Clause,
    ClauseVersion,
    Comment,
    Definition,
    DefinitionVersion,
    LibraryClause,
    PaperReferredTo,
    Reply,
    SealedText,
    StructureVersion,
    TextComparison,
    UploadedPaper,
    VariedClause,
)
from tests.factories.accounts import UserFactory
from tests.factories.canary import CanaryFactory, canary, canary_text
from tests.factories.life import VariationFactory
from tests.factories.organisations import OrganisationFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.register import AgreementFactory

PAPER = """Memorandum of Understanding {title}

BETWEEN:

(1) Northshire Council of 1 Town Street, Northtown ("the Council"); and
(2) NHS Northshire ICB of 2 Mill Lane, Northtown ("the ICB")

1. Purpose

1.1 The parties will plan care together. {clause}
"""


class ClauseFactory(CanaryFactory):
    class Meta:
        model = Clause

    agreement = factory.SubFactory(AgreementFactory)
    position = factory.Sequence(lambda n: n + 1)
    heading = canary_text("clause", "heading")
    body = canary_text("clause", "body")


class ClauseVersionFactory(CanaryFactory):
    class Meta:
        model = ClauseVersion

    clause = factory.SubFactory(ClauseFactory)
    version = 1
    heading = canary_text("clause-version", "heading")
    body = canary_text("clause-version", "body")


class CommentFactory(CanaryFactory):
    class Meta:
        model = Comment

    clause = factory.SubFactory(ClauseFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    body = canary_text("comment", "body")
    by = factory.SubFactory(UserFactory)


class DefinitionFactory(CanaryFactory):
    class Meta:
        model = Definition

    agreement = factory.SubFactory(AgreementFactory)
    term = canary_text("definition", "term")
    meaning = canary_text("definition", "meaning")


class DefinitionVersionFactory(CanaryFactory):
    class Meta:
        model = DefinitionVersion

    definition = factory.SubFactory(DefinitionFactory)
    version = 1
    term = canary_text("definition-version", "term")
    meaning = canary_text("definition-version", "meaning")


class LibraryClauseFactory(CanaryFactory):
    class Meta:
        model = LibraryClause

    organisation = factory.SubFactory(OrganisationFactory)
    heading = canary_text("library-clause", "heading")
    body = canary_text("library-clause", "body")


class ReplyFactory(CanaryFactory):
    class Meta:
        model = Reply

    comment = factory.SubFactory(CommentFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    body = canary_text("reply", "body")
    by = factory.SubFactory(UserFactory)


class PaperReferredToFactory(CanaryFactory):
    class Meta:
        model = PaperReferredTo

    agreement = factory.SubFactory(AgreementFactory)
    title = canary_text("paper-referred-to", "title")
    where = canary_text("paper-referred-to", "where")


class UploadedPaperFactory(CanaryFactory):
    """A memorandum that can be read, waiting to be taken in."""

    class Meta:
        model = UploadedPaper

    partnership = factory.SubFactory(PartnershipFactory)
    file_name = factory.Sequence(lambda n: f"{canary('paper', n, 'file-name')}.txt")
    content = factory.Sequence(
        lambda n: PAPER.format(
            title=canary("paper", n, "title"), clause=canary("paper", n, "clause")
        ).encode()
    )


class StructureVersionFactory(CanaryFactory):
    class Meta:
        model = StructureVersion

    agreement = factory.SubFactory(AgreementFactory)
    places = factory.List([])


class SealedTextFactory(CanaryFactory):
    class Meta:
        model = SealedText

    agreement = factory.SubFactory(AgreementFactory)
    number = 1
    because = canary_text("sealed-text", "because")
    clauses = factory.Sequence(
        lambda n: [
            {
                "role": "clause",
                "number": "1",
                "heading": canary("sealed-text", n, "heading"),
                "body": canary("sealed-text", n, "body"),
            }
        ]
    )


class TextComparisonFactory(CanaryFactory):
    class Meta:
        model = TextComparison

    before = factory.SubFactory(AgreementFactory)
    before_version = "now"
    after = factory.SubFactory(AgreementFactory)
    after_version = "now"


class VariedClauseFactory(CanaryFactory):
    """A clause that a variation adds at the front of the text."""

    class Meta:
        model = VariedClause

    variation = factory.SubFactory(VariationFactory)
    act = VariedClause.Act.ADDED
    heading = canary_text("varied-clause", "heading")
    body = canary_text("varied-clause", "body")
