"""What falls due with agreements: their end, the start of a renewal, a review, a lapse. Only reads.

Both clocks stand on the day asked about: what was decided later was not known, and warns or lapses
all the same. So seed 000's agreement lapses on 1 April 2021, and stops doing so on 21 April.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.lifetime import last_day
from agreements.register.models import Agreement, Link
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.recipients import commissioners_of
from agreements.register.standing import Standing, State, standing
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import STALE, LeadTimes
from commissioning.notices.models import LeadTime

LONGEST_TITLE = 120
WHY = "You get this because you are a commissioner of a party to it."
Kind = LeadTime.Kind
KINDS = (Kind.EXPIRY, Kind.RENEWAL, Kind.REVIEW, Kind.LAPSE)


@dataclass(frozen=True)
class Matter:
    """An agreement on one day: how it then stood, and who is to be told."""

    agreement: Agreement
    on: dt.date
    how: Standing
    last: dt.date | None
    renewal: Agreement | None
    people: tuple[User, ...]
    leads: LeadTimes

    def leads_of(self, kind: Kind) -> list[LeadTime]:
        return self.leads.of(kind, self.agreement.partnership_id)

    def remind(
        self, matter: str, lead: LeadTime, day: dt.date, subject: str, *said: str, page: str = ""
    ) -> Reminder:
        """The reminder of `day` that `lead` gives; its key says the same whenever it is made."""
        series = f"{matter} register.agreement {self.agreement.pk} {day}"
        return Reminder(
            key=f"{series} {lead.words}",
            series=series,
            recipients=self.people,
            subject=subject,
            body="\n\n".join((*said, WHY)),
            url=f"{self.agreement.get_absolute_url()}{page}",
            due_on=lead.due_on(day),
            place=self.agreement.partnership.slug,
        )

    @property
    def title(self) -> str:
        title = self.agreement.title
        return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def agreement_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of agreements due on or before `on` that still matters on that day."""
    for matter in _matters(on):
        ending = (*_expiry(matter), *_renewal(matter), *_lapse(matter), *_start_to_say(matter))
        due = (*ending, *_review(matter))
        yield from (reminder for reminder in due if reminder.due_on <= on)


def _matters(on: dt.date) -> Iterator[Matter]:
    """Agreements that something can fall due with, in the same few queries however many there are."""
    leads = LeadTimes()
    agreements = list(_candidates(leads, on).select_related("partnership", "term"))
    ids = [agreement.pk for agreement in agreements]
    if not ids:
        return
    facts = facts_with_successors(ids, seen_by=None)
    people = commissioners_of(ids, on=on)
    renewals = _renewals_begun(ids, on)
    for agreement in agreements:
        one = facts[agreement.pk]
        yield Matter(
            agreement,
            on,
            standing(one, on, on, others=facts),
            last_day(one, on, facts),
            _open_renewal(one, renewals),
            people.get(agreement.pk, ()),
            leads,
        )


def _candidates(leads: LeadTimes, on: dt.date) -> AgreementQuerySet:
    """Those whose last day or review is near enough for the lead times of anybody."""
    near = leads.days_near(on, *KINDS)
    ending = Agreement.objects.with_an_end_between(*near).values("pk")
    return Agreement.objects.filter(Q(pk__in=ending) | Q(term__review_latest__range=near))


def _renewals_begun(ids: list[int], on: dt.date) -> Mapping[int, Agreement]:
    """What succeeds any of `ids` and was being written by `on`, by its own id.

    A draft has no day but that of its making; history loaded later was made after the day played.
    """
    links = Link.objects.filter(earlier__in=ids, kind__in=Link.SUCCESSIONS)
    links = links.select_related("later")
    return {
        link.later_id: link.later for link in links if timezone.localdate(link.later.made_at) <= on
    }


def _open_renewal(facts: Facts, begun: Mapping[int, Agreement]) -> Agreement | None:
    return next((begun[pk] for pk in facts.successors if pk in begun), None)


def _expiry(matter: Matter) -> Iterator[Reminder]:
    """Until a successor is agreed that starts without a gap."""
    if not _will_end(matter) or matter.last is None:
        return
    days = _days((matter.last - matter.on).days)
    subject = f"{matter.title} ends on {words(matter.last)}, in {days}"
    said = "Nothing that follows it has been agreed."
    act = "If the work goes on, start its renewal now."
    if matter.renewal:
        act = "Its renewal has been started."  # maybe without some who are told: no title
    for lead in matter.leads_of(Kind.EXPIRY):
        if _is_within(matter, lead.due_on(matter.last)):
            by = f"Each party must approve and sign what follows by {words(matter.last)}."
            yield matter.remind(
                Kind.EXPIRY, lead, matter.last, subject, f"{subject}. {said}", f"{act} {by}"
            )


def _renewal(matter: Matter) -> Iterator[Reminder]:
    """When it is time to start, and nobody has."""
    if not _will_end(matter) or matter.last is None or matter.renewal:
        return
    subject = f"Start the renewal of {matter.title}: it ends on {words(matter.last)}"
    said = f"A renewal started now can be agreed by {words(matter.last)}, so that no day is lost."
    for lead in matter.leads_of(Kind.RENEWAL):
        if _is_within(matter, lead.due_on(matter.last)):
            yield matter.remind(
                Kind.RENEWAL, lead, matter.last, subject, f"{subject}.", said, page="renew/"
            )


def _review(matter: Matter) -> Iterator[Reminder]:
    day = matter.agreement.term.review_latest
    if day is None or not matter.how.state.covers or matter.on > day + STALE:
        return
    subject = f"Review {matter.title} by {words(day)}"
    for lead in matter.leads_of(Kind.REVIEW):
        yield matter.remind(Kind.REVIEW, lead, day, subject, f"{subject}.")


def _lapse(matter: Matter) -> Iterator[Reminder]:
    """The day after its end and for some months on, while nothing covers (R-S75-39)."""
    if matter.how.state is not State.LAPSED or matter.last is None:
        return
    leads = matter.leads_of(Kind.LAPSE)
    latest = max((lead.due_on(matter.last) for lead in leads), default=matter.last)
    if matter.on > latest + STALE:
        return
    subject = f"{matter.title} has lapsed: it ended on {words(matter.last)}"
    said = f"{subject}, {_days(matter.how.days_lapsed)} ago. Nothing has followed it."
    act = "Renew it, or record what took its place."
    for lead in leads:
        yield matter.remind(Kind.LAPSE, lead, matter.last, subject, said, act)


def _start_to_say(matter: Matter) -> Iterator[Reminder]:
    """Of one with an end of which nobody knows the start: it may be running out, or have lapsed."""
    if matter.how.state is not State.NOT_KNOWN or matter.last is None or matter.renewal:
        return
    leads = matter.leads_of(Kind.LAPSE if matter.on > matter.last else Kind.EXPIRY)
    latest = max((lead.due_on(matter.last) for lead in leads), default=matter.last)
    if matter.on > max(latest, matter.last) + STALE:
        return
    verb = "ended" if matter.on > matter.last else "ends"
    subject = f"Say when {matter.title} starts: it {verb} on {words(matter.last)}"
    said = "Nothing recorded says when it starts, so nobody can see whether it is in force."
    for lead in leads:
        yield matter.remind("start", lead, matter.last, subject, f"{subject}.", said, page="term/")


def _will_end(matter: Matter) -> bool:
    return matter.how.state.covers and matter.how.superseded_by is None


def _is_within(matter: Matter, day: dt.date) -> bool:
    """Not before the agreement began: an agreement of a year needs no warning a year ahead."""
    return matter.how.first is None or day >= matter.how.first


def _days(n: int) -> str:
    return f"{n:,} {'day' if n == 1 else 'days'}"
