"""Taking in an agreement from a file (issue: seed 001 through the ordinary import)."""

import pytest

from agreements.register.models import Agreement
from agreements.texts.bodies import bodies_named
from agreements.texts.importing import import_agreement, keep_upload
from agreements.texts.models import UploadedPaper
from agreements.texts.reading.refusals import NoClauses, UnreadableFile
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, OtherName
from tests.factories import OrganisationFactory

MEMORANDUM = b"""Memorandum of Understanding

BETWEEN:

(1) Northshire Council of 1 Town Street, Northtown ("the Council"); and
(2) NHS Northshire ICB of 2 Mill Lane, Northtown ("the ICB")

1. Purpose

1.1 The parties will plan care together. This memorandum is not legally binding.

2. Term

2.1 This memorandum commences on the date signed by both parties and continues until 31 March 2028.

Signature:
Name:
Position: Chief Executive
Organisation: Northshire Council
Date:
"""


@pytest.fixture
def paper(place, council, icb, commissioner):
    return keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)


def take_in(paper, council, icb, commissioner):
    return import_agreement(paper, bodies=[council, icb], by=commissioner)


def test_a_memorandum_becomes_a_draft_with_its_parties(paper, council, icb, commissioner):
    agreement = take_in(paper, council, icb, commissioner)

    assert (agreement.kind, agreement.binding, agreement.title) == (
        "mou",
        "no",
        "Memorandum of Understanding",
    )
    assert [
        (p.organisation, p.name_as_printed, p.defined_term, p.address_as_printed)
        for p in agreement.parties.all()
    ] == [
        (council, "Northshire Council", "Council", "1 Town Street, Northtown"),
        (icb, "NHS Northshire ICB", "ICB", "2 Mill Lane, Northtown"),
    ]


def test_it_starts_on_the_last_signature(paper, council, icb, commissioner):
    """Seed 001 clause 16.1."""
    term = take_in(paper, council, icb, commissioner).term

    assert (term.starts, term.ends, term.ends_words) == (
        "last_signature",
        "fixed",
        "31 March 2028",
    )


def test_a_named_post_in_an_unsigned_block_is_kept_and_is_no_signature(
    paper, council, icb, commissioner
):
    """R-DOC-05."""
    agreement = take_in(paper, council, icb, commissioner)

    signatures = [party.signature for party in agreement.parties.all()]
    assert [(s.state, s.post) for s in signatures] == [
        ("awaited", "Chief Executive"),
        ("awaited", ""),
    ]


def test_joined_again_the_clauses_are_the_file_word_for_word(paper, council, icb, commissioner):
    agreement = take_in(paper, council, icb, commissioner)

    words = [word for clause in agreement.clauses.in_order() for word in clause.words]
    assert words == MEMORANDUM.decode().split()


def test_sub_clauses_stand_under_their_clause(paper, council, icb, commissioner):
    agreement = take_in(paper, council, icb, commissioner)

    numbered = agreement.clauses.filter(role="clause").select_related("parent")
    assert [(c.number, c.parent.number if c.parent else None) for c in numbered] == [
        ("1", None),
        ("1.1", "1"),
        ("2", None),
        ("2.1", "2"),
    ]


def test_a_file_is_read_in_once(paper, council, icb, commissioner):
    take_in(paper, council, icb, commissioner)

    with pytest.raises(RuleBroken, match="read in already"):
        take_in(paper, council, icb, commissioner)


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"", "empty.txt", UnreadableFile),
        (b" \n ", "blank.txt", UnreadableFile),
        (b"\x00\x01\x02" * 50, "picture.txt", UnreadableFile),
        (b"%PDF-1.7", "paper.pdf", UnreadableFile),
        (b"not a zip", "paper.docx", UnreadableFile),
        (b"Just a few words.", "note.txt", NoClauses),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(place, content, name, refusal):
    with pytest.raises(refusal):
        keep_upload(content, name, partnership=place, by=None)

    assert (UploadedPaper.objects.count(), Agreement.objects.count()) == (0, 0)


def test_a_refused_import_leaves_no_agreement(paper, council, commissioner):
    with pytest.raises(RuleBroken, match="at least two"):
        import_agreement(paper, bodies=[council, council], by=commissioner)

    assert Agreement.objects.count() == 0


def test_a_printed_name_means_the_body_that_bears_or_bore_it(db):
    """R-PTY-01: a name is not a body."""
    council = OrganisationFactory(name="City of Doncaster Council")
    OtherName.objects.create(
        organisation=council, name="Doncaster Borough Council", kind=OtherName.Kind.FORMER
    )
    ccg = OrganisationFactory(name="NHS Doncaster Clinical Commissioning Group")

    names = ["Doncaster CCG", "Doncaster Borough Council", "Somebody Else"]
    assert bodies_named(names) == [ccg, council, None]


def test_a_name_that_two_bodies_share_means_neither(db):
    OrganisationFactory(name="NHS Northshire CCG", kind=Organisation.Kind.CCG)
    OrganisationFactory(name="Northshire CCG", kind=Organisation.Kind.CCG)

    assert bodies_named(["Northshire CCG"]) == [None]


def test_a_file_that_waits_is_recorded_for_the_body_it_was_uploaded_for(
    paper, commissioner, council
):
    event = Event.objects.get(what="paper.uploaded")

    assert (event.by, event.subject_id) == (commissioner, paper.pk)
    assert [link.organisation for link in event.links.all()] == [council]
