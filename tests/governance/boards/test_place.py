import datetime as dt

from commissioning.partnerships.sections import Row
from governance.boards.models import BoardForm
from governance.boards.place import bodies_section
from tests.factories import BodyFactory, PartnershipFactory


def test_the_page_of_a_place_names_its_boards_and_what_each_is_today(place, viewer, time_machine):
    time_machine.move_to("2021-04-01 12:00")
    executive = BodyFactory(partnership=place, name="Joint Executive", slug="je")
    shadow, form = BoardForm.Form.SHADOW, BoardForm.Form.JOINT_MANAGEMENT_GROUP
    BoardForm.objects.create(body=executive, form=shadow, until_on=dt.date(2021, 3, 31))
    BoardForm.objects.create(body=executive, form=form, from_on=dt.date(2021, 4, 1))
    BodyFactory(partnership=place, name="Cabinet", slug="cab")
    BodyFactory()

    section = bodies_section(place, viewer)

    assert (section.title, section.more_url) == ("Boards", "/northshire/boards/")
    assert section.rows == [
        Row("Cabinet", "/northshire/boards/cab/", ""),
        Row(
            "Joint Executive",
            "/northshire/boards/je/",
            "Joint management group of a pooled fund",
        ),
    ]


def test_a_place_without_boards_has_no_such_section(viewer):
    assert bodies_section(PartnershipFactory(), viewer) is None


def test_a_board_that_has_ended_says_so_and_comes_last(place, viewer, time_machine):
    for name, slug, last_on in (("Board", "b", "2021-03-31"), ("Cabinet", "cab", None)):
        body = BodyFactory(partnership=place, name=name, slug=slug, last_on=last_on)
        BoardForm.objects.create(body=body, form=BoardForm.Form.SHADOW)
    told = []
    for day in ("2021-03-31", "2021-04-01"):
        time_machine.move_to(f"{day} 12:00")
        told.append([(row.title, row.about) for row in bodies_section(place, viewer).rows])

    form = BoardForm.Form.SHADOW.label
    assert told == [
        [("Board", form), ("Cabinet", form)],
        [("Cabinet", form), ("Board", "Ended on 31 March 2021")],
    ]
