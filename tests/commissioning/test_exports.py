"""How many files one person takes in an hour, and what the audit log says of each (C-62, C-76)."""

import datetime as dt

import pytest
from django.utils import timezone

from commissioning.audit.models import Event, Link
from commissioning.errors import TooManyExports
from commissioning.exports import record_export

A_MICROSECOND = dt.timedelta(microseconds=1)
AN_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def take(commissioner, council, icb):
    """Take something away as the commissioner, or as another person, now or at another time."""

    def take(by=commissioner, now=None):
        return record_export(
            "schedule",
            council,
            file_format="xlsx",
            by=by,
            organisations=[council.pk, icb.pk],
            now=now or timezone.now(),
        )

    return take


def test_an_export_enters_the_chain_of_every_body_with_its_format(take, commissioner, council, icb):
    event = take()

    assert (event.what, event.by, event.payload.after) == (
        "schedule.exported",
        commissioner,
        {"format": "xlsx"},
    )
    chains = Link.objects.filter(event=event).values_list("organisation", flat=True)
    assert set(chains) == {council.pk, icb.pk}


def test_ten_an_hour_and_no_more(take, partner_commissioner):
    for _ in range(10):
        take()

    with pytest.raises(TooManyExports, match="You can download 10 files an hour"):
        take()
    assert Event.objects.filter(what="schedule.exported").count() == 10
    assert take(by=partner_commissioner).by == partner_commissioner


@pytest.mark.parametrize(
    ("later", "refused"), [(-A_MICROSECOND, True), (dt.timedelta(0), False), (A_MICROSECOND, False)]
)
def test_one_that_is_an_hour_old_no_longer_counts(take, settings, later, refused):
    settings.EXPORTS_AN_HOUR = 1
    now = take().at + AN_HOUR + later

    if refused:
        with pytest.raises(TooManyExports) as refusal:
            take(now=now)
        assert refusal.value.seconds == 1
    else:
        assert take(now=now).what == "schedule.exported"


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(1, "1 minute."), (60, "1 minute."), (61, "2 minutes.")]
)
def test_the_refusal_says_when_the_next_one_may_be_taken(seconds, minutes):
    refusal = TooManyExports(10, wait=dt.timedelta(seconds=seconds))

    assert str(refusal).endswith(f"the next one in {minutes}")


def test_other_acts_do_not_count(take, settings, commissioner, council):
    settings.EXPORTS_AN_HOUR = 1
    Event.objects.create(
        at=timezone.now(),
        what="agreement.signed",
        subject_type="register.agreement",
        subject_id=1,
        by=commissioner,
        payload_digest="",
    )

    assert take().what == "schedule.exported"
