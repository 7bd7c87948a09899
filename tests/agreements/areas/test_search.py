import pytest

from agreements.areas.areas import stand_area
from agreements.areas.search import find_areas, find_milestones
from commissioning.search.registry import Found
from tests.factories import AgreementFactory, AreaStandingFactory, MilestoneFactory


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate Care", words="Fewer hand-offs at home", by=None).area


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("intermediate", True),
        ("CARE intermediate", True),
        ("hand-offs", True),
        ("home fewer", True),
        ("care nowhere", False),
    ],
)
def test_an_area_is_found_by_its_name_and_its_words(area, commissioner, words, is_found):
    found = list(find_areas(commissioner, words))

    expected = Found("Areas", "Intermediate Care", area.get_absolute_url(), "Northshire")
    assert found == ([expected] if is_found else [])


def test_nothing_is_found_by_words_one_may_not_read(area, draft, commissioner, outsider):
    hidden = AgreementFactory(partnership=draft.partnership)
    AreaStandingFactory(agreement=hidden, area=area, words="Something secret")

    assert list(find_areas(commissioner, "secret")) == []
    assert list(find_areas(outsider, "intermediate")) == []


def test_a_milestone_is_found_by_its_words(draft, commissioner, outsider):
    milestone = MilestoneFactory(agreement=draft, words="Boiler-plate terms")

    assert [f.url for f in find_milestones(commissioner, "terms boiler")] == [
        milestone.get_absolute_url()
    ]
    assert list(find_milestones(outsider, "terms")) == []
