import datetime as dt

import pytest
from rest_framework.test import APIClient

from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation, Succession
from tests.factories import OrganisationFactory, PartnerFactory, SuccessionFactory, UserFactory
from tests.html import error_links, one, parsed, words

JULY = dt.date(2022, 7, 1)


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Northshire CCG", slug="ccg", kind="ccg")


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def api(administrator):
    client = APIClient()
    client.force_login(administrator)
    return client


def test_an_administrator_records_a_body(admin):
    response = admin.post("/organisations/new/", {"name": "NHS North Board", "kind": "icb"})

    assert response.headers["Location"] == "/organisations/nhs-north-board/"


def test_page_and_api_refuse_a_code_in_the_same_words(admin, api):
    """R-PTY-07."""
    OrganisationFactory(name="Another board", ods_code="QF7")
    sent = {"name": "NHS North Board", "kind": "icb", "ods_code": "QF7"}

    page = admin.post("/organisations/new/", sent)
    answer = api.post("/api/v1/organisations/", sent, format="json")

    assert list(error_links(parsed(page))) == ["Another board has the ODS code QF7."]
    assert (answer.status_code, answer.json()) == (
        409,
        {"detail": "Another board has the ODS code QF7."},
    )


def test_a_body_without_people_is_kept_by_its_place(client, administrator, council, ccg, place):
    """Nobody administers a body abolished long ago; its partners know what became of it."""
    PartnerFactory(partnership=place, organisation=ccg)
    client.force_login(administrator)

    assert client.get("/organisations/ccg/end/").status_code == 403
    PartnerFactory(partnership=place, organisation=council)
    assert client.get("/organisations/ccg/end/").status_code == 200


def test_a_body_with_an_administrator_of_its_own_is_kept_by_nobody_else(admin, ccg):
    UserFactory(roles={ccg: [Role.ADMINISTRATOR]})

    response = admin.get("/organisations/ccg/rename/")

    assert response.status_code == 403
    assert "Administrators of NHS Northshire CCG can." in response.text


def test_two_bodies_become_one_on_one_page(admin, administrator, council, ccg, icb):
    response = admin.post(
        f"/organisations/{council.slug}/successions/add/",
        {
            "direction": "came_from",
            "others": [ccg.pk, icb.pk],
            "kind": "merged",
            "on": "1 July 2022",
        },
    )

    assert response.headers["Location"] == f"/organisations/{council.slug}/touched/"
    assert set(Succession.objects.values_list("predecessor__slug", "successor__slug")) == {
        (ccg.slug, council.slug),
        (icb.slug, council.slug),
    }


def test_the_page_of_a_claim_says_that_it_waits(admin, council, icb, outsider):
    claim = SuccessionFactory(predecessor=council, successor=icb, entered_by=outsider)

    page = words(one(parsed(admin.get(council.get_absolute_url())), "main"))

    assert "NHS Northshire ICB states that it took over. No administrator of" in page
    assert f"Confirm: {claim}" in page
    assert "not confirmed" in page


def test_a_claim_opens_nothing_on_the_page_of_what_it_touches(admin, council, icb, outsider):
    SuccessionFactory(predecessor=council, successor=icb, entered_by=outsider)

    page = words(one(parsed(admin.get(f"/organisations/{council.slug}/touched/")), "main"))

    assert "Until then it opens nothing." in page


def test_a_body_without_successions_touches_nothing(admin, council):
    page = words(one(parsed(admin.get(f"/organisations/{council.slug}/touched/")), "main"))

    assert "Nothing is on record of what this body came from" in page


def test_an_administrator_of_neither_side_states_nothing(api, outsider, ccg, icb):
    UserFactory(roles={ccg: [Role.ADMINISTRATOR], icb: [Role.ADMINISTRATOR]})

    answer = api.post(
        "/api/v1/successions/",
        {
            "predecessors": [ccg.slug],
            "successors": [icb.slug],
            "on": "2022-07-01",
            "kind": "transferred",
        },
        format="json",
    )

    assert answer.status_code == 403


def test_the_api_states_confirms_and_takes_back(api, administrator, council, icb):
    made = api.post(
        "/api/v1/successions/",
        {
            "predecessors": [council.slug],
            "successors": [icb.slug],
            "on": "2022-07-01",
            "kind": "transferred",
        },
        format="json",
    )
    (row,) = made.json()

    assert (made.status_code, row["is_unconfirmed"]) == (201, False)
    assert api.get(f"/api/v1/successions/{row['id']}/touched/").json() == []
    confirmed = api.post(f"/api/v1/successions/{row['id']}/confirm/")
    assert confirmed.json() == {"detail": "There is nothing to confirm."}
    gone = api.post(f"/api/v1/successions/{row['id']}/take-back/", {"reason": "No"}, format="json")
    assert (gone.status_code, Succession.objects.count()) == (204, 0)


def test_the_api_changes_a_body_from_the_version_it_was_read_in(api, council):
    address = f"/api/v1/organisations/{council.slug}/"
    tag = api.get(address)["ETag"]

    sent = {"gss_code": "E06000054"}
    assert api.put(address, sent, format="json").status_code == 428
    changed = api.put(address, sent, format="json", headers={"If-Match": tag})
    assert (changed.json()["gss_code"], changed.json()["version"]) == ("E06000054", 2)
    assert api.put(address, sent, format="json", headers={"If-Match": tag}).status_code == 412


def test_the_api_names_and_ends_a_body(api, council):
    here = f"/api/v1/organisations/{council.slug}/"

    def sent(act, **data):
        tag = f'"{Organisation.objects.get(pk=council.pk).version}"'
        return api.post(f"{here}{act}/", data, format="json", headers={"If-Match": tag}).json()

    sent("rename", name="City of Northshire", used_from="2022-07-01")
    sent("names", name="Northshire Cares", kind="alias")
    ended = sent("end", last_day="2026-03-31")

    assert (ended["name"], ended["ended_on"]) == ("City of Northshire", "2026-03-31")
    assert [(n["name"], n["used_until"]) for n in ended["other_names"]] == [
        ("Northshire Council", "2022-06-30"),
        ("Northshire Cares", None),
    ]


@pytest.mark.parametrize("sent", [{"short_name": ""}, {"began_on": "2022-07-01"}])
def test_a_change_by_the_api_leaves_the_rest_as_it_is(api, council, sent):
    before = (council.name, council.short_name, council.kind)

    answer = api.put(
        f"/api/v1/organisations/{council.slug}/",
        sent,
        format="json",
        headers={"If-Match": f'"{council.version}"'},
    )

    body = answer.json()
    assert answer.status_code == 200
    assert (body["name"], body["short_name"], body["kind"]) == before
    assert body["began_on"] == sent.get("began_on")


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("rename", ["name", "used_from"]),
        ("names", ["name", "kind"]),
        ("codes", ["scheme", "code", "stands_for"]),
        ("end", ["last_day"]),
    ],
)
def test_the_api_asks_what_the_page_asks(api, council, verb, asked):
    answer = api.post(
        f"/api/v1/organisations/{council.slug}/{verb}/",
        {},
        format="json",
        headers={"If-Match": f'"{council.version}"'},
    )

    assert (answer.status_code, list(answer.json())) == (400, asked)
