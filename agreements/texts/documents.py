"""The PDF of an agreement: its words as they stand, marked DRAFT until all have signed."""

import datetime as dt
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.text import slugify

from agreements.register.facts import facts_with_successors
from agreements.register.leaving import left_on
from agreements.register.models import Agreement
from agreements.register.shown import show
from agreements.texts.merge_fields import filled_clauses
from agreements.texts.models import Clause
from agreements.texts.structure import heading_levels_of
from agreements.texts.varying.text import text_as_signed, text_as_varied, variations_of_text
from agreements.texts.varying.words import SIGNED, changes_of, line_of, taken_out
from commissioning.accounts.models import User
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.pdf import render_pdf

AGREEMENT_PDF = "agreement_pdf"
ANNEXES = (Clause.Role.SCHEDULE, Clause.Role.APPENDIX)
MOST_WITHOUT_CONTENTS = 8
"""Headings of a text that is found through without a list of them."""


def laid_out(clauses: list[Clause]) -> dict[str, Any]:
    """The text up to the signatures, what comes after them, and what its contents list names.

    Parties sign where the paper has them sign; else before the first schedule or appendix.
    """
    places = [n for n, clause in enumerate(clauses) if clause.role == Clause.Role.SIGNATURES]
    places += [n for n, clause in enumerate(clauses) if clause.role in ANNEXES]
    signed_at = places[0] if places else len(clauses)
    return {
        "levels": heading_levels_of(clauses),
        "clauses": clauses[:signed_at],
        "annexes": clauses[signed_at:],
        "contents": contents_of(clauses),
    }


def contents_of(clauses: list[Clause]) -> list[Clause]:
    """What a list of contents names: the headings that stand under nothing, if they are many."""
    headed = [c for c in clauses if c.heading and c.is_text and not c.parent_id]
    return headed if len(headed) > MOST_WITHOUT_CONTENTS else []


def ask_for_agreement_pdf(agreement: Agreement, *, by: User, text: str = "") -> Job:
    """Ask for the agreement as a PDF: as varied today, or with `text` "signed" as signed."""
    details = {"text": text} if text else {}
    ids = agreement.organisation_ids
    return queue_job(AGREEMENT_PDF, agreement, by=by, organisations=ids, details=details)


def make_agreement_pdf(job: Job, agreement: Agreement) -> Made:
    """What was asked for with `ask_for_agreement_pdf`; for a body that has left, as on its last day."""
    left = left_on(agreement, job.asked_by)
    return agreement_pdf(agreement, on=left, as_signed=job.details.get("text") == SIGNED)


def agreement_pdf(
    agreement: Agreement, *, on: dt.date | None = None, as_signed: bool = False
) -> Made:
    """The agreement as it stands on a day, else today, varied as it is, or as signed.

    The same words on the same day give the same file.
    """
    on = on or timezone.localdate()
    text = text_as_signed(agreement) if as_signed else text_as_varied(agreement, on)
    which = line_of(variations_of_text(agreement), text, on)
    # Every party may take it, and not every one may know what followed.
    facts = facts_with_successors([agreement.pk], seen_by=AnonymousUser())
    shown = show(facts[agreement.pk], on, on, facts)
    context = {
        "agreement": agreement,
        "parties": agreement.parties.joined().select_related("approval", "signature"),
        **laid_out(filled_clauses(agreement, text.clauses, on)),
        "text_line": which,
        "taken_out": taken_out(text),
        "varied": {pk: changes_of(one) for pk, one in text.changed.items()},
        "standing": shown,
        "on": on,
        "mark": "DRAFT" if shown.standing.state.is_being_made else "",
    }
    content = render_pdf(
        "documents/agreement.html",
        context,
        title=agreement.title,
        identifier=f"{agreement.key} version {agreement.version} {on} {which}".strip(),
    )
    name = slugify(agreement.title)[:80] or "agreement"
    title = f"{agreement.title}, as signed" if which and as_signed else agreement.title
    ending = "-as-signed" if which and as_signed else ""
    return Made(title, f"{name}{ending}.pdf", "application/pdf", content)
