"""Areas that a variation adds or takes out (R-S75-41)."""

import datetime as dt

import pytest

from agreements.areas.areas import stand_area
from agreements.areas.models import AreaStanding
from agreements.areas.varying_scope import (
    add_area_by_variation,
    leave_area_as_it_is,
    take_out_area_by_variation,
)
from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.renewal import renew_agreement
from agreements.register.varying import (
    delete_variation,
    describe_change,
    send_variation,
    start_variation,
)
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import (
    AgreementFactory,
    AreaFactory,
    AreaStandingFactory,
    OrganisationFactory,
    TermFactory,
)
from tests.html import one, parsed, words

EFFECTIVE = PrintedDate.from_words("1 March 2021")
AGREED = PrintedDate.from_words("10 February 2021")
DAYS = (dt.date(2021, 2, 28), dt.date(2021, 3, 1))


@pytest.fixture
def agreement(place, council, icb):
    agreement = AgreementFactory(partnership=place, parties=[council, icb], stated_in="A paper")
    TermFactory(agreement=agreement)
    for party in agreement.parties.all():
        party.approval.state = party.signature.state = "not_recorded"
        party.approval.save()
        party.signature.save()
    AreaStandingFactory(
        agreement=agreement,
        name_as_printed="Autism",
        area=AreaFactory(partnership=place, name="Autism"),
    )
    return agreement


@pytest.fixture
def variation(agreement, commissioner):
    return start_variation(
        agreement, title="Scope", changes=["scope"], effective=EFFECTIVE, by=commissioner
    )


@pytest.fixture
def autism(agreement):
    return agreement.areas.get()


def agree(variation, by):
    variation.refresh_from_db()
    send_variation(variation, by=by)
    for approval in variation.approvals.all():
        record_variation_approval(approval, by=by, on=AGREED)
    for signature in variation.signatures.all():
        record_variation_signature(signature, by=by, on=AGREED)


def standing(agreement):
    return [[str(one) for one in agreement.areas.standing_on(day)] for day in DAYS]


def test_areas_come_and_go_on_the_day_once_all_have_signed(
    agreement, variation, autism, commissioner
):
    add_area_by_variation(variation, "Dermatology", words="Skin", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)
    before = standing(agreement)

    agree(variation, commissioner)

    assert before == [["Autism"], ["Autism"]]
    assert standing(agreement) == [["Autism"], ["Dermatology"]]
    said = variation.details.get()
    assert (said.before, said.after) == (
        "Autism",
        "Autism is taken out; Dermatology is added",
    )


def test_a_change_is_taken_back_until_somebody_agrees(agreement, variation, autism, commissioner):
    added = add_area_by_variation(variation, "Dermatology", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)

    leave_area_as_it_is(added, variation, by=commissioner)
    autism.refresh_from_db()
    leave_area_as_it_is(autism, variation, by=commissioner)

    autism.refresh_from_db()
    assert (AreaStanding.objects.get(), autism.taken_out_by) == (autism, None)
    assert variation.details.count() == 0


def test_what_it_changed_goes_with_a_variation_that_is_deleted(
    agreement, variation, autism, commissioner
):
    add_area_by_variation(variation, "Dermatology", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)

    delete_variation(variation, by=commissioner)

    autism.refresh_from_db()
    assert (AreaStanding.objects.get(), autism.taken_out_by) == (autism, None)


def test_an_area_is_added_once_and_taken_out_once(variation, autism, agreement, commissioner):
    with pytest.raises(RuleBroken, match="stands in this agreement already"):
        add_area_by_variation(variation, "Autism", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)
    with pytest.raises(RuleBroken, match="changes Autism already"):
        take_out_area_by_variation(autism, variation, by=commissioner)
    money = start_variation(agreement, title="M", changes=["money"], by=commissioner)
    with pytest.raises(RuleBroken, match="Say first"):
        add_area_by_variation(money, "Dermatology", by=commissioner)


def test_a_renewal_carries_the_areas_as_varied(agreement, variation, autism, commissioner):
    add_area_by_variation(variation, "Dermatology", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)
    agree(variation, commissioner)

    renewal = renew_agreement(
        agreement,
        starts_on=dt.date(2021, 4, 1),
        ends_on=dt.date(2022, 3, 31),
        title="Renewal",
        by=commissioner,
    )

    assert [str(one) for one in renewal.areas.all()] == ["Dermatology"]
    stand_area(renewal, "Autism", by=commissioner)


def test_a_variation_undoes_nothing_of_another(agreement, variation, autism, commissioner):
    take_out_area_by_variation(autism, variation, by=commissioner)
    agree(variation, commissioner)
    second = start_variation(agreement, title="Scope", changes=["scope"], by=commissioner)

    with pytest.raises(RuleBroken, match="This variation does not change Autism"):
        leave_area_as_it_is(autism, second, by=commissioner)

    autism.refresh_from_db()
    assert autism.taken_out_by == variation


def test_words_that_somebody_typed_stand(variation, autism, commissioner):
    describe_change(variation, "scope", before="One", after="Two, in part", by=commissioner)
    added = add_area_by_variation(variation, "Dermatology", by=commissioner)
    said = [(one.before, one.after) for one in variation.details.all()]
    leave_area_as_it_is(added, variation, by=commissioner)

    said += [(one.before, one.after) for one in variation.details.all()]
    assert said == [("One", "Two, in part")] * 2


def links(client, variation):
    pages = [variation.get_absolute_url(), f"{variation.get_absolute_url()}changes/scope/"]
    roots = [parsed(client.get(page)) for page in pages]
    found = {a.get("href") for root in roots for a in one(root, "main").iter("a")}
    return sorted(address for address in found if "/areas/" in address)


@pytest.mark.parametrize(
    ("today", "status"), [("2021-02-28", 404), ("2021-03-01", 200), ("2021-03-02", 200)]
)
def test_it_leads_to_an_area_of_others_only_once_that_has_come(
    client, variation, icb, commissioner, place, time_machine, today, status
):
    other = AgreementFactory(partnership=place, parties=[OrganisationFactory(), icb])
    area = AreaFactory(partnership=place, name="Dermatology")
    AreaStandingFactory(agreement=other, area=area)
    add_area_by_variation(variation, "Dermatology", by=commissioner)
    agree(variation, commissioner)
    time_machine.move_to(today)
    client.force_login(commissioner)

    page = area.get_absolute_url()

    assert client.get(page).status_code == status
    assert (page in links(client, variation)) is (status == 200)
    assert "Dermatology is added" in words(parsed(client.get(variation.get_absolute_url())))


def test_it_leads_to_an_area_that_stands_nowhere_else(client, variation, autism, commissioner):
    added = add_area_by_variation(variation, "Dermatology", by=commissioner)
    take_out_area_by_variation(autism, variation, by=commissioner)
    client.force_login(commissioner)

    found = links(client, variation)

    for area in (added.area, autism.area):
        assert area.get_absolute_url() in found
        assert client.get(area.get_absolute_url()).status_code == 200
