from commissioning.home.registry import PublicRow
from governance.public.front import latest_decisions
from tests.governance.conftest import TODAY


def test_the_front_page_shows_what_was_published_and_no_draft(written):
    assert latest_decisions(TODAY).rows == []


def test_each_with_its_reference_place_and_day(published):
    assert latest_decisions(TODAY).rows == [
        PublicRow(
            "Renew the agreement",
            "/northshire/decisions/jcb/2027/1/",
            "JCB/2027/1, Northshire, 11 May 2027",
        )
    ]
