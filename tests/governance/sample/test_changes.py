"""The merger of 1 April 2019 (seed 004) and the change of 1 July 2022, worked through in the sample."""

import datetime as dt
from decimal import Decimal

import pytest

from agreements.money.hosts import host_words
from agreements.money.models import PooledFund
from agreements.money.schedules import schedule_of
from agreements.money.warnings import schedule_warnings
from agreements.register.models import Agreement
from agreements.register.party_changes import changes_by_law, party_lines
from commissioning.calendar.financial_years import FinancialYear
from commissioning.organisations.models import Organisation, Succession
from commissioning.sourced_facts.facts import fact_on
from commissioning.succession.doubts import doubts_about

pytestmark = pytest.mark.usefixtures("doncaster")
TODAY = dt.date(2026, 11, 22)


def devon():
    return Agreement.objects.get(title="Section 75 agreement for Devon (illustrative)")


def test_two_groups_became_one_party_and_then_a_board():
    """R-PTY-02, R-PTY-03; seed 004, section 3."""
    agreement = devon()

    lines = party_lines(list(agreement.parties.all()), list(agreement.novations.all()))

    assert [line.words for line in lines] == [
        "Devon County Council",
        (
            "NHS Northern, Eastern and Western Devon CCG to 31 March 2019,"
            " then NHS Devon CCG to 30 June 2022, then NHS Devon ICB"
        ),
        (
            "NHS South Devon and Torbay CCG to 31 March 2019,"
            " then NHS Devon CCG to 30 June 2022, then NHS Devon ICB"
        ),
    ]
    assert changes_by_law(agreement, TODAY) == []


def test_the_host_of_the_fund_changed_with_them():
    fund = PooledFund.objects.get(agreement=devon())

    assert host_words(fund) == (
        "NHS Northern, Eastern and Western Devon Clinical Commissioning Group to 31 March 2019,"
        " then NHS Devon Clinical Commissioning Group to 30 June 2022,"
        " then NHS Devon Integrated Care Board"
    )


def test_the_year_of_the_change_has_both_and_sums_to_the_penny():
    """R-PTY-10."""
    schedule = schedule_of(PooledFund.objects.get(agreement=devon()), [FinancialYear(2022)])

    (year,) = schedule.years
    assert [partner.name for partner in schedule.partners] == [
        "Devon County Council",
        "NHS Devon CCG (to 30 June 2022)",
        "NHS Devon ICB (from 1 July 2022)",
    ]
    assert year.cash.totals == (
        Decimal("10100000.00"),
        Decimal("7100000.01"),
        Decimal("21300000.02"),
    )
    assert year.cash.totals[1] + year.cash.totals[2] == Decimal("28400000.03")
    assert schedule_warnings(schedule) == []


def test_figures_of_the_merged_group_have_their_paper():
    """Seed 004, section 3."""
    group = Organisation.objects.get(slug="nhs-devon-ccg")

    found = [
        fact_on(group, kind, dt.date(2019, 4, 1))
        for kind in ("population", "budget", "gp_practices")
    ]

    assert [(fact.words, str(fact.as_of)) for fact in found] == [
        ("nearly 1.2 million", "1 April 2019"),
        ("more than £1.8 billion", "1 April 2019"),
        ("131", "1 April 2019"),
    ]
    assert {fact.source for fact in found} == {
        "Development of integrated commissioning, report on 2019/20, section 3"
    }


def test_oxfordshires_agreement_tells_of_two_changes_by_law():
    """R-PTY-02, R-PTY-04, R-PTY-05: offered and not forced, as no paper records a novation."""
    agreement = Agreement.objects.get(partnership__slug="oxfordshire")

    told = [change.words for change in changes_by_law(agreement, TODAY)]
    assert [words.split(":")[0] for words in told] == [
        "Party changed by law on 1 July 2022",
        "Party changed by law on 1 April 2026",
    ]


@pytest.mark.parametrize(
    ("slug", "ods", "gss"),
    [
        ("doncaster-pct", "5N5", None),
        ("nhs-doncaster-ccg", "02X", "E38000044"),
        ("nhs-south-yorkshire-icb", "QF7", None),
        ("wiltshire-pct", "5QK", None),
        ("nhs-wiltshire-ccg", "99N", None),
        ("nhs-bsw-ccg", "92G", "E38000231"),
        ("nhs-bsw-icb", "QOX", None),
        ("oxfordshire-pct", "5QE", None),
        ("nhs-oxfordshire-ccg", "10Q", "E38000136"),
        ("nhs-bob-icb", "QU9", None),
        ("nhs-thames-valley-icb", None, None),
        ("devon-pct", "5QQ", None),
        ("plymouth-pct", "5F1", None),
        ("torbay-care-trust", None, None),
        ("nhs-new-devon-ccg", "99P", None),
        ("nhs-south-devon-torbay-ccg", "99Q", "E38000152"),
        ("nhs-devon-ccg", "15N", "E38000230"),
        ("nhs-devon-icb", "QJK", None),
        ("doncaster-council", None, "E08000017"),
        ("wiltshire-council", None, "E06000054"),
        ("plymouth-city-council", None, "E06000026"),
        ("torbay-council", None, "E06000027"),
        ("oxfordshire-county-council", None, "E10000025"),
        ("devon-county-council", None, "E10000008"),
    ],
)
def test_bodies_have_their_national_codes_and_none_is_invented(slug, ods, gss):
    """R-PTY-06, R-PTY-07, and the chains of the four places."""
    found = Organisation.objects.get(slug=slug)

    assert (found.ods_code, found.gss_code) == (ods, gss)


def test_no_day_of_the_chains_contradicts_another():
    """R-PTY-02, R-PTY-04."""
    assert {d for body in Organisation.objects.all() for d in doubts_about(body)} == set()
    assert not Succession.objects.filter(source__startswith="R-").exists()
