"""What needs a commissioner: renewals to start, approvals and signatures that are awaited."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q

from agreements.register.facts import facts_with_successors
from agreements.register.home_facts import facts_at_home
from agreements.register.life_facts import A_DAY
from agreements.register.lifetime import last_day
from agreements.register.models import Agreement, Link, Party
from agreements.register.models.agreement import AgreementQuerySet
from agreements.register.shown import ShownStanding, show
from agreements.register.standing import LEAD_MONTHS, State
from commissioning.accounts.roles import Role
from commissioning.calendar.dates import add_months
from commissioning.home.reading import Reading
from commissioning.home.registry import Coming, Group, Need

DAYS_AHEAD = dt.timedelta(days=30)
AT_MOST = 100
BECAUSE = "you are a commissioner of a party"
ACTING = (Role.COMMISSIONER, Role.APPROVER)
LAPSES_SHOWN = dt.timedelta(days=365)
"""An older lapse is history: the cover of its place shows it, and nobody can act on it today."""


def renewal_needs(user: Any, today: dt.date, reading: Reading) -> Iterator[Need]:
    """Agreements that lapsed or will end, and that nothing follows yet (R-S75-39).

    One with an end of which nobody knows the start is asked about first: what is known of it does
    not say that there is anything to renew.
    """
    soon = today + DAYS_AHEAD
    near = (today - LAPSES_SHOWN, add_months(soon, LEAD_MONTHS + 1))  # months differ in length
    ending = _unfollowed(user, today).with_an_end_between(*near)
    for agreement, shown in _standing(ending, today, reading):
        if shown.standing.state is State.NOT_KNOWN:
            yield _start_to_say(agreement, shown)
            continue
        last = shown.standing.last
        if last is None or not (shown.standing.state.covers or shown.standing.days_lapsed):
            continue
        start_by = add_months(last, -LEAD_MONTHS)
        if start_by > soon:
            continue
        yield Need(
            group=Group.OVERDUE if start_by < today else Group.DUE,
            title=f"Renew {agreement.title}",
            because=BECAUSE,
            due=start_by if shown.standing.state.covers else last,
            url=f"{agreement.get_absolute_url()}renew/",
            act="Start renewal",
            about=shown.sentence,
        )


def _start_to_say(agreement: Agreement, shown: ShownStanding) -> Need:
    return Need(
        group=Group.DUE,
        title=f"Say when {agreement.title} starts",
        because=BECAUSE,
        due=None,
        url=f"{agreement.get_absolute_url()}term/",
        act="Say when it starts",
        about=shown.sentence,
    )


def unfinished_renewal_needs(user: Any, today: dt.date, reading: Reading) -> Iterator[Need]:
    """Renewals that were started and not sent for approval, while what they renew runs out."""
    near = add_months(today + DAYS_AHEAD, LEAD_MONTHS)
    mine = _as_party(user, Role.COMMISSIONER, on=today).filter(sent_for_approval_on__isnull=True)
    ending = Agreement.objects.with_an_end_between(dt.date.min, near)
    links = Link.objects.filter(later__in=mine, kind=Link.Kind.RENEWS, earlier__in=ending)
    rows = {link.later_id: link for link in links.select_related("later__partnership")[:AT_MOST]}
    renewed = [link.earlier_id for link in rows.values()]
    facts = facts_at_home([*rows, *renewed], reading)
    for pk, link in rows.items():
        shown = show(facts[pk], today, today, facts)
        ends = last_day(facts[link.earlier_id], today)
        if ends and ends <= near and shown.standing.state.is_being_made:
            yield Need(
                group=Group.OVERDUE if ends < today else Group.DUE,
                title=f"Finish {link.later.title}",
                because=BECAUSE,
                due=ends,
                url=link.later.get_absolute_url(),
                act="Open the draft",
                about=shown.sentence,
            )


def renewals_coming(user: Any, today: dt.date) -> Iterator[Coming]:
    """The next renewal that will open, for a home page with nothing on it."""
    after = add_months(today + DAYS_AHEAD, LEAD_MONTHS)
    later = _unfollowed(user, today).with_an_end_between(after + A_DAY, dt.date.max)
    rows = {row.pk: row for row in later.select_related("partnership")[:AT_MOST]}
    facts = facts_with_successors(rows, seen_by=None)
    ends = {pk: last_day(facts[pk], today, facts) for pk in rows}
    coming = sorted((last, pk) for pk, last in ends.items() if last and last > after)
    for last, pk in coming[:1]:
        words = f"renewal of {rows[pk].title} opens"
        yield Coming(add_months(last, -LEAD_MONTHS), words, rows[pk].get_absolute_url())


def review_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Drafts that were sent to the partners to be read, and are not sent for approval yet."""
    unapproved = Party.objects.filter(agreement=OuterRef("pk"), approval__state="awaited")
    in_review = _as_party(user, Role.COMMISSIONER, on=today).filter(
        Exists(unapproved), sent_for_review_on__isnull=False, sent_for_approval_on__isnull=True
    )
    for agreement in in_review.select_related("partnership")[:AT_MOST]:
        yield Need(
            group=Group.DUE,
            title=f"Read the draft: {agreement.title}",
            because=BECAUSE,
            due=None,
            url=agreement.get_absolute_url(),
            act="Read it",
            about=f"in review since {agreement.sent_for_review_on:%-d %B %Y}",
        )


def approval_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Approvals and signatures that an agreement sent for approval still awaits."""
    mine = user.organisations_as(*ACTING)
    sent = _as_party(user, *ACTING, on=today).filter(sent_for_approval_on__isnull=False)
    waited = Q(approval__state="awaited") | Q(signature__state="awaited")
    parties = Party.objects.on(today).filter(waited, agreement__in=sent)
    parties = parties.select_related("agreement__partnership", "approval", "signature")
    for party in parties[:AT_MOST]:
        yield _awaited(party, is_mine=party.organisation_id in mine)


def confirmation_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """What another partner entered for this person's body, and nobody has confirmed (law 4)."""
    mine = user.organisations_as(*ACTING)
    parties = Party.objects.on(today).filter(organisation__in=mine)
    parties = parties.filter(agreement__in=Agreement.objects.visible_to(user)).filter(
        Q(approval__state="recorded", approval__confirmed_at__isnull=True, approval__stated_in="")
        | Q(
            signature__state="recorded",
            signature__confirmed_at__isnull=True,
            signature__stated_in="",
        )
    )
    parties = parties.select_related("agreement__partnership", "approval", "signature")
    for party in parties[:AT_MOST]:
        for word in ("approval", "signature"):
            if getattr(party, word).is_unconfirmed:
                yield Need(
                    group=Group.DUE,
                    title=f"Confirm the {word} of {party}: {party.agreement.title}",
                    because="another partner entered it for your body",
                    due=None,
                    url=f"{party.agreement.get_absolute_url()}parties/{party.pk}/{word}/confirm/",
                    act="Confirm",
                )


def _awaited(party: Party, *, is_mine: bool) -> Need:
    word = "approval" if party.approval.state == "awaited" else "signature"
    agreement = party.agreement
    page = f"{agreement.get_absolute_url()}parties/"
    return Need(
        group=Group.DUE if is_mine else Group.WAITING,
        title=f"{word.capitalize()} of {party}: {agreement.title}",
        because="you act for that party" if is_mine else "you act for another party to it",
        due=None,
        url=f"{page}{party.pk}/{word}/" if is_mine else page,
        act=f"Record the {word}" if is_mine else "See",
        about=f"asked for on {agreement.sent_for_approval_on:%-d %B %Y}",
    )


def _unfollowed(user: Any, today: dt.date) -> AgreementQuerySet:
    """Agreements of the user's bodies that nothing follows."""
    followed = Link.objects.filter(earlier=OuterRef("pk"), kind__in=Link.SUCCESSIONS)
    return _as_party(user, Role.COMMISSIONER, on=today).filter(~Exists(followed))


def _as_party(user: Any, *roles: Role, on: dt.date) -> AgreementQuerySet:
    """Agreements to which a body is party on a day for which the user plays one of `roles`."""
    ids = user.organisations_as(*roles)
    party = Party.objects.on(on).filter(agreement=OuterRef("pk"), organisation__in=ids)
    return Agreement.objects.visible_to(user).filter(Exists(party))


def _standing(
    agreements: AgreementQuerySet, today: dt.date, reading: Reading
) -> Iterator[tuple[Agreement, ShownStanding]]:
    rows = agreements.select_related("partnership").order_by("term__ends_latest")[:AT_MOST]
    found = {row.pk: row for row in rows}
    facts = facts_at_home(found, reading)
    for pk, agreement in found.items():
        yield agreement, show(facts[pk], today, today, facts)
