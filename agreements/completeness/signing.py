"""What completeness says before a new signature, and on the overview."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from agreements.completeness.checking import Completeness, completeness_of
from agreements.completeness.words import disagreements, in_the_way, sentence
from agreements.register.models import Agreement
from agreements.register.notes import Note

LINK = "What is missing"


def refuse_while_missing(agreement: Agreement) -> Iterator[str]:
    """Why nobody signs anew yet: a must is neither met nor explained."""
    whole = completeness_of(agreement, timezone.localdate())
    if words := in_the_way(whole):
        yield f"{words} Put that right, or explain it, under “{LINK}”: {page_of(agreement)}"


def note_before_signing(agreement: Agreement, user: Any) -> Iterator[Note]:
    """What is missing, and who disagrees: a disagreement stops nobody, and is said."""
    whole = completeness_of(agreement, timezone.localdate())
    for words in (in_the_way(whole), _who_disagrees(whole)):
        if words:
            yield Note(words, page_of(agreement), LINK)


def note_on_overview(agreement: Agreement, user: Any) -> Iterator[Note]:
    """How far the list is, where there is one."""
    whole = completeness_of(agreement, timezone.localdate())
    if whole.items:
        yield Note(sentence(whole), page_of(agreement), LINK)


def page_of(agreement: Agreement) -> str:
    return reverse("completeness:missing", args=[agreement.partnership.slug, agreement.key])


def _who_disagrees(whole: Completeness) -> str:
    words = disagreements(whole)
    return f"{words} You can sign all the same." if words else ""
