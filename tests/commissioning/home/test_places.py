import datetime as dt

from commissioning.home.places import places_panel
from commissioning.home.reading import Reading
from commissioning.partnerships.models import Partner
from tests.factories import PartnershipFactory
from tests.html import one, parsed

TODAY = dt.date(2027, 2, 2)


def test_home_leads_to_the_places_of_ones_own_bodies(place, council, viewer, outsider):
    PartnershipFactory(name="Southshire", slug="southshire")
    Partner.objects.create(partnership=place, organisation=council)

    panel = places_panel(viewer, TODAY, Reading(viewer))

    assert panel.title == "My place"
    link = one(parsed(panel.html), "a")
    assert (link.text, link.get("href")) == ("Northshire", "/northshire/")
    assert places_panel(outsider, TODAY, Reading(outsider)) is None


def test_several_places_are_found_in_one_query(place, council, viewer, django_assert_num_queries):
    for at in (place, PartnershipFactory(), PartnershipFactory()):
        Partner.objects.create(partnership=at, organisation=council)
    ids = viewer.organisation_ids

    with django_assert_num_queries(1):
        panel = places_panel(viewer, TODAY, Reading(viewer))

    assert (len(ids), panel.title) == (1, "My places")
