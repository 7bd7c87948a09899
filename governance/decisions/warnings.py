"""What a decision record still needs, and what a person should look at before it is public.

History is never refused (R-GEN-01): what would stop a new record only warns about an old one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import models

from commissioning.calendar.dates import words
from commissioning.calendar.working_days import ENGLAND
from commissioning.organisations.models import Organisation
from governance.boards.makers import form_that_cannot_decide, organisations_behind
from governance.decisions.clocks import clocks_of
from governance.decisions.declarations import MUDDLED, are_muddled
from governance.decisions.details import Parts
from governance.decisions.models import (
    AgreementConcerned,
    Conflicts,
    Decision,
    Regime,
    Stated,
)
from governance.decisions.models.authority_line import State
from governance.decisions.personal_data import personal_data_in
from governance.decisions.stated_dates import remarks_on_dates, slips_in_dates

LATE_AFTER = {Regime.EXECUTIVE_MEETING: 2, Regime.EXECUTIVE_MEMBER_OR_OFFICER: 2}
LATE_AFTER_OTHERWISE = 10
"""Working days from a decision to its record: R-CAL-05 for the executive, else R-DEC-05."""

WITHOUT_FULL_RECORD = (Regime.COMMITTEE, Regime.NHS_BODY)
"""Minutes and standing orders ask for the date and the decision; no law for the rest (R-DEC-01)."""

SCANNED = {
    "title": "Title",
    "purpose": "Purpose",
    "decision_text": "Decision",
    "reasons": "Reasons",
    "options_statement": "Options considered",
    "conflicts_text": "Conflicts of interest",
    "dispensations": "Dispensations",
    "lead_officer": "Lead officer",
    "report_author": "Report author",
    "contact": "Contact",
    "accompanying_documents": "Accompanying documents",
    "background_papers": "Background papers",
    "unclassified_text": "Other text",
}


class Kind(StrEnum):
    """How much a caution weighs: the law asks for it, somebody should look, or it names a person."""

    REQUIRED = "required"
    ADVICE = "advice"
    PERSONAL_DATA = "personal data"


@dataclass(frozen=True)
class Caution:
    """A sentence for the person who publishes, and the field of the record that it is about."""

    kind: Kind
    field: str
    message: str


def cautions_about(decision: Decision, parts: Parts, *, on: dt.date) -> list[Caution]:
    """All there is to say about the record if it is published on `on`, the weightiest first."""
    required = [Caution(Kind.REQUIRED, *said) for said in missing_parts(decision, parts, on=on)]
    advice = [Caution(Kind.ADVICE, *said) for said in _advice(decision, parts, on)]
    personal = [Caution(Kind.PERSONAL_DATA, *said) for said in _personal_data(decision, parts)]
    return [*required, *personal, *advice]


def missing_parts(decision: Decision, parts: Parts, *, on: dt.date) -> Iterator[tuple[str, str]]:
    """What the law asks of the record that it lacks, as field and sentence (R-DEC-06, R-DEC-12).

    A body that cannot decide is among them: the decision is then somebody else's (R-GOV-02).
    """
    yield from _no_maker(decision, decision.decided_on.latest or on)
    if not decision.decided_on.words:
        yield "decided_on", "Enter the date of the decision"
    yield from slips_in_dates(decision, parts, on=on)
    if not decision.decision_text and not parts.resolutions:
        yield "decision_text", "Enter the decision"
    if decision.regime == Regime.NOT_STATED:
        yield "regime", "Select the rules under which the decision was made"
    if are_muddled(decision.conflicts, decision.conflicts_text):
        yield "conflicts_text", MUDDLED
    if decision.regime in WITHOUT_FULL_RECORD:
        return
    if not decision.reasons:
        yield "reasons", "Enter the reasons for the decision"
    if not decision.options_statement and not parts.options:
        yield "options_statement", "Enter the options considered, or that there were none"
    if decision.conflicts == Conflicts.NOT_STATED:
        yield "conflicts", "Say whether any conflict of interest was declared"
    if decision.conflicts == Conflicts.DECLARED and not decision.conflicts_text:
        yield "conflicts_text", "Enter who declared which conflict of interest"


def _no_maker(decision: Decision, on: dt.date) -> Iterator[tuple[str, str]]:
    """That its body had ended by the day of the decision, or was of a form that decides nothing."""
    body, instead = decision.body, "Record the decision under the body or officer who took it"
    if body.is_over_on(on) and body.last_on:
        yield "body", f"{body} ended on {words(body.last_on)}. {instead}"
    if form := form_that_cannot_decide(body, on=on):
        yield "body", f"{body} cannot decide: it is {_a(form.get_form_display())}. {instead}"


def working_days_allowed(decision: Decision) -> int:
    """How many working days after the decision its record is in time."""
    return LATE_AFTER.get(Regime(decision.regime), LATE_AFTER_OTHERWISE)


def remarks_about(decision: Decision, parts: Parts) -> list[str]:
    """Sentences that the public record itself says about its dates (R-S75-38)."""
    return [said for concerned in parts.agreements for said in _lateness(decision, concerned)]


def _lateness(decision: Decision, concerned: AgreementConcerned) -> Iterator[str]:
    term = getattr(concerned.agreement, "term", None)
    decided = decision.decided_on
    if term is None or decided.earliest is None:
        return
    if concerned.role == AgreementConcerned.Role.APPROVE and term.starts_on.latest:
        days = (decided.earliest - term.starts_on.latest).days
        if days > 0:
            yield f"This decision was made {_days(days)} after the period it covers began."
    if concerned.role == AgreementConcerned.Role.RENEW and term.ends_on.latest:
        days = (decided.earliest - term.ends_on.latest).days
        if days > 0:
            yield f"This decision was made {_days(days)} after the agreement it renews ended."


def _advice(decision: Decision, parts: Parts, on: dt.date) -> Iterator[tuple[str, str]]:
    published = decision.published_on.latest or on
    yield from remarks_on_dates(decision)
    yield from _dates(decision, published)
    for remark in remarks_about(decision, parts):
        yield "agreements", remark.removesuffix(".")
    if decision.is_key == Stated.YES and not decision.is_history:
        yield (
            "is_key",
            (
                "This is a key decision. Check that its notice was published 28 clear days before, or "
                "that an exception was: notices are not held here yet"
            ),
        )
    for partner in _partners_not_named(decision, parts, published):
        yield "authority_lines", f"It says nothing of the authority of {partner}"
    for line in parts.authority_lines:
        if line.state == State.AWAITED:
            yield "authority_lines", f"The authority of {line.organisation} is awaited"
        if line.is_unconfirmed:
            yield "authority_lines", f"{line.organisation} has not confirmed its authority"
    for concerned in parts.agreements:
        if not concerned.agreement.is_published:
            yield (
                "agreements",
                f"{concerned.agreement} is not on the public register. Its title will be public",
            )


def _partners_not_named(
    decision: Decision, parts: Parts, on: dt.date
) -> models.QuerySet[Organisation]:
    """Partners behind a joint body whose authority the record does not mention (law 4)."""
    if decision.body.organisation_id is not None:
        return Organisation.objects.none()
    named = {line.organisation_id for line in parts.authority_lines}
    return Organisation.objects.filter(pk__in=organisations_behind(decision.body, on=on) - named)


def _dates(decision: Decision, published: dt.date) -> Iterator[tuple[str, str]]:
    clocks = clocks_of(decision, published_on=published)
    decided, stated = decision.decided_on.latest, decision.effective_from.latest
    allowed = working_days_allowed(decision)
    if decided and ENGLAND.add_working_days(decided, allowed) < published:
        yield (
            "published_on",
            f"The record is published more than {allowed} working days after the decision",
        )
    if stated and clocks.effective_from and stated != clocks.effective_from:
        yield (
            "effective_from",
            (
                f"It is stated to have effect from {words(stated)}; by the rules it would be "
                f"{words(clocks.effective_from)}. Both are shown"
            ),
        )
    for council in clocks.without_call_in_rule:
        yield (
            "is_subject_to_call_in",
            f"The call-in period of {council} is not on file, so its last day cannot be shown",
        )


def _personal_data(decision: Decision, parts: Parts) -> Iterator[tuple[str, str]]:
    texts = [(name, label, getattr(decision, name)) for name, label in SCANNED.items()]
    texts += [("resolutions", "Decision", row.text) for row in parts.resolutions]
    texts += [("options", "Options considered", row.text) for row in parts.options]
    texts += [("options", "Options considered", row.reasons) for row in parts.options]
    for name, label, text in texts:
        for piece in personal_data_in(text):
            yield (
                name,
                (
                    f"‘{piece}’ in {label} looks like personal data. Remove it, or confirm that it may "
                    "be public"
                ),
            )


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _a(name: str) -> str:
    article = "an" if name[0].lower() in "aeiou" else "a"
    return f"{article} {name[0].lower()}{name[1:]}"
