"""The performance report of an agreement: its indicators by area, fund and plan, against targets."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from agreements.areas.judging import Judgement, amount, judge, last_reading, reading_due
from agreements.areas.models import Indicator, Reading, Subject
from agreements.register.models import Agreement, Term
from commissioning.calendar.dates import words


@dataclass(frozen=True)
class Line:
    """One indicator with its last reading, what that says, and when it is to be read again."""

    indicator: Indicator
    reading: Reading | None
    judgement: Judgement
    due: dt.date | None
    is_overdue: bool

    @property
    def target(self) -> str:
        """Such as "85% by end of March 2027", or "More" where there is only a direction."""
        one = self.indicator
        if one.target is None:
            return str(one.get_wanted_display())
        by = f" by {one.target_on_words}" if one.target_on_words else ""
        return f"{amount(one.target, one.measured_in)}{by}"

    @property
    def baseline(self) -> str:
        one = self.indicator
        if one.baseline is None:
            return ""
        on = f", {one.baseline_on_words}" if one.baseline_on_words else ""
        return f"{amount(one.baseline, one.measured_in)}{on}"

    @property
    def next_reading(self) -> str:
        """When it is next read; honest where no rhythm is stated."""
        if self.due is None:
            return "" if self.indicator.every else "No rhythm is stated"
        return f"Due by {words(self.due)}" + (": overdue" if self.is_overdue else "")


@dataclass
class Group:
    """The indicators of one area, fund or plan; of the agreement itself, if `name` is empty."""

    name: str
    url: str = ""
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Report:
    groups: list[Group]

    @property
    def lines(self) -> list[Line]:
        return [line for group in self.groups for line in group.lines]

    @property
    def sentence(self) -> str:
        """Such as: 2 of 5 indicators met their target; 1 has never been read."""
        tags = [line.judgement.tag for line in self.lines]
        if not tags:
            return "No indicators yet."
        with_target = [tag for tag in tags if tag in ("Met", "Not met")]
        parts = []
        if with_target:
            met = with_target.count("Met")
            of = f"{len(with_target)} {'indicator' if len(with_target) == 1 else 'indicators'}"
            parts.append(f"{met or 'None'} of {of} with a target and a figure met it")
        wanted = tags.count("As wanted")
        if wanted:
            parts.append(f"{wanted} went as wanted")
        unread = tags.count("Not read")
        if unread:
            of = f"{len(tags)} {'indicator' if len(tags) == 1 else 'indicators'}"
            parts.append(f"{unread} of {of} {'has' if unread == 1 else 'have'} no reading")
        overdue = sum(line.is_overdue for line in self.lines)
        if overdue:
            parts.append(f"{overdue} {'is' if overdue == 1 else 'are'} overdue to be read")
        return ("; ".join(parts) or f"{len(tags)} read, with nothing to judge them by") + "."


def performance_of(agreement: Agreement, *, today: dt.date) -> Report:
    """Every area that stands in `agreement` today, in its printed order; the funds and plans of it
    that have indicators; and then the agreement itself.

    An area without indicators is told too: that nothing shows whether it works is worth knowing.
    Of an agreement that has ended, only what was read by its last day counts, and nothing is due.
    """
    standings = agreement.areas.standing_on(today).select_related("area__partnership")
    lines = list(_lines(agreement, today))
    groups = []
    for standing in standings:
        of_area = [line for line in lines if line.indicator.area_id == standing.area_id]
        url = standing.area.get_absolute_url()
        groups.append(Group(standing.name_as_printed, url, of_area))
    for whose in ("fund", "plan"):
        groups += _groups(whose, lines)
    own = [line for line in lines if line.indicator.agreement_id]
    return Report([*groups, Group("", "", own)] if own or not groups else groups)


def lines_of(subject: Subject, *, today: dt.date) -> list[Line]:
    """The indicators of one thing, in their order, by all that was read."""
    rows = subject.indicators.with_whose().prefetch_related("readings")
    return [line_of(indicator, today=today) for indicator in rows]


def _groups(whose: str, lines: Iterable[Line]) -> list[Group]:
    """A group for each fund, or each plan, that has lines."""
    groups: dict[int, Group] = {}
    for line in lines:
        of = getattr(line.indicator, whose)
        if of is not None:
            group = groups.setdefault(of.pk, Group(str(of), of.get_absolute_url()))
            group.lines.append(line)
    return list(groups.values())


def line_of(indicator: Indicator, *, today: dt.date, ended: dt.date | None = None) -> Line:
    """One indicator's line, by what was read up to `ended`. Its `readings` should be at hand."""
    readings = [
        one
        for one in indicator.readings.all()
        if ended is None or one.on_latest is None or one.on_latest <= ended
    ]
    last = last_reading(readings)
    if ended:
        return Line(indicator, last, judge(indicator, last), None, False)
    due = reading_due(indicator, readings, timezone.localdate(indicator.made_at))
    is_overdue = due is not None and due < today
    return Line(indicator, last, judge(indicator, last), due, is_overdue)


def _lines(agreement: Agreement, today: dt.date) -> Iterator[Line]:
    term: Term | None = getattr(agreement, "term", None)
    ended = term.ends_latest if term and term.ends_latest and term.ends_latest < today else None
    rows = Indicator.objects.told_by(agreement).distinct()
    for indicator in rows.with_whose().prefetch_related("readings"):
        line = line_of(indicator, today=today, ended=ended)
        if ended is None or line.reading or not indicator.area_id:
            yield line
