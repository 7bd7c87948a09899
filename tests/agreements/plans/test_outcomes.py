"""What the outcome of a review opens."""

import datetime as dt

import pytest

from agreements.plans.outcomes import Act, Following, followed_by, next_act, replace_agreement
from agreements.register.models import Link
from commissioning.errors import RuleBroken
from tests.factories import (
    AgreementFactory,
    BodyFactory,
    ExtensionFactory,
    LinkFactory,
    OptionToExtendFactory,
    ReviewFactory,
    SuccessionFactory,
    TerminationNoticeFactory,
    VariationFactory,
)


@pytest.fixture
def review(draft):
    return ReviewFactory(agreement=draft)


def came_to(review, outcome):
    review.outcome = outcome
    review.save()
    return review


@pytest.mark.parametrize(
    ("outcome", "words", "page"),
    [
        ("continue", "Start the renewal", "renew/"),
        ("extend", "Start the variation", "variations/new/"),
        ("vary", "Start the variation", "variations/new/"),
        ("delegate_more", "Start the variation", "variations/new/"),
        ("end", "Give notice", "notice/"),
    ],
)
def test_an_outcome_leads_to_the_act_that_follows(review, outcome, words, page):
    here = review.agreement.get_absolute_url()

    assert next_act(came_to(review, outcome)) == Act(words, f"{here}{page}")


def test_an_option_to_extend_is_used_where_there_is_one(review):
    OptionToExtendFactory(agreement=review.agreement)

    act = next_act(came_to(review, "extend"))

    assert act == Act("Record the extension", f"{review.agreement.get_absolute_url()}extend/")


def test_a_review_without_an_outcome_leads_nowhere(review, commissioner):
    assert (next_act(review), followed_by(review, commissioner)) == (None, [])


def test_a_replacement_begins_on_the_reviews_own_page(review):
    act = next_act(came_to(review, "replace"))

    assert act == Act(
        "Start the agreement that replaces it", f"{review.get_absolute_url()}replace/"
    )


DECIDED = dt.date(2021, 3, 15)
DAY = dt.timedelta(days=1)


def decided(review, outcome):
    review.decided_words, review.decided_earliest = "15 March 2021", DECIDED
    review.decided_latest = DECIDED
    return came_to(review, outcome)


@pytest.mark.parametrize(("days", "is_begun"), [(-1, False), (0, True)])
def test_a_variation_comes_of_a_review_from_the_day_of_its_outcome(
    review, commissioner, days, is_begun
):
    made_at = dt.datetime.combine(DECIDED + days * DAY, dt.time(12), dt.UTC)
    variation = VariationFactory(agreement=review.agreement, made_at=made_at)

    decided(review, "vary")

    assert (next_act(review) is None) is is_begun
    found = [Following(str(variation), variation.get_absolute_url())] if is_begun else []
    assert followed_by(review, commissioner) == found


def test_a_variation_that_was_withdrawn_leaves_the_outcome_to_be_done(review, commissioner):
    made_at = dt.datetime.combine(DECIDED, dt.time(12), dt.UTC)
    VariationFactory(agreement=review.agreement, made_at=made_at, withdrawn_on=DECIDED + DAY)

    decided(review, "vary")

    assert next_act(review) is not None
    assert followed_by(review, commissioner) == []


@pytest.mark.parametrize(
    ("outcome", "factory"), [("extend", ExtensionFactory), ("end", TerminationNoticeFactory)]
)
def test_a_record_comes_of_a_review_from_the_day_of_its_outcome(
    review, commissioner, outcome, factory
):
    record = factory(
        agreement=review.agreement, on_words="x", on_earliest=DECIDED - DAY, on_latest=DECIDED - DAY
    )
    decided(review, outcome)
    assert next_act(review) is not None

    type(record).objects.update(on_earliest=DECIDED, on_latest=DECIDED)

    assert next_act(review) is None
    here = review.agreement.get_absolute_url()
    assert followed_by(review, commissioner) == [Following(str(record), here)]


def test_a_notice_taken_back_is_no_notice(review):
    TerminationNoticeFactory(agreement=review.agreement, withdrawn_on=DECIDED)

    assert next_act(came_to(review, "end")).words == "Give notice"


def test_the_end_of_a_board_opens_no_notice(place, commissioner):
    review = ReviewFactory(body=BodyFactory(partnership=place), outcome="end")

    assert next_act(review).words == "Record its end"
    assert followed_by(review, commissioner) == []


def test_what_was_begun_is_not_begun_again(review, council, commissioner, partner_commissioner):
    """A renewal that not all parties are in is shown to those who are."""
    came_to(review, "continue")
    renewal = AgreementFactory(partnership=review.partnership, parties=[council])
    LinkFactory(later=renewal, earlier=review.agreement, kind=Link.Kind.RENEWS)

    assert next_act(review) is None
    found = Following(renewal.title, renewal.get_absolute_url())
    assert followed_by(review, commissioner) == [found]
    assert followed_by(review, partner_commissioner) == []


def test_a_replacement_has_the_parties_and_is_linked(review, commissioner, council, icb):
    came_to(review, "replace")

    new = replace_agreement(review, title="New model", kind="section_75", by=commissioner)

    assert [party.organisation for party in new.parties.all()] == [council, icb]
    assert [(link.earlier, link.kind) for link in new.links_back.all()] == [
        (review.agreement, Link.Kind.REPLACES)
    ]
    assert followed_by(review, commissioner) == [Following("New model", new.get_absolute_url())]
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
