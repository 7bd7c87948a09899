"""What a paper or page says of the text that it shows: as signed, or as varied by what."""

import datetime as dt

from agreements.register.models import Variation
from agreements.texts.varying.laying import TextAsVaried, VariedPassage
from agreements.texts.words import called
from commissioning.calendar.dates import words
from commissioning.govuk.words import listed

SIGNED = "signed"
"""How addresses and jobs call the text as signed."""


def line_of(variations: list[Variation], text: TextAsVaried, on: dt.date) -> str:
    """Of an agreement that `variations` vary in its text, which text this is; "" if none do."""
    if not variations:
        return ""
    if not text.is_varied:
        return "As signed. What variations changed is left out."
    by = listed([from_when(one) for one in text.variations])
    return f"As varied on {words(on)}, by {by}."


def from_when(variation: Variation) -> str:
    """Such as variation 1 (from 1 March 2021)."""
    return f"variation {variation.number} (from {variation.effective_words})"


def taken_out(text: TextAsVaried) -> str:
    """Which clauses no longer stand, each with what took it out; "" if none."""
    return "; ".join(_fate(one) for one in text.passages if one.is_gone)


def changes_of(passage: VariedPassage) -> str:
    """What became of it, such as: Replaced by variation 1 (from 1 March 2021)."""
    acts = [f"{row.get_act_display().lower()} by {from_when(row.variation)}" for row in passage.by]
    said = "; ".join(acts)
    return said[:1].upper() + said[1:]


def _fate(passage: VariedPassage) -> str:
    change = passage.by[-1]
    return f"{called(passage.clause).rstrip('.')}: by {from_when(change.variation)}"
