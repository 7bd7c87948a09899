"""What an agreement's life needs of a person: variations to agree, records to confirm."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, Value

from agreements.register.models import (
    Agreement,
    Extension,
    HoldOver,
    Party,
    PartyFact,
    TerminationNotice,
    VariationApproval,
    VariationSignature,
    Withdrawal,
)
from commissioning.accounts.roles import Role
from commissioning.home.registry import Group, Need

AT_MOST = 100
ACTING = (Role.COMMISSIONER, Role.APPROVER)
CONFIRMED: dict[str, Any] = {
    "extension": Extension,
    "notice": TerminationNotice,
    "withdrawal": Withdrawal,
    "hold-over": HoldOver,
}
"""The records that one partner can enter for another, by the word in their address."""


def variation_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Approvals and signatures of variations that a person's own body has yet to give or confirm."""
    mine = _own_parties(user, today)
    for act in (VariationApproval, VariationSignature):
        rows = act.objects.filter(party__in=mine, variation__withdrawn_on__isnull=True)
        rows = rows.select_related("party", "variation__agreement__partnership")
        awaited = Q(state=PartyFact.State.AWAITED, variation__sent_for_approval_on__isnull=False)
        entered = Q(
            state=PartyFact.State.RECORDED,
            confirmed_at__isnull=True,
            entered_by__isnull=False,
            stated_in="",
        )
        for fact in rows.filter(awaited | entered)[: 2 * AT_MOST]:
            is_awaited = fact.state == PartyFact.State.AWAITED
            yield _awaited(fact) if is_awaited else _to_confirm(fact)


def record_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """What another partner recorded as this person's body's act, and nobody has confirmed (law 4)."""
    for kind, keys in _to_be_confirmed(_own_parties(user, today)).items():
        rows = CONFIRMED[kind]._default_manager.filter(pk__in=keys)
        for fact in rows.select_related("party", "agreement__partnership"):
            yield Need(
                group=Group.DUE,
                title=f"Confirm: {fact}, {fact.agreement.title}",
                because="another partner entered it for your body",
                due=None,
                url=f"{fact.agreement.get_absolute_url()}life/{kind}/{fact.pk}/confirm/",
                act="Confirm",
            )


def _to_be_confirmed(parties: Any) -> dict[str, list[int]]:
    """Which records of these parties wait, by kind: one question for all kinds, as few have any."""
    first, *others = (
        model._default_manager.filter(
            party__in=parties, confirmed_at__isnull=True, entered_by__isnull=False, stated_in=""
        )
        .order_by()
        .values_list(Value(kind), "pk")
        for kind, model in CONFIRMED.items()
    )
    found: dict[str, list[int]] = defaultdict(list)
    for kind, pk in first.union(*others)[:AT_MOST]:
        found[kind].append(pk)
    return found


def _own_parties(user: Any, today: dt.date) -> Any:
    """The parties for which the user acts, in agreements that the user sees."""
    seen = Agreement.objects.visible_to(user)
    parties = Party.objects.on(today).filter(agreement__in=seen)
    return parties.filter(organisation__in=user.organisations_as(*ACTING))


def _awaited(fact: Any) -> Need:
    return Need(
        group=Group.DUE,
        title=f"{fact.word.capitalize()} of variation {fact.variation.number}: "
        f"{fact.variation.agreement.title}",
        because="you act for that party",
        due=None,
        url=f"{fact.variation.get_absolute_url()}{fact.party_id}/{fact.word}/",
        act=f"Record the {fact.word}",
        about=f"asked for on {fact.variation.sent_for_approval_on:%-d %B %Y}",
    )


def _to_confirm(fact: Any) -> Need:
    return Need(
        group=Group.DUE,
        title=f"Confirm the {fact.word} of variation {fact.variation.number}: "
        f"{fact.variation.agreement.title}",
        because="another partner entered it for your body",
        due=None,
        url=f"{fact.variation.get_absolute_url()}{fact.party_id}/{fact.word}/confirm/",
        act="Confirm",
    )
