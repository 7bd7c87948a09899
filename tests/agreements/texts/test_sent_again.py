"""The text that the parties were asked to approve is the one that they sign."""

import pytest

from agreements.register.approvals import record_approval, record_signature, send_for_approval
from agreements.register.models import Agreement
from agreements.register.sending_again import has_changed_since_sent, send_again
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.defining import add_definition
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.html import one, parsed, words

CHANGED = "The text is not the one that was sent for approval"


@pytest.fixture
def clause(draft, commissioner):
    said = {"number": "1", "heading": "Purpose", "body": "To work together."}
    return add_clause(draft, after=None, by=commissioner, **said)


@pytest.fixture
def sent(draft, clause, commissioner):
    """Sent for approval, and approved by the commissioner's own body; of a kind that needs no more."""
    Agreement.objects.filter(pk=draft.pk).update(kind="section_113")
    agreement = send_for_approval(Agreement.objects.get(pk=draft.pk), by=commissioner)
    record_approval(own_party(agreement, commissioner), by=commissioner)
    return agreement


def own_party(agreement, user):
    return agreement.parties.get(organisation__in=user.organisation_ids)


def say(clause, body, by):
    clause.refresh_from_db()
    change_clause(clause, number="1", heading="Purpose", body=body, version=clause.version, by=by)


def facts_of(agreement):
    found = {}
    for party in agreement.parties.select_related("approval", "signature"):
        found[party.name_as_printed] = (party.approval.state, party.signature.state)
    return found


def test_nothing_has_changed_until_the_words_do(sent, clause, commissioner):
    assert has_changed_since_sent(sent) is False
    say(clause, "To work apart.", commissioner)
    assert has_changed_since_sent(sent) is True
    say(clause, "To work together.", commissioner)
    assert has_changed_since_sent(sent) is False


def test_a_definition_is_part_of_the_text(sent, commissioner):
    add_definition(sent, term="Carer", meaning="Who cares.", by=commissioner)

    assert has_changed_since_sent(sent) is True


def test_a_draft_that_nobody_was_sent_has_not_changed(draft, clause, commissioner):
    say(clause, "To work apart.", commissioner)

    assert has_changed_since_sent(draft) is False


def test_a_changed_text_is_not_signed_and_one_put_back_is(sent, clause, commissioner):
    party = own_party(sent, commissioner)
    say(clause, "To work apart.", commissioner)
    with pytest.raises(RuleBroken, match=CHANGED):
        record_signature(party, by=commissioner)

    say(clause, "To work together.", commissioner)
    assert record_signature(party, by=commissioner).state == "recorded"


def test_sent_again_every_party_is_asked_anew(sent, clause, commissioner):
    party = own_party(sent, commissioner)
    record_signature(party, by=commissioner)
    say(clause, "To work apart.", commissioner)

    again = send_again(sent, reason="The Cabinet asked for it", by=commissioner)

    assert set(facts_of(again).values()) == {("awaited", "awaited")}
    assert has_changed_since_sent(again) is False
    assert [text.because for text in again.sealed_texts.all()] == ["Sent for approval"] * 2
    assert [*Event.objects.order_by("-pk").values_list("what", flat=True)[:4]] == [
        "agreement.sent_for_approval_again",
        "agreement.text_sealed",
        "agreement.signature_asked_anew",
        "agreement.approval_asked_anew",
    ]


def test_what_only_history_states_is_not_asked_anew(sent, draft, clause, commissioner):
    other = sent.parties.exclude(pk=own_party(sent, commissioner).pk).get()
    record_approval(other, state="attested", stated_in="The minutes", by=commissioner)
    say(clause, "To work apart.", commissioner)

    again = send_again(sent, reason="A slip", by=commissioner)

    assert facts_of(again)[other.name_as_printed] == ("attested", "awaited")


def test_what_was_not_sent_or_has_not_changed_is_not_sent_again(draft, clause, commissioner):
    with pytest.raises(RuleBroken, match="has not been sent for approval yet"):
        send_again(draft, reason="Why", by=commissioner)

    sent = send_for_approval(Agreement.objects.get(pk=draft.pk), by=commissioner)
    with pytest.raises(RuleBroken, match="The text is the one that was sent"):
        send_again(sent, reason="Why", by=commissioner)


def test_the_pages_say_so_and_lead_to_sending_it_again(client, sent, clause, commissioner):
    client.force_login(commissioner)
    address = sent.get_absolute_url()
    party = own_party(sent, commissioner)
    told = "The text was changed after it was sent for approval"
    pages = [address, f"{address}text/", f"{address}parties/{party.pk}/signature/"]
    before = [told in words(one(parsed(client.get(page)), "main")) for page in pages]
    say(clause, "To work apart.", commissioner)

    after = [told in words(one(parsed(client.get(page)), "main")) for page in pages]
    page = words(one(parsed(client.get(address)), "main"))
    client.post(f"{address}send-again/", {"reason": "The Cabinet asked for it"})

    assert (before, after) == ([False] * 3, [True] * 3)
    assert "Send for approval again" in page
    assert facts_of(sent)[party.name_as_printed] == ("awaited", "awaited")
    assert "The Cabinet asked for it" in words(
        one(parsed(client.get(f"{address}history/")), "main")
    )
