"""Rows that stand in an order: priorities of a plan, points and dependencies of a review."""

import pytest

from agreements.plans.models import PlanPriority, ReviewDependency, ReviewPoint
from agreements.plans.ordered_rows import add_row, change_row, move_row, set_rows, take_out_row
from agreements.plans.plans import issue_version
from commissioning.audit.models import Event
from commissioning.errors import StaleVersion
from tests.factories import PlanFactory, ReviewFactory

LAYERS = ("Communities", "Front door", "Home", "Specialists")


@pytest.fixture
def plan(place):
    """Seed 000: the place plan with its four layers."""
    plan = PlanFactory(partnership=place)
    for name in LAYERS:
        add_row(PlanPriority, plan, kind="layer", name=name, by=None)
    return plan


@pytest.fixture
def review(draft):
    return ReviewFactory(agreement=draft)


def names(plan):
    return [priority.name for priority in plan.priorities.all()]


def version_of(root):
    root.refresh_from_db()
    return root.version


def test_rows_keep_the_order_in_which_they_were_added(plan):
    assert names(plan) == list(LAYERS)
    assert version_of(plan) == 5


@pytest.mark.parametrize(
    ("name", "up", "expected"),
    [
        ("Front door", True, ["Front door", "Communities", "Home", "Specialists"]),
        ("Front door", False, ["Communities", "Home", "Front door", "Specialists"]),
        ("Communities", True, list(LAYERS)),
        ("Specialists", False, list(LAYERS)),
    ],
)
def test_a_row_moves_one_place_and_stays_at_the_ends(plan, commissioner, name, up, expected):
    move_row(plan.priorities.get(name=name), up=up, by=commissioner)

    assert names(plan) == expected


def test_rows_move_among_their_own_kind(review, commissioner):
    question = add_row(ReviewPoint, review, kind="question", words="Q1", by=None)
    hard = add_row(ReviewPoint, review, kind="challenge", words="C1", by=None)
    second = add_row(ReviewPoint, review, kind="question", words="Q2", by=None)

    move_row(second, up=True, by=commissioner)

    assert [row.position for row in (question, hard, second)] == [1, 1, 2]
    points = ReviewPoint.objects.filter(kind="question")
    assert [point.words for point in points] == ["Q2", "Q1"]


def test_a_priority_belongs_to_the_current_version(plan):
    version = issue_version(plan, label="2", by=None)

    added = add_row(PlanPriority, plan, name="New", by=None)

    assert (added.of_version, added.position) == (version, 1)


def test_a_row_is_changed_and_taken_out(review, commissioner):
    row = add_row(ReviewDependency, review, words="The budget", by=None)
    change_row(row, words="The budget of 2021", version=version_of(review), by=commissioner)
    assert review.dependencies.get().words == "The budget of 2021"

    take_out_row(row, version=version_of(review), by=commissioner)

    assert list(review.dependencies.all()) == []
    events = Event.objects.filter(subject_type="plans.review").order_by("pk")
    assert [event.what for event in events] == [
        "review_dependency.added",
        "review_dependency.changed",
        "review_dependency.taken_out",
    ]


def test_two_people_do_not_change_a_row_over_each_other(plan, commissioner):
    row = plan.priorities.get(name="Home")

    with pytest.raises(StaleVersion):
        change_row(row, name="Mine", version=4, by=commissioner)
    with pytest.raises(StaleVersion):
        take_out_row(row, version=4, by=commissioner)


def test_all_rows_of_a_kind_are_set_at_once(plan, review, commissioner):
    first = issue_version(plan, label="1", keep_priorities=True, by=None)
    rows = [{"kind": "layer", "name": "Home"}, {"kind": "layer", "name": "Front door"}]
    set_rows(PlanPriority, plan, rows, version=version_of(plan), by=commissioner)
    points = [
        {"kind": "question", "words": "Q1"},
        {"kind": "challenge", "words": "C1"},
        {"kind": "question", "words": "Q2"},
    ]
    set_rows(ReviewPoint, review, points, version=1, by=commissioner)

    assert [p.name for p in first.priorities.all()] == ["Home", "Front door"]
    assert names(plan).count("Specialists") == 1  # of the time before the version
    assert [(p.words, p.position) for p in review.points.order_by("words")] == [
        ("C1", 1),
        ("Q1", 1),
        ("Q2", 2),
    ]
