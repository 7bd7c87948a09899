"""Answering with an agreement's Word file, on its page and in the API."""

from django.http import HttpResponse
from django.utils import timezone

from agreements.register.leaving import left_on
from agreements.register.models import Agreement
from agreements.texts.word_files import WORD, agreement_word, note_word_export, word_file_name
from commissioning.accounts.models import User


def word_answer(agreement: Agreement, *, by: User, as_signed: bool = False) -> HttpResponse:
    """The text as it stands today, or as signed, with a record that `by` took it away.

    A body that has left takes it as it stood on its last day.

    Raises TooManyExports.
    """
    note_word_export(agreement, by=by)
    on = left_on(agreement, by) or timezone.localdate()
    content = agreement_word(agreement, on=on, as_signed=as_signed)
    response = HttpResponse(content, content_type=WORD)
    name = word_file_name(agreement)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
