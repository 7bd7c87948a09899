"""The mail that tells the parties of a draft to be read."""

import datetime as dt

import pytest

from agreements.register.approvals import send_for_review
from agreements.register.models import Signature
from agreements.texts.reviewing import review_reminders

DAY = dt.timedelta(days=1)


@pytest.fixture
def sent(draft, commissioner):
    return send_for_review(draft, by=commissioner).sent_for_review_on


def test_the_commissioners_of_all_parties_are_led_to_the_text(
    draft, sent, commissioner, partner_commissioner
):
    (told,) = review_reminders(sent)

    assert told.url == f"{draft.get_absolute_url()}text/"
    assert told.subject == f"{draft.title} was sent for review"
    assert {user.email for user in told.recipients} == {
        commissioner.email, partner_commissioner.email,
    }  # fmt: skip


@pytest.mark.parametrize(("days", "mails"), [(-1, 0), (0, 1), (14, 1), (15, 0)])
def test_they_are_told_from_the_day_it_was_sent_for_a_fortnight(sent, days, mails):
    assert len(list(review_reminders(sent + days * DAY))) == mails


def test_nobody_is_told_of_a_draft_that_all_have_signed(draft, sent):
    Signature.objects.filter(party__agreement=draft).update(state="recorded")

    assert list(review_reminders(sent)) == []
