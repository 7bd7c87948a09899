"""Naming areas, and saying in which agreements they stand."""

import pytest

from agreements.areas.areas import change_area, name_area, stand_area, take_out_area
from agreements.areas.models import Area
from commissioning.audit.models import Event, Link
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import AgreementFactory, SignatureFactory


def sign(agreement):
    for party in agreement.parties.all():
        SignatureFactory(party=party, state="recorded")


def named(place, name, *others):
    return name_area(place, name, by=None, organisations=[], other_names=others)


@pytest.mark.parametrize(
    "again",
    [
        "Urgent & Emergency Care",
        "urgent and emergency care",
        "Urgent  and Emergency Care",
        "Urgent and\nEmergency Care",
    ],
)
def test_one_area_is_found_under_every_way_of_writing_its_name(place, again):
    area = named(place, "Urgent & Emergency Care")

    assert named(place, again) == area
    assert Area.objects.get().other_names == []


def test_an_area_is_found_by_another_name_and_learns_it(place):
    area = named(place, "Starting Well (1001 days)")

    found = named(place, "Starting Well first 1001 days", "Starting Well (1001 days)")

    assert found == area
    assert found.other_names == ["Starting Well first 1001 days"]
    assert named(place, "starting well first 1001 days") == area


def test_another_name_makes_another_area(place):
    named(place, "Dermatology")
    named(place, "Complex Lives")

    assert [(a.name, a.position) for a in place.areas.all()] == [
        ("Dermatology", 1),
        ("Complex Lives", 2),
    ]


def test_an_area_of_another_place_is_another_area(place):
    named(place, "Dermatology")
    elsewhere = AgreementFactory().partnership

    assert named(elsewhere, "Dermatology").partnership == elsewhere


def test_an_area_stands_in_an_agreement_under_its_printed_name(draft, commissioner):
    named(draft.partnership, "Urgent and Emergency Care")

    standing = stand_area(
        draft, "Urgent & Emergency Care", words="Connecting it all", by=commissioner
    )

    draft.refresh_from_db()
    assert (standing.area.name, standing.name_as_printed, standing.words, draft.version) == (
        "Urgent and Emergency Care",
        "Urgent & Emergency Care",
        "Connecting it all",
        2,
    )


def test_an_area_stands_in_an_agreement_once(draft, commissioner):
    stand_area(draft, "Dermatology", by=commissioner)

    with pytest.raises(RuleBroken, match="Dermatology stands in this agreement already"):
        stand_area(draft, "dermatology", by=commissioner)


def test_a_signed_agreement_takes_no_more_areas(draft, commissioner):
    sign(draft)

    with pytest.raises(RuleBroken, match="Every party has signed"):
        stand_area(draft, "Dermatology", by=commissioner)


def test_adding_an_area_enters_the_chain_of_every_party(draft, council, icb, commissioner):
    stand_area(draft, "Dermatology", by=commissioner)

    event = Event.objects.get(what="agreement.area_added")
    bodies = Link.objects.filter(event=event).values_list("organisation", flat=True)
    assert (event.subject_id, set(bodies)) == (draft.pk, {council.pk, icb.pk})


def test_a_change_keeps_the_area_and_counts_the_agreements_version_up(draft, commissioner):
    standing = stand_area(draft, "Dermatology", by=commissioner)

    changed = change_area(
        standing,
        name_as_printed="Skin",
        words="Closer to home",
        note="",
        version=2,
        by=commissioner,
    )

    assert (str(changed), changed.words, changed.area.name) == (
        "Skin",
        "Closer to home",
        "Dermatology",
    )
    assert changed.agreement.__class__.objects.get(pk=draft.pk).version == 3


def test_a_change_over_somebody_elses_is_refused(draft, commissioner):
    standing = stand_area(draft, "Dermatology", by=commissioner)

    with pytest.raises(StaleVersion):
        change_area(standing, name_as_printed="x", words="", note="", version=1, by=commissioner)


def test_after_signing_only_the_note_changes(draft, commissioner):
    standing = stand_area(draft, "Dermatology", words="Fewer visits", by=commissioner)
    sign(draft)
    same = {"name_as_printed": "Dermatology", "version": 2, "by": commissioner}

    changed = change_area(standing, words="Fewer visits", note="Not progressed", **same)

    assert changed.note == "Not progressed"
    with pytest.raises(RuleBroken, match="Every party has signed"):
        change_area(standing, words="More visits", note="", **{**same, "version": 3})


def test_an_area_taken_out_of_an_agreement_is_an_area_still(draft, commissioner):
    standing = stand_area(draft, "Dermatology", by=commissioner)

    take_out_area(standing, version=2, by=commissioner)

    assert (draft.areas.count(), Area.objects.get().name) == (0, "Dermatology")


def test_one_sees_the_areas_of_the_agreements_one_sees(draft, commissioner, outsider):
    area = stand_area(draft, "Dermatology", by=commissioner).area

    assert list(Area.objects.visible_to(commissioner)) == [area]
    assert list(Area.objects.visible_to(outsider)) == []
