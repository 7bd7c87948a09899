"""What is missing or odd about a fund and its schedule. Shown beside the facts; refuses nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from agreements.money.models import Contribution, PooledFund
from agreements.money.schedules import Schedule
from agreements.register.models import Agreement
from commissioning.money.amounts import pounds

BELONGS_UNDER = {
    Agreement.Kind.SECTION_75,
    Agreement.Kind.SECTION_76,
    Agreement.Kind.SECTION_256,
}


def fund_warnings(fund: PooledFund) -> list[str]:
    """What the law expects of a pooled fund and this one does not say, as sentences."""
    return list(_of_fund(fund))


def schedule_warnings(schedule: Schedule) -> list[str]:
    """What a careful reader would ask about these contributions, as sentences."""
    return [
        *_of_partners(schedule),
        *(warning for row in schedule.contributions for warning in _of_contribution(row)),
        *_of_shares(schedule),
        *_of_repeats(schedule),
    ]


def _of_fund(fund: PooledFund) -> Iterator[str]:
    if fund.agreement.kind not in BELONGS_UNDER:
        kind = fund.agreement.get_kind_display()
        why = f" It is recorded here because: {fund.held_despite}" if fund.held_despite else ""
        yield (
            f"Money needs a section 75, 76 or 256 agreement, or a contract. This is a fund under"
            f" a {kind[:1].lower()}{kind[1:]}.{why}"
        )
    if fund.fund_class.in_s75:
        yield from _of_pool(fund)
    if fund.vat_basis == PooledFund.VatBasis.AGENCY and not fund.vat_note:
        yield (
            "On an agency basis charges between partners may be taxable. Record in the VAT note"
            " who in finance has agreed to it."
        )


def _of_pool(fund: PooledFund) -> Iterator[str]:
    """Host, manager and reports (R-S75-19 to 21). Where each keeps its own money none is asked for."""
    if fund.host is None:
        yield "No host is recorded. A pooled fund must have exactly one, who keeps its accounts."
    if fund.pool_manager is None:
        yield "No pool manager is recorded. A pooled fund must have one, an officer of the host."
    elif fund.host is not None and not fund.has_manager_of_host:
        yield f"The pool manager is not an officer of the host, {fund.host}."
    if not fund.is_reported_often_enough:
        yield (
            f"Reports: {fund.get_report_rhythm_display().lower()}. The pool manager must report at"
            " least every quarter."
        )


def _of_partners(schedule: Schedule) -> Iterator[str]:
    for year in schedule.years:
        for standing in year.standings:
            is_party = year.year in standing.partner.in_years
            if is_party and not standing.contributions:
                yield f"{standing.partner.name} has nothing entered for {year.year}."
            if standing.partner.left_within(year.year) and _lacks_last_day(standing.contributions):
                yield (
                    f"{standing.partner.name} left within {year.year}, and what it puts in has no"
                    " last day."
                )
            if standing.contributions and not is_party:
                yield f"{standing.partner.name} was not a party in {year.year}."


def _lacks_last_day(rows: Iterable[Contribution]) -> bool:
    return any(row.effective_to is None for row in rows)


def _of_contribution(row: Contribution) -> Iterator[str]:
    year, about = row.financial_year, f"{row.partner}, {row.source_words}, {row.financial_year}"
    if not row.source.was_paid_in(year):
        yield f"{about}: as far as the list of sources knows, it was not paid in that year."
    days = [day for day in (row.effective_from, row.effective_to) if day]
    if any(day not in year for day in days):
        yield f"{about}: its dates reach beyond the year, and all of it is shown in that year."
    if row.amount is not None and row.amount < 0:
        yield f"{about}: {pounds(row.amount)} is a reduction or a refund."


def _of_shares(schedule: Schedule) -> Iterator[str]:
    for year in schedule.years:
        totals = zip(schedule.partners, year.cash.totals, strict=True)
        for partner in (partner for partner, amount in totals if amount < 0):
            yield (
                f"{year.year}: the cash has no shares, because {partner.name} takes out more than"
                " it puts in."
            )


def _of_repeats(schedule: Schedule) -> Iterator[str]:
    told = Counter(
        (str(row.partner), row.source_words, row.financial_year, row.amount, row.form, row.spend)
        for row in schedule.contributions
        if not row.effective_from and not row.effective_to
    )
    for (partner, source, year, amount, *_), times in told.items():
        if times > 1 and amount is not None:
            yield f"{partner}, {source}, {year}: {pounds(amount)} is entered {times} times."
