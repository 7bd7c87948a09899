"""Areas and milestones out of a text that is read in, by the import itself."""

import pytest

from agreements.texts.importing import import_agreement, keep_upload
from tests.factories import AreaFactory
from tests.plugins.needs import PAPERS

TEXT = b"""Memorandum of Understanding

BETWEEN:

(1) Northshire Council of 1 High Street ("the Council"); and
(2) NHS Northshire ICB of 2 Low Street ("the ICB").

1. Areas

1.1 The areas are listed below:

Urgent & Emergency Care \xe2\x80\x93 one way in, by day and by night.

Skin \xe2\x80\x93 fewer visits to hospital.

Urgent and Emergency Care \xe2\x80\x93 printed a second time.

2. Term

2.1 This agreement runs from 1 April 2026 until 31 March 2027.

Appendix A

Key Milestones

By 1 April 2027, a formal agreement.

By 31 January 2027, the terms are agreed.
"""


def taken_in(place, bodies, text, name="agreement.txt"):
    paper = keep_upload(text, name, partnership=place, by=None)
    return import_agreement(paper, bodies=bodies, by=None)


def test_areas_and_milestones_come_with_the_text(place, council, icb):
    known = AreaFactory(partnership=place, name="Dermatology", other_names=["Skin"])

    agreement = taken_in(place, [council, icb], TEXT)

    assert [(s.area.name, s.name_as_printed, s.words) for s in agreement.areas.all()] == [
        ("Urgent & Emergency Care", "Urgent & Emergency Care", "one way in, by day and by night."),
        (known.name, "Skin", "fewer visits to hospital."),
    ]
    assert [(m.due_words, m.words) for m in agreement.milestones.all()] == [
        ("1 April 2027", "a formal agreement."),
        ("31 January 2027", "the terms are agreed."),
    ]


def test_what_is_owed_again_and_again_is_proposed_with_its_clause(place, council, icb):
    text = TEXT.replace(
        b"2. Term", b"1.2 The committee will meet at least once a month.\n\n2. Term"
    )

    agreement = taken_in(place, [council, icb], text)

    (found,) = agreement.obligations.all()
    assert (found.words, found.clause.number, found.rhythm, found.every, found.unit) == (
        "The committee will meet at least once a month.", "1.2", "at least once a month", 1, "month",
    )  # fmt: skip
    assert found.is_proposed


@pytest.mark.needs("the real papers")
def test_the_doncaster_memorandum_is_owed_meetings_and_a_yearly_look(place, council, icb):
    """Seed 001, 5.5 and 6.1."""
    paper = next(PAPERS.glob("001_*.txt"))

    agreement = taken_in(place, [council, icb], paper.read_bytes(), paper.name)

    assert [(o.clause.number, o.rhythm, o.is_proposed) for o in agreement.obligations.all()] == [
        ("5.5", "at least once a month", True),
        ("6.1", "on an annual basis", True),
    ]


@pytest.mark.needs("the real papers")
def test_the_doncaster_memorandum_has_six_areas_and_three_milestones(place, council, icb):
    paper = next(PAPERS.glob("001_*.txt"))

    agreement = taken_in(place, [council, icb], paper.read_bytes(), paper.name)

    assert [s.name_as_printed for s in agreement.areas.all()] == [
        "Dermatology",
        "Urgent & Emergency Care",
        "Intermediate Care",
        "Complex Lives",
        "Starting Well (1001 days)",
        "Vulnerable Adolescents",
    ]
    assert [m.due_latest.isoformat() for m in agreement.milestones.all()] == [
        "2017-11-10",
        "2018-04-01",
        "2018-01-31",
    ]
