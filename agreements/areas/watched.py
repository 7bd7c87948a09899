"""The obligations and readings that many agreements bring, and when they fall due. Only reads."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from agreements.areas.judging import reading_due
from agreements.areas.models import AreaStanding, Indicator, Obligation
from agreements.areas.watching import Watch, watch
from agreements.plans.models import Plan
from agreements.plans.models.plan import PlanQuerySet
from agreements.plans.status import plan_status
from agreements.register.facts import Facts, facts_with_successors
from agreements.register.lifetime import first_day, last_day
from agreements.register.models import Agreement
from agreements.register.models.agreement import AgreementQuerySet

Days = tuple[dt.date | None, dt.date | None]


def days_in_force(
    agreements: Iterable[int], facts: Mapping[int, Facts] | None = None
) -> dict[int, Days]:
    """The first and the last day of each agreement, as everything recorded of it says.

    `facts` are theirs and their successors', where they are at hand.
    """
    ids = set(agreements)
    if facts is None:
        facts = facts_with_successors(ids, seen_by=None)
    return {pk: (first_day(facts[pk]), last_day(facts[pk], others=facts)) for pk in ids}


def watched_of(
    obligations: Iterable[Obligation], *, today: dt.date, facts: Mapping[int, Facts] | None = None
) -> list[tuple[Obligation, Watch]]:
    """Each with how it stands on `today`. Their `times_done` should be at hand."""
    rows = list(obligations)
    days = days_in_force((row.agreement_id for row in rows), facts)
    found = []
    for row in rows:
        first, last = days[row.agreement_id]
        how = watch(row, row.times_done.all(), first=first, last=last, today=today)
        found.append((row, how))
    return found


@dataclass(frozen=True)
class ReadingDue:
    """An indicator, the day by which it is to be read, and for what: an agreement, or a plan that
    belongs to none.
    """

    indicator: Indicator
    due: dt.date
    read_for: Agreement | Plan


def readings_due(
    agreements: AgreementQuerySet, plans: PlanQuerySet, *, today: dt.date
) -> Iterator[ReadingDue]:
    """Of every indicator with a rhythm, of `agreements` that have begun and not ended, and of their
    areas, funds and plans; and of those of `plans` that are a place's own, and run.

    An area's indicator is named once, whatever number of agreements it stands in.
    """
    begun = agreements.exclude(term__starts_earliest__gt=today)
    running = begun.exclude(term__ends_latest__lt=today)
    rhythmic = Indicator.objects.filter(every__isnull=False)
    standing = AreaStanding.objects.standing_on(today).filter(
        agreement__in=running, area__in=rhythmic.filter(area__isnull=False).values("area")
    )
    standings = standing.order_by("agreement_id").select_related("agreement__partnership")
    stands = {one.area_id: one.agreement for one in standings}
    rows = rhythmic.filter(
        Q(agreement__in=running)
        | Q(area__in=stands)
        | Q(fund__agreement__in=running)
        | Q(plan__agreement__in=running)
        | Q(plan__in=plans.filter(agreement__isnull=True))
    )
    stated = ("readings", "plan__states", "plan__versions")
    for row in rows.with_whose().prefetch_related(*stated):
        due = reading_due(row, row.readings.all(), timezone.localdate(row.made_at))
        read_for = _agreement_of(row) or stands.get(row.area_id or 0) or row.plan
        if due and read_for and not (row.plan and not _runs(row.plan, today)):
            yield ReadingDue(row, due, read_for)


def _runs(plan: Plan, day: dt.date) -> bool:
    is_to_come = plan.starts_earliest is not None and plan.starts_earliest > day
    return not is_to_come and plan_status(plan, on=day).tag != "Ended"


def _agreement_of(row: Indicator) -> Agreement | None:
    """The one agreement whose indicator, or whose fund's or plan's, it is; None if it is an area's."""
    whose = row.fund or row.plan
    return row.agreement or (whose.agreement if whose else None)
