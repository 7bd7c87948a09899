"""The pages of a variation: from its ticks to its last signature."""

import pytest

from tests.factories import (
    VariationFactory,
)
from tests.html import one, parsed, words


@pytest.fixture
def here(agreed):
    return agreed.get_absolute_url()


@pytest.fixture
def signed_in(client, commissioner):
    client.force_login(commissioner)
    return client


def main(response):
    return words(one(parsed(response), "main"))


def variation_of(agreed):
    return agreed.variations.get()


def test_a_variation_goes_from_its_ticks_to_its_last_signature(
    client, commissioner, partner_commissioner, agreed, here
):
    agreed.stated_in = "A paper"  # so that its list of what must be there stops nobody
    agreed.save()
    client.force_login(commissioner)
    started = client.post(
        f"{here}variations/new/",
        {
            "title": "Six months more",
            "changes": ["scope", "period"],
            "effective": "1 March 2021",
        },
    )
    variation = variation_of(agreed)
    its = variation.get_absolute_url()
    first = client.get(f"{its}changes/period/")
    version = variation.version
    next_page = client.post(
        f"{its}changes/period/",
        {"before": "x", "after": "", "ends": "30 September 2021", "version": version},
    )
    checked = client.post(
        f"{its}changes/scope/",
        {"before": "Autism", "after": "Autism and ADHD", "version": version + 1},
    )
    shown = client.get(f"{its}send/")
    client.post(f"{its}send/")
    for user in (commissioner, partner_commissioner):
        client.force_login(user)
        party = agreed.parties.get(organisation__in=user.organisation_ids)
        approval = {"state": "recorded", "given_by": "Board", "on": "10 February 2021"}
        client.post(f"{its}{party.pk}/approval/", approval)
        client.post(f"{its}{party.pk}/signature/", {"state": "recorded", "on": "11 February 2021"})

    assert started.url == its
    assert "1 April 2020 to 31 March 2021" in main(first)
    assert (next_page.url, checked.url) == (f"{its}changes/scope/", its)
    assert "Scope Autism Autism and ADHD" in main(shown)
    assert variation_of(agreed).is_agreed
    assert "11 February 2021 Variation 1: Six months more agreed" in main(client.get(here))
    assert "It ended on 30 September 2021" in main(client.get(here))


def test_only_what_changes_has_a_page(signed_in, agreed):
    variation = VariationFactory(agreement=agreed, changes=["scope"])
    its = variation.get_absolute_url()

    found = [signed_in.get(f"{its}changes/{about}/").status_code for about in ("scope", "money")]

    assert found == [200, 404]


def test_a_variation_is_changed_and_deleted(signed_in, agreed):
    variation = VariationFactory(agreement=agreed)
    its = variation.get_absolute_url()

    signed_in.post(
        f"{its}edit/", {"title": "New", "changes": ["text"], "number": "7", "version": 1}
    )
    changed = variation_of(agreed)
    signed_in.post(f"{its}delete/")

    assert (changed.title, changed.changes, changed.number) == ("New", ["text"], "7")
    assert agreed.variations.count() == 0


def test_two_people_in_one_change_lose_nothing(signed_in, agreed):
    variation = VariationFactory(agreement=agreed, changes=["scope"])
    page = f"{variation.get_absolute_url()}changes/scope/"
    signed_in.post(page, {"before": "", "after": "Theirs", "version": 1})

    response = signed_in.post(page, {"before": "", "after": "Mine", "version": 1})

    assert response.status_code == 409
    assert "Theirs" in main(response)
    assert "Mine" in main(response)


def test_a_partys_act_on_a_variation_is_confirmed(
    client, commissioner, partner_commissioner, agreed, icb, here
):
    client.force_login(commissioner)
    client.post(
        f"{here}variations/new/",
        {"title": "Extended", "changes": ["text"], "stated_in": ""},
    )
    variation = variation_of(agreed)
    approval = variation.approvals.get(party__organisation=icb)
    type(approval).objects.filter(pk=approval.pk).update(state="recorded", entered_by=commissioner)
    client.force_login(partner_commissioner)

    client.post(f"{variation.get_absolute_url()}{approval.party_id}/approval/confirm/")

    approval.refresh_from_db()
    assert approval.confirmed_by == partner_commissioner
