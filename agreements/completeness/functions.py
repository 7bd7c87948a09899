"""Listing the functions that an agreement covers."""

from typing import Any, TypedDict, Unpack

from django.db import transaction

from agreements.completeness.models import CoveredFunction
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation

FACTS = ("side", "words", "delegating", "exercising", "stated_in")


class FunctionFacts(TypedDict, total=False):
    """What can be said of a function."""

    side: str
    words: str
    delegating: Organisation | None
    exercising: Organisation | None
    stated_in: str


@transaction.atomic
def list_function(
    agreement: Agreement, *, by: User | None, **facts: Unpack[FunctionFacts]
) -> CoveredFunction:
    """Add a function to those that the agreement covers.

    Refuses one without the body whose it is and the body that exercises it, and bodies that are not
    parties (R-S75-29). What a paper states (`stated_in`) may leave them out and is not refused.
    """
    agreement = lock_agreement(agreement)
    function = CoveredFunction(agreement=agreement, entered_by=by, **facts)
    _refuse_what_cannot_be(function)
    function.save()
    _record("function_listed", function, by, after=_facts(function))
    return function


@transaction.atomic
def change_function(
    function: CoveredFunction, *, version: int, by: User | None, **changes: Unpack[FunctionFacts]
) -> CoveredFunction:
    """Change what is said of a function. Refuses what `list_function` refuses."""
    function = _lock(function, version)
    before = _facts(function)
    for name, value in changes.items():
        if name not in FACTS:
            raise TypeError(f"{name} is not changed by change_function")
        setattr(function, name, value)
    _refuse_what_cannot_be(function)
    function.version += 1
    function.save()
    _record("function_changed", function, by, before=before, after=_facts(function))
    return function


@transaction.atomic
def take_out_function(function: CoveredFunction, *, version: int, by: User) -> Agreement:
    """Say that the agreement does not cover this function after all."""
    function = _lock(function, version)
    _record("function_taken_out", function, by, before=_facts(function))
    agreement = function.agreement
    function.delete()
    return agreement


def _lock(function: CoveredFunction, version: int) -> CoveredFunction:
    lock_agreement(function.agreement)
    function = CoveredFunction.objects.select_related("agreement").get(pk=function.pk)
    if function.version != version:
        raise StaleVersion("Somebody changed this function in between", theirs=function)
    return function


def _refuse_what_cannot_be(function: CoveredFunction) -> None:
    if function.stated_in:
        return
    parties = function.agreement.party_ids
    for body in (function.delegating, function.exercising):
        if body is None:
            raise RuleBroken("Say whose function it is, and who exercises it.")
        if body.pk not in parties:
            raise RuleBroken(
                f"{body} is not a party. Only a party can hold or exercise a function here."
            )


def _facts(function: CoveredFunction) -> dict[str, str]:
    return {name: str(getattr(function, name) or "") for name in FACTS}


def _record(what: str, function: CoveredFunction, by: User | None, **changes: Any) -> None:
    agreement = function.agreement
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, **changes)
