import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.notices import sending
from commissioning.notices.models import Notice
from commissioning.notices.planning import plan_reminders, queue_notice
from commissioning.notices.sending import Tally, claim_batch, deliver, send_due_notices
from tests.commissioning.notices.mail_server import free_port

DUE = dt.date(2020, 12, 31)
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
WHY = (
    "You get this because it concerns work of your organisation. "
    "Do not reply to this address: nobody reads it."
)


@pytest.fixture
def told(source, viewer):
    """One reminder for one person, planned on its day."""
    source.remind(viewer, due_on=DUE, subject="JCA-2018 ends in 3 months")
    plan_reminders(DUE)
    Notice.objects.update(not_before=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    return Notice.objects.get()


def plan(source, *people, on=DUE, **facts):
    source.remind(*people, due_on=on, **facts)
    plan_reminders(on)
    Notice.objects.filter(attempts=0).update(not_before=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def again(notice):
    notice.refresh_from_db()
    return notice


def test_what_is_due_goes_out_as_text_and_html_with_one_link(told, inbox, morning):
    assert send_due_notices(morning) == Tally(sent=1)

    (mail,) = inbox.mails
    assert (mail["To"], mail["Subject"]) == ("vi@example.org", "JCA-2018 ends in 3 months")
    assert mail["Message-ID"] == f"<{again(told).batch[:40]}@jca.example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = (part.get_content() for part in mail.iter_parts())
    for form in (text, html):
        assert "Start the renewal." in form
        assert "https://jca.example.org/northshire/agreements/abcdefgh/" in form
    assert again(told).sent_at == morning


def test_nothing_goes_out_before_eight(told, inbox):
    before = dt.datetime(2020, 12, 31, 7, 59, 59, tzinfo=dt.UTC)

    assert send_due_notices(before) == Tally()
    assert send_due_notices(before + dt.timedelta(seconds=1)) == Tally(sent=1)


def test_what_was_sent_is_not_sent_again(told, inbox, morning):
    send_due_notices(morning)

    assert send_due_notices(morning + DAY) == Tally()
    assert len(inbox.mails) == 1


def test_things_due_today_go_one_by_one(source, viewer, inbox, morning):
    plan(source, viewer, matter="agreement 1 ends")
    plan(source, viewer, matter="agreement 2 ends")

    send_due_notices(morning)

    assert inbox.subjects == ["agreement 1 ends", "agreement 2 ends"]


def test_things_already_late_go_as_one_digest(source, viewer, commissioner, inbox, morning):
    plan(source, viewer, matter="agreement 1 ends", on=DUE)
    plan(source, viewer, commissioner, matter="agreement 2 ends", on=DUE + DAY)
    plan(source, viewer, matter="agreement 3 ends", on=DUE + 2 * DAY)

    assert send_due_notices(morning + 2 * DAY) == Tally(sent=4)

    assert sorted((mail["To"], mail["Subject"]) for mail in inbox.mails) == [
        ("sam@example.org", "agreement 2 ends"),
        ("vi@example.org", "2 reminders that are late, the first of 31 December 2020"),
        ("vi@example.org", "agreement 3 ends"),
    ]
    digest = next(mail for mail in inbox.mails if "late" in mail["Subject"])
    for part in digest.iter_parts():
        assert "agreement 1 ends" in part.get_content()
        assert "agreement 2 ends" in part.get_content()


def test_a_mail_server_that_is_not_there_is_tried_again_after_longer_and_longer(
    told, settings, morning
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    waits, now = [], morning
    for _ in range(8):
        assert send_due_notices(now) == Tally(put_off=1)
        waits.append((again(told).not_before - now) // MINUTE)
        now = told.not_before

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert told.failed_because == "The mail server could not be reached."


def test_a_server_that_is_not_there_is_asked_once_a_run(
    source, viewer, commissioner, settings, morning
):
    plan(source, viewer, commissioner)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    assert send_due_notices(morning) == Tally(put_off=1)
    assert send_due_notices(morning) == Tally(put_off=1)
    assert send_due_notices(morning) == Tally()


def test_after_a_day_of_attempts_it_is_given_up_and_shown(told, settings, morning):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    Notice.objects.update(attempts=sending.ATTEMPTS - 1)

    assert send_due_notices(morning) == Tally(undelivered=1)
    assert (again(told).undelivered, told.given_up_at) == (True, morning)
    assert told.failed_because == "The mail server could not be reached."
    assert send_due_notices(morning + DAY) == Tally()


def test_an_address_that_is_refused_for_good_is_given_up_at_once(told, inbox, morning):
    inbox.answers["vi@example.org"] = "550 No such person here"

    assert send_due_notices(morning) == Tally(undelivered=1)
    assert again(told).failed_because == (
        "The mail server did not take this address: 550 No such person here"
    )


def test_an_address_that_is_refused_for_now_is_tried_again(told, inbox, morning):
    inbox.answers["vi@example.org"] = "450 Mailbox busy"
    assert send_due_notices(morning) == Tally(put_off=1)

    inbox.answers.clear()
    assert send_due_notices(morning + MINUTE) == Tally(sent=1)


def test_one_bad_address_does_not_hold_up_the_others(source, viewer, commissioner, inbox, morning):
    plan(source, viewer, commissioner)
    inbox.answers["vi@example.org"] = "550 No such person here"

    assert send_due_notices(morning) == Tally(sent=1, undelivered=1)


@pytest.mark.parametrize("answer", ["451 Try later", "554 Refused by policy"])
def test_a_mail_that_is_refused_is_tried_again(answer, told, inbox, morning):
    inbox.after_data = lambda mail: answer
    assert send_due_notices(morning) == Tally(put_off=1)
    assert again(told).failed_because == f"The mail server answered {answer}"

    inbox.after_data = lambda mail: "250 OK"
    assert send_due_notices(morning + MINUTE) == Tally(sent=1)


def test_a_server_that_breaks_off_is_tried_again_with_the_same_message_id(told, inbox, morning):
    names = []

    def take_and_break_off(mail):
        names.append(mail["Message-ID"])

    inbox.after_data = take_and_break_off
    assert send_due_notices(morning) == Tally(put_off=1)

    inbox.after_data = lambda mail: "250 OK"
    send_due_notices(morning + MINUTE)
    assert names == [inbox.mails[0]["Message-ID"]]


def test_a_server_that_breaks_off_ends_the_run(source, viewer, commissioner, inbox, morning):
    plan(source, viewer, commissioner)
    inbox.after_data = lambda mail: None

    assert send_due_notices(morning) == Tally(put_off=1)


def test_a_digest_that_failed_stays_the_same_mail_though_more_has_come_late(
    source, viewer, inbox, morning
):
    plan(source, viewer, matter="agreement 1 ends")
    plan(source, viewer, matter="agreement 2 ends")
    inbox.after_data = lambda mail: "451 Try later"
    send_due_notices(morning + DAY)
    failed = Notice.objects.first().batch
    plan(source, viewer, matter="agreement 3 ends")
    inbox.after_data = lambda mail: "250 OK"

    send_due_notices(morning + DAY + MINUTE)

    assert inbox.mails[0]["Message-ID"] == sending_id(failed)
    assert "agreement 3 ends" not in inbox.mails[0].as_string()
    assert len(inbox.mails) == 2


def sending_id(batch):
    return f"<{batch[:40]}@jca.example.org>"


def test_what_is_no_longer_true_is_not_sent(told, source, inbox, morning):
    source.reminders.clear()

    assert send_due_notices(morning) == Tally(withdrawn=1)
    assert again(told).failed_because == "No longer needed, or no longer for this person."
    assert (told.undelivered, inbox.mails) == (False, [])


def test_who_lost_access_since_it_was_planned_gets_nothing(
    source, viewer, commissioner, inbox, morning
):
    plan(source, viewer, commissioner)
    source.reminders.clear()
    source.remind(commissioner, due_on=DUE)

    assert send_due_notices(morning) == Tally(sent=1, withdrawn=1)
    assert [mail["To"] for mail in inbox.mails] == ["sam@example.org"]


def test_who_has_left_gets_nothing(told, viewer, inbox, morning):
    viewer.is_active = False
    viewer.save()

    assert send_due_notices(morning) == Tally(withdrawn=1)
    assert inbox.mails == []


def test_while_a_source_cannot_say_its_reminders_wait_and_others_go(
    told, source, commissioner, draft, inbox, morning
):
    queue_notice("a", to=[commissioner], subject="Signed", body="x", url="/", about=draft)
    source.broken = True
    now = timezone.now()

    assert send_due_notices(now) == Tally(sent=1)
    assert inbox.subjects == ["Signed"]

    source.broken = False
    assert send_due_notices(now) == Tally(sent=1)


def test_who_may_no_longer_see_what_it_is_about_is_not_told(draft, viewer, outsider, inbox):
    people = [viewer, outsider]
    queue_notice("a", to=people, subject="Signed", body="x", url="/", about=draft)

    assert send_due_notices(timezone.now()) == Tally(sent=1, withdrawn=1)
    assert [mail["To"] for mail in inbox.mails] == ["vi@example.org"]


def test_what_was_deleted_meanwhile_is_not_told(draft, viewer, inbox):
    queue_notice("a", to=[viewer], subject="Signed", body="x", url="/", about=draft)
    Agreement.objects.filter(pk=draft.pk).delete()

    assert send_due_notices(timezone.now()) == Tally(withdrawn=1)


def test_a_notice_in_hand_is_left_alone_until_its_sender_must_be_gone(told, inbox, morning):
    claim_batch(morning)

    assert claim_batch(morning + sending.LEASE - dt.timedelta(seconds=1)) == []
    assert claim_batch(morning + sending.LEASE) == [told]


def test_a_sender_that_was_only_slow_does_not_undo_what_another_sent(told, inbox, morning):
    slow = claim_batch(morning)
    send_due_notices(morning + sending.LEASE)
    inbox.answers["vi@example.org"] = "550 No such person here"

    deliver(slow, morning, Tally())

    assert (again(told).sent_at, told.given_up_at) == (morning + sending.LEASE, None)


def test_no_more_mails_than_asked_go_in_one_run(source, viewer, commissioner, inbox, morning):
    plan(source, viewer, commissioner)

    assert send_due_notices(morning, at_most=1) == Tally(sent=1)


def test_a_body_is_text_in_the_html_too(source, viewer, inbox, morning):
    plan(source, viewer, body="<b>One</b> & two\n\nThree\nfour")

    send_due_notices(morning)

    text, html = (part.get_content() for part in inbox.mails[0].iter_parts())
    assert text.splitlines() == [
        "<b>One</b> & two",
        "",
        "Three",
        "four",
        "",
        "https://jca.example.org/northshire/agreements/abcdefgh/",
        "",
        WHY,
        "Joint commissioning",
    ]
    assert "&lt;b&gt;One&lt;/b&gt; &amp; two</p>" in html
    assert "Three<br>four</p>" in html


@pytest.mark.django_db(transaction=True)
def test_senders_at_the_same_moment_send_each_thing_once(
    source, viewer, commissioner, inbox, morning
):
    for n in range(6):
        plan(source, viewer, commissioner, matter=f"agreement {n} ends")
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    start = threading.Barrier(count)

    def send():
        start.wait()
        send_due_notices(morning)
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(count)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    send_due_notices(morning)

    assert len({mail["Message-ID"] for mail in inbox.mails}) == len(inbox.mails) == 12
