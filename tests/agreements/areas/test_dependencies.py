"""What a milestone needs first."""

import datetime as dt

import pytest

from agreements.areas.dependencies import say_what_milestone_needs, waits_for
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import BodyFactory, MilestoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(draft):
    """Three milestones: first, second, third, each due a month after the one before."""

    def make(position, day):
        due = dt.date.fromisoformat(day)
        words = ("Terms agreed", "Cabinet approves", "Agreement signed")[position - 1]
        return MilestoneFactory(
            agreement=draft, position=position, words=words, due_words=f"{due:%-d %B %Y}",
            due_earliest=due, due_latest=due,
        )  # fmt: skip

    return [make(1, "2027-01-31"), make(2, "2027-02-28"), make(3, "2027-03-31")]


def need(milestone, *others, version=None, **said):
    said = {"decision_from": None, "owner_post": ""} | said
    milestone.refresh_from_db()
    return say_what_milestone_needs(
        milestone, depends_on=others, version=version or milestone.version, by=None, **said
    )


def told(milestone, day):
    return list(waits_for(milestone, today=dt.date.fromisoformat(day)))


def test_it_waits_for_those_that_are_not_done(plan):
    first, second, third = plan
    need(third, first, second)

    assert told(third, "2027-01-31") == [
        "Waits for “Terms agreed”, by 31 January 2027",
        "Waits for “Cabinet approves”, by 28 February 2027",
    ]
    first.done_on = dt.date(2027, 1, 20)
    first.save()
    assert told(third, "2027-01-31") == ["Waits for “Cabinet approves”, by 28 February 2027"]


def test_it_says_when_what_it_waits_for_is_late(plan):
    first, second, _ = plan
    need(second, first)

    assert told(second, "2027-02-01") == ["Waits for “Terms agreed”, which is 1 day late"]


def test_it_says_when_what_it_waits_for_is_due_only_later(plan):
    first, second, _ = plan
    need(first, second)

    assert told(first, "2027-01-01") == [
        "Waits for “Cabinet approves”, which is due only on a later day, 28 February 2027"
    ]


def test_what_is_done_waits_for_nothing(plan):
    first, second, _ = plan
    second = need(second, first)
    second.done_on = dt.date(2027, 2, 1)

    assert told(second, "2027-02-01") == []
    assert len(told(second, "2027-01-31")) == 1


@pytest.mark.parametrize("back", [0, 1, 2])
def test_milestones_do_not_wait_for_each_other_in_a_circle(plan, back):
    first, second, third = plan
    need(second, first)
    need(third, second)

    with pytest.raises(RuleBroken, match="That would be a circle"):
        need(first, plan[back])

    assert first.depends_on.count() == 0


def test_a_diamond_is_no_circle(plan, draft):
    first, second, third = plan
    fourth = MilestoneFactory(agreement=draft, position=4)
    need(second, first)
    need(third, first)

    assert need(fourth, second, third).depends_on.count() == 2


def test_a_board_of_the_place_decides(plan, place, icb):
    board = BodyFactory(partnership=place)
    first = plan[0]
    first.owner = icb
    first.save()

    said = need(first, decision_from=board, owner_post="Director of Place")

    assert (said.decision_from, said.owner_words, said.version) == (
        board, "Director of Place, NHS Northshire ICB", 2,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("others", "said", "refusal"),
    [
        (lambda: [MilestoneFactory()], {}, "milestones of this agreement"),
        (list, {"decision_from": BodyFactory}, "is not a board of Northshire"),
        (list, {"owner_post": lambda: "Head"}, "no one post does it"),
    ],
)
def test_what_cannot_be_is_refused(plan, others, said, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        need(plan[0], *others(), **{name: make() for name, make in said.items()})


def test_two_who_say_what_it_needs_meet(plan):
    need(plan[1], plan[0])

    with pytest.raises(StaleVersion):
        need(plan[1], version=1)


def test_it_is_said_on_the_page_and_by_the_api(client, plan, place, draft, commissioner):
    first, second, _ = plan
    board = BodyFactory(partnership=place)
    client.force_login(commissioner)
    address = f"/northshire/agreements/{draft.key}/milestones/"

    form = client.get(f"{address}{second.key}/needs/").content.decode()
    asked = {"depends_on": [first.pk], "decision_from": board.pk, "version": 1}
    client.post(f"{address}{second.key}/needs/", asked)

    assert "Terms agreed" in form
    page = client.get(address).content.decode()
    assert "Waits for “Terms agreed”" in page
    assert f"Decision needed from: {board}" in page
    told = client.get(f"/api/v1/milestones/{second.key}/").json()
    assert (told["depends_on"], told["decision_from"]) == ([first.key], board.slug)
    sent = client.post(
        f"/api/v1/milestones/{first.key}/needs/",
        {"depends_on": [second.key]},
        content_type="application/json",
        headers={"If-Match": '"1"'},
    )
    assert (sent.status_code, "circle" in sent.json()["detail"]) == (409, True)
