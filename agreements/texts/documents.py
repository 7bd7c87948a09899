"""The PDF of an agreement: its words as they stand, marked DRAFT until all have signed."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.text import slugify

from agreements.register.facts import facts_with_successors
from agreements.register.models import Agreement
from agreements.register.shown import show
from agreements.texts.merge_fields import filled_clauses
from agreements.texts.models import Clause
from agreements.texts.structure import heading_levels_of
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
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


def make_agreement_pdf(job: Job, agreement: Agreement) -> Made:
    """The agreement as it stands now. The same words on the same day give the same file."""
    today = timezone.localdate()
    # Every party may take it, and not every one may know what followed.
    facts = facts_with_successors([agreement.pk], seen_by=AnonymousUser())
    shown = show(facts[agreement.pk], today, today, facts)
    context = {
        "agreement": agreement,
        "parties": agreement.parties.joined().select_related("approval", "signature"),
        **laid_out(filled_clauses(agreement, list(agreement.clauses.in_order()), today)),
        "standing": shown,
        "on": today,
        "mark": "DRAFT" if shown.standing.state.is_being_made else "",
    }
    content = render_pdf(
        "documents/agreement.html",
        context,
        title=agreement.title,
        identifier=f"{agreement.key} version {agreement.version} {today}",
    )
    name = slugify(agreement.title)[:80] or "agreement"
    return Made(agreement.title, f"{name}.pdf", "application/pdf", content)
