"""None declared, or somebody's conflict, and never both: R-DEC-14."""

import pytest

from commissioning.errors import RuleBroken
from governance.decisions.decisions import change_decision, record_decision
from governance.decisions.declarations import MUDDLED, are_muddled
from governance.decisions.details import parts_of
from governance.decisions.publication import publish_decision
from governance.decisions.warnings import missing_parts
from tests.governance.conftest import TODAY, whole


@pytest.mark.parametrize(
    ("answer", "text", "muddled"),
    [
        ("none_declared", "", False),
        ("none_declared", " \n", False),
        ("none_declared", "None declared.", False),
        ("none_declared", "Nil", False),
        ("none_declared", "Councillor Sample, a governor of the trust", True),
        ("none_declared", "None declared. Councillor Sample then left", True),
        ("declared", "Councillor Sample, a governor of the trust", False),
        ("not_stated", "Councillor Sample", False),
    ],
)
def test_none_declared_with_a_conflict_is_a_muddle(answer, text, muddled):
    assert are_muddled(answer, text) == muddled


def test_it_cannot_be_saved(place, board, secretary, written):
    muddled = whole(board, conflicts_text="Councillor Sample")

    with pytest.raises(RuleBroken, match="None declared is selected, but there is text"):
        record_decision(place, by=secretary, **muddled)
    with pytest.raises(RuleBroken, match="None declared is selected, but there is text"):
        record_decision(place, by=secretary, **muddled, stated_in="A paper")
    with pytest.raises(RuleBroken, match="None declared is selected, but there is text"):
        change_decision(written, version=1, by=secretary, conflicts_text="Councillor Sample")


def test_one_that_was_saved_before_is_not_published(written, secretary):
    written.conflicts_text = "Councillor Sample"
    written.save()

    assert list(missing_parts(written, parts_of(written), on=TODAY)) == [
        ("conflicts_text", MUDDLED)
    ]
    with pytest.raises(RuleBroken, match="None declared is selected"):
        publish_decision(written, version=1, by=secretary, key="k", on=TODAY)
