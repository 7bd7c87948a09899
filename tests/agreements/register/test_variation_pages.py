"""The pages and the API on which a variation changes rows, and keeps its papers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.answerable import answerable_on
from agreements.register.models import Variation
from agreements.register.varying import describe_change, send_variation, start_variation
from agreements.register.varying_parties import print_party_otherwise
from commissioning.calendar.dates import parse_day
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import BodyFactory, OrganisationFactory
from tests.html import one, parsed, words

EFFECTIVE = PrintedDate.from_words("1 March 2021")
AGREED = PrintedDate.from_words("10 February 2021")


@pytest.fixture
def agreed(agreed):
    agreed.stated_in = "A paper"
    agreed.save()
    return agreed


@pytest.fixture
def variation(agreed, commissioner, client):
    client.force_login(commissioner)
    return start_variation(
        agreed,
        title="All of it",
        changes=["parties", "governance"],
        effective=EFFECTIVE,
        by=commissioner,
    )


def said(client, address):
    return words(one(parsed(client.get(address)), "main"))


def agree(variation, by):
    variation.refresh_from_db()
    variation = send_variation(variation, by=by)
    for approval in variation.approvals.all():
        record_variation_approval(approval, by=by, on=AGREED)
    for signature in variation.signatures.all():
        record_variation_signature(signature, by=by, on=AGREED)
    return variation


def test_a_body_joins_a_party_leaves_one_is_printed_otherwise(client, agreed, variation, icb):
    here = variation.get_absolute_url()
    body, party = OrganisationFactory(name="District"), agreed.parties.get(organisation=icb)
    joining = {
        "organisation": body.pk,
        "name_as_printed": "The District",
        "capacities": ["partner"],
        "version": 1,
    }
    client.post(f"{here}parties/joins/", joining)
    client.post(f"{here}parties/{party.pk}/leaves/", {"version": 2})
    first = agreed.parties.exclude(pk=party.pk).get()
    printed = {"name_as_printed": "The Council", "capacities": ["host"], "version": 3}
    client.post(f"{here}parties/{first.pk}/changes/", printed)

    page = said(client, f"{here}changes/parties/")
    assert "The District joins, as partner" in page
    assert "NHS Northshire ICB leaves" in page
    assert "is printed as The Council, as host partner" in page
    row = variation.varied_parties.get(party=party)
    client.post(f"{here}varied/{row.pk}/take-out/", {"version": 4})
    assert "ICB leaves" not in said(client, here)


def test_a_stale_page_meets_the_conflict(client, agreed, variation):
    party = agreed.parties.first()
    here = f"{variation.get_absolute_url()}parties/{party.pk}/changes/"
    said = {"name_as_printed": "The Council", "capacities": ["host"], "version": 1}

    assert [client.post(here, said).status_code for _ in range(2)] == [302, 409]


def test_the_board_answerable_changes_on_the_day(client, agreed, variation, place, commissioner):
    old, new = BodyFactory(partnership=place), BodyFactory(partnership=place)
    agreed.answers_to = old
    agreed.save()
    describe_change(variation, "parties", after="As before", by=commissioner)
    answers = {"answers_to": new.pk, "after": "", "before": "", "version": 2}
    client.post(f"{variation.get_absolute_url()}changes/governance/", answers)
    awaited = answerable_on(agreed, parse_day("1 March 2021"))

    agree(variation, commissioner)

    days = [answerable_on(agreed, parse_day(day)) for day in ("28 February 2021", "1 March 2021")]
    assert (awaited, days) == (old, [old, new])
    assert variation.details.get(about="governance").after == f"{new} is answerable"
    assert f"Answerable to {new.name}" in said(client, agreed.get_absolute_url())


def test_a_board_of_another_place_answers_for_nothing_here(variation, commissioner):
    with pytest.raises(RuleBroken, match="is not a board of"):
        describe_change(
            variation, "governance", after="", answers_to=BodyFactory(), by=commissioner
        )


def test_the_paper_of_a_signature_is_kept_and_taken_away(client, variation, commissioner, agreed):
    for about in ("parties", "governance"):
        describe_change(variation, about, after="Other", by=commissioner)
    agree(variation, commissioner)
    party = agreed.parties.first()
    here = f"{variation.get_absolute_url()}{party.pk}/signature/paper/"
    none = client.get(here).status_code
    by_api = f"/api/v1/variations/{variation.pk}/evidence/{party.pk}/signature/"
    paper = SimpleUploadedFile("signed.pdf", b"%PDF-1.7 signed")

    kept = client.post(f"{here}add/", {"paper": paper, "pages": "7"})

    assert (none, kept.status_code) == (404, 302)
    for address in (here, by_api):
        assert b"".join(client.get(address)) == b"%PDF-1.7 signed"
    page = said(client, variation.get_absolute_url())
    assert "Paper of the signature" in page
    assert ", page 7" in page


def test_the_api_does_the_same(client, agreed, variation, place):
    body, board = OrganisationFactory(slug="district"), BodyFactory(partnership=place, slug="jcb")
    here = f"/api/v1/variations/{variation.pk}/"

    def post(end, data, version):
        return client.post(
            f"{here}{end}/",
            data,
            content_type="application/json",
            headers={"If-Match": f'"{version}"'},
        )

    joined = post("parties", {"act": "joins", "organisation": "district"}, 1).json()
    governed = post("describe", {"about": "governance", "answers_to": "jcb"}, 2).json()
    row = joined["parties"][0]
    left = post("take-out-party", {"row": row["id"]}, 3).json()

    assert (row["act"], row["organisation"], row["words"]) == (
        "joins",
        "district",
        f"{body.name} joins, as partner",
    )
    assert (governed["answers_to"], left["parties"]) == (board.slug, [])
    assert post("parties", {"act": "leaves"}, 4).status_code == 400


def test_signing_is_refused_while_the_agreement_as_varied_lacks_a_must(
    make_agreed, council, icb, commissioner
):
    agreement = make_agreed(council, icb)
    made = {}
    for about in ("text", "period"):
        variation = start_variation(
            agreement, title=about, changes=[about], effective=EFFECTIVE, by=commissioner
        )
        ends = PrintedDate.from_words("31 March 2022")
        describe_change(variation, about, after="Other", ends=ends, by=commissioner)
        made[about] = Variation.objects.get(pk=variation.pk)

    with pytest.raises(RuleBroken, match="stand in the way of signing"):
        agree(made["text"], commissioner)
    assert agree(made["period"], commissioner).is_agreed


def test_a_second_variation_starts_from_what_the_first_printed(
    client, agreed, variation, commissioner
):
    party = agreed.parties.first()
    print_party_otherwise(
        variation, party, name_as_printed="The Council", capacities=["host"], by=commissioner
    )
    describe_change(variation, "governance", after="As before", by=commissioner)
    agree(variation, commissioner)
    second = start_variation(
        agreed, title="Again", changes=["parties"], effective=EFFECTIVE, by=commissioner
    )

    page = parsed(client.get(f"{second.get_absolute_url()}parties/{party.pk}/changes/"))

    asked = {field.get("name"): field.get("value") for field in page.iter("input")}
    ticked = [field.get("value") for field in page.iter("input") if "checked" in field.attrib]
    assert (asked["name_as_printed"], ticked) == ("The Council", ["host"])
