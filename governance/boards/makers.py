"""Whose a deciding body is: one organisation's, or all the partners' together."""

import datetime as dt

from commissioning.authorities.models import Body
from governance.boards.models import BoardForm


def organisations_behind(body: Body, *, on: dt.date) -> frozenset[int]:
    """The ids of the organisations that a body acts for: its own, or for a joint one all partners.

    Partners are those of `on`: one that left has no part in what the board does afterwards.
    """
    if body.organisation_id is not None:
        return frozenset([body.organisation_id])
    partners = body.partnership.partners_on(on)
    return frozenset(partners.values_list("organisation_id", flat=True))


def form_that_cannot_decide(body: Body, *, on: dt.date) -> BoardForm | None:
    """The body's form on `on` if it is one that decides nothing itself (R-GOV-02, R-GOV-03).

    None where it can decide, and where its form is not recorded.
    """
    forms = BoardForm.objects.on(on).filter(body=body)
    return next((form for form in forms if not form.can_decide), None)
