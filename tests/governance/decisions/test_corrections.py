"""Correcting what is published (law 3, R-REC-09)."""

import pytest

from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from governance.decisions.corrections import correct_decision, preview_correction
from governance.decisions.decisions import record_decision
from governance.decisions.details import details_of
from governance.decisions.models import Decision
from governance.decisions.publication import publish_decision
from tests.governance.conftest import TODAY, whole


def correct(decision, by, *, key="corrected", reason="A figure was wrong.", **changes):
    return correct_decision(
        decision,
        version=decision.version,
        by=by,
        key=key,
        on=TODAY,
        reason=reason,
        **changes,
    )


def test_a_correction_is_a_new_revision_with_its_reason(published, secretary):
    first = published.revisions.get()

    second = correct(published, secretary, reasons="Better ones.")

    assert (second.number, second.reason) == (2, "A figure was wrong.")
    assert second.content["correction"] == "A figure was wrong."
    assert second.content["reasons"] == "Better ones."
    assert first.content["reasons"] == "Services would otherwise rest on nothing."
    assert second.get_absolute_url() == "/northshire/decisions/jcb/2027/1/v2/"


def test_the_reference_and_the_day_stay(published, secretary):
    corrected = correct(published, secretary, title="Another title").decision

    assert corrected.reference == published.reference
    assert corrected.published_on == published.published_on


def test_the_row_holds_what_the_newest_revision_says(published, secretary):
    correct(published, secretary, options=[{"label": "a.", "text": "Wait"}])

    assert details_of(Decision.objects.get())["options"] == [
        {"label": "a.", "text": "Wait", "outcome": "not_stated", "reasons": ""}
    ]
    assert "Wait" in Decision.objects.get().public_words


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_it_needs_a_reason(published, secretary, reason):
    with pytest.raises(RuleBroken, match="Enter the reason for the correction"):
        correct(published, secretary, reason=reason, title="Another")


def test_it_must_change_something(published, secretary):
    with pytest.raises(RuleBroken, match="Nothing was changed, so there is nothing to correct"):
        correct(published, secretary, title=published.title)


def test_it_cannot_take_away_what_the_law_asks_for(published, secretary):
    with pytest.raises(RuleBroken, match="Enter the reasons for the decision"):
        correct(published, secretary, reasons="")


def test_it_cannot_change_who_decided(published, secretary, officer):
    with pytest.raises(RuleBroken, match="whose number it bears for good"):
        correct(published, secretary, body=officer)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"stated_in": "A paper"}, "it is taken from no paper"),
        ({"published_on": PrintedDate.from_words("1 May 2027")}, "The publication date is the day"),
    ],
)
def test_it_cannot_make_history_of_what_was_published_here(published, secretary, change, refusal):
    """Else what the law asks for could be left out afterwards."""
    with pytest.raises(RuleBroken, match=refusal):
        correct(published, secretary, reasons="", **change)


@pytest.mark.parametrize(
    ("field", "name"),
    [("decided_on", "date of the decision"), ("published_on", "publication date")],
)
@pytest.mark.parametrize("stated_in", ["", "A paper"])
def test_it_cannot_take_a_date_away(place, board, secretary, field, name, stated_in):
    """Of history neither, though it may have lacked one from the start."""
    printed = PrintedDate.from_words("10/05/2027") if stated_in else None
    details = whole(board, stated_in=stated_in, published_on=printed)
    draft = record_decision(place, by=secretary, **details)
    published = publish_decision(draft, version=1, by=secretary, key="k", on=TODAY).decision

    with pytest.raises(RuleBroken) as broken:
        correct(published, secretary, **{field: PrintedDate("")})

    assert str(broken.value) == f"Enter the {name}: a correction cannot take it away."


def test_history_that_had_no_date_may_be_corrected_without_one(place, board, secretary):
    old = {"body": board, "title": "Old", "stated_in": "A paper"}
    draft = record_decision(place, by=secretary, **old)
    published = publish_decision(draft, version=1, by=secretary, key="k", on=TODAY).decision

    assert correct(published, secretary, title="Older").content["title"] == "Older"


def test_a_draft_is_edited_not_corrected(written, secretary):
    with pytest.raises(RuleBroken, match="This decision is a draft. Edit it instead"):
        correct(written, secretary, title="Another")


def test_a_correction_over_somebody_elses_is_refused(published, secretary):
    with pytest.raises(StaleVersion):
        correct_decision(
            published, version=1, by=secretary, key="k", on=TODAY, reason="x", title="y"
        )


def test_a_form_sent_twice_corrects_once(published, secretary):
    first = correct(published, secretary, title="Another")
    second = correct(published, secretary, title="Another")

    assert first == second
    assert published.revisions.count() == 2


def test_the_preview_saves_nothing_and_is_what_is_sealed(published, secretary):
    changes = {"title": "Another", "resolutions": [{"label": "1.", "text": "Agree"}]}

    preview = preview_correction(
        published, changes, by=secretary, on=TODAY, reason="A figure was wrong."
    )

    assert published.revisions.count() == 1
    assert correct(published, secretary, **changes).content == preview


def test_the_act_says_what_stood_before(published, secretary):
    correct(published, secretary, title="Another")

    payload = Event.objects.get(what="decision.corrected").payload
    assert payload.before["title"] == "Renew the agreement"
    assert payload.after == {"title": "Another", "reason": "A figure was wrong."}
