import csv
import datetime as dt
from io import StringIO

import pytest

from commissioning.accounts.roles import Role
from commissioning.audit.chain import anchor_of
from commissioning.audit.log import record
from tests.commissioning.audit.test_chain import tamper
from tests.factories import MembershipFactory, UserFactory
from tests.html import one, parsed, words

HERE = "/audit/northshire-council/"
PAGES = ["", "log.csv", "check/"]


@pytest.fixture
def auditor(council):
    return UserFactory(email="au@example.org", name="Au Sample", roles={council: [Role.AUDITOR]})


@pytest.fixture
def acts(draft, commissioner, council, icb, time_machine):
    """Three acts on three days; the second is the ICB's alone."""
    for day, what, bodies, by in (
        (1, "agreement.made", [council, icb], commissioner),
        (2, "agreement.noted", [icb], commissioner),
        (3, "agreement.sent_for_review", [council, icb], None),
    ):
        time_machine.move_to(dt.datetime(2027, 6, day, 22, 30, tzinfo=dt.UTC))
        record(
            what,
            draft,
            by=by,
            organisations=[body.pk for body in bodies],
            before={"title": "Old title"},
            after={"title": "New title"},
        )


def rows(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_an_auditor_reads_who_did_what_and_what_it_changed(client, auditor, acts):
    client.force_login(auditor)

    page = client.get(HERE).text

    assert "2 entries." in page
    assert "Agreement sent for review" in page
    assert "The service" in page
    assert "Old title → New title" in page
    assert "Agreement noted" not in page


def test_an_administrator_reads_that_it_was_done_and_not_what_was_written(
    client, administrator, acts
):
    client.force_login(administrator)

    page = client.get(HERE).text

    assert "Agreement sent for review" in page
    assert "New title" not in page
    assert "New title" not in str(rows(client.get(HERE + "log.csv")))


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_officers_of_a_partner_are_named_where_they_acted_on_what_is_shared(
    client, draft, council, icb, partner_commissioner, who, request
):
    """Both act in public office, and the history of the record itself names them too."""
    other = UserFactory(name="Kit Sample", roles={icb: [Role.SECRETARY]})
    both, alone = [council.pk, icb.pk], [icb.pk]
    record("agreement.changed", draft, by=partner_commissioner, organisations=both)
    record("organisation.changed", icb, by=other, organisations=alone)
    client.force_login(request.getfixturevalue(who))

    page = client.get(HERE).text
    told = rows(client.get(HERE + "log.csv"))

    assert [(row["What"], row["Who"]) for row in told] == [("agreement.changed", "Jo Sample")]
    assert "Jo Sample" in page
    assert [mark for mark in (other.name, "@") if mark in f"{page} {told}"] == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["commissioner", "outsider", "partner_commissioner", "secretary"])
def test_nobody_else_comes_here(client, council, path, who, request):
    client.force_login(request.getfixturevalue(who))

    assert client.get(HERE + path).status_code == 404


def test_an_auditor_of_one_body_does_not_read_anothers(client, auditor, icb, acts):
    client.force_login(auditor)

    assert client.get(f"/audit/{icb.slug}/").status_code == 404


def test_the_link_leads_to_the_one_log_or_to_a_choice(client, auditor, icb):
    client.force_login(auditor)
    assert client.get("/audit/").headers["Location"] == HERE

    MembershipFactory(user=auditor, organisation=icb, role=Role.AUDITOR)
    client.force_login(auditor)
    assert "NHS Northshire ICB" in client.get("/audit/").text


def test_who_reads_no_log_is_told_so(client, viewer):
    client.force_login(viewer)

    assert client.get("/audit/").status_code == 403


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["agreement.made", "agreement.sent_for_review"]),
        ({"what": "sent for"}, ["agreement.sent_for_review"]),
        ({"who": "sam"}, ["agreement.made"]),
        ({"since": "2 June 2027"}, ["agreement.sent_for_review"]),
        ({"until": "2 June 2027"}, ["agreement.made"]),
        ({"since": "1 June 2027", "until": "1 June 2027"}, ["agreement.made"]),
        ({"since": "4 June 2027"}, []),
    ],
)
def test_the_list_and_its_csv_are_narrowed_alike(client, auditor, acts, chosen, found):
    client.force_login(auditor)

    page = client.get(HERE, chosen).text
    assert [row["What"] for row in rows(client.get(HERE + "log.csv", chosen))] == found
    assert page.count('<th scope="row"') == len(found)
    assert ("No entries match." in page) is (found == [])


def test_a_day_is_a_day_in_england(client, auditor, draft, council, time_machine):
    """Half past midnight on 2 June in England is still 1 June by the clock of the server."""
    time_machine.move_to(dt.datetime(2027, 6, 1, 23, 30, tzinfo=dt.UTC))
    record("agreement.made", draft, by=None, organisations=[council.pk])
    client.force_login(auditor)

    assert rows(client.get(HERE + "log.csv", {"until": "1 June 2027"})) == []
    after = rows(client.get(HERE + "log.csv", {"since": "2 June 2027"}))
    assert [row["What"] for row in after] == ["agreement.made", "audit_log.exported"]


def test_a_log_that_holds_says_so_with_its_last_entry(client, auditor, acts, council):
    client.force_login(auditor)

    page = client.get(HERE + "check/").text

    assert "The log holds: 2 entries checked" in page
    assert anchor_of(council.pk).hash in page


def test_a_log_that_was_altered_says_where(client, auditor, acts):
    tamper("UPDATE audit_event SET what = %s WHERE what = %s", "x", "agreement.sent_for_review")
    client.force_login(auditor)

    page = client.get(HERE + "check/").text

    assert "The log does not hold at entry 2. The event or its link was altered." in page


@pytest.mark.parametrize(
    ("sequence", "same", "words"),
    [
        (2, True, "against the entry you gave"),
        (2, False, "does not hold at entry 2"),
        (3, True, "does not hold at entry 3"),
    ],
)
def test_a_log_is_checked_against_an_entry_noted_before(
    client, auditor, acts, council, sequence, same, words
):
    client.force_login(auditor)
    noted = anchor_of(council.pk).hash if same else "0" * 64

    page = client.get(HERE + "check/", {"sequence": sequence, "hash": noted.upper()}).text

    assert words in page


def test_reading_the_log_asks_the_database_as_often_for_three_entries_as_for_one(
    client, auditor, draft, commissioner, council, django_assert_num_queries
):
    record("agreement.made", draft, by=commissioner, organisations=[council.pk])
    client.force_login(auditor)
    client.get(HERE)
    with django_assert_num_queries(6):
        client.get(HERE)
    for _ in range(2):
        record("agreement.made", draft, by=commissioner, organisations=[council.pk])

    with django_assert_num_queries(6):
        client.get(HERE)


def test_the_home_of_an_auditor_leads_to_the_log(client, auditor, acts):
    client.force_login(auditor)

    page = client.get("/")

    main = one(parsed(page), "main")
    assert "What was done for Northshire Council, 2 entries." in words(main)
    links = [link.get("href") for link in main.iter("a")]
    assert {HERE, f"{HERE}check/"} <= {*links}
    assert [words(link) for link in one(parsed(page), "nav").iter("a")][-1] == "Audit log"


def test_nobody_else_is_led_to_it_from_home(client, commissioner, acts):
    client.force_login(commissioner)

    assert "/audit/" not in client.get("/").text
