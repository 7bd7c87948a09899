"""The decisions of the example, every text a canary."""

import datetime as dt

from django.utils import timezone

from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.corrections import correct_decision
from governance.decisions.models import Decision
from governance.decisions.publication import publish_decision
from tests.factories import (
    AgreementConcernedFactory,
    AuthorityLineFactory,
    DecisionFactory,
    OptionFactory,
    OtherReferenceFactory,
    ResolutionFactory,
)
from tests.permissions.agreements import day_words
from tests.permissions.people import Bodies

DECIDED = dt.date(2021, 4, 21)


def written(body: Body, by, **more) -> Decision:
    """A draft that lacks nothing, with a row of each kind."""
    decision = DecisionFactory(
        marked=True,
        body=body,
        regime="executive_meeting",
        conflicts="declared",
        stated_in="",
        printed_labels=[],
        published_on_words="",
        effective_from_words="",
        made_by=by,
        changed_by=by,
        **day_words("decided_on", DECIDED),
        **more,
    )
    for factory in (ResolutionFactory, OptionFactory, OtherReferenceFactory):
        factory(marked=True, decision=decision)
    return decision


def joint(board: Body, them: Bodies, by) -> Decision:
    """A draft of the board, with a line for each partner that the Council's secretary filled in."""
    decision = written(board, by)
    for position, body in enumerate((them.council, them.icb), start=1):
        AuthorityLineFactory(
            decision=decision,
            organisation=body,
            position=position,
            state="recorded",
            entered_by=by,
            confirmed_by=by if body == them.council else None,
            confirmed_at=timezone.now() if body == them.council else None,
            **day_words("on", DECIDED),
        )
    return decision


def published(board: Body, them: Bodies, agreement, by) -> Decision:
    """A decision of the board about a public agreement: published, then corrected."""
    draft = joint(board, them, by)
    AgreementConcernedFactory(decision=draft, agreement=agreement)
    today = timezone.localdate()
    sealed = publish_decision(draft, version=1, by=by, key="published", on=today)
    corrected = correct_decision(
        sealed.decision,
        version=sealed.decision.version,
        by=by,
        key="corrected",
        on=today,
        reason="A date was wrong.",
        decided_on=PrintedDate.from_words("20 April 2021"),
    )
    return corrected.decision
