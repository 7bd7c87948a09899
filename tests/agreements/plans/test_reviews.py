"""Starting a review, changing it, and recording what came of it."""

import pytest
from django.db import IntegrityError, transaction

from agreements.plans.models import Review
from agreements.plans.reviews import change_review, decide_review, start_review
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import (
    BodyFactory,
    OrganisationFactory,
    PartnerFactory,
    PostFactory,
    ReviewFactory,
    UserFactory,
)

MARCH = PrintedDate.from_words("March 2021")


@pytest.fixture
def review(draft):
    return ReviewFactory(agreement=draft)


def decide(review, by, **details):
    given = {"outcome": "replace", "version": review.version, "on": MARCH, "given_by": "Cabinet"}
    given |= {"organisation": review.agreement.parties.first().organisation}
    return decide_review(review, by=by, **given | details)


def test_a_review_is_of_an_agreement_or_of_a_board(draft, place, commissioner, council):
    board, lead = BodyFactory(partnership=place), PostFactory(organisation=council)

    first = start_review(
        draft, title="Of it", begun=MARCH, why_now="It is old", led_by=[lead], by=commissioner
    )
    second = start_review(board, title="Of them", by=commissioner)

    assert (first.of, first.begun_on, list(first.led_by.all())) == (draft, MARCH, [lead])
    assert (second.of, second.partnership) == (board, place)


def test_the_database_refuses_a_review_of_both_or_of_neither(draft, place):
    for of in ({"agreement": draft, "body": BodyFactory(partnership=place)}, {"body": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewFactory(partnership=place, **of)


def test_a_review_is_changed_and_led_by_others(review, commissioner, icb):
    lead = PostFactory(organisation=icb)

    found = change_review(review, title="New", led_by=[lead], version=1, by=commissioner)

    assert (found.title, found.version, list(found.led_by.all())) == ("New", 2, [lead])
    with pytest.raises(TypeError, match="outcome"):
        change_review(review, outcome="end", version=2, by=commissioner)


def test_an_outcome_has_its_day_and_its_authority(review, commissioner, council):
    found = decide(review, commissioner, reference="CAB/2021/7", outcome_words="A new model")

    assert (found.outcome, found.decided_on, found.is_decided) == ("replace", MARCH, True)
    authority = found.decided_by
    assert (authority.given_by, authority.reference, authority.organisation) == (
        "Cabinet",
        "CAB/2021/7",
        council,
    )


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"on": None}, "Enter the day or the month"),
        ({"on": PrintedDate.from_words("soon")}, "Enter the day or the month"),
        ({"given_by": ""}, "Enter the body or officer"),
        ({"organisation": None}, "Select the organisation"),
    ],
)
def test_a_new_outcome_without_them_is_refused(review, commissioner, details, says):
    with pytest.raises(RuleBroken, match=says):
        decide(review, commissioner, **details)
    assert Review.objects.get().outcome == ""


def test_history_is_not_refused(draft, commissioner):
    review = ReviewFactory(agreement=draft, stated_in="A paper of 2021")

    found = decide_review(review, outcome="continue", version=1, by=commissioner)

    assert (found.outcome, found.decided_by, found.decided_words) == ("continue", None, "")


def test_a_second_outcome_stands_for_the_first(review, commissioner):
    decide(review, commissioner)

    found = decide(review, commissioner, outcome="end", version=2)

    assert found.outcome == "end"
    last = Event.objects.filter(what="review.decided").order_by("pk").last()
    assert last.payload.before == {"outcome": "replace", "on": "March 2021"}


def test_the_database_refuses_an_authority_for_no_outcome(review, commissioner):
    decide(review, commissioner)

    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(outcome="")


def test_two_people_do_not_decide_over_each_other(review, commissioner):
    decide(review, commissioner)

    with pytest.raises(StaleVersion) as stale:
        decide(review, commissioner, version=1)
    assert stale.value.theirs.outcome == "replace"


def test_a_failed_record_undoes_the_change(review, commissioner, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no audit log")

    monkeypatch.setattr("agreements.plans.reviews.record", fail)

    with pytest.raises(OSError, match="no audit log"):
        decide(review, commissioner)
    assert Review.objects.get().outcome == ""


@pytest.fixture
def of_the_board(place, council):
    PartnerFactory(partnership=place, organisation=council)
    return ReviewFactory(body=BodyFactory(partnership=place))


def test_only_whom_a_review_concerns_sees_it(
    review, of_the_board, commissioner, partner_commissioner, viewer, administrator, outsider
):
    def seen(user):
        return set(Review.objects.visible_to(user))

    assert seen(commissioner) == seen(viewer) == {review, of_the_board}
    assert seen(partner_commissioner) == {review}  # a party, and no partner of the place
    assert seen(administrator) == seen(outsider) == set()


def test_a_partner_of_the_place_that_is_no_party_does_not_see_the_agreements_review(
    review, of_the_board, place
):
    other = OrganisationFactory()
    PartnerFactory(partnership=place, organisation=other)
    user = UserFactory(roles={other: [Role.COMMISSIONER]})

    assert set(Review.objects.visible_to(user)) == {of_the_board}
