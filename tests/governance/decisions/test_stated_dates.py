"""Dates that cannot be, on the check page and at publication: R-GEN-01, R-DEC-06, R-DEC-12."""

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.decisions.decisions import change_decision, record_decision
from governance.decisions.details import parts_of
from governance.decisions.publication import publish_decision
from governance.decisions.stated_dates import remarks_on_dates, slips_in_dates
from tests.governance.conftest import TODAY, whole


def dated(**words):
    return {name: PrintedDate.from_words(said) for name, said in words.items()}


@pytest.fixture
def slips(place, officer, council, secretary):
    """`slips(decided_on="40 May")` are those of a record with these dates, published on 12 May 2027."""

    def of(state="recorded", authority="", **words):
        line = {"organisation": council, "state": state, "given_by": "Cabinet"}
        details = whole(officer, authority_lines=[line | dated(on=authority)])
        stated_in = words.pop("stated_in", "")
        details |= dated(**words) | {"stated_in": stated_in}
        decision = record_decision(place, by=secretary, **details)
        return list(slips_in_dates(decision, parts_of(decision), on=TODAY))

    return of


@pytest.mark.parametrize("words", ["garbage", "40 May", "31 February 2027"])
@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("decided_on", "date of the decision"),
        ("effective_from", "day from which it has effect"),
    ],
)
def test_words_that_name_no_date_are_slips(slips, field, name, words):
    assert slips(**{field: words}) == [
        (field, f"‘{words}’ is not a date. Enter the {name}, such as 21 April 2021")
    ]


@pytest.mark.parametrize(
    ("decided", "found"),
    [
        ("11 May 2027", []),
        ("12 May 2027", []),
        ("13 May 2027", ["The date of the decision is in the future: 13 May 2027"]),
        ("May 2027", []),
        ("June 2027", ["The date of the decision is in the future: June 2027"]),
    ],
)
def test_a_decision_to_come_is_a_slip(slips, decided, found):
    assert [message for _, message in slips(decided_on=decided)] == found


def test_effect_may_begin_later(slips):
    assert slips(effective_from="1 April 2030") == []


@pytest.mark.parametrize(
    ("state", "on", "found"),
    [
        ("recorded", "12 May 2027", []),
        ("recorded", "13 May 2027", ["is in the future: 13 May 2027"]),
        ("awaited", "13 May 2027", []),
        ("awaited", "40 May", ["such as 21 April 2021"]),
    ],
)
def test_the_date_of_an_authority_is_looked_at_too(slips, state, on, found):
    said = slips(state=state, authority=on)

    assert [field for field, _ in said] == ["authority_lines"] * len(found)
    assert all(message.endswith(end) for (_, message), end in zip(said, found, strict=True))


def test_the_publication_date_of_a_new_one_is_left_empty(slips):
    assert slips(published_on="12 May 2027") == [
        (
            "published_on",
            (
                "The publication date is the day on which you publish. Leave it empty, or say which "
                "paper records the decision"
            ),
        )
    ]


def test_a_papers_publication_date_is_looked_at(slips):
    assert slips(published_on="1 June 2027", stated_in="A paper") == [
        ("published_on", "The publication date is in the future: 1 June 2027")
    ]


@pytest.mark.parametrize(
    ("decided", "effective", "remark"),
    [
        ("11 May 2027", "12 May 2027", None),
        ("11 May 2027", "11 May 2027", None),
        ("11 May 2027", "10 May 2027", "10 May 2027, 1 day before the decision"),
        ("21/04/2021", "1 April 2021", "1 April 2021, 20 days before the decision"),
        ("21/04/2021", "April 2021", None),
        ("21/04/2021", "end of March 2021", "end of March 2021, and was decided 21/04/2021"),
        ("May 2021", "1 April 2021", "1 April 2021, and was decided May 2021"),
        ("", "1 April 2021", None),
    ],
)
def test_effect_before_the_decision_is_retrospective(
    place, officer, secretary, decided, effective, remark
):
    details = whole(officer) | dated(decided_on=decided, effective_from=effective)
    decision = record_decision(place, by=secretary, **details)

    expected = f"It is retrospective: it has effect from {remark}"
    assert list(remarks_on_dates(decision)) == ([("effective_from", expected)] if remark else [])


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("decided_on", "garbage"),
        ("decided_on", "13 May 2027"),
        ("effective_from", "40 May"),
        ("published_on", "12 May 2027"),
    ],
)
def test_a_slip_stops_a_new_record_and_takes_no_history(place, officer, secretary, field, words):
    new = record_decision(place, by=secretary, **whole(officer) | dated(**{field: words}))

    with pytest.raises(RuleBroken):
        publish_decision(new, version=1, by=secretary, key="k", on=TODAY)
    change_decision(new, version=1, by=secretary, stated_in="A paper")
    revision = publish_decision(new, version=2, by=secretary, key="k", on=TODAY)

    assert revision.content[field]["words"] == words


def test_a_papers_day_to_come_does_not_number_the_decision(place, officer, secretary):
    """Else a slip of the pen would stand in its reference for good."""
    old = whole(officer, stated_in="A paper") | dated(published_on="21 April 2101")
    draft = record_decision(place, by=secretary, **old)

    revision = publish_decision(draft, version=1, by=secretary, key="k", on=TODAY)

    assert revision.decision.reference == "DPH/2027/1"
    assert revision.decision.published_on.words == "21 April 2101"


def test_a_paper_published_before_it_was_decided_is_remarked_on(place, officer, secretary):
    old = whole(officer, stated_in="A paper") | dated(published_on="10 May 2027")
    decision = record_decision(place, by=secretary, **old)

    assert list(remarks_on_dates(decision)) == [
        ("published_on", "The publication date is before the date of the decision")
    ]
