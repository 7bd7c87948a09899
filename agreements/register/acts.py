"""What can be done next with an agreement: the one main act, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.register.drafting import can_be_deleted
from agreements.register.extending import unused
from agreements.register.facts import Facts
from agreements.register.models import Agreement, Link, OptionToExtend
from agreements.register.renewal import proposed_period
from agreements.register.sending_again import has_changed_since_sent
from agreements.register.standing import Standing, State


@dataclass(frozen=True)
class Act:
    """Something that a person may do, on a page below the agreement's own address."""

    words: str
    page: str


@dataclass(frozen=True)
class Acts:
    """The one next act, which is the page's button, and the others. There may be no next act."""

    main: Act | None
    others: tuple[Act, ...]


def acts_of(
    agreement: Agreement,
    how: Standing,
    its: Facts,
    options: Iterable[OptionToExtend],
    links_on: Iterable[Link],
) -> Acts:
    """What may be done with an agreement of these facts, options and successors, that stands so
    today, the most wanted first.
    """
    if how.state.is_being_made:
        wanted, others = _making(agreement), [Act("Replace other agreements", "replace/")]
        if can_be_deleted(agreement):
            others.append(Act("Delete the draft", "delete/"))
    else:
        wanted, others = _going_on(agreement, how, its, links_on), _life(how, options)
    others.append(Act("Merge with a duplicate", "merge/"))
    shown = agreement.is_published
    public = ("Take off the public register", "take-back/") if shown else None
    others.append(Act(*(public or ("Show to the public", "publish/"))))
    return Acts(wanted[0] if wanted else None, (*wanted[1:], *others))


def _making(agreement: Agreement) -> list[Act]:
    acts = []
    if not agreement.sent_for_review_on:
        acts.append(Act("Send for review", "send-for-review/"))
    if not agreement.sent_for_approval_on:
        acts.append(Act("Send for approval", "send-for-approval/"))
    elif has_changed_since_sent(agreement):
        acts.insert(0, Act("Send for approval again", "send-again/"))
    return acts or [Act("Record approvals and signatures", "parties/")]


def _going_on(
    agreement: Agreement, how: Standing, its: Facts, links_on: Iterable[Link]
) -> list[Act]:
    """Renewing it when it runs out or has run out; a variation begun; else nothing is next."""
    acts = [Act("Say when it starts", "term/")] if how.state is State.NOT_KNOWN else []
    acts += [
        Act(f"Go on with variation {one.number}", f"variations/{one.pk}/")
        for one in agreement.variations.prefetch_related("approvals", "signatures")
        if not (one.is_agreed or one.is_withdrawn)
    ]
    renewed = any(link.kind == Link.Kind.RENEWS for link in links_on)
    if not renewed and proposed_period(agreement, its) is not None:
        at = 0 if how.state in (State.ENDING_SOON, State.LAPSED) else len(acts)
        acts.insert(at, Act("Start renewal", "renew/"))
    return acts


def _life(how: Standing, options: Iterable[OptionToExtend]) -> list[Act]:
    acts = [Act("Vary it", "variations/new/")]
    if unused(options):
        acts.append(Act("Use an option to extend", "extend/"))
    acts.append(Act("Add an option to extend", "options/add/"))
    if how.last is not None:
        acts.append(Act("Hold it over", "hold-over/"))
    return [
        *acts,
        Act("Record notice to end it", "notice/"),
        Act("Record that a partner leaves", "leave/"),
        Act("Replace other agreements", "replace/"),
        Act("State its years", "years/"),
    ]
