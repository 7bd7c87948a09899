import datetime as dt

from agreements.areas.areas import stand_area
from agreements.areas.places import areas_section, milestone_entries
from tests.factories import MilestoneFactory


def test_the_timeline_holds_when_a_milestone_was_due_and_done(draft, commissioner, outsider):
    MilestoneFactory(agreement=draft, words="Terms agreed", done_on=dt.date(2027, 2, 2))

    assert [
        (entry.on.words, entry.words)
        for entry in milestone_entries(draft.partnership, commissioner)
    ] == [("31 January 2027", "Due: Terms agreed"), ("2 February 2027", "Done: Terms agreed")]
    assert list(milestone_entries(draft.partnership, outsider)) == []


def test_the_page_of_a_place_lists_the_areas_one_sees(draft, commissioner, outsider):
    stand_area(draft, "Dermatology", by=None)

    section = areas_section(draft.partnership, commissioner)

    assert ([row.title for row in section.rows], section.more_url) == (
        ["Dermatology"],
        "/northshire/areas/",
    )
    assert areas_section(draft.partnership, outsider) is None
