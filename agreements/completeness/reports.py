"""Reports that are owed: which fall due, and recording that one was given (R-S75-22, R-S75-27)."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from agreements.completeness.models import ReportGiven
from agreements.completeness.recorded import OF_REPORTS, Recorded, read_recorded
from agreements.completeness.report_duties import ReportDuty, report_duties
from agreements.register.facts import Facts, facts_with_successors
from agreements.register.lifetime import is_agreed, stretches
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken

DAY = re.compile(r"-(\d{4}-\d\d-\d\d)(?:-annual)?$")


def all_facts(agreements: Iterable[int]) -> dict[int, Facts]:
    return facts_with_successors(agreements, seen_by=None)


def reports_owed(
    agreements: AgreementQuerySet,
    first: dt.date,
    last: dt.date,
    *,
    on: dt.date,
    facts_of: Callable[[Iterable[int]], dict[int, Facts]] = all_facts,
) -> Iterator[tuple[Agreement, ReportDuty]]:
    """Reports due from `first` to `last`, both inclusive, that had not been given by `on`.

    Of agreements under section 75 that were agreed, for stretches in which they ran: in as many
    queries for one as for all. `facts_of` reads their facts, where they may be at hand.
    """
    rows = list(read_recorded(agreements.filter(kind=Agreement.Kind.SECTION_75), on, OF_REPORTS))
    facts = facts_of([row.agreement.pk for row in rows]) if rows else {}
    years = range(FinancialYear.containing(first).starting - 1, last.year + 1)
    for recorded in rows:
        one = facts[recorded.agreement.pk]
        for year in years:
            for duty in report_duties(recorded, FinancialYear(year)):
                if (
                    first <= duty.due <= last
                    and not _was_given(duty, on)
                    and _ran(one, duty, facts, on)
                ):
                    yield recorded.agreement, duty


def reports_of(recorded: Recorded, year: FinancialYear) -> list[ReportDuty]:
    """The reports of one agreement in a year: those on stretches in which it ran, wholly or partly
    (R-S75-22), and whatever else was recorded as given.
    """
    pk = recorded.agreement.pk
    facts = facts_with_successors([pk], seen_by=None)
    duties = report_duties(recorded, year)
    return [one for one in duties if one.given or _ran(facts[pk], one, facts, recorded.on)]


def duty_of(agreement: Agreement, key: str) -> ReportDuty:
    """The report of that key. Refuses one that the agreement does not owe."""
    year = FinancialYear.containing(day_of(key))
    try:
        recorded = next(
            read_recorded(Agreement.objects.filter(pk=agreement.pk), timezone.localdate())
        )
        return next(duty for duty in report_duties(recorded, year) if duty.key == key)
    except StopIteration as no_such:
        raise RuleBroken("This agreement owes no such report.") from no_such


@transaction.atomic
def record_report(
    agreement: Agreement, key: str, *, on: dt.date, by: User | None, stated_in: str = ""
) -> ReportGiven:
    """Record that a report was given on a day: today or earlier, and after its stretch began.

    Refuses a report on a stretch in which the agreement never ran: none is owed of it.
    """
    agreement = lock_agreement(agreement)
    duty = duty_of(agreement, key)
    if duty.given:
        raise RuleBroken("It is on record already that this report was given.")
    if on > timezone.localdate():
        raise RuleBroken("It must have been given today or earlier.")
    if on <= duty.first:
        raise RuleBroken(f"It tells of days from {words(duty.first)}. Enter a later day.")
    facts = facts_with_successors([agreement.pk], seen_by=None)
    if not _ran(facts[agreement.pk], duty, facts, timezone.localdate()):
        raise RuleBroken(f"No record says that the agreement ran in the {duty.stretch}.")
    row = ReportGiven.objects.create(
        agreement=agreement, duty=key, on=on, stated_in=stated_in, recorded_by=by
    )
    after = {"report": duty.words, "on": on, "stated_in": stated_in}
    _record("report_given", agreement, by, after=after)
    return row


def day_of(key: str) -> dt.date:
    """The last day that the report of that key tells of, whether or not it is still owed."""
    day = DAY.search(key)
    try:
        return dt.date.fromisoformat(day[1] if day else "")
    except ValueError as no_such:
        raise RuleBroken("This agreement owes no such report.") from no_such


@transaction.atomic
def take_back_report(agreement: Agreement, key: str, *, by: User | None, reason: str) -> None:
    """Take back that a report was given, which was recorded by mistake."""
    agreement = lock_agreement(agreement)
    row = agreement.reports_given.filter(duty=key).first()
    if row is None:
        raise RuleBroken("No record says that this report was given.")
    before = {"report": key, "on": row.on, "stated_in": row.stated_in}
    _record("report_taken_back", agreement, by, before=before, after={"reason": reason})
    row.delete()


def _was_given(duty: ReportDuty, on: dt.date) -> bool:
    return duty.given is not None and duty.given.on <= on


def _ran(one: Facts, duty: ReportDuty, facts: dict[int, Facts], on: dt.date) -> bool:
    """Whether any of its days in force lies in what the report tells of, as all had agreed by `on`."""
    if not is_agreed(one, on):
        return False
    ends = [(part, part.last or dt.date.max) for part in stretches(one, others=facts)]
    return any(max(part.first, duty.first) <= min(last, duty.last) for part, last in ends)


def _record(what: str, agreement: Agreement, by: User | None, **told: dict[str, object]) -> None:
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, **told)
