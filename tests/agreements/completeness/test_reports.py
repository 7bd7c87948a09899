"""Reports that are owed: reminded of, due at home, recorded as given (R-S75-22, R-S75-27)."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from agreements.completeness.home import report_needs
from agreements.completeness.models import ReportGiven
from agreements.completeness.reminders import report_reminders
from agreements.completeness.reports import (
    duty_of,
    record_report,
    reports_owed,
    take_back_report,
)
from agreements.register.models import Agreement, Term
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.home.reading import Reading
from commissioning.notices.clock import reminders_of
from tests.factories import (
    ApprovalFactory,
    HoldOverFactory,
    PooledFundFactory,
    ReportGivenFactory,
    SignatureFactory,
    TermFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, words


def d(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def running(pooled):
    """The agreement with its pool, agreed, from 1 April 2026 to 31 March 2028."""
    TermFactory(
        agreement=pooled,
        starts="fixed",
        ends="fixed",
        **printed("starts", d("2026-04-01")),
        **printed("ends", d("2028-03-31")),
    )
    for party in pooled.parties.all():
        ApprovalFactory(party=party, state="recorded", **printed("on", d("2026-03-02")))
        SignatureFactory(party=party, state="recorded", **printed("on", d("2026-03-03")))
    return pooled


@pytest.fixture
def key(fund):
    """The first quarter's report; due by 30 July 2026."""
    return f"pool-{fund.key}-2026-06-30"


def owed(on, first="2026-01-01", last="2029-12-31"):
    rows = reports_owed(Agreement.objects.all(), d(first), d(last), on=d(on))
    return [(f"{duty.last}", duty.is_annual) for _, duty in rows]


def test_each_quarter_and_year_in_which_it_ran_owes_a_report(running):
    assert owed("2026-07-30") == [
        ("2026-06-30", False),
        ("2026-09-30", False),
        ("2026-12-31", False),
        ("2027-03-31", False),
        ("2027-03-31", True),
        ("2027-06-30", False),
        ("2027-09-30", False),
        ("2027-12-31", False),
        ("2028-03-31", False),
        ("2028-03-31", True),
    ]


@pytest.mark.parametrize(
    ("ends", "last_owed"),
    [("2027-06-30", "2027-06-30"), ("2027-07-01", "2027-09-30")],
)
def test_a_quarter_is_owed_if_the_agreement_ran_on_its_first_day(running, ends, last_owed):
    Term.objects.filter(agreement=running).update(**printed("ends", d(ends)))

    assert [last for last, is_annual in owed("2026-07-30") if not is_annual][-1] == last_owed


def test_one_that_nobody_has_agreed_to_owes_nothing(running):
    running.parties.first().signature.delete()

    assert owed("2026-07-30") == []


def test_one_of_another_kind_owes_nothing(running):
    running.kind = "jca"
    running.save()

    assert owed("2026-07-30") == []


@pytest.mark.parametrize(("on", "is_owed"), [("2026-07-28", True), ("2026-07-29", False)])
def test_a_report_is_owed_until_the_day_it_was_given(running, key, on, is_owed):
    ReportGivenFactory(agreement=running, duty=key, on=d("2026-07-29"))

    assert (("2026-06-30", False) in owed(on)) is is_owed


@pytest.mark.parametrize("agreements", [1, 3])
def test_three_are_read_in_as_many_queries_as_one(
    running, council, icb, place, agreements, django_assert_max_num_queries
):
    for n in range(agreements - 1):
        PooledFundFactory(
            agreement__partnership=place, agreement__parties=[council, icb], name=f"Fund {n}"
        )

    with django_assert_max_num_queries(10):
        owed("2026-07-30")


def told(on):
    return [
        (r.due_on, r.subject)
        for r in reminders_of(report_reminders, d(on))
        if "30 June" in r.subject
    ]


def test_commissioners_are_told_before_the_day_and_after_it(running, commissioner):
    due = "Report due by 30 July 2026: Better care, quarter to 30 June 2026"

    days = {day for on in ("2026-07-29", "2026-07-30", "2026-07-31") for day, _ in told(on)}

    assert {subject for _, subject in told("2026-07-30")} == {due}
    assert max(days) <= d("2026-07-31")
    (reminder,) = [r for r in reminders_of(report_reminders, d("2026-07-30")) if r.subject == due]
    assert commissioner in reminder.recipients


def test_nobody_is_told_of_a_report_from_the_day_it_was_given(running, key):
    ReportGivenFactory(agreement=running, duty=key, on=d("2026-07-30"))

    assert [bool(told(on)) for on in ("2026-07-29", "2026-07-30", "2026-07-31")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("today", "groups"),
    [
        ("2026-06-29", []),
        ("2026-06-30", ["due"]),
        ("2026-07-29", ["due"]),
        ("2026-07-30", ["due"]),
        ("2026-07-31", ["overdue"]),
        ("2026-10-30", ["overdue", "due"]),
        ("2026-10-31", ["overdue"]),
    ],
)
def test_at_home_it_is_due_for_thirty_days_and_late_for_a_quarter(
    running, commissioner, today, groups
):
    found = list(report_needs(commissioner, d(today), Reading(commissioner)))

    assert [str(need.group) for need in found] == groups


def test_at_home_only_commissioners_of_the_parties_find_it(running, viewer, outsider):
    for user in (viewer, outsider):
        assert list(report_needs(user, d("2026-07-30"), Reading(user))) == []


@pytest.mark.parametrize(("on", "refused"), [("2026-07-30", False), ("2026-07-31", True)])
def test_a_report_is_given_today_or_earlier(running, key, commissioner, time_machine, on, refused):
    time_machine.move_to("2026-07-30")
    if refused:
        with pytest.raises(RuleBroken, match="today or earlier"):
            record_report(running, key, on=d(on), by=commissioner)
    else:
        record_report(running, key, on=d(on), by=commissioner, stated_in="Board paper 7")
        assert duty_of(running, key).given.on == d(on)
        kept = Event.objects.get(what="agreement.report_given").payload
        assert kept.after["report"] == "Better care, quarter to 30 June 2026"


@pytest.mark.parametrize(
    ("day", "on", "said"),
    [
        ("2026-03-31", "2026-04-30", "No record says that the agreement ran in the quarter to 31"),
        ("2026-06-30", "2026-07-01", ""),
        ("2028-03-31", "2028-04-01", ""),
        ("2028-06-30", "2028-07-01", "No record says that the agreement ran in the quarter to 30"),
        ("2026-06-30", "2026-04-01", "It tells of days from 1 April 2026. Enter a later day."),
        ("2026-06-30", "2026-04-02", ""),
    ],
)
def test_it_is_of_days_on_which_the_agreement_ran_and_given_after_they_began(
    running, fund, commissioner, time_machine, day, on, said
):
    time_machine.move_to("2029-01-01")
    key = f"pool-{fund.key}-{day}"

    if said:
        with pytest.raises(RuleBroken, match=said):
            record_report(running, key, on=d(on), by=commissioner)
    else:
        record_report(running, key, on=d(on), by=commissioner)

    assert ReportGiven.objects.count() == (0 if said else 1)


@pytest.mark.parametrize("door", ["page", "api"])
def test_one_of_a_pool_that_is_gone_is_taken_back(client, running, commissioner, door):
    gone = "pool-zzzzzzzz-2026-06-30"
    ReportGivenFactory(agreement=running, duty=gone, on=d("2026-07-29"))
    client.force_login(commissioner)

    if door == "page":
        address = f"{running.get_absolute_url()}missing/reports/{gone}/take-back/"
        page = words(one(parsed(client.get(address)), "main"))
        assert "It tells of days to 30 June 2026, and was given on 29 July 2026" in page
        done = client.post(address, {"reason": "It was a draft."}).status_code
        again = client.get(address).status_code
    else:
        address = f"/api/v1/completeness/{running.key}/take-back-report/"
        sent = {"report": gone, "reason": "It was a draft."}
        done, again = (
            client.post(address, sent, content_type="application/json").status_code
            for _ in range(2)
        )

    assert (done, again) == ((302, 404) if door == "page" else (200, 409))
    assert not ReportGiven.objects.exists()


@pytest.mark.parametrize("wrong", ["", "council-2026-06-30", "pool-x-2026-06-30", "x-2026-13-40"])
def test_a_report_that_is_not_owed_cannot_be_given(running, commissioner, wrong):
    with pytest.raises(RuleBroken, match="owes no such report"):
        record_report(running, wrong, on=d("2026-07-30"), by=commissioner)


def test_a_report_is_given_once_and_taken_back_with_the_reason(running, key, commissioner):
    record_report(running, key, on=d("2026-07-30"), by=commissioner)
    with pytest.raises(RuleBroken, match="already"):
        record_report(running, key, on=d("2026-07-30"), by=commissioner)

    take_back_report(running, key, by=commissioner, reason="It was a draft.")

    assert not ReportGiven.objects.exists()
    kept = Event.objects.get(what="agreement.report_taken_back").payload
    assert kept.after == {"reason": "It was a draft."}
    with pytest.raises(RuleBroken, match="No record"):
        take_back_report(running, key, by=commissioner, reason="Again.")


def test_it_is_recorded_from_the_page_of_what_is_missing(
    client, running, key, commissioner, time_machine
):
    time_machine.move_to("2026-07-30")
    client.force_login(commissioner)
    page = f"{running.get_absolute_url()}missing/"
    act = f"{page}reports/{key}/"
    assert f'href="{act}"' in client.get(page).content.decode()

    answers = {"on": "29 July 2026", "stated_in": "Board paper 7"}
    after = client.post(act, answers, follow=True)

    assert after.redirect_chain == [(page, 302)]
    said = words(one(parsed(after), "main"))
    assert "Given on 29 July 2026, as stated in Board paper 7" in said
    client.post(f"{act}take-back/", {"reason": "It was a draft."})
    assert not ReportGiven.objects.exists()
    assert client.get(f"{page}reports/pool-x-2026-06-30/").status_code == 404


def test_the_api_lists_records_and_takes_back(running, key, commissioner, time_machine):
    time_machine.move_to("2026-07-30")
    client = APIClient()
    client.force_login(commissioner)
    address = f"/api/v1/completeness/{running.key}/"

    done = client.post(
        f"{address}record-report/", {"report": key, "on": "2026-07-29"}, format="json"
    )

    assert (done.status_code, done.json()[0]) == (
        200,
        {
            "report": key,
            "about": "Better care",
            "owner": "the host",
            "first": "2026-04-01",
            "last": "2026-06-30",
            "is_annual": False,
            "due": "2026-07-30",
            "given_on": "2026-07-29",
            "stated_in": "",
        },
    )
    assert client.get(f"{address}reports/?year=2026/27").json() == done.json()
    assert client.get(f"{address}reports/?year=2026").status_code == 400
    back = client.post(
        f"{address}take-back-report/", {"report": key, "reason": "A draft."}, format="json"
    )
    assert back.json()[0]["given_on"] is None


def listed(client, agreement, year):
    rows = client.get(f"/api/v1/completeness/{agreement.key}/reports/?year={year}").json()
    return [(row["last"], row["is_annual"]) for row in rows]


@pytest.mark.parametrize(
    ("ends", "quarters"),
    [
        ("2026-06-30", ["2026-06-30"]),
        ("2026-07-01", ["2026-06-30", "2026-09-30"]),
        ("2026-09-30", ["2026-06-30", "2026-09-30"]),
        ("2026-10-01", ["2026-06-30", "2026-09-30", "2026-12-31"]),
    ],
)
def test_only_quarters_in_which_it_ran_are_listed(
    client, running, commissioner, time_machine, ends, quarters
):
    """R-S75-22: wholly or partly; the year's return with them."""
    time_machine.move_to("2026-07-30")
    Term.objects.filter(agreement=running).update(**printed("ends", d(ends)))
    client.force_login(commissioner)

    page = words(one(parsed(client.get(f"{running.get_absolute_url()}missing/")), "main"))

    everything = ("30 June 2026", "30 September 2026", "31 December 2026", "31 March 2027")
    shown = [last for last in everything if f"Quarter to {last}" in page]
    assert len(shown) == len(quarters)
    assert "Annual return" in page
    assert listed(client, running, "2026/27") == [
        *((last, False) for last in quarters),
        ("2027-03-31", True),
    ]
    assert listed(client, running, "2025/26") == []


def test_a_quarter_between_its_end_and_its_being_held_over_is_not_listed(
    client, running, commissioner, time_machine
):
    time_machine.move_to("2027-04-30")
    Term.objects.filter(agreement=running).update(**printed("ends", d("2026-06-30")))
    decided, until = d("2027-01-04"), d("2027-03-31")
    HoldOverFactory(agreement=running, on=decided, begins=decided, until=until)
    client.force_login(commissioner)

    assert listed(client, running, "2026/27") == [
        ("2026-06-30", False),
        ("2027-03-31", False),
        ("2027-03-31", True),
    ]


def test_one_given_is_listed_though_the_agreement_is_said_to_have_run_no_longer(
    client, running, key, commissioner, time_machine
):
    time_machine.move_to("2026-07-30")
    ReportGivenFactory(agreement=running, duty=key, on=d("2026-07-29"))
    Term.objects.filter(agreement=running).update(**printed("starts", d("2026-07-01")))
    client.force_login(commissioner)

    assert listed(client, running, "2026/27")[0] == ("2026-06-30", False)


def test_one_that_nobody_has_agreed_to_lists_none_and_records_none(
    client, running, key, commissioner, time_machine
):
    time_machine.move_to("2026-07-30")
    running.parties.first().signature.delete()
    client.force_login(commissioner)

    assert listed(client, running, "2026/27") == []
    with pytest.raises(RuleBroken, match="No record says that the agreement ran"):
        record_report(running, key, on=d("2026-07-29"), by=commissioner)
