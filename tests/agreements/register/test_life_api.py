"""The REST door to an agreement's life: one POST an act, the same functions, the same refusals."""

import pytest
from rest_framework.test import APIClient

from tests.factories import ExtensionFactory, OptionToExtendFactory, TerminationNoticeFactory


def client_of(user):
    client = APIClient()
    client.force_login(user)
    return client


@pytest.fixture
def api(commissioner):
    return client_of(commissioner)


@pytest.fixture
def here(agreed):
    return f"/api/v1/agreements/{agreed.key}/"


def post(api, here, act, **details):
    tag = api.get(here)["ETag"]
    return api.post(f"{here}{act}/", details, format="json", headers={"If-Match": tag})


def test_an_option_is_stated_and_used(api, agreed, here):
    made = post(api, here, "options", months=12, times=1, latest_end="2022-03-31")
    option = agreed.options_to_extend.get()

    response = post(
        api,
        here,
        "extend",
        option=option.pk,
        until="31 March 2022",
        on="10 February 2021",
        given_by="Cabinet",
    )

    life = api.get(f"{here}life/").json()
    assert (made.status_code, response.status_code) == (201, 200)
    assert life["options"] == [
        {"id": option.pk, "months": 12, "times": 1, "latest_end": "2022-03-31", "words": ""}
    ]
    assert [(one["words"], one["note"]) for one in life["happenings"] if one["kind"]] == [
        ("Extended to 31 March 2022", "by Cabinet; option of 12 months")
    ]


def test_a_refusal_is_in_the_words_of_the_page(api, agreed, here):
    option = OptionToExtendFactory(agreement=agreed)

    response = post(
        api, here, "extend", option=option.pk, until="31 March 2021", on="10 February 2021"
    )

    assert (response.status_code, response.json()) == (
        409,
        {"detail": "The new last day must be after 31 March 2021."},
    )


@pytest.mark.parametrize(
    ("details", "wrong"),
    [
        ({"until": "31 March 2022"}, {"on": ["Enter the day, like 10 February 2021"]}),
        (
            {"until": "one day", "on": "10 February 2021"},
            {"until": ["Enter a day or month, like 31 March 2027"]},
        ),
        (
            {"until": "31 March 2022" + " " * 60 + "x", "on": "10 February 2021"},
            {"until": ["Ensure this field has no more than 60 characters."]},
        ),
        ({"on": "10 February 2021"}, {"until": ["This field is required."]}),
    ],
)
def test_what_is_wrong_is_named_by_field(api, here, details, wrong):
    response = post(api, here, "extend", **details)

    assert (response.status_code, response.json()) == (400, wrong)


def test_nothing_is_done_without_the_version(api, here):
    response = api.post(f"{here}hold-over/", {"begins": "1 April 2021", "on": "1 March 2021"})

    assert response.status_code == 428


def test_notice_is_given_and_withdrawn(api, agreed, council, here):
    party = agreed.parties.get(organisation=council)
    given = post(
        api, here, "give-notice", party=party.pk, on="1 August 2020", last="30 September 2020"
    )
    notice = agreed.termination_notices.get()

    withdrawn = post(api, here, "withdraw-notice", notice=notice.pk, on="15 September 2020")

    assert given.json()["standing"]["sentence"] == "It ended on 30 September 2020, by notice."
    assert withdrawn.json()["standing"]["tag"] == "Lapsed"


def test_a_partner_leaves_and_a_year_is_stated(api, agreed, icb, here):
    party = agreed.parties.get(organisation=icb)
    post(api, here, "leave", party=party.pk, on="1 August 2020", last="31 December 2020")
    bad = post(api, here, "state-year", year="2020", state="agreed")
    post(api, here, "state-year", year="2020/21", state="not_recorded", stated_in="A report")

    party.refresh_from_db()
    assert str(party.until_on) == "2020-12-31"
    assert (bad.status_code, list(bad.json())) == (400, ["year"])
    assert api.get(f"{here}life/").json()["years"] == [
        {"year": "2020/21", "state": "not_recorded", "words": "", "stated_in": "A report"}
    ]


def test_it_is_held_over(api, agreed, here):
    post(api, here, "hold-over", begins="1 April 2021", on="15 March 2021")

    assert api.get(here).json()["standing"] == {
        "tag": "In force",
        "sentence": "No day ends it.",
        "rests_on": "a hold over after its end",
    }


def test_one_agreement_takes_the_place_of_two(api, make_agreed, council, icb, agreed, here):
    others = [make_agreed(council, icb), make_agreed(council, icb)]

    response = post(api, here, "replace", earlier=[one.key for one in others], on="1 October 2020")
    unknown = post(api, here, "replace", earlier=["zzzzzzzz"], on="1 October 2020")

    assert response.status_code == 200
    assert {link.kind for link in agreed.links_back.all()} == {"consolidates"}
    assert unknown.json() == {"earlier": ["There is no agreement zzzzzzzz."]}


def test_what_another_entered_is_confirmed_and_taken_out(
    api, agreed, commissioner, partner_commissioner, icb, here
):
    party = agreed.parties.get(organisation=icb)
    notice = TerminationNoticeFactory(agreement=agreed, party=party, entered_by=commissioner)
    extension = ExtensionFactory(agreement=agreed)
    theirs = client_of(partner_commissioner)
    mine = post(api, here, "confirm-record", kind="notice", id=notice.pk)

    confirmed = post(theirs, here, "confirm-record", kind="notice", id=notice.pk)
    gone = post(theirs, here, "take-out-record", kind="extension", id=extension.pk, reason="Twice")
    again = post(theirs, here, "take-out-record", kind="extension", id=extension.pk, reason="Twice")

    assert mine.json() == {"detail": "Only an officer of NHS Northshire ICB can confirm this."}
    assert [one.status_code for one in (confirmed, gone, again)] == [200, 200, 404]


def test_a_variation_goes_from_draft_to_agreed(api, agreed, commissioner, partner_commissioner):
    made = api.post(
        "/api/v1/variations/",
        {
            "agreement": agreed.key,
            "title": "Six months more",
            "changes": ["period"],
            "effective": "1 March 2021",
        },
        format="json",
    )
    its = f"/api/v1/variations/{made.json()['id']}/"
    post(api, its, "describe", about="period", ends="30 September 2021")
    sent = post(api, its, "send-for-approval")
    for user in (commissioner, partner_commissioner):
        theirs = client_of(user)
        party = agreed.parties.get(organisation__in=user.organisation_ids).pk
        post(theirs, its, "approve", party=party, on="10 February 2021", given_by="Board")
        signed = post(theirs, its, "sign", party=party, on="11 February 2021")

    body = signed.json()
    assert (made.status_code, sent.status_code) == (201, 200)
    assert (body["is_agreed"], body["ends"]["latest"]) == (True, "2021-09-30")
    assert body["details"] == [
        {"about": "period", "before": "", "after": "Ends on 30 September 2021"}
    ]
    assert [one["state"] for one in body["signatures"]] == ["recorded", "recorded"]


def test_a_variation_is_changed_and_deleted(api, agreed):
    made = api.post(
        "/api/v1/variations/",
        {"agreement": agreed.key, "title": "More", "changes": ["text"]},
        format="json",
    )
    its = f"/api/v1/variations/{made.json()['id']}/"

    changed = api.put(its, {"title": "Less"}, format="json", headers={"If-Match": made["ETag"]})
    stale = api.put(its, {"title": "Other"}, format="json", headers={"If-Match": made["ETag"]})
    gone = api.delete(its, headers={"If-Match": changed["ETag"]})

    assert (changed.json()["title"], stale.status_code, gone.status_code) == ("Less", 412, 204)


def test_a_stranger_finds_no_variation(api, agreed, outsider):
    made = api.post(
        "/api/v1/variations/",
        {"agreement": agreed.key, "title": "More", "changes": ["text"]},
        format="json",
    )
    stranger = client_of(outsider)
    sent = {"agreement": agreed.key, "title": "Mine", "changes": ["text"]}

    answers = [
        stranger.get(f"/api/v1/variations/{made.json()['id']}/"),
        stranger.post("/api/v1/variations/", sent, format="json"),
    ]
    assert [one.status_code for one in answers] == [404, 404]
    assert stranger.get("/api/v1/variations/").json()["results"] == []


def test_what_one_answer_told_is_forgotten_with_it(commissioner, agreed, here, time_machine):
    """Each is judged on its own day, in a service that runs for days."""
    tags = []
    for day in ("2021-03-31", "2021-04-01"):
        time_machine.move_to(f"{day} 12:00")
        answer = post(
            client_of(commissioner), here, "options", months=12, times=1, latest_end="2022-03-31"
        )
        tags.append(answer.json()["standing"]["tag"])

    assert tags == ["Ending soon", "Lapsed"]
