"""Bodies that decide, what they are in law, and call-in: R-GOV-01, R-GOV-02, R-GOV-04, R-CAL-01."""

import datetime as dt

import pytest

from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from governance.boards.boards import add_body, change_form, set_call_in
from governance.boards.makers import (
    bodies_served_by,
    form_that_cannot_decide,
    organisations_behind,
)
from governance.boards.models import BoardForm, CallInRule
from tests.factories import BoardFormFactory, BodyFactory

DAY = dt.date(2027, 4, 1)


def test_a_joint_board_acts_for_all_partners_and_an_officer_for_one(board, officer, council, icb):
    assert organisations_behind(board, on=DAY) == {council.pk, icb.pk}
    assert organisations_behind(officer, on=DAY) == {council.pk}


def test_a_secretary_serves_her_own_bodies_and_the_joint_ones(
    board, officer, secretary, partner_secretary, commissioner
):
    def served(user):
        return set(bodies_served_by(user, on=DAY))

    assert served(secretary) == {board, officer}
    assert served(partner_secretary) == {board}
    assert served(commissioner) == set()


@pytest.mark.parametrize(
    ("form", "can"),
    [
        ("joint_committee_reg10", True),
        ("hwb", True),
        ("meeting_of_executives", False),
        ("shadow", False),
        ("advisory", False),
        ("informal", False),
    ],
)
def test_some_forms_cannot_decide(board, form, can):
    """R-GOV-02; R-S75-30: a joint committee of regulation 10 can."""
    BoardFormFactory(body=board, form=form)

    assert (form_that_cannot_decide(board, on=DAY) is None) == can


def test_a_form_holds_between_its_days(board):
    """R-GOV-01."""
    BoardFormFactory(body=board, form="shadow", until_on=dt.date(2027, 3, 31))

    assert form_that_cannot_decide(board, on=dt.date(2027, 3, 31)) is not None
    assert form_that_cannot_decide(board, on=dt.date(2027, 4, 1)) is None


def test_a_shadow_board_goes_live(board, secretary):
    """R-GOV-04: the form before ends the day before."""
    BoardFormFactory(body=board, form="shadow")

    change_form(board, form="joint_committee_reg10", from_on=DAY, by=secretary)

    forms = BoardForm.objects.filter(body=board)
    assert list(forms.values_list("form", "from_on", "until_on")) == [
        ("shadow", None, dt.date(2027, 3, 31)),
        ("joint_committee_reg10", DAY, None),
    ]


def test_a_form_does_not_begin_before_a_later_one(board, secretary):
    BoardFormFactory(body=board, form="shadow", from_on=DAY)

    with pytest.raises(RuleBroken, match="A later form of Joint Commissioning Board is recorded"):
        change_form(board, form="hwb", from_on=DAY, by=secretary)


def test_a_body_is_added_with_its_form(place, secretary, partners):
    body = add_body(
        place, name="Executive", short_name="JCE", kind="board", form="shadow", by=secretary
    )

    assert (body.slug, body.forms.get().form) == ("jce", "shadow")
    assert Event.objects.get(what="body.added").links.count() == 2


def test_an_officer_holds_the_post_of_that_name(place, council, secretary, partners):
    body = add_body(
        place,
        name="Director of Public Health",
        short_name="DPH",
        kind="officer",
        organisation=council,
        by=secretary,
    )

    assert (body.post.title, body.post.organisation) == ("Director of Public Health", council)


@pytest.mark.parametrize(
    ("kind", "own", "short_name", "refusal"),
    [
        ("board", True, "X", "A joint board belongs to all partners"),
        ("council_body", False, "X", "Select the organisation whose body this is"),
        ("board", False, "jcb", "jcb already numbers the decisions of a body in Northshire"),
        ("board", False, "??", "The short name must have letters or figures"),
    ],
)
def test_what_cannot_be_a_body_is_refused(
    place, board, council, secretary, kind, own, short_name, refusal
):
    with pytest.raises(RuleBroken, match=refusal):
        add_body(
            place,
            name="Another",
            short_name=short_name,
            kind=kind,
            organisation=council if own else None,
            by=secretary,
        )


def test_the_same_short_name_may_serve_in_another_place(place, board, secretary):
    other = BodyFactory().partnership

    assert add_body(other, name="B", short_name="JCB", kind="board", by=secretary).slug == "jcb"


def test_a_call_in_period_ends_the_one_before(council, secretary):
    """R-CAL-01."""
    for days, first in ((3, dt.date(2020, 1, 1)), (5, DAY)):
        set_call_in(
            council, working_days=days, snap="next_calendar_day", from_on=first, by=secretary
        )

    assert list(CallInRule.objects.values_list("working_days", "from_on", "until_on")) == [
        (3, dt.date(2020, 1, 1), dt.date(2027, 3, 31)),
        (5, DAY, None),
    ]


def test_a_call_in_period_does_not_begin_before_a_later_one(council, secretary):
    set_call_in(council, working_days=3, snap="next_calendar_day", from_on=DAY, by=secretary)

    with pytest.raises(RuleBroken, match="begins later is recorded for Northshire Council"):
        set_call_in(council, working_days=5, snap="next_calendar_day", from_on=DAY, by=secretary)
