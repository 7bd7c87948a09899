import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from agreements.texts.clauses import add_clause
from agreements.texts.models import UploadedPaper
from tests.agreements.texts.test_importing import MEMORANDUM


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def clause(draft, commissioner):
    words = {"number": "1", "heading": "Purpose", "body": "To work together."}
    return add_clause(draft, after=None, by=commissioner, **words)


def test_a_clause_is_changed_from_the_version_that_was_read(api, clause):
    address = f"/api/v1/clauses/{clause.pk}/"
    words = {"number": "1", "heading": "Purpose", "body": "To plan care."}
    tag = api.get(address)["ETag"]

    first = api.put(address, words, format="json", headers={"If-Match": tag})
    stale = api.put(address, words | {"body": "x"}, format="json", headers={"If-Match": tag})

    assert (first.status_code, first.json()["body"]) == (200, "To plan care.")
    assert stale.status_code == 412


def test_a_clause_is_added_behind_another(api, draft, clause):
    new = {"agreement": draft.key, "after": clause.pk, "number": "2", "heading": "Term", "body": ""}

    response = api.post("/api/v1/clauses/", new, format="json")

    assert (response.status_code, response.json()["position"]) == (201, 2)


def test_nobody_adds_to_what_is_not_theirs(outsider, draft):
    client = APIClient()
    client.force_login(outsider)
    new = {"agreement": draft.key, "number": "2", "heading": "Term", "body": ""}

    assert client.post("/api/v1/clauses/", new, format="json").status_code == 404


def test_a_viewer_adds_nothing(viewer, draft):
    client = APIClient()
    client.force_login(viewer)
    new = {"agreement": draft.key, "number": "2", "heading": "Term", "body": ""}

    assert client.post("/api/v1/clauses/", new, format="json").status_code == 403


def test_a_file_is_read_checked_and_taken_in(api, place, council, icb):
    paper = SimpleUploadedFile("mou.txt", MEMORANDUM)

    read = api.post("/api/v1/papers/", {"place": place.slug, "paper": paper}, format="multipart")
    taken = api.post(
        f"/api/v1/papers/{read.json()['key']}/take-in/",
        {"parties": [council.slug, icb.slug]},
        format="json",
    )

    assert (read.status_code, [p["name"] for p in read.json()["parties"]]) == (
        201,
        ["Northshire Council", "NHS Northshire ICB"],
    )
    assert (taken.status_code, taken.json()["kind"]) == (201, "mou")


def test_the_api_tells_what_was_read_and_takes_what_puts_it_right(api, place, council, icb):
    paper = SimpleUploadedFile("mou.txt", MEMORANDUM)
    sent = {"place": place.slug, "paper": paper}

    read = api.post("/api/v1/papers/", sent, format="multipart").json()
    taken = api.post(
        f"/api/v1/papers/{read['key']}/take-in/",
        {
            "parties": [council.slug, icb.slug],
            "binding": "yes",
            "starts": "fixed",
            "starts_on": "April 2018",
        },
        format="json",
    ).json()

    assert [(h["number"], h["heading"], h["level"]) for h in read["headings"]] == [
        ("1", "Purpose", 1),
        (
            "1.1",
            "The parties will plan care together. This memorandum is not legally binding.",
            2,
        ),
        ("2", "Term", 1),
        (
            "2.1",
            "This memorandum commences on the date signed by both parties and continues …",
            2,
        ),
    ]
    assert (read["binding"], read["term"]["ends_on"]["words"], read["repeated_numbers"]) == (
        "no",
        "31 March 2028",
        [],
    )
    assert (taken["binding"], taken["term"]["starts_on"]["earliest"]) == ("yes", "2018-04-01")
    assert taken["term"]["ends_on"]["words"] == "31 March 2028"


def test_a_file_without_clauses_is_refused_and_not_kept(api, place):
    paper = SimpleUploadedFile("note.txt", b"Just a few words.")

    response = api.post(
        "/api/v1/papers/", {"place": place.slug, "paper": paper}, format="multipart"
    )

    assert (response.status_code, UploadedPaper.objects.count()) == (409, 0)
