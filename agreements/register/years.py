"""What is known of each year of a long agreement (seed 003: agreed or varied every year)."""

import datetime as dt

from django.db import transaction

from agreements.register.facts import NO_DATE, Facts
from agreements.register.life_records import keep_life_fact
from agreements.register.lifetime import first_day, last_day
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement, YearlyStatement
from commissioning.accounts.models import User
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate


@transaction.atomic
def state_year(
    agreement: Agreement,
    year: FinancialYear,
    *,
    state: str,
    words: str = "",
    on: PrintedDate = NO_DATE,
    by: User | None,
    stated_in: str = "",
) -> YearlyStatement:
    """State of one year that it was agreed, varied or not recorded; a later word replaces this."""
    agreement = lock_agreement(agreement)
    stated = YearlyStatement.objects.select_for_update().filter(
        agreement=agreement, starts_in=year.starting
    )
    one = stated.first() or YearlyStatement(agreement=agreement, starts_in=year.starting)
    was = one.state
    one.state, one.words = state, words
    return keep_life_fact(
        one, "year_stated", by=by, on=on, stated_in=stated_in, year=year.label, state=state, was=was
    )


def years_of(facts: Facts, today: dt.date) -> list[FinancialYear]:
    """The financial years that the agreement ran in, up to the present one."""
    first, last = first_day(facts), last_day(facts)
    if first is None or first > today:
        return []
    until = FinancialYear.containing(min(last, today) if last else today)
    return [
        FinancialYear(start)
        for start in range(FinancialYear.containing(first).starting, until.starting + 1)
    ]
