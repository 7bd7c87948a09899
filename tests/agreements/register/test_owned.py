"""Who is to do a milestone, an action, an obligation or a task, in words."""

import pytest

from agreements.areas.models import AreaAction, Milestone, Obligation
from agreements.plans.models import PlanTask
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post

COUNCIL = Organisation(name="Northshire Council")


@pytest.mark.parametrize("kind", [Milestone, AreaAction, Obligation])
def test_a_post_in_words_stands_before_its_body(kind):
    named = kind(owner=COUNCIL, owner_post="Head of Care")

    assert named.owner_words == "Head of Care, Northshire Council"
    assert kind(owner=COUNCIL).owner_words == "Northshire Council"


def test_a_post_on_record_stands_before_its_body():
    post = Post(organisation=COUNCIL, title="Director")

    assert PlanTask(owner=COUNCIL, post=post).owner_words == "Director, Northshire Council"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Milestone, "All parties together"),
        (Obligation, "All parties together"),
        (AreaAction, ""),
        (PlanTask, ""),
    ],
)
def test_where_no_body_is_named(kind, said):
    assert kind().owner_words == said
