"""What a cover timeline shows, in a sentence: the finding first, then what needs doing.

Pure: spans in, words out. Every count of days is inclusive of both ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from agreements.register.cover import Cover, Span
from commissioning.calendar.dates import MONTHS, period_words, words

SUBJECT = "the work under these agreements"


def finding(
    spans: Sequence[Span],
    *,
    today: dt.date,
    known_on: dt.date | None = None,
    subject: str = SUBJECT,
) -> str:
    """What `spans` show of the cover of `subject`, the most pressing first.

    `known_on` is said where it is not today; None, each day as it was known then, needs no word.
    """
    covered = [span for span in spans if span.cover.covers]
    day = today if known_on in (None, today) else None
    found = _found(spans, covered, subject, today) if covered else [_bare(spans, subject, day)]
    sentence = ". ".join(_capital(part) for part in found or [_unbroken(spans, covered, subject)])
    if known_on is not None and known_on != today:
        sentence = f"As known on {words(known_on)}: {sentence}"
    return f"{sentence}."


def days_words(days: int) -> str:
    """1 day; 1,697 days."""
    return f"{days:,} {'day' if days == 1 else 'days'}"


def _found(
    spans: Sequence[Span], covered: Sequence[Span], subject: str, today: dt.date
) -> list[str]:
    gaps = _gaps(spans, covered)
    found = [
        *(_uncovered_now(covered, subject, today) if _has(spans, today) else []),
        *_past_gaps([gap for gap in gaps if gap.last < today], subject),
        *_later_decisions([s for s in covered if s.cover is Cover.LATER_DECISION]),
        *_coming_gaps([gap for gap in gaps if gap.first > today], subject),
    ]
    found += _now(spans, covered, subject, today, quiet=any(gap.first > today for gap in gaps))
    return found + _ahead(spans, subject)


def _bare(spans: Sequence[Span], subject: str, today: dt.date | None) -> str:
    """Of days none of which is covered: those that were asked about are named, if they are over."""
    if spans and today and spans[-1].last < today:
        whole = Span(spans[0].first, spans[-1].last, Cover.NONE)
        return f"{subject} was not covered {_for_days(whole)}"
    return f"Nothing covers {subject}"


def _gaps(spans: Sequence[Span], covered: Sequence[Span]) -> list[Span]:
    """Days without cover between two covered stretches; not those before the first or after all."""
    return [
        span
        for span in spans
        if span.cover is Cover.NONE and covered[0].last < span.first < covered[-1].first
    ]


def _uncovered_now(covered: Sequence[Span], subject: str, today: dt.date) -> list[str]:
    before = [span for span in covered if span.last < today]
    if not before or any(span.first <= today <= span.last for span in covered):
        return []
    last = before[-1].last
    said = [
        f"Nothing has covered {subject} since {words(last)} ({days_words((today - last).days)})"
    ]
    coming = [span for span in covered if span.first > today]
    return [*said, f"Cover begins again on {words(coming[0].first)}"] if coming else said


def _past_gaps(gaps: Sequence[Span], subject: str) -> list[str]:
    if not gaps:
        return []
    if len(gaps) == 1:
        return [f"{subject} was not covered {_for_days(gaps[0])}"]
    longest = max(gaps, key=lambda gap: gap.days)
    total = f"{days_words(_total(gaps))} in {len(gaps)} gaps"
    return [f"{subject} was not covered for {total}, the longest {_for_days(longest)}"]


def _coming_gaps(gaps: Sequence[Span], subject: str) -> list[str]:
    return [f"{subject} will not be covered {_for_days(gap)}" for gap in gaps[:1]]


def _ahead(spans: Sequence[Span], subject: str) -> list[str]:
    ahead = [span for span in spans if span.cover is Cover.AHEAD]
    return [f"If nothing is done, {subject} will not be covered {_for_days(s)}" for s in ahead]


def _later_decisions(spans: Sequence[Span]) -> list[str]:
    if not spans:
        return []
    if len(spans) > 1:
        total = days_words(_total(spans))
        return [f"For {total} in {len(spans)} stretches cover rests on later decisions"]
    span = spans[0]
    if span.days == 1:
        return [f"On {words(span.first)} cover rests on a later decision"]
    if (span.first.year, span.first.month) == (span.last.year, span.last.month):
        month = f"{MONTHS[span.first.month - 1]} {span.first.year}"
        return [f"For {span.days} days in {month} cover rests on a later decision"]
    return [f"{_for_days(span)}, cover rests on a later decision"]


def _now(
    spans: Sequence[Span], covered: Sequence[Span], subject: str, today: dt.date, *, quiet: bool
) -> list[str]:
    """What holds today, and when it ends; `quiet` where a coming gap has said so already."""
    if today < covered[0].first:
        begins = covered[0].first
        return [f"Cover of {subject} begins on {words(begins)}, {_in(begins, today)}"]
    here = [span for span in covered if span.first <= today <= span.last]
    if not here:
        return []
    said = []
    if here[0].cover is Cover.BINDS_NOBODY:
        said = [f"Only a document that binds nobody covers {subject} now"]
    ends = _unbroken_until(covered, here[0])
    if ends < spans[-1].last and not quiet:
        said.append(f"Cover ends {_ends(ends, today)}")
    return said


def _unbroken(spans: Sequence[Span], covered: Sequence[Span], subject: str) -> str:
    first, last = covered[0].first, covered[-1].last
    days = f"from {words(first)}" if last == spans[-1].last else period_words(first, last)
    return f"{subject} is covered without a gap, {days}"


def _has(spans: Sequence[Span], day: dt.date) -> bool:
    return spans[0].first <= day <= spans[-1].last


def _unbroken_until(covered: Sequence[Span], here: Span) -> dt.date:
    last = here.last
    for before, after in pairwise(covered):
        if before.last == last and (after.first - last).days == 1:
            last = after.last
    return last


def _ends(day: dt.date, today: dt.date) -> str:
    return "today" if day == today else f"on {words(day)}, {_in(day, today)}"


def _in(day: dt.date, today: dt.date) -> str:
    return f"in {days_words((day - today).days)}"


def _for_days(span: Span) -> str:
    if span.days == 1:
        return f"on {words(span.first)}"
    return f"for {days_words(span.days)}, {period_words(span.first, span.last)}"


def _total(spans: Iterable[Span]) -> int:
    return sum(span.days for span in spans)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
