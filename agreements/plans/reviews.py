"""Starting a review, saying what it is about, and recording what came of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.plans.models import Review
from agreements.plans.models.concern import concerned_on, printed
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Authority, Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post

DATES = ("begun", "due")
CHANGEABLE = ("title", "why_now", "stated_in")


@transaction.atomic
def start_review(
    of: Agreement | Body,
    *,
    title: str,
    by: User | None,
    led_by: Iterable[Post] = (),
    **details: Any,
) -> Review:
    """Open a review of an agreement or of a board. `by=None` is the service, loading a paper."""
    review = Review(
        partnership=of.partnership,
        agreement=of if isinstance(of, Agreement) else None,
        body=of if isinstance(of, Body) else None,
        made_by=by,
    )
    _set(review, title=title, **details)
    review.save()
    review.led_by.set(led_by)
    _record("review.started", review, by, after={"title": title, "of": str(of)})
    return review


@transaction.atomic
def change_review(
    review: Review, *, by: User, version: int, led_by: Iterable[Post] | None = None, **changes: Any
) -> Review:
    """Change what is said of a review, and who leads it."""
    review = lock_review(review, version=version)
    before = {name: _value(review, name) for name in changes}
    _set(review, **changes)
    review.version += 1
    review.save()
    if led_by is not None:
        review.led_by.set(led_by)
    after = {name: _value(review, name) for name in changes}
    _record("review.changed", review, by, before=before, after=after)
    return review


@transaction.atomic
def decide_review(
    review: Review,
    *,
    outcome: str,
    by: User | None,
    version: int,
    outcome_words: str = "",
    on: PrintedDate | None = None,
    organisation: Organisation | None = None,
    given_by: str = "",
    reference: str = "",
) -> Review:
    """Record what a review came to, when, and by which body's or officer's authority.

    Refuses an outcome without a day or an authority, unless the review is history, an authority
    without the organisation whose it is, and an outcome that a board cannot have. A second outcome
    stands for the first, which the audit log keeps.
    """
    review = lock_review(review, version=version)
    if outcome not in outcomes_of(review):
        raise RuleBroken("A board has no last day that could be extended. Select another outcome.")
    if not review.stated_in:
        _refuse_unfounded(on, given_by)
    if given_by and organisation is None:
        raise RuleBroken("Select the organisation whose body or officer decided.")
    before = {"outcome": review.outcome, "on": review.decided_words}
    review.outcome, review.outcome_words = outcome, outcome_words
    review.decided_by = None
    if given_by and organisation:
        review.decided_by = _authority(review, organisation, given_by, reference, on)
    for name, value in printed("decided", on).items():
        setattr(review, name, value)
    review.version += 1
    review.save()
    after = {"outcome": outcome, "on": review.decided_words, "authority": given_by}
    _record("review.decided", review, by, before=before, after=after)
    return review


def outcomes_of(review: Review) -> list[Review.Outcome]:
    """What the review can come to. A board has no last day, so it is not extended."""
    if review.agreement is not None:
        return list(Review.Outcome)
    return [one for one in Review.Outcome if one != Review.Outcome.EXTEND]


def lock_review(review: Review, *, version: int | None = None) -> Review:
    """The review's row, locked until the transaction ends. StaleVersion if `version` is an older one."""
    rows = Review.objects.select_for_update(of=("self",))
    locked = rows.select_related("agreement", "body", "partnership").get(pk=review.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this review in between.", theirs=locked)
    return locked


def count_review_up(review: Review) -> None:
    """So that an older page can no longer overwrite it."""
    review.version += 1
    review.save(update_fields=["version"])


def _refuse_unfounded(on: PrintedDate | None, given_by: str) -> None:
    if on is None or not on.known:
        raise RuleBroken("Enter the day or the month in which it was decided.")
    if not given_by:
        raise RuleBroken("Enter the body or officer that decided.")


def _authority(
    review: Review,
    organisation: Organisation,
    given_by: str,
    reference: str,
    on: PrintedDate | None,
) -> Authority:
    return Authority.objects.create(
        organisation=organisation,
        given_by=given_by,
        what=f"Outcome of {review.title}"[:300],
        reference=reference,
        **printed("on", on),
    )


def _set(review: Review, **values: Any) -> None:
    for name in DATES:
        if name in values:
            values |= printed(name, values.pop(name))
    names = {*CHANGEABLE, *printed("begun", None), *printed("due", None)}
    for name, value in values.items():
        if name not in names:
            raise TypeError(f"{name} is not said of a review")
        setattr(review, name, value)


def _value(review: Review, name: str) -> str:
    return str(getattr(review, f"{name}_words" if name in DATES else name))


def _record(what: str, review: Review, by: User | None, **changes: Any) -> None:
    ids = concerned_on(review, timezone.localdate())
    record(what, review, by=by, organisations=ids, **changes)
