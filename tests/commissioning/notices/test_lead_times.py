import datetime as dt

import pytest
from django.db import IntegrityError

from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime

END = dt.date(2021, 3, 31)


def days(kind, anchor, partnership=None):
    leads = LeadTimes().of(kind, partnership)
    return {lead.words: lead.due_on(anchor) for lead in leads}


def test_the_usual_warnings_before_an_agreement_ends(db):
    assert days("expiry", END) == {
        "12 months before": dt.date(2020, 3, 31),
        "6 months before": dt.date(2020, 9, 30),
        "3 months before": dt.date(2020, 12, 31),
        "30 days before": dt.date(2021, 3, 1),
    }
    assert days("renewal", END) == {"6 months before": dt.date(2020, 9, 30)}


def test_the_usual_warnings_of_reviews_and_milestones(db):
    assert days("review", END) == {
        "3 months before": dt.date(2020, 12, 31),
        "1 month before": dt.date(2021, 2, 28),
    }
    assert days("milestone", END) == {
        "30 days before": dt.date(2021, 3, 1),
        "7 days before": dt.date(2021, 3, 24),
    }


def test_a_lapse_is_told_the_day_after_and_then_each_month_for_three(db):
    assert days("lapse", END) == {
        "1 day after": dt.date(2021, 4, 1),
        "1 month after": dt.date(2021, 4, 30),
        "2 months after": dt.date(2021, 5, 31),
        "3 months after": dt.date(2021, 6, 30),
    }


@pytest.mark.parametrize(
    ("day", "month_before", "year_before"),
    [
        (dt.date(2028, 2, 29), dt.date(2028, 1, 29), dt.date(2027, 2, 28)),
        (dt.date(2028, 3, 31), dt.date(2028, 2, 29), dt.date(2027, 3, 31)),
        (dt.date(2027, 3, 31), dt.date(2027, 2, 28), dt.date(2026, 3, 31)),
        (dt.date(2027, 1, 1), dt.date(2026, 12, 1), dt.date(2026, 1, 1)),
    ],
)
def test_months_end_with_the_month(day, month_before, year_before):
    month = LeadTime(count=1, unit="months", side="before")
    year = LeadTime(count=12, unit="months", side="before")

    assert (month.due_on(day), year.due_on(day)) == (month_before, year_before)


def test_a_place_may_have_its_own_and_keeps_the_usual_for_the_rest(place):
    LeadTime.objects.create(kind="expiry", count=9, unit="months", partnership=place)

    assert days("expiry", END, place.pk) == {"9 months before": dt.date(2020, 6, 30)}
    assert days("lapse", END, place.pk) == days("lapse", END)
    assert len(days("expiry", END)) == 4


def test_reading_them_all_is_one_query(place, django_assert_num_queries):
    with django_assert_num_queries(1):
        leads = LeadTimes()
        leads.of("expiry")
        leads.of("lapse", place.pk)


def test_the_database_refuses_the_same_lead_time_twice(db):
    with pytest.raises(IntegrityError):
        LeadTime.objects.create(kind="expiry", count=12, unit="months")


def test_the_days_to_look_at_reach_as_far_as_the_longest_lead_time_of_anybody(db, place):
    """Twelve months ahead and three back, with a month to spare; a place's own reaches further."""
    on = dt.date(2021, 3, 31)
    kinds = ("expiry", "lapse")

    assert LeadTimes().days_near(on, *kinds) == (dt.date(2020, 11, 30), dt.date(2022, 5, 1))
    assert LeadTimes().days_near(on, "milestone") == (dt.date(2021, 2, 28), dt.date(2021, 5, 31))

    LeadTime.objects.create(kind="expiry", count=18, unit="months", partnership=place)
    assert LeadTimes().days_near(on, *kinds)[1] == dt.date(2022, 10, 31)
