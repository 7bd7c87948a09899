"""Nobody signs anew while a must is neither met nor explained."""

import pytest

from agreements.completeness.signing import note_before_signing, note_on_overview
from agreements.register.approvals import record_approval, record_signature
from agreements.register.notes import Note
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.agreements.completeness.conftest import explain_all
from tests.factories import DisagreementFactory, ExplanationFactory

pytestmark = pytest.mark.django_db
A_DAY = PrintedDate.from_words("21 April 2021")


@pytest.fixture
def party(pooled, council, commissioner):
    party = pooled.parties.get(organisation=council)
    record_approval(party, by=commissioner, on=A_DAY)
    return party


def page(agreement):
    return f"/northshire/agreements/{agreement.key}/missing/"


def test_a_new_signature_is_refused_with_what_is_missing_and_where(pooled, party, commissioner):
    """R-S75-08 to R-S75-20: no list is waved through."""
    explain_all(pooled, "variation", "review")

    with pytest.raises(RuleBroken) as refusal:
        record_signature(party, by=commissioner, on=A_DAY)

    assert str(refusal.value) == (
        "2 things stand in the way of signing: “How it is reviewed” and “How it is varied”. Put"
        f" that right, or explain it, under “What is missing”: {page(pooled)}"
    )


def test_once_the_last_is_explained_it_is_recorded(pooled, party, commissioner):
    explain_all(pooled, "variation")
    ExplanationFactory(agreement=pooled, item="variation")

    assert record_signature(party, by=commissioner, on=A_DAY).state == "recorded"


@pytest.mark.parametrize(
    "history",
    [
        {"state": "recorded", "stated_in": "The signed paper"},
        {"state": "attested", "stated_in": "A later paper"},
        {"state": "not_required"},
    ],
)
def test_history_is_never_refused(party, commissioner, history):
    assert record_signature(party, by=commissioner, on=A_DAY, **history).state == history["state"]


def test_shoulds_and_disagreements_stop_nobody(pooled, party, icb, commissioner):
    explain_all(pooled)
    DisagreementFactory(agreement=pooled, item="staff", organisation=icb)

    record_signature(party, by=commissioner, on=A_DAY)

    assert list(note_before_signing(pooled, commissioner)) == [
        Note(
            "NHS Northshire ICB disagrees with 1 item. You can sign all the same.",
            page(pooled),
            "What is missing",
        )
    ]


def test_the_signing_page_says_what_is_in_the_way(client, pooled, party, commissioner):
    explain_all(pooled, "variation")
    client.force_login(commissioner)

    text = client.get(f"{pooled.get_absolute_url()}parties/{party.pk}/signature/").content.decode()

    assert "1 thing stands in the way of signing: “How it is varied”." in text
    assert page(pooled) in text


def test_the_overview_says_how_far_the_list_is(client, pooled, commissioner):
    client.force_login(commissioner)

    text = client.get(pooled.get_absolute_url()).content.decode()

    assert "20 of 22 musts are missing." in text


def test_a_kind_without_a_list_has_no_note(pooled, commissioner):
    pooled.kind = "protocol"
    pooled.save()

    assert list(note_on_overview(pooled, commissioner)) == []
    assert list(note_before_signing(pooled, commissioner)) == []
