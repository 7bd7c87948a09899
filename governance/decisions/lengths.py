"""Texts that are longer than the record can hold: refused in words, whichever door they come by."""

from __future__ import annotations

from django.db import models

from commissioning.errors import RuleBroken


def refuse_too_long(row: models.Model) -> None:
    """Raise RuleBroken for the first text of `row` that is longer than its column."""
    for field in row._meta.concrete_fields:
        longest = field.max_length
        text = getattr(row, field.attname)
        if isinstance(field, models.CharField) and longest and len(text or "") > longest:
            name = field.verbose_name.removesuffix(" words")
            raise RuleBroken(f"{name.capitalize()} must be {longest} characters or fewer.")
