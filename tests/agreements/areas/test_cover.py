"""Cover of an area: an agreement counts on the days on which the area stood in it, on both clocks."""

import csv
import datetime as dt
import io

import pytest

from agreements.areas.cover import area_facts
from agreements.register.cover import cover
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    AreaFactory,
    AreaStandingFactory,
    LinkFactory,
    SignatureFactory,
    TermFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, words

NOW = "2021-06-30"
SVG = "{http://www.w3.org/2000/svg}svg"


def d(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def make_agreement(place, council, icb):
    """Makes agreements that both parties approved and signed before the first day."""

    def make(first="2020-04-01", last="2022-03-31", **details):
        agreement = AgreementFactory(partnership=place, parties=[council, icb], **details)
        days = {**printed("starts", d(first)), **printed("ends", d(last))}
        TermFactory(agreement=agreement, starts="fixed", ends="fixed", **days)
        before = printed("on", d(first) - dt.timedelta(days=12))
        for party in agreement.parties.all():
            ApprovalFactory(party=party, state="recorded", **before)
            SignatureFactory(party=party, state="recorded", **before)
        return agreement

    return make


@pytest.fixture
def agreement(make_agreement):
    return make_agreement(title="Joint agreement")


@pytest.fixture
def area(place):
    return AreaFactory(partnership=place, name="Autism")


@pytest.fixture
def vary(agreement):
    """Makes a variation of the agreement from 1 March 2021, agreed on `on`, or not at all."""

    def make(on="2021-02-10"):
        variation = VariationFactory(
            agreement=agreement,
            sent_for_approval_on=d("2021-01-04"),
            **printed("effective", d("2021-03-01")),
        )
        fact = {"state": "recorded", **printed("on", d(on))} if on else {"state": "awaited"}
        for party in agreement.parties.all():
            VariationApprovalFactory(variation=variation, party=party, **fact)
            VariationSignatureFactory(variation=variation, party=party, **fact)
        return variation

    return make


def days_about(area, user, known_on=NOW):
    """How the day before, the day and the day after 1 March 2021 are covered."""
    facts = area_facts(area, user)
    known = d(known_on) if known_on else None
    days = ("2021-02-28", "2021-03-01", "2021-03-02")
    return [str(cover(facts, d(day), d(day), known)[0].cover) for day in days]


YES, NO, LATER = "in force", "not covered", "in force, resting on a later decision"


def test_an_agreement_covers_an_area_until_a_variation_takes_it_out(
    agreement, area, vary, commissioner
):
    AreaStandingFactory(agreement=agreement, area=area, taken_out_by=vary())

    assert days_about(area, commissioner) == [YES, NO, NO]


def test_an_agreement_covers_an_area_from_the_day_on_which_a_variation_adds_it(
    agreement, area, vary, commissioner
):
    AreaStandingFactory(agreement=agreement, area=area, added_by=vary())

    assert days_about(area, commissioner) == [NO, YES, YES]


@pytest.mark.parametrize(
    ("known_on", "days"),
    [
        ("2021-02-09", [YES, YES, YES]),
        ("2021-02-10", [YES, NO, NO]),
        ("2021-02-11", [YES, NO, NO]),
    ],
)
def test_that_it_goes_is_known_from_the_day_on_which_the_last_party_agreed(
    agreement, area, vary, commissioner, known_on, days
):
    AreaStandingFactory(agreement=agreement, area=area, taken_out_by=vary())

    assert days_about(area, commissioner, known_on) == days


@pytest.mark.parametrize(
    ("known_on", "days"),
    [
        ("2021-03-01", [NO, NO, NO]),
        ("2021-03-02", [NO, LATER, YES]),
        ("2021-03-03", [NO, LATER, YES]),
        (None, [NO, NO, YES]),
    ],
)
def test_days_before_the_parties_agreed_to_add_it_rest_on_a_later_decision(
    agreement, area, vary, commissioner, known_on, days
):
    AreaStandingFactory(agreement=agreement, area=area, added_by=vary(on="2021-03-02"))

    assert days_about(area, commissioner, known_on) == days


def test_a_day_judged_as_known_then_counts_until_its_going_was_agreed(
    agreement, area, vary, commissioner
):
    AreaStandingFactory(agreement=agreement, area=area, taken_out_by=vary(on="2021-03-02"))

    assert days_about(area, commissioner, None) == [YES, YES, NO]


def test_a_variation_that_nobody_agreed_to_neither_adds_nor_takes_out(
    agreement, make_agreement, area, vary, commissioner
):
    standing = AreaStandingFactory(agreement=agreement, area=area, taken_out_by=vary(on=None))
    assert days_about(area, commissioner) == [YES, YES, YES]

    standing.added_by, standing.taken_out_by = standing.taken_out_by, None
    standing.save()
    assert days_about(area, commissioner) == [NO, NO, NO]


def test_what_no_paper_records_of_how_it_came_is_said(agreement, area, vary, commissioner):
    variation = vary()
    variation.signatures.update(state="not_recorded", on_words="", on_earliest=None, on_latest=None)
    AreaStandingFactory(agreement=agreement, area=area, added_by=variation)

    assert days_about(area, commissioner) == [
        NO,
        "in force, resting on facts that no paper records",
        "in force, resting on facts that no paper records",
    ]


def test_an_agreement_that_was_replaced_by_one_without_the_area_covers_it_no_longer(
    agreement, make_agreement, area, commissioner
):
    AreaStandingFactory(agreement=agreement, area=area)
    heir = make_agreement("2021-03-01", "2023-03-31")
    LinkFactory(earlier=agreement, later=heir, kind="replaces", **printed("on", d("2021-03-01")))

    assert days_about(area, commissioner) == [YES, NO, NO]


@pytest.fixture
def taken_out(client, agreement, area, vary, commissioner, time_machine):
    time_machine.move_to(NOW)
    client.force_login(commissioner)
    AreaStandingFactory(agreement=agreement, area=area, taken_out_by=vary())
    return area


SENTENCE = "Nothing has covered Autism since 28 February 2021 (122 days)."


def test_the_page_its_picture_and_its_rows_end_with_the_area(client, taken_out):
    page = client.get(f"{taken_out.get_absolute_url()}cover/")

    root = parsed(page)
    pictures = [words(picture) for picture in root.iter(SVG)]
    assert len(pictures) == 2
    for picture in pictures:
        assert SENTENCE in picture
        assert "1 April 2020 to 31 March 2022; counted to 28 February 2021" in picture
        assert "Not agreed" not in picture
    assert SENTENCE in words(one(root, "figcaption"))
    rows = [[words(cell) for cell in row] for row in one(root, "tbody")]
    assert rows == [
        ["1 April 2020", "28 February 2021", "334", "In force", "Joint agreement"],
        ["1 March 2021", "30 June 2021", "122", "Not covered", ""],
    ]


def test_the_days_as_csv_end_with_the_area(client, taken_out):
    address = f"{taken_out.get_absolute_url()}cover.csv?first=2021-02-27&last=2021-03-02"

    rows = list(csv.reader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))

    assert [row[:4] for row in rows[1:]] == [
        ["2021-02-27", "2021-02-28", "2", YES],
        ["2021-03-01", "2021-03-02", "2", NO],
    ]


def test_the_api_ends_with_the_area(client, agreement, taken_out):
    asked = {"first": "2021-02-28", "last": "2021-03-01"}

    told = client.get(f"/api/v1/areas/{taken_out.key}/cover/", asked).json()

    spans = [(row["first"], row["cover"], row["agreement"]) for row in told["spans"]]
    assert spans == [("2021-02-28", YES, agreement.key), ("2021-03-01", NO, None)]
    assert [(gap["first"], gap["sentence"]) for gap in told["gaps"]] == [("2021-03-01", SENTENCE)]


def test_a_gap_that_begins_with_its_going_is_not_closed_by_extending(client, taken_out):
    page = client.get(f"{taken_out.get_absolute_url()}cover/gap/?day=2021-03-01")

    said = words(one(parsed(page), "main"))
    assert "Record why there is a gap" in said
    assert [act for act in ("extension", "held over", "renewal") if act in said] == []
