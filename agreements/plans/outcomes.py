"""What the outcome of a review opens: the renewal, the replacement, and what other parts register.

A part that can vary an agreement, or give notice of its end, says where with `open_outcome`.
"""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models import Review
from agreements.register.drafting import start_agreement
from agreements.register.lineage import link_agreements
from agreements.register.models import Agreement, Link
from agreements.register.renewal import carried_parties
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken

Outcome = Review.Outcome
FOLLOWS = {
    Outcome.CONTINUE: (Link.Kind.RENEWS,),
    Outcome.EXTEND: (Link.Kind.RENEWS, Link.Kind.EXTENDS),
    Outcome.VARY: (Link.Kind.VARIES,),
    Outcome.REPLACE: (Link.Kind.REPLACES, Link.Kind.CONSOLIDATES),
}


@dataclass(frozen=True)
class Act:
    """The next thing to do: what its button says, and the address, by name, where it is done."""

    words: str
    url_name: str
    of_the_review: bool = False
    """Whether that is an address of the review, not of the agreement."""

    def url(self, review: Review) -> str:
        key = review.key if self.of_the_review else review.agreement and review.agreement.key
        return reverse(self.url_name, args=[review.partnership.slug, key])


RENEW = Act("Start the renewal", "register:renew")
REPLACE = Act("Start the agreement that replaces it", "plans:replace_agreement", of_the_review=True)
outcome_acts: dict[str, Act] = {
    Outcome.CONTINUE: RENEW,
    Outcome.EXTEND: RENEW,
    Outcome.REPLACE: REPLACE,
}


def open_outcome(outcome: str, words: str, url_name: str) -> None:
    """Say where an outcome of a review is acted on."""
    outcome_acts[outcome] = Act(words, url_name)


def next_act(review: Review) -> Act | None:
    """What the outcome calls for and nobody has begun; None for a board, whose own pages serve."""
    if not review.is_decided or review.agreement is None:
        return None
    return None if followed_by(review) else outcome_acts.get(review.outcome)


def followed_by(review: Review) -> list[Agreement]:
    """The agreements that came of the outcome, drafts too. Which of them one sees is asked later."""
    if review.agreement is None or not review.is_decided:
        return []
    kinds = FOLLOWS.get(Outcome(review.outcome), ())
    links = review.agreement.links_on.filter(kind__in=kinds).select_related("later__partnership")
    return [link.later for link in links.order_by("pk")]


@transaction.atomic
def replace_agreement(review: Review, *, title: str, kind: str, by: User) -> Agreement:
    """Start the draft that replaces the reviewed agreement, with the same parties and no text.

    Refuses unless that is the outcome, and a second draft while one is there.
    """
    agreement = review.agreement
    if agreement is None or review.outcome != Outcome.REPLACE:
        raise RuleBroken("The outcome of this review is not to replace an agreement.")
    if followed_by(review):
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
