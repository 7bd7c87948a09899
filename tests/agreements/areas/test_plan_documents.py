"""The plan on a page, on paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from agreements.areas.areas import stand_area
from agreements.areas.plan_documents import make_area_plan_pdf
from agreements.areas.planning import PLAN
from tests.factories import AreaActionFactory, AreaLeadFactory, AreaStatusFactory

pytestmark = pytest.mark.django_db
SENTENCE = "People leave hospital as soon as they are well enough to live at home again. "


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", words="Only ours", by=None).area


def pages_of(area):
    made = make_area_plan_pdf(None, area)
    return [page.extract_text() for page in PdfReader(BytesIO(made.content)).pages]


def test_it_says_what_belongs_to_the_area_and_nothing_of_an_agreement(area, council):
    AreaLeadFactory(area=area, organisation=council, post="Head of Care")
    AreaActionFactory(area=area, words="One pathway", owner=council, due_words="March 2027")
    AreaStatusFactory(area=area, note="Two wards so far")
    area.aims = "Home first"

    (text,) = pages_of(area)

    said = ("Head of Care, Northshire Council", "One pathway", "March 2027", "To do", "Home first",
            "Under way, 1 April 2026. Two wards so far")  # fmt: skip
    assert [words for words in said if words not in " ".join(text.split())] == []
    assert area.standings.get().agreement.title not in text
    assert "Only ours" not in text


@pytest.mark.parametrize(("sentences", "actions"), [(1, 0), (5, 4), (9, 10), (13, 12)])
def test_a_plan_of_the_usual_length_takes_one_side(area, sentences, actions):
    for name in PLAN:
        setattr(area, name, SENTENCE * sentences)
    for n in range(actions):
        AreaActionFactory(area=area, words=SENTENCE, owner_post=f"Post {n}", position=n)

    assert len(pages_of(area)) == 1


def test_the_file_is_named_after_the_area(area):
    made = make_area_plan_pdf(None, area)

    assert (made.title, made.file_name) == (
        "Intermediate care: plan on a page",
        "intermediate-care-plan.pdf",
    )
