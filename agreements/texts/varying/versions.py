"""The texts of a varied agreement that can be compared: as signed, now, and after each variation.

A reader may know of what takes effect until a last day: of a body that left, its own.
"""

import datetime as dt

from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.models import Clause
from agreements.texts.varying.text import (
    text_as_signed,
    text_as_varied,
    text_with,
    variations_of_text,
)
from agreements.texts.varying.words import SIGNED


def varied_versions(agreement: Agreement, last: dt.date) -> dict[str, str]:
    """By its name, what each is called; none where no variation that was agreed changes a clause.

    One that takes effect on a day to come, until `last`, is among them.
    """
    variations = variations_of_text(agreement, last)
    after = {
        _name(one.pk): f"After variation {one.number}, from {one.effective_words}"
        for one in variations
    }
    return {SIGNED: "As signed"} | after if variations else {}


def clauses_now(agreement: Agreement, last: dt.date) -> list[Clause]:
    """What the text says today, as varied."""
    return text_as_varied(agreement, min(timezone.localdate(), last)).clauses


def clauses_as(agreement: Agreement, name: str, last: dt.date) -> list[Clause] | None:
    """What the text of that name says; None where there is none of them so called."""
    variations = variations_of_text(agreement, last)
    if variations and name == SIGNED:
        return text_as_signed(agreement).clauses
    found = next((one for one in variations if _name(one.pk) == name), None)
    return text_with(found).clauses if found else None


def _name(variation: int) -> str:
    return f"v{variation}"
