"""Seed 000 says that the memorandum had seven areas; the memorandum (seed 001, 5.2) lists six."""

from agreements.areas.disagreements import Disagreement, sources_disagree
from agreements.areas.models import AreaStanding

SIX = (
    "Dermatology",
    "Urgent & Emergency Care",
    "Intermediate Care",
    "Complex Lives",
    "Starting Well (1001 days)",
    "Vulnerable Adolescents",
)
RECORD = "Decision record PH 09 2021"


def standings(names, *, agreement=1, stated_in=""):
    return [
        AreaStanding(agreement_id=agreement, name_as_printed=name, stated_in=stated_in)
        for name in names
    ]


def test_six_are_listed_and_seven_are_stated():
    found = sources_disagree(standings(SIX) + standings(["Learning Disability"], stated_in=RECORD))

    assert found == (Disagreement(1, RECORD, 6, 7, ("Learning Disability",)),)
    assert found[0].sentence == (
        "Sources disagree: the agreement itself lists 6 areas."
        " Decision record PH 09 2021 says that it had 7, with Learning Disability."
    )


def test_sources_that_say_the_same_do_not_disagree():
    assert sources_disagree(standings(SIX)) == ()


def test_an_agreement_whose_text_nobody_holds_disagrees_with_nothing():
    assert sources_disagree(standings(SIX, stated_in=RECORD)) == ()


def test_each_paper_and_each_agreement_is_told_apart():
    found = sources_disagree(
        [
            *standings(["Dermatology"]),
            *standings(["A", "B"], stated_in="One paper"),
            *standings(["C"], stated_in="Another"),
            *standings(["Dermatology"], agreement=2),
            *standings(["D"], agreement=2, stated_in="One paper"),
        ]
    )

    assert [(d.agreement, d.source, d.listed, d.stated) for d in found] == [
        (1, "One paper", 1, 3),
        (1, "Another", 1, 2),
        (2, "One paper", 1, 2),
    ]
    assert found[0].sentence == (
        "Sources disagree: the agreement itself lists 1 area."
        " One paper says that it had 3, with A and B."
    )
