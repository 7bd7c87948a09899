"""What the outcome of a review opens."""

import datetime as dt

import pytest

from agreements.plans import outcomes
from agreements.plans.outcomes import followed_by, next_act, open_outcome, replace_agreement
from agreements.register.models import Link
from commissioning.errors import RuleBroken
from tests.factories import (
    AgreementFactory,
    BodyFactory,
    LinkFactory,
    ReviewFactory,
    SuccessionFactory,
)


@pytest.fixture
def review(draft):
    return ReviewFactory(agreement=draft)


def came_to(review, outcome):
    review.outcome = outcome
    review.save()
    return review


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("", None),
        ("continue", ("Start the renewal", "/northshire/agreements/{a}/renew/")),
        ("extend", ("Start the renewal", "/northshire/agreements/{a}/renew/")),
        (
            "replace",
            ("Start the agreement that replaces it", "/northshire/reviews/{r}/replace/"),
        ),
    ],
)
def test_an_outcome_leads_to_the_act_that_follows(review, outcome, expected):
    act = next_act(came_to(review, outcome))

    found = act and (act.words, act.url(review))
    keys = {"a": review.agreement.key, "r": review.key}
    assert found == (expected and (expected[0], expected[1].format(**keys)))


def test_other_parts_say_where_an_outcome_is_acted_on(review, monkeypatch):
    monkeypatch.setattr(outcomes, "outcome_acts", dict(outcomes.outcome_acts))
    open_outcome("end", "Give notice", "register:edit")

    act = next_act(came_to(review, "end"))

    assert (act.words, act.url(review)) == (
        "Give notice",
        f"/northshire/agreements/{review.agreement.key}/edit/",
    )


def test_the_outcome_of_a_boards_review_opens_no_agreement(place):
    review = ReviewFactory(body=BodyFactory(partnership=place), outcome="continue")

    assert (next_act(review), followed_by(review)) == (None, [])


def test_what_was_begun_is_not_begun_again(review):
    came_to(review, "continue")
    renewal = AgreementFactory(partnership=review.partnership)
    LinkFactory(later=renewal, earlier=review.agreement, kind=Link.Kind.RENEWS)

    assert (next_act(review), followed_by(review)) == (None, [renewal])


def test_a_replacement_has_the_parties_and_is_linked(review, commissioner, council, icb):
    came_to(review, "replace")

    new = replace_agreement(review, title="New model", kind="section_75", by=commissioner)

    assert [party.organisation for party in new.parties.all()] == [council, icb]
    assert [(link.earlier, link.kind) for link in new.links_back.all()] == [
        (review.agreement, Link.Kind.REPLACES)
    ]
    assert followed_by(review) == [new]
    with pytest.raises(RuleBroken, match="started already"):
        replace_agreement(review, title="Again", kind="jca", by=commissioner)


def test_a_body_that_has_ended_is_replaced_by_its_successor(review, commissioner, council, icb):
    """R-PTY-02."""
    icb.ended_on = dt.date(2022, 6, 30)
    icb.save()
    heir = SuccessionFactory(predecessor=icb, on=dt.date(2022, 7, 1)).successor
    came_to(review, "replace")

    new = replace_agreement(review, title="New model", kind="jca", by=commissioner)

    assert [party.organisation for party in new.parties.all()] == [council, heir]


@pytest.mark.parametrize("outcome", ["", "continue", "end"])
def test_nothing_is_replaced_unless_that_is_the_outcome(review, commissioner, outcome):
    with pytest.raises(RuleBroken, match="not to replace"):
        replace_agreement(came_to(review, outcome), title="x", kind="jca", by=commissioner)
