"""Codes beside a body's own, from when to when: 02X outlived its group (R-PTY-07)."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, OtherCode
from commissioning.succession.codes import add_code, bearer_of, take_out_code
from commissioning.succession.organisations import record_organisation
from tests.factories import OrganisationFactory, OtherCodeFactory, UserFactory
from tests.html import one, parsed, words

END = dt.date(2022, 6, 30)
START = dt.date(2022, 7, 1)
A_DAY = dt.timedelta(days=1)


@pytest.fixture
def group(db):
    return OrganisationFactory(name="North CCG", kind="ccg", ods_code="02X", ended_on=END)


@pytest.fixture
def board(group):
    return OrganisationFactory(name="North ICB", kind="icb", ods_code="QF7", began_on=START)


@pytest.fixture
def keeper(board):
    return UserFactory(roles={board: [Role.ADMINISTRATOR]})


def state(body, by=None, *, code="02x", scheme="ods", used_from=START, **more):
    return add_code(
        body, scheme=scheme, code=code, stands_for="location", by=by, used_from=used_from, **more
    )


def test_a_code_goes_on_as_that_of_a_location_of_the_body_that_took_over(group, board):
    state(board)

    days = [END - A_DAY, END, START, START + A_DAY]
    assert [bearer_of("ods", "02X", day) for day in days] == [group, group, board, board]


def test_what_was_stated_is_recorded(board, keeper):
    row = state(board, keeper, source="The register of ODS")

    assert (row.code, row.stands_for, row.used_from) == ("02X", "location", START)
    kept = Event.objects.get(what="organisation.code_added", by=keeper).payload
    assert kept.after["code"] == "02X"


@pytest.mark.parametrize(("day", "refused"), [(END, True), (START, False)])
def test_no_two_bodies_bear_a_code_on_one_day(group, board, day, refused):
    if refused:
        with pytest.raises(RuleBroken, match="North CCG has the ODS code 02X on those days"):
            state(board, used_from=day)
    else:
        assert state(board, used_from=day).pk


@pytest.mark.parametrize(("day", "refused"), [(END, True), (START, False)])
def test_nor_do_two_beside_their_own(board, day, refused):
    OtherCodeFactory(organisation=board, code="99X", used_until=END)
    other = OrganisationFactory(name="South ICB")

    if refused:
        with pytest.raises(RuleBroken, match="North ICB has the ODS code 99X"):
            state(other, code="99X", used_from=day)
    else:
        assert state(other, code="99X", used_from=day).pk


def test_a_new_body_cannot_have_as_its_own_what_another_bears(board):
    OtherCodeFactory(organisation=board, code="99X")

    with pytest.raises(RuleBroken, match="North ICB has the ODS code 99X"):
        record_organisation("South ICB", kind="icb", ods_code="99x", by=None)


@pytest.mark.parametrize(
    ("scheme", "code", "said"),
    [
        ("ods", "2", "3 to 5 letters and digits"),
        ("gss", "02X", "a letter and eight digits"),
    ],
)
def test_what_is_no_code_is_refused(board, scheme, code, said):
    with pytest.raises(RuleBroken, match=said):
        state(board, scheme=scheme, code=code)


def test_a_code_is_not_given_up_before_it_is_taken(board):
    with pytest.raises(RuleBroken, match="1 July 2022 or after"):
        state(board, used_until=END)


def test_one_entered_by_mistake_is_taken_out_and_the_log_keeps_it(board, keeper):
    row = state(board, keeper)

    take_out_code(row, by=keeper, reason="Another board was meant.")

    assert not OtherCode.objects.exists()
    kept = Event.objects.get(what="organisation.code_taken_out").payload
    assert (kept.before["code"], kept.after) == ("02X", {"reason": "Another board was meant."})


def test_both_bodies_are_found_by_the_code(group, board):
    state(board)

    assert set(Organisation.objects.known_as("02x")) == {group, board}


def test_its_keeper_adds_it_on_its_page_and_everybody_reads_it(client, board, keeper):
    client.force_login(keeper)
    page = board.get_absolute_url()

    answers = {"scheme": "ods", "code": "02X", "stands_for": "location", "used_from": "1/7/2022"}
    client.post(f"{page}codes/add/", answers)

    client.logout()
    said = words(one(parsed(client.get(page)), "main"))
    assert "02X ODS code A location of it, such as a sub-ICB location 1 July 2022" in said


def test_its_keeper_takes_it_out_on_its_page(client, board, keeper):
    row = state(board)
    client.force_login(keeper)
    act = f"{board.get_absolute_url()}codes/{row.pk}/take-out/"
    assert f'href="{act}"' in client.get(board.get_absolute_url()).content.decode()

    client.post(act, {"reason": "By mistake"})

    assert not OtherCode.objects.exists()


def test_the_api_adds_gives_and_takes_out(board, keeper):
    client = APIClient()
    client.force_login(keeper)
    address = f"/api/v1/organisations/{board.slug}/"
    sent = {"scheme": "ods", "code": "02X", "stands_for": "location", "used_from": "2022-07-01"}

    made = client.post(
        f"{address}codes/", sent, format="json", headers={"If-Match": f'"{board.version}"'}
    )

    row = OtherCode.objects.get()
    assert (made.status_code, made.json()["other_codes"]) == (
        200,
        [sent | {"id": row.pk, "used_until": None, "source": ""}],
    )
    gone = client.post(
        f"{address}take-out-code/",
        {"id": row.pk, "reason": "By mistake"},
        format="json",
        headers={"If-Match": f'"{board.version}"'},
    )
    assert gone.json()["other_codes"] == []
