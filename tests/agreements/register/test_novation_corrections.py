"""A novation taken back, or put right, with the reason (R-S75-41, R-PTY-02)."""

import datetime as dt

import pytest

from agreements.register.models import Agreement, Novation, Party, PartyFact
from agreements.register.novation_corrections import correct_novation, take_back_novation
from agreements.register.novations import novate_party, record_novation_approval
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import AgreementFactory, OrganisationFactory, WithdrawalFactory
from tests.html import one, parsed, words

JUNE, JULY, AUGUST = dt.date(2022, 6, 30), dt.date(2022, 7, 1), dt.date(2022, 8, 1)
LAW = "Health and Care Act 2022"


@pytest.fixture
def heir():
    return OrganisationFactory(name="The Board")


@pytest.fixture
def novation(agreed, icb, heir, commissioner):
    party = agreed.parties.get(organisation=icb)
    return novate_party(party, to=heir, on=JULY, how="law", source=LAW, by=commissioner)


def version(agreement):
    return Agreement.objects.get(pk=agreement.pk).version


def test_taken_back_the_party_has_its_place_again(agreed, novation, icb, heir, commissioner):
    take_back_novation(novation, by=commissioner, reason="It never was", version=version(agreed))

    assert Novation.objects.count() == 0
    assert [(p.organisation, p.until_on) for p in agreed.parties.all()] == [
        (agreed.parties.first().organisation, None),
        (icb, None),
    ]
    told = Event.objects.get(what="agreement.novation_taken_back").payload
    assert (told.after["reason"], told.after["party"]) == ("It never was", "The Board")


def test_what_the_one_that_came_had_to_sign_is_awaited_again(
    place, council, icb, heir, commissioner
):
    draft = AgreementFactory(partnership=place, parties=[council, icb])
    party = draft.parties.get(organisation=icb)
    made = novate_party(party, to=heir, on=JULY, how="law", source=LAW, by=commissioner)

    take_back_novation(made, by=commissioner, reason="No", version=version(draft))

    party = Party.objects.get(pk=party.pk)
    assert (party.approval.state, party.signature.state) == ("awaited", "awaited")


def test_one_that_left_for_another_reason_keeps_its_last_day(agreed, icb, heir, commissioner):
    party = agreed.parties.get(organisation=icb)
    WithdrawalFactory(agreement=agreed, party=party, last=AUGUST)
    Party.objects.filter(pk=party.pk).update(until_on=AUGUST)
    party.refresh_from_db()
    made = novate_party(party, to=heir, on=JULY, how="law", source=LAW, by=commissioner)

    take_back_novation(made, by=commissioner, reason="No", version=version(agreed))

    party.refresh_from_db()
    assert party.until_on == AUGUST


def test_a_party_that_was_one_before_stays(agreed, council, icb, commissioner):
    party = agreed.parties.get(organisation=icb)
    made = novate_party(party, to=council, on=JULY, how="law", source=LAW, by=commissioner)

    take_back_novation(made, by=commissioner, reason="No", version=version(agreed))

    assert [p.organisation for p in agreed.parties.on(JULY)] == [council, icb]


def test_what_went_on_from_there_is_taken_back_first(agreed, novation, commissioner):
    third = OrganisationFactory(name="A third")
    novate_party(novation.to_party, to=third, on=AUGUST, how="law", source=LAW, by=commissioner)

    with pytest.raises(RuleBroken, match="Take back first that A third"):
        take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))


def test_one_that_signed_since_stays_until_that_is_corrected(agreed, novation, commissioner):
    signature = novation.to_party.signature
    signature.state = PartyFact.State.RECORDED
    signature.save()

    with pytest.raises(RuleBroken, match="The Board has approved or signed"):
        take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))


def test_corrected_both_parties_have_the_new_day_and_the_log_the_old(
    agreed, novation, icb, heir, commissioner
):
    correct_novation(
        novation,
        by=commissioner,
        reason="The deed says August",
        version=version(agreed),
        on=AUGUST,
        how="law",
        source="The deed",
        name_as_printed="NHS Board",
    )

    old, new = agreed.parties.get(organisation=icb), agreed.parties.get(organisation=heir)
    assert (old.until_on, new.from_on, str(new)) == (dt.date(2022, 7, 31), AUGUST, "NHS Board")
    told = Event.objects.get(what="agreement.novation_corrected").payload
    assert (told.before["on"], told.before["source"]) == ("2022-07-01", LAW)
    assert (told.after["on"], told.after["reason"]) == (
        "2022-08-01",
        "The deed says August",
    )


def test_agreed_instead_of_by_law_it_asks_each_party_and_back_asks_nobody(
    agreed, novation, commissioner
):
    how = {"by": commissioner, "reason": "No", "on": JULY, "source": LAW}
    correct_novation(novation, version=version(agreed), how="agreed", **how)
    asked = novation.approvals.count()
    record_novation_approval(
        novation.approvals.first(), by=commissioner, on=PrintedDate.from_words("1 June 2022")
    )

    correct_novation(novation, version=version(agreed), how="law", **how)

    assert (asked, [a.state for a in novation.approvals.all()]) == (2, ["recorded"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"source": ""}, "Name the law"), ({"on": dt.date(2019, 1, 1)}, "")],
)
def test_a_law_is_named_and_history_may_be_early(changes, said, agreed, novation, commissioner):
    how = {"by": commissioner, "reason": "No", "on": JULY, "source": LAW, "how": "law"}
    if said:
        with pytest.raises(RuleBroken, match=said):
            correct_novation(novation, version=version(agreed), **how | changes)
    else:
        correct_novation(novation, version=version(agreed), **how | changes)
        assert novation.to_party.novations_to.get().on == changes["on"]


def test_an_older_page_changes_nothing(agreed, novation, commissioner):
    with pytest.raises(StaleVersion):
        take_back_novation(novation, by=commissioner, reason="No", version=1)


def test_by_page_and_by_api(client, agreed, novation, commissioner):
    client.force_login(commissioner)
    here = f"{agreed.get_absolute_url()}novations/{novation.pk}/"
    said = {
        "on": "2 July 2022",
        "how": "law",
        "source": LAW,
        "name_as_printed": "The Board",
        "reason": "A slip",
        "version": version(agreed),
    }

    corrected = client.post(f"{here}correct/", said)
    gone = client.post(
        f"/api/v1/novations/{novation.pk}/take-back/",
        {"reason": "It never was", "version": version(agreed)},
        content_type="application/json",
    )

    assert (corrected.status_code, gone.status_code) == (302, 204)
    history = words(one(parsed(client.get(f"{agreed.get_absolute_url()}history/")), "main"))
    assert "A slip" in history
    assert "It never was" in history
