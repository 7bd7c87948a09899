"""Wherever a printed date is stored, the database keeps its days in order."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from agreements.areas.models import Milestone
from agreements.register.models import Term
from tests import factories

FIRST, LATER = dt.date(2021, 3, 1), dt.date(2021, 3, 31)
MADE_BY = {
    factory._meta.model: factory for factory in (getattr(factories, n) for n in factories.__all__)
}
STORED = [
    (model, field.name.removesuffix("_earliest"))
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.name.endswith("_earliest")
]


def refusal(row, prefix, earliest, latest):
    """What the database says of these days, or empty."""
    days = {f"{prefix}_earliest": earliest, f"{prefix}_latest": latest}
    try:
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**days)
    except IntegrityError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(("model", "prefix"), STORED)
def test_there_are_both_days_in_order_or_neither(db, model, prefix):
    row = MADE_BY[model]()

    may_be_unknown = model._meta.get_field(f"{prefix}_earliest").null
    name = f"{model._meta.model_name}_{prefix}_days_in_order"

    for days in [(FIRST, FIRST), (FIRST, LATER), *([(None, None)] if may_be_unknown else [])]:
        assert refusal(row, prefix, *days) == ""
    assert name in refusal(row, prefix, LATER, FIRST)
    for days in [(FIRST, None), (None, FIRST)]:
        assert refusal(row, prefix, *days) != ""


def test_printed_dates_are_found():
    assert {(Term, "starts"), (Term, "ends"), (Milestone, "due")} <= set(STORED)
