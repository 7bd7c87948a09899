"""What to look at before publishing: R-DEC-05, R-CAL-05, R-CAL-10, R-S75-38, R-KEY-05, R-GEN-01."""

import datetime as dt

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.decisions import record_decision
from governance.decisions.details import parts_of
from governance.decisions.warnings import Kind, cautions_about, remarks_about
from tests.factories import AgreementFactory, TermFactory
from tests.governance.conftest import TODAY, whole


def said(decision, on=TODAY):
    return [
        (caution.kind, caution.field, caution.message)
        for caution in cautions_about(decision, parts_of(decision), on=on)
    ]


def concerning(place, starts="1 April 2021", ends="31 March 2022"):
    agreement = AgreementFactory(partnership=place, title="The agreement")
    first, last = PrintedDate.from_words(starts), PrintedDate.from_words(ends)
    TermFactory(
        agreement=agreement,
        starts="fixed",
        starts_words=first.words,
        starts_earliest=first.earliest,
        starts_latest=first.latest,
        ends="fixed",
        ends_words=last.words,
        ends_earliest=last.earliest,
        ends_latest=last.latest,
    )
    return agreement


@pytest.fixture
def written(place, officer, secretary):
    """The whole record of an officer's decision."""
    return record_decision(place, by=secretary, **whole(officer))


def test_a_whole_record_published_in_time_needs_nothing(written):
    assert said(written) == []


@pytest.mark.parametrize(
    ("day", "is_late"), [("12 May 2027", False), ("13 May 2027", False), ("14 May 2027", True)]
)
def test_an_executive_record_is_late_after_two_working_days(written, day, is_late):
    """R-CAL-05: decided on Tuesday 11 May."""
    late = "The record is published more than 2 working days after the decision"

    found = said(written, PrintedDate.from_words(day).latest)

    assert found == ([(Kind.ADVICE, "published_on", late)] if is_late else [])


@pytest.mark.parametrize(("day", "is_late"), [("25 May 2027", False), ("26 May 2027", True)])
def test_another_officers_record_is_late_after_ten(place, officer, secretary, day, is_late):
    """R-DEC-05."""
    written = record_decision(place, by=secretary, **whole(officer, regime="officer_2014"))

    assert bool(said(written, PrintedDate.from_words(day).latest)) == is_late


@pytest.mark.parametrize(
    ("decided", "remarks"),
    [
        ("31/03/2021", []),
        ("01/04/2021", []),
        ("02/04/2021", ["This decision was made 1 day after the period it covers began."]),
        ("21/04/2021", ["This decision was made 20 days after the period it covers began."]),
    ],
)
def test_a_decision_after_the_start_of_its_period_says_so(
    place, officer, secretary, decided, remarks
):
    """R-S75-38, R-SEED-000."""
    about = [{"agreement": concerning(place), "role": "approve"}]
    date = PrintedDate.from_words(decided)
    decision = record_decision(
        place, by=secretary, **whole(officer, agreements=about, decided_on=date)
    )

    assert remarks_about(decision, parts_of(decision)) == remarks


def test_a_renewal_after_the_end_says_so(place, officer, secretary):
    old = concerning(place, "April 2018", "end of March 2021")
    date = PrintedDate.from_words("21/04/2021")
    details = whole(officer, agreements=[{"agreement": old, "role": "renew"}], decided_on=date)
    decision = record_decision(place, by=secretary, **details)

    assert remarks_about(decision, parts_of(decision)) == [
        "This decision was made 21 days after the agreement it renews ended."
    ]


def test_the_title_of_an_agreement_that_is_not_public_will_be(place, officer, secretary):
    agreement = AgreementFactory(partnership=place, title="The agreement")
    details = whole(officer, agreements=[{"agreement": agreement, "role": "note"}])
    decision = record_decision(place, by=secretary, **details)

    assert said(decision) == [
        (
            Kind.ADVICE,
            "agreements",
            "The agreement is not on the public register. Its title will be public",
        )
    ]


def test_partners_that_have_not_spoken_are_named(place, officer, council, icb, secretary):
    lines = [
        {"organisation": council, "state": "awaited"},
        {"organisation": icb, "state": "recorded"},
    ]
    decision = record_decision(place, by=secretary, **whole(officer, authority_lines=lines))

    assert said(decision) == [
        (Kind.ADVICE, "authority_lines", "The authority of Northshire Council is awaited"),
        (Kind.ADVICE, "authority_lines", "NHS Northshire ICB has not confirmed its authority"),
    ]


def test_a_joint_record_should_say_on_whose_authority_each_partner_decides(
    place, board, council, secretary
):
    """Law 4."""
    lines = [{"organisation": council, "state": "not_required"}]
    decision = record_decision(place, by=secretary, **whole(board, authority_lines=lines))

    assert said(decision) == [
        (
            Kind.ADVICE,
            "authority_lines",
            "It says nothing of the authority of NHS Northshire ICB",
        )
    ]


def test_a_stated_day_of_effect_that_differs_is_shown_beside_the_computed_one(
    place, officer, secretary
):
    """R-CAL-10."""
    details = whole(officer, effective_from=PrintedDate.from_words("20 May 2027"))
    decision = record_decision(place, by=secretary, **details)

    assert said(decision) == [
        (
            Kind.ADVICE,
            "effective_from",
            (
                "It is stated to have effect from 20 May 2027; by the rules it would be 11 May 2027. "
                "Both are shown"
            ),
        )
    ]


def test_an_unknown_call_in_period_is_said(place, officer, secretary):
    decision = record_decision(place, by=secretary, **whole(officer, is_subject_to_call_in="yes"))

    assert said(decision) == [
        (
            Kind.ADVICE,
            "is_subject_to_call_in",
            (
                "The call-in period of Northshire Council is not on file, so its last day cannot be "
                "shown"
            ),
        )
    ]


def test_a_key_decision_reminds_of_its_notice(place, officer, secretary):
    """R-KEY-05."""
    decision = record_decision(place, by=secretary, **whole(officer, is_key="yes"))

    assert [field for _, field, _ in said(decision)] == ["is_key"]


def test_the_missing_line_of_an_old_record_is_a_warning(place, officer, secretary):
    """R-GEN-01, R-SEED-000: the paper says nothing of conflicts."""
    details = whole(officer, conflicts="not_stated", stated_in="A paper")
    decision = record_decision(place, by=secretary, **details)

    assert said(decision) == [
        (Kind.REQUIRED, "conflicts", "Say whether any conflict of interest was declared")
    ]


def test_personal_data_is_quoted_with_where_it_stands(place, officer, secretary):
    options = [{"label": "a.", "text": "Ask j@nhs.net"}]
    decision = record_decision(place, by=secretary, **whole(officer, options=options))

    assert said(decision) == [
        (
            Kind.PERSONAL_DATA,
            "options",
            (
                "‘j@nhs.net’ in Options considered looks like personal data. Remove it, or confirm "
                "that it may be public"
            ),
        )
    ]


def test_today_is_never_asked_of_the_clock(written):
    assert said(written, dt.date(2030, 1, 1)) != said(written, TODAY)
