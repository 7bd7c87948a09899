"""What a board's review opens: another form in law, a delegation, a board that follows, its end.

Seed 002, paragraph 15: a review of the board leads to proposals for more delegated authority.
"""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models import Review
from agreements.plans.outcomes import Act, Following
from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words
from governance.boards.makers import form_that_cannot_decide
from governance.boards.models import BoardForm

Outcome = Review.Outcome
SECRETARIES = "Secretaries of the partners can."


def act_after_review(review: Review) -> Act | None:
    """What the outcome calls for and nobody has begun; None where no act of the service does it.

    A board that cannot decide in its own name can be given no authority (R-GOV-02): before more is
    delegated to it, it becomes one that can.
    """
    body = review.body
    if body is None:
        return None
    if review.outcome == Outcome.REPLACE:
        page = reverse("boards:add", args=[review.partnership.slug])
        place = review.partnership
        return Act("Set up the board that replaces it", page, "boards.add_body", place, SECRETARIES)
    if review.outcome == Outcome.END:
        return None if body.last_on else _end(review, body)
    if review.outcome == Outcome.VARY:
        return None if _forms_since(review) else _change_form(body)
    if review.outcome == Outcome.DELEGATE_MORE:
        if form_that_cannot_decide(body, on=timezone.localdate()):
            return _change_form(body)
        if not _delegations_since(review).exists():
            return Act("Start the delegation", f"{reverse('register:start')}?kind=delegation")
    return None


def what_came_of_review(review: Review, user: Any) -> list[Following]:
    """The forms in law that the board took from the day of the decision, delegations begun, its end."""
    body = review.body
    if body is None:
        return []
    page = reverse("boards:body", args=[review.partnership.slug, body.slug])
    found = []
    if review.outcome == Outcome.END and body.last_on:
        found = [Following(f"Its last day is {words(body.last_on)}", page)]
    if review.outcome in (Outcome.VARY, Outcome.DELEGATE_MORE):
        found = [Following(_told(form), page) for form in _forms_since(review)]
    if review.outcome == Outcome.DELEGATE_MORE:
        seen = _delegations_since(review) & Agreement.objects.visible_to(user)
        found += [Following(one.title, one.get_absolute_url()) for one in seen]
    return found


def _end(review: Review, body: Body) -> Act:
    """The page that records the end, with the authority of the outcome filled in."""
    page = reverse("boards:end", args=[body.partnership.slug, body.slug])
    by = review.decided_by
    given = {"given_by": by.given_by, "reference": by.reference} if by else {}
    said = given | ({"organisation": by.organisation_id} if by else {})
    asked = urlencode({name: value for name, value in said.items() if value})
    return Act(
        "Record its end",
        f"{page}?{asked}" if asked else page,
        "boards.end_board",
        body,
        SECRETARIES,
    )


def _change_form(body: Body) -> Act:
    page = reverse("boards:change_form", args=[body.partnership.slug, body.slug])
    return Act("Change what it is in law", page, "boards.change_form", body, SECRETARIES)


def _forms_since(review: Review) -> list[BoardForm]:
    """Of a day that is not before that of the decision; history without a day tells nothing."""
    if review.decided_earliest is None:
        return []
    return list(BoardForm.objects.filter(body=review.body, from_on__gte=review.decided_earliest))


def _delegations_since(review: Review) -> QuerySet[Agreement]:
    here = Agreement.objects.filter(
        partnership=review.partnership_id, kind=Agreement.Kind.DELEGATION
    )
    if review.decided_earliest:
        here = here.filter(made_at__date__gte=review.decided_earliest)
    return here.select_related("partnership")


def _told(form: BoardForm) -> str:
    since = f" from {words(form.from_on)}" if form.from_on else ""
    return f"{form.get_form_display()}{since}"
