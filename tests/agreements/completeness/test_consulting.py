"""Recording consultations (R-S75-09)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements.completeness.consulting import (
    change_consultation,
    record_consultation,
    take_out_consultation,
)
from agreements.completeness.models import Consultation
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import ConsultationFactory

pytestmark = pytest.mark.django_db


def days(began, ended):
    return {
        "began_on": PrintedDate.from_words(began),
        "ended_on": PrintedDate.from_words(ended),
    }


def test_a_consultation_is_kept_with_its_days(pooled, commissioner):
    one = record_consultation(
        pooled, need="held", who="Carers", by=commissioner, **days("3 May 2026", "June 2026")
    )

    one.refresh_from_db()
    assert (one.began_on.latest, one.ended_on.words) == (dt.date(2026, 5, 3), "June 2026")
    assert one.lacks == ["how", "what people said", "what came of it"]
    assert Event.objects.get().what == "agreement.consultation_recorded"


def test_that_none_is_required_needs_a_reason(pooled, commissioner):
    """R-S75-09."""
    with pytest.raises(RuleBroken, match="why no consultation is required"):
        record_consultation(pooled, need="continuing", by=commissioner)

    with pytest.raises(IntegrityError), transaction.atomic():
        ConsultationFactory(need="continuing", reason="")


def test_it_may_end_on_the_day_it_began_and_not_before(pooled, commissioner):
    one = record_consultation(pooled, by=commissioner, **days("3 May 2026", "3 May 2026"))

    with pytest.raises(RuleBroken, match="on or after 3 May 2026"):
        change_consultation(
            one, version=1, by=commissioner, ended_on=PrintedDate.from_words("2 May 2026")
        )


def test_history_may_be_untidy(pooled, commissioner):
    record_consultation(
        pooled, stated_in="A paper", by=commissioner, **days("3 May 2006", "2 May 2006")
    )

    assert Consultation.objects.get().ended_words == "2 May 2006"


def test_a_consultation_is_finished_later_and_taken_out(pooled, commissioner):
    one = record_consultation(pooled, who="Carers", by=commissioner)

    changed = change_consultation(one, version=1, by=commissioner, result="One number.")
    assert (changed.who, changed.result, changed.version) == ("Carers", "One number.", 2)
    with pytest.raises(StaleVersion):
        take_out_consultation(one, version=1, by=commissioner)

    take_out_consultation(changed, version=2, by=commissioner)

    assert Consultation.objects.count() == 0
