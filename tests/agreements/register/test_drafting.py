import datetime as dt

import pytest

from agreements.register.approvals import record_approval, record_signature
from agreements.register.drafting import (
    NewParty,
    change_agreement,
    change_term,
    delete_draft,
    start_agreement,
)
from agreements.register.models import Agreement, PartyFact, Term
from commissioning.audit.models import Event, Link
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import BodyFactory


def start(place, *bodies, by=None, kind="jca"):
    return start_agreement(
        place, kind=kind, title="Working together", parties=map(NewParty, bodies), by=by
    )


def test_a_draft_awaits_every_partys_approval_and_signature(place, council, icb, commissioner):
    agreement = start(place, council, icb, by=commissioner)

    assert [
        (p.name_as_printed, p.approval.state, p.signature.state) for p in agreement.parties.all()
    ] == [
        ("Northshire Council", "awaited", "awaited"),
        ("NHS Northshire ICB", "awaited", "awaited"),
    ]


def test_an_agreement_of_one_body_is_refused(place, council):
    with pytest.raises(RuleBroken, match="at least two"):
        start(place, council, council)


def test_a_memorandum_binds_nobody_unless_it_says_so(place, council, icb):
    """R-S75-43."""
    assert start(place, council, icb, kind="mou").binding == Agreement.Binding.NO


def test_starting_enters_the_chain_of_every_party(place, council, icb, commissioner):
    agreement = start(place, council, icb, by=commissioner)

    event = Event.objects.get(what="agreement.started", subject_id=agreement.pk)
    assert set(Link.objects.filter(event=event).values_list("organisation", flat=True)) == {
        council.pk,
        icb.pk,
    }


def test_a_change_counts_the_version_up(draft, commissioner):
    changed = change_agreement(draft, by=commissioner, version=1, title="A better title")

    assert (changed.title, changed.version) == ("A better title", 2)


def test_the_board_that_is_answerable_is_changed_and_named_in_the_log(draft, commissioner):
    board = BodyFactory(partnership=draft.partnership, name="Joint Commissioning Board")

    changed = change_agreement(draft, by=commissioner, version=1, answers_to=board)

    told = Event.objects.get(what="agreement.changed", subject_id=draft.pk).payload
    assert changed.answers_to == board
    assert (told.before, told.after) == (
        {"answers_to": None},
        {"answers_to": "Joint Commissioning Board"},
    )


def test_a_change_over_somebody_elses_is_refused_and_shows_theirs(draft, commissioner):
    change_agreement(draft, by=commissioner, version=1, title="Theirs")

    with pytest.raises(StaleVersion) as refusal:
        change_agreement(draft, by=commissioner, version=1, title="Mine")

    assert refusal.value.theirs.title == "Theirs"


def test_an_end_before_the_start_is_refused(place, council, icb, commissioner):
    agreement = start(place, council, icb)
    april, march = PrintedDate.from_words("1 April 2027"), PrintedDate.from_words("31 March 2027")

    with pytest.raises(RuleBroken, match="End date must be after 1 April 2027"):
        change_term(
            agreement,
            by=commissioner,
            version=1,
            starts="fixed",
            starts_earliest=april.earliest,
            ends="fixed",
            ends_latest=march.latest,
        )


def test_of_a_signed_agreement_the_start_alone_is_said_while_nobody_knows_it(
    client, agreed, commissioner
):
    """What the home page asks for, and what nothing recorded contradicts."""
    Term.objects.filter(agreement=agreed).update(
        starts="not_stated", starts_words="", starts_earliest=None, starts_latest=None
    )
    client.force_login(commissioner)
    page = f"{agreed.get_absolute_url()}term/"
    term = {
        "starts": "fixed",
        "starts_on": "1 April 2020",
        "ends": "fixed",
        "ends_on": agreed.term.ends_words,
        "version": agreed.version,
    }

    def answers(**changes):
        return client.post(page, term | changes).status_code

    assert answers(ends_on="31 March 2022") == 200
    assert answers() == 302
    assert Term.objects.get(agreement=agreed).starts_earliest == dt.date(2020, 4, 1)
    assert answers(starts_on="2 April 2020", version=agreed.version + 1) == 200


def test_a_draft_can_be_thrown_away_and_the_log_keeps_its_title(place, council, icb, commissioner):
    agreement = start(place, council, icb)

    delete_draft(agreement, by=commissioner)

    event = Event.objects.get(what="agreement.deleted")
    assert (Agreement.objects.count(), event.payload.before) == (0, {"title": "Working together"})


def test_what_somebody_approved_cannot_be_thrown_away(place, council, icb, commissioner):
    agreement = start(place, council, icb)
    record_approval(agreement.parties.first(), by=commissioner)

    with pytest.raises(RuleBroken, match="nobody has approved"):
        delete_draft(agreement, by=commissioner)


def test_an_agreement_that_all_have_signed_is_not_changed(place, council, icb, commissioner):
    agreement = start(place, council, icb)
    for party in agreement.parties.all():
        record_approval(party, by=commissioner, state=PartyFact.State.NOT_REQUIRED)
        record_signature(party, by=commissioner, stated_in="The signed paper")
    agreement.refresh_from_db()

    with pytest.raises(RuleBroken, match="Every party has signed"):
        change_agreement(agreement, by=commissioner, version=agreement.version, title="Late")


def test_what_is_known_from_a_paper_alone_can_be_put_right(place, council, icb, commissioner):
    agreement = start(place, council, icb)
    Agreement.objects.filter(pk=agreement.pk).update(stated_in="register.xlsx, row 3")
    for party in agreement.parties.all():
        party.signature.state = PartyFact.State.NOT_RECORDED
        party.signature.save()

    changed = change_agreement(agreement, by=commissioner, version=1, title="As it was called")
    changed = change_term(changed, by=commissioner, version=2, notice_days=90)

    assert (changed.title, changed.term.notice_days) == ("As it was called", 90)


def test_a_failed_audit_entry_undoes_the_change(draft, commissioner, monkeypatch):
    monkeypatch.setattr("commissioning.audit.log.Event.objects.create", _fail)

    with pytest.raises(OSError, match="no log"):
        change_agreement(draft, by=commissioner, version=1, title="Unrecorded")

    assert Agreement.objects.get(pk=draft.pk).title == draft.title


def _fail(**fields):
    raise OSError("no log")
