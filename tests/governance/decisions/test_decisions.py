import pytest

from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from governance.decisions.decisions import change_decision, record_decision
from governance.decisions.details import details_of
from governance.decisions.models import Decision
from tests.factories import AgreementFactory, BodyFactory
from tests.governance.conftest import whole

NO_DATE = PrintedDate("")


def test_every_detail_is_kept(place, board, council, icb, secretary, draft):
    details = whole(
        board,
        maker_words="The Board",
        status_words="Approved",
        decided_on=PrintedDate.from_words("end of April 2027"),
        resolutions=[{"label": "(a)", "verb": "approve", "text": "Approve it"}],
        options=[
            {"label": "a.", "text": "Nothing", "outcome": "rejected", "reasons": "Risk"},
            {"label": "b.", "text": "Renew", "outcome": "preferred", "reasons": ""},
        ],
        other_references=[{"scheme": "Officer", "text": "PH 09 2021"}],
        authority_lines=[
            {
                "organisation": council,
                "state": "recorded",
                "given_by": "Cabinet",
                "instrument": "Its constitution",
                "on": PrintedDate.from_words("10 May 2027"),
            },
            {
                "organisation": icb,
                "state": "awaited",
                "given_by": "",
                "instrument": "",
                "on": NO_DATE,
            },
        ],
        agreements=[{"agreement": draft, "role": "approve"}],
    )

    decision = record_decision(place, by=secretary, **details)

    kept = details_of(decision)
    assert {name: kept[name] for name in details} == details


def test_the_days_of_a_printed_date_stand_beside_its_words(place, board, secretary):
    date = PrintedDate.from_words("April 2027")

    decision = record_decision(place, by=secretary, **whole(board, decided_on=date))

    decision.refresh_from_db()
    assert decision.decided_on == date
    assert decision.listed_on == date.latest


def test_changes_replace_what_they_name_and_nothing_else(written, secretary):
    before = details_of(written)

    changed = change_decision(
        written, version=1, by=secretary, purpose="Another", options=[{"label": "", "text": "One"}]
    )

    after = details_of(changed)
    assert changed.version == 2
    assert after == before | {
        "purpose": "Another",
        "options": [{"label": "", "text": "One", "outcome": "not_stated", "reasons": ""}],
    }


def test_a_save_over_somebody_elses_is_refused(written, secretary):
    change_decision(written, version=1, by=secretary, purpose="Theirs")

    with pytest.raises(StaleVersion) as stale:
        change_decision(written, version=1, by=secretary, purpose="Mine")

    assert stale.value.theirs.purpose == "Theirs"


def test_a_published_decision_is_corrected_not_edited(published, secretary):
    with pytest.raises(RuleBroken, match="cannot be edited. Correct it instead"):
        change_decision(published, version=2, by=secretary, purpose="Another")


def test_a_body_decides_in_its_own_place_only(place, secretary, partners):
    elsewhere = BodyFactory(name="Cabinet")

    with pytest.raises(RuleBroken, match="Cabinet does not decide in Northshire"):
        record_decision(place, by=secretary, **whole(elsewhere))


def test_an_agreement_of_another_place_is_refused(place, board, secretary):
    other = AgreementFactory(title="Theirs")

    with pytest.raises(RuleBroken, match="Theirs is not an agreement of Northshire"):
        record_decision(
            place, by=secretary, **whole(board, agreements=[{"agreement": other, "role": "note"}])
        )


def test_a_partner_has_one_authority_line(place, board, council, secretary):
    line = {"organisation": council, "state": "awaited"}

    with pytest.raises(RuleBroken, match="Northshire Council has two authority lines"):
        record_decision(place, by=secretary, **whole(board, authority_lines=[line, line]))


def test_a_text_longer_than_the_record_can_hold_is_refused_in_words(place, board, secretary):
    with pytest.raises(RuleBroken, match="Lead officer must be 200 characters or fewer"):
        record_decision(place, by=secretary, **whole(board, lead_officer="x" * 201))


def test_an_unknown_detail_is_a_fault_of_ours(place, board, secretary):
    with pytest.raises(TypeError, match="has no colour"):
        record_decision(place, by=secretary, **whole(board, colour="red"))


def test_the_act_enters_the_chain_of_every_partner(written, council, icb):
    event = Event.objects.get(what="decision.recorded")

    assert set(event.links.values_list("organisation", flat=True)) == {council.pk, icb.pk}
    assert event.payload.after["title"] == "Renew the agreement"


def test_if_the_act_cannot_be_recorded_nothing_is_changed(written, secretary, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("governance.decisions.decisions.record", fail)

    with pytest.raises(OSError):  # noqa: PT011 -- raised two lines above
        change_decision(written, version=1, by=secretary, purpose="Another")

    assert Decision.objects.get().purpose == "To keep commissioning together."
