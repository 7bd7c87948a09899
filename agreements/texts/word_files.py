"""The Word file of an agreement: its words as they stand, to be edited elsewhere and read in again."""

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.text import slugify

from agreements.register.facts import facts_with_successors
from agreements.register.models import Agreement
from agreements.register.shown import show
from agreements.texts.merge_fields import filled_clauses
from agreements.texts.varying.text import text_as_signed, text_as_varied, variations_of_text
from agreements.texts.varying.words import line_of
from agreements.texts.writing.whole_paper import whole_paper
from agreements.texts.writing.word import word_file
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.exports import record_export

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def note_word_export(agreement: Agreement, *, by: User) -> None:
    """Record that `by` takes the text away. Raises TooManyExports (C-62)."""
    record_export(
        "agreement",
        agreement,
        file_format="docx",
        by=by,
        organisations=agreement.organisation_ids,
        now=timezone.now(),
    )


def agreement_word(agreement: Agreement, *, on: dt.date, as_signed: bool = False) -> bytes:
    """The text as it stands, marked DRAFT on every page until all have signed.

    A varied one reads as varied on the day, or `as_signed`; its foot says which.

    Title, parties and signature blocks that nobody wrote into the text are made of the record. The
    fields in its words are filled, as on the page and in the PDF.
    """
    facts = facts_with_successors([agreement.pk], seen_by=AnonymousUser())
    standing = show(facts[agreement.pk], on, on, facts).standing
    parties = list(agreement.parties.joined().select_related("signature"))
    text = text_as_signed(agreement) if as_signed else text_as_varied(agreement, on)
    clauses = filled_clauses(agreement, text.clauses, on)
    which = line_of(variations_of_text(agreement), text, on)
    return word_file(
        whole_paper(agreement, clauses, parties),
        title=agreement.title,
        mark="DRAFT" if standing.state.is_being_made else "",
        foot=f"{agreement.title}  ·  {which or f'As it stood on {words(on)}'}",
    )


def word_file_name(agreement: Agreement) -> str:
    """Such as joint-commissioning-agreement.docx."""
    return f"{slugify(agreement.title)[:80].strip('-') or 'agreement'}.docx"
