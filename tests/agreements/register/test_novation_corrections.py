"""A novation taken back, or put right, with the reason (R-S75-41, R-PTY-02)."""

import datetime as dt

import pytest

from agreements.register.models import Agreement, Novation, NovationApproval, Party, PartyFact
from agreements.register.novation_corrections import correct_novation, take_back_novation
from agreements.register.novations import novate_party, record_novation_approval
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import (
    AgreementFactory,
    OrganisationFactory,
    PartyFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
    VariedPartyFactory,
    WithdrawalFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, words

JULY, AUGUST, SEPTEMBER = dt.date(2022, 7, 1), dt.date(2022, 8, 1), dt.date(2022, 9, 1)
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


def test_agreed_instead_of_by_law_it_asks_the_parties_of_the_corrected_day(
    agreed, novation, council, heir, commissioner
):
    correct_novation(
        novation,
        version=version(agreed),
        how="agreed",
        by=commissioner,
        reason="The deed says so",
        on=AUGUST,
    )

    assert [row.party.organisation for row in novation.approvals.all()] == [council, heir]


def test_agreed_then_by_law_then_agreed_again_it_asks_nobody_twice(agreed, novation, commissioner):
    how = {"by": commissioner, "reason": "No", "on": JULY, "source": LAW}
    correct_novation(novation, version=version(agreed), how="agreed", **how)
    record_novation_approval(
        novation.approvals.first(), by=commissioner, on=PrintedDate.from_words("1 June 2022")
    )
    correct_novation(novation, version=version(agreed), how="law", **how)

    correct_novation(novation, version=version(agreed), how="agreed", **how)

    assert [row.state for row in novation.approvals.all()] == ["recorded", "awaited"]


@pytest.fixture
def approved(agreed, novation, council, heir, commissioner):
    """Agreed by both, the one as a paper states."""
    correct_novation(
        novation, version=version(agreed), how="agreed", by=commissioner, reason="No", on=JULY
    )
    for party, stated_in in ((council, ""), (heir, "The deed")):
        record_novation_approval(
            novation.approvals.get(party__organisation=party),
            by=commissioner,
            on=PrintedDate.from_words("1 June 2022"),
            stated_in=stated_in,
        )
    novation.refresh_from_db()
    return novation


@pytest.mark.parametrize(
    ("changes", "council_said"),
    [
        ({}, ("recorded", "1 June 2022")),
        ({"source": "The deed", "name_as_printed": "NHS Board"}, ("recorded", "1 June 2022")),
        ({"on": dt.date(2022, 7, 2)}, ("awaited", "")),
        ({"on": dt.date(2022, 6, 30)}, ("awaited", "")),
    ],
)
def test_another_day_is_agreed_to_anew_but_for_what_a_paper_states(
    agreed, approved, council, heir, commissioner, changes, council_said
):
    how = {"on": JULY, "how": "agreed", "reason": "The deed"} | changes
    correct_novation(approved, version=version(agreed), by=commissioner, **how)

    said = {a.party.organisation: (a.state, a.on_words) for a in approved.approvals.all()}
    told = Event.objects.filter(what="agreement.novation_corrected").latest("pk").payload
    assert said == {council: council_said, heir: ("recorded", "1 June 2022")}
    assert told.before["approvals"]["Northshire Council"] == {
        "state": "recorded",
        "on": "1 June 2022",
        "stated_in": "",
    }


def test_who_left_by_the_other_day_is_not_asked_about_it(agreed, approved, council, commissioner):
    Party.objects.filter(organisation=council).update(until_on=JULY)

    correct_novation(
        approved,
        version=version(agreed),
        by=commissioner,
        on=JULY + dt.timedelta(days=1),
        how="agreed",
        reason="The deed",
    )

    assert [a.party.organisation.name for a in approved.approvals.all()] == ["The Board"]


def test_by_law_on_another_day_and_agreed_again_nobody_has_agreed_to_that_day(
    agreed, approved, council, commissioner
):
    how = {"by": commissioner, "reason": "No", "on": AUGUST, "source": LAW}
    correct_novation(approved, version=version(agreed), how="law", **how)

    correct_novation(approved, version=version(agreed), how="agreed", **how)

    assert approved.approvals.get(party__organisation=council).state == "awaited"


def test_history_corrected_asks_nobody(agreed, approved, council, commissioner):
    Novation.objects.update(stated_in="A paper")

    correct_novation(
        approved, version=version(agreed), by=commissioner, on=AUGUST, how="agreed", reason="No"
    )

    assert approved.approvals.get(party__organisation=council).state == "recorded"


def test_what_it_was_asked_to_agree_to_the_party_is_asked_for(
    agreed, novation, council, icb, heir, commissioner
):
    variation = VariationFactory(agreement=agreed, sent_for_approval_on=AUGUST)
    other = novate_party(
        agreed.parties.get(organisation=council),
        to=OrganisationFactory(name="A third"),
        on=AUGUST,
        how="agreed",
        by=commissioner,
    )
    for fact in (VariationApprovalFactory, VariationSignatureFactory):
        fact(variation=variation, party=novation.to_party, state="awaited")
    party = agreed.parties.get(organisation=icb)
    VariationApprovalFactory(variation=variation, party=party, state="awaited")

    take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))

    asked = [fact.party for fact in (*variation.approvals.all(), *variation.signatures.all())]
    assert asked == [party, party]
    assert {row.party.organisation.name for row in other.approvals.all()} == {
        icb.name,
        "A third",
    }


@pytest.mark.parametrize(
    ("last", "is_asked"), [(dt.date(2022, 8, 31), False), (dt.date(2022, 9, 1), True)]
)
def test_a_party_that_had_left_for_another_reason_is_asked_for_nothing_later(
    agreed, council, icb, heir, commissioner, last, is_asked
):
    party = agreed.parties.get(organisation=icb)
    WithdrawalFactory(agreement=agreed, party=party, last=last)
    Party.objects.filter(pk=party.pk).update(until_on=last)
    party.refresh_from_db()
    made = novate_party(party, to=heir, on=JULY, how="law", source=LAW, by=commissioner)
    variation = VariationFactory(
        agreement=agreed, sent_for_approval_on=AUGUST, **printed("effective", SEPTEMBER)
    )
    for fact in (VariationApprovalFactory, VariationSignatureFactory):
        fact(variation=variation, party=made.to_party, state="awaited")
    other = novate_party(
        agreed.parties.get(organisation=council),
        to=OrganisationFactory(name="A third"),
        on=SEPTEMBER,
        how="agreed",
        by=commissioner,
    )

    take_back_novation(made, by=commissioner, reason="No", version=version(agreed))

    facts = (variation.approvals, variation.signatures, other.approvals)
    asked = [party in {row.party for row in rows.all()} for rows in facts]
    assert asked == [is_asked] * 3


def test_one_that_approved_another_novation_stays_until_that_is_corrected(
    agreed, novation, council, heir, commissioner
):
    other = novate_party(
        agreed.parties.get(organisation=council),
        to=OrganisationFactory(name="A third"),
        on=AUGUST,
        how="agreed",
        by=commissioner,
    )
    approval = other.approvals.get(party__organisation=heir)
    record_novation_approval(approval, by=commissioner, on=PrintedDate.from_words("2 August 2022"))

    with pytest.raises(RuleBroken, match="The Board has approved or signed"):
        take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))

    assert other.approvals.filter(pk=approval.pk, state="recorded").exists()


def test_its_own_agreeing_to_the_novation_keeps_nobody(agreed, council, icb, heir, commissioner):
    party = agreed.parties.get(organisation=icb)
    made = novate_party(party, to=heir, on=JULY, how="agreed", by=commissioner)
    approval = made.approvals.get(party__organisation=heir)
    record_novation_approval(approval, by=commissioner, on=PrintedDate.from_words("1 June 2022"))

    take_back_novation(made, by=commissioner, reason="No", version=version(agreed))

    assert [p.organisation for p in agreed.parties.all()] == [council, icb]


def test_one_that_a_variation_changes_stays_until_that_is_taken_out(
    agreed, novation, heir, commissioner
):
    VariedPartyFactory(
        variation=VariationFactory(agreement=agreed, number="4", title="Names"),
        act="changes",
        party=novation.to_party,
        organisation=heir,
        name_as_printed="The Old Board",
    )

    with pytest.raises(RuleBroken, match="Variation 4: Names says: The Board is printed as"):
        take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))


def test_one_that_a_variation_let_join_on_that_very_day_stays(
    agreed, council, icb, heir, commissioner
):
    party = agreed.parties.get(organisation=icb)
    joined = PartyFactory(agreement=agreed, organisation=heir, from_on=JULY, position=3)
    VariedPartyFactory(
        variation=VariationFactory(agreement=agreed),
        act="joins",
        party=joined,
        organisation=heir,
    )
    made = novate_party(party, to=heir, on=JULY, how="law", source=LAW, by=commissioner)

    take_back_novation(made, by=commissioner, reason="No", version=version(agreed))

    assert [p.organisation for p in agreed.parties.on(JULY)] == [council, icb, heir]


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


def test_one_that_a_paper_says_had_left_before_keeps_that_last_day(
    agreed, novation, icb, commissioner
):
    may = dt.date(2022, 5, 31)
    party = agreed.parties.get(organisation=icb)
    WithdrawalFactory(agreement=agreed, party=party, last=may)

    correct_novation(
        novation,
        by=commissioner,
        reason="Late",
        version=version(agreed),
        on=AUGUST,
        how="law",
        source=LAW,
    )

    party.refresh_from_db()
    assert party.until_on == may


def test_of_a_novation_taken_back_in_between_nobody_records_an_approval(
    agreed, novation, commissioner
):
    approval = NovationApproval.objects.create(
        novation=novation, party=agreed.parties.get(organisation=novation.to_organisation)
    )
    take_back_novation(novation, by=commissioner, reason="No", version=version(agreed))

    with pytest.raises(RuleBroken, match="corrected or taken back in between"):
        record_novation_approval(approval, by=commissioner)
