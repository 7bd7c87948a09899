"""The reports that an arrangement owes in a year."""

import datetime as dt

import pytest

from agreements.completeness.report_duties import ReportDuty, report_duties
from commissioning.calendar.financial_years import FinancialYear
from tests.agreements.completeness.conftest import recorded

pytestmark = pytest.mark.django_db
YEAR = FinancialYear(2027)


def test_a_pool_owes_four_reports_and_a_return(pooled, filled_fund):
    """R-S75-22, R-S75-20: 30 days after each quarter, and by 31 May."""
    owner, of = str(filled_fund.pool_manager), f"pool-{filled_fund.key}"

    assert report_duties(recorded(pooled), YEAR) == [
        ReportDuty(owner, "Better care", of, dt.date(2027, 6, 30), dt.date(2027, 7, 30)),
        ReportDuty(owner, "Better care", of, dt.date(2027, 9, 30), dt.date(2027, 10, 30)),
        ReportDuty(owner, "Better care", of, dt.date(2027, 12, 31), dt.date(2028, 1, 30)),
        ReportDuty(owner, "Better care", of, dt.date(2028, 3, 31), dt.date(2028, 4, 30)),
        ReportDuty(owner, "Better care", of, dt.date(2028, 3, 31), dt.date(2028, 5, 31), True),
    ]


def test_whoever_is_not_known_yet_is_the_host(pooled, fund, council):
    assert {duty.owner for duty in report_duties(recorded(pooled), YEAR)} == {"the host"}

    fund.host = council
    fund.save()

    owners = {duty.owner for duty in report_duties(recorded(pooled), YEAR)}
    assert owners == {"Northshire Council"}


@pytest.mark.parametrize(
    ("flexibility", "owner", "about"),
    [
        (
            "council_exercises_nhs_functions",
            "Northshire Council",
            "NHS functions exercised by the council",
        ),
        (
            "nhs_body_exercises_council_functions",
            "NHS Northshire ICB",
            "Functions of the council exercised by the NHS body",
        ),
    ],
)
def test_whoever_exercises_the_others_functions_reports_too(
    pooled, fund, flexibility, owner, about
):
    """R-S75-27 and, in the mirror, R-S75-28: each quarter and each year."""
    fund.delete()
    pooled.flexibilities = [flexibility]
    pooled.save()

    duties = report_duties(recorded(pooled), YEAR)

    assert {(duty.owner, duty.about) for duty in duties} == {(owner, about)}
    assert [duty.due for duty in duties] == [
        dt.date(2027, 7, 30),
        dt.date(2027, 10, 30),
        dt.date(2028, 1, 30),
        dt.date(2028, 4, 30),
        dt.date(2028, 5, 31),
    ]


def test_without_a_pool_nothing_is_owed(pooled, fund):
    fund.delete()

    assert report_duties(recorded(pooled), YEAR) == []
