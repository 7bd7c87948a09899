"""What the outcome of a review opens: a renewal, an extension, a variation, a replacement, notice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models import Review
from agreements.register.drafting import start_agreement
from agreements.register.extending import open_options
from agreements.register.lineage import link_agreements
from agreements.register.models import Agreement, Link
from agreements.register.renewal import carried_parties
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken
from commissioning.registry import Registry

Outcome = Review.Outcome
SUCCESSORS = {
    Outcome.CONTINUE: (Link.Kind.RENEWS,),
    Outcome.EXTEND: (Link.Kind.EXTENDS,),
    Outcome.REPLACE: (Link.Kind.REPLACES, Link.Kind.CONSOLIDATES),
}
"""What a later agreement is to the reviewed one, if it came of the outcome."""
VARIED = (Outcome.VARY, Outcome.EXTEND, Outcome.DELEGATE_MORE)
"""What agreements do not allow by themselves is a variation: R-S75-41."""


@dataclass(frozen=True)
class Act:
    """The next thing to do: what its button says, and the address where it is done.

    `rule` about `about` says who may, where it is not everybody who may change the review; `who`
    tells the others.
    """

    words: str
    url: str
    rule: str = ""
    about: Any = None
    who: str = ""


@dataclass(frozen=True)
class Following:
    """Something that came of a review, drafts too."""

    words: str
    url: str


board_acts: Registry[Callable[[Review], Act | None]] = Registry()
"""What the outcome of a board's review opens among what others keep of boards."""
board_followings: Registry[Callable[[Review, Any], Iterable[Following]]] = Registry()
"""What came of it there, as far as somebody may see it."""


def next_act(review: Review) -> Act | None:
    """What the outcome calls for and nobody has begun."""
    agreement = review.agreement
    if not review.is_decided:
        return None
    if agreement is None:
        return _next_of_board(review)
    if _has_been_begun(review):
        return None
    if review.outcome == Outcome.REPLACE:
        url = reverse("plans:replace_agreement", args=[review.partnership.slug, review.key])
        return Act("Start the agreement that replaces it", url)
    words, name = _act_on(agreement, Outcome(review.outcome))
    return Act(words, reverse(name, args=[agreement.partnership.slug, agreement.key]))


def followed_by(review: Review, user: Any) -> list[Following]:
    """What `user` may see of that which came of the outcome."""
    if review.agreement is None:
        return _followed_board(review, user)
    seen = Agreement.objects.visible_to(user).filter(pk__in=_successors(review))
    later = [
        Following(one.title, one.get_absolute_url()) for one in seen.select_related("partnership")
    ]
    here = review.agreement.get_absolute_url()
    variations = [Following(str(one), one.get_absolute_url()) for one in _variations(review)]
    return later + variations + [Following(str(one), here) for one in _records(review)]


@transaction.atomic
def replace_agreement(review: Review, *, title: str, kind: str, by: User) -> Agreement:
    """Start the draft that replaces the reviewed agreement, with the same parties and no text.

    Refuses unless that is the outcome, and a second draft while one is there.
    """
    agreement = review.agreement
    if agreement is None or review.outcome != Outcome.REPLACE:
        raise RuleBroken("The outcome of this review is not to replace an agreement.")
    if _successors(review):
        raise RuleBroken("The draft that replaces this agreement has been started already.")
    new = start_agreement(
        agreement.partnership,
        kind=kind,
        title=title,
        parties=carried_parties(agreement, timezone.localdate()),
        by=by,
    )
    link_agreements(new, agreement, kind=Link.Kind.REPLACES, by=by)
    return new


def may_do(act: Act, user: Any) -> bool:
    """Whether `user` may do an act that has a rule of its own."""
    return bool(user.has_perm(act.rule, act.about))


def _next_of_board(review: Review) -> Act | None:
    """It goes on, and is reviewed again; what else is decided of it, is done where boards are kept."""
    if review.outcome == Outcome.CONTINUE:
        if not review.body or _later_reviews(review):
            return None
        page = reverse("plans:review_board", args=[review.partnership.slug])
        return Act("Plan its next review", f"{page}?body={review.body.slug}")
    return next((act for act in (ask(review) for ask in board_acts) if act), None)


def _followed_board(review: Review, user: Any) -> list[Following]:
    if not review.is_decided:
        return []
    if review.outcome == Outcome.CONTINUE:
        return [Following(one.title, one.get_absolute_url()) for one in _later_reviews(review)]
    return [one for tell in board_followings for one in tell(review, user)]


def _later_reviews(review: Review) -> list[Review]:
    """Of the same board, begun or planned after this one."""
    same = Review.objects.filter(body=review.body, pk__gt=review.pk)
    return list(same.select_related("partnership"))


def _act_on(agreement: Agreement, outcome: Outcome) -> tuple[str, str]:
    """The words of the button, and the name of the address below the agreement."""
    if outcome == Outcome.CONTINUE:
        return "Start the renewal", "register:renew"
    if outcome == Outcome.END:
        return "Give notice", "register:give_notice"
    if outcome == Outcome.EXTEND and open_options(agreement):
        return "Record the extension", "register:extend"
    return "Start the variation", "register:start_variation"


def _has_been_begun(review: Review) -> bool:
    return bool(_successors(review) or _variations(review) or _records(review))


def _successors(review: Review) -> list[int]:
    kinds = SUCCESSORS.get(Outcome(review.outcome), ()) if review.is_decided else ()
    if review.agreement is None or not kinds:
        return []
    return list(review.agreement.links_on.filter(kind__in=kinds).values_list("later", flat=True))


def _variations(review: Review) -> list[Any]:
    """Those begun since the review was decided, if it is for a variation to do what was decided."""
    if review.agreement is None or review.outcome not in VARIED:
        return []
    rows = review.agreement.variations.filter(withdrawn_on=None)
    rows = rows.select_related("agreement__partnership")
    if review.decided_earliest:
        rows = rows.filter(made_at__date__gte=review.decided_earliest)
    return list(rows)


def _records(review: Review) -> list[Any]:
    """Extensions, or notices that stand, of the day of the decision or later."""
    if review.agreement is None:
        return []
    if review.outcome == Outcome.EXTEND:
        rows: Any = review.agreement.extensions.all()
    elif review.outcome == Outcome.END:
        rows = review.agreement.termination_notices.filter(withdrawn_on__isnull=True)
    else:
        return []
    if review.decided_earliest:
        rows = rows.exclude(on_latest__lt=review.decided_earliest)
    return list(rows)
