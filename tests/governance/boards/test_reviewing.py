"""What the outcome of a board's review opens."""

import datetime as dt

import pytest

from agreements.plans.outcomes import Act, Following, followed_by, next_act
from agreements.plans.reviews import decide_review
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.boards.boards import change_form
from governance.boards.ending import end_board
from tests.factories import AgreementFactory, BoardFormFactory, ReviewFactory
from tests.html import one, parsed, words

DECIDED = PrintedDate.from_words("1 April 2027")
HERE = "/northshire/boards/jcb/"
WHO = "Secretaries of the partners can."


@pytest.fixture
def review(board):
    return ReviewFactory(agreement=None, body=board, title="Review of the board")


def came_to(review, outcome, council, by):
    return decide_review(
        review,
        outcome=outcome,
        on=DECIDED,
        organisation=council,
        given_by="Cabinet",
        version=review.version,
        by=by,
    )


def test_a_board_that_goes_on_is_reviewed_again(review, council, commissioner):
    decided = came_to(review, "continue", council, commissioner)

    page = "/northshire/reviews/new/?body=jcb"
    assert next_act(decided) == Act("Plan its next review", page)
    again = ReviewFactory(agreement=None, body=review.body, title="After two years")
    assert next_act(decided) is None
    assert followed_by(decided, commissioner) == [
        Following("After two years", again.get_absolute_url())
    ]


def test_a_board_has_no_last_day_to_extend(review, council, commissioner):
    with pytest.raises(RuleBroken, match="no last day that could be extended"):
        came_to(review, "extend", council, commissioner)


@pytest.mark.parametrize(("first", "shown"), [("2027-03-31", False), ("2027-04-01", True)])
def test_a_board_is_varied_by_another_form_in_law(review, council, commissioner, first, shown):
    BoardFormFactory(body=review.body, form="shadow")
    decided = came_to(review, "vary", council, commissioner)
    act = Act("Change what it is in law", f"{HERE}form/", "boards.change_form", review.body, WHO)
    assert next_act(decided) == act

    change_form(review.body, form="jmg", from_on=dt.date.fromisoformat(first), by=None)

    assert next_act(decided) == (None if shown else act)
    said = Following("Joint management group of a pooled fund from 1 April 2027", HERE)
    assert followed_by(decided, commissioner) == ([said] if shown else [])


def test_what_cannot_decide_becomes_a_board_that_can_before_more_is_delegated(
    review, council, icb, commissioner, today
):
    """R-GOV-02; seed 002, paragraph 15."""
    BoardFormFactory(body=review.body, form="advisory")
    decided = came_to(review, "delegate_more", council, commissioner)
    assert next_act(decided).words == "Change what it is in law"

    change_form(review.body, form="joint_committee_reg10", from_on=DECIDED.latest, by=None)

    assert next_act(decided) == Act("Start the delegation", "/agreements/new/?kind=delegation")
    AgreementFactory(partnership=review.partnership, kind="delegation", parties=[council, icb])
    assert next_act(decided) is None
    assert len(followed_by(decided, commissioner)) == 2


def test_a_board_is_replaced_by_one_that_is_set_up(review, council, commissioner):
    decided = came_to(review, "replace", council, commissioner)

    assert next_act(decided) == Act(
        "Set up the board that replaces it",
        "/northshire/boards/new/",
        "boards.add_body",
        review.partnership,
        WHO,
    )


def test_the_end_of_a_board_is_recorded_with_the_authority_of_the_outcome(
    client, review, council, commissioner, secretary
):
    decided = came_to(review, "end", council, commissioner)
    page = f"{HERE}end/?given_by=Cabinet&organisation={council.pk}"
    act = Act("Record its end", page, "boards.end_board", review.body, WHO)
    assert (next_act(decided), followed_by(decided, commissioner)) == (act, [])
    client.force_login(secretary)
    form = client.get(page).content.decode()
    assert 'value="Cabinet"' in form
    assert f'value="{council.pk}" selected' in form

    end_board(review.body, last_on=dt.date(2027, 6, 30), stated_in="Minutes", by=secretary)

    decided.body.refresh_from_db()
    assert next_act(decided) is None
    said = Following("Its last day is 30 June 2027", HERE)
    assert followed_by(decided, commissioner) == [said]


def test_who_may_not_is_told_who_can(client, review, council, commissioner, secretary):
    decided = came_to(review, "replace", council, commissioner)

    said = {}
    for user in (commissioner, secretary):
        client.force_login(user)
        page = parsed(client.get(decided.get_absolute_url()))
        said[user] = words(one(page, "main"))

    assert f"Next: set up the board that replaces it. {WHO}" in said[commissioner]
    assert f"Next: set up the board that replaces it. {WHO}" not in said[secretary]
    assert "Set up the board that replaces it" in said[secretary]


def test_pages_that_are_opened_are_filled_in(client, review, commissioner):
    client.force_login(commissioner)

    for page, checked in (
        ("/northshire/reviews/new/?body=jcb", str(review.body.pk)),
        ("/agreements/new/?kind=delegation", "delegation"),
    ):
        html = client.get(page).content.decode()
        assert f'value="{checked}" selected' in html or f'value="{checked}" checked' in html
