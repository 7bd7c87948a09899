"""Recording how the partners consulted those affected (R-S75-09)."""

from typing import Any, TypedDict, Unpack

from django.db import transaction

from agreements.completeness.models import Consultation
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion

NO_DATE = PrintedDate("")
FACTS = (
    "need",
    "who",
    "method",
    "began_on",
    "ended_on",
    "summary",
    "result",
    "reason",
    "stated_in",
)


class ConsultationFacts(TypedDict, total=False):
    """What can be said of a consultation."""

    need: str
    who: str
    method: str
    began_on: PrintedDate | None
    ended_on: PrintedDate | None
    summary: str
    result: str
    reason: str
    stated_in: str


@transaction.atomic
def record_consultation(
    agreement: Agreement, *, by: User | None, **facts: Unpack[ConsultationFacts]
) -> Consultation:
    """Record a consultation, finished or not; or that none is required, which needs a reason.

    Refuses one that ended before it began.
    """
    agreement = lock_agreement(agreement)
    consultation = Consultation(agreement=agreement, recorded_by=by)
    _set(consultation, facts)
    _record("consultation_recorded", consultation, by, after=_facts(consultation))
    return consultation


@transaction.atomic
def change_consultation(
    consultation: Consultation,
    *,
    version: int,
    by: User | None,
    **changes: Unpack[ConsultationFacts],
) -> Consultation:
    """Change what is said of a consultation, as while it goes on."""
    consultation = _lock(consultation, version)
    before = _facts(consultation)
    consultation.version += 1
    _set(consultation, changes)
    after = _facts(consultation)
    _record("consultation_changed", consultation, by, before=before, after=after)
    return consultation


@transaction.atomic
def take_out_consultation(consultation: Consultation, *, version: int, by: User) -> Agreement:
    """Take out a consultation that was recorded by mistake."""
    consultation = _lock(consultation, version)
    _record("consultation_taken_out", consultation, by, before=_facts(consultation))
    agreement = consultation.agreement
    consultation.delete()
    return agreement


def _lock(consultation: Consultation, version: int) -> Consultation:
    lock_agreement(consultation.agreement)
    consultation = Consultation.objects.select_related("agreement").get(pk=consultation.pk)
    if consultation.version != version:
        raise StaleVersion("Somebody changed this consultation in between", theirs=consultation)
    return consultation


def _set(consultation: Consultation, facts: ConsultationFacts) -> None:
    for name, value in facts.items():
        if name not in FACTS:
            raise TypeError(f"{name} is not said of a consultation")
        if name in ("began_on", "ended_on"):
            _set_date(consultation, name.removesuffix("_on"), value)
        else:
            setattr(consultation, name, value)
    _refuse_what_cannot_be(consultation)
    consultation.save()


def _set_date(consultation: Consultation, name: str, on: Any) -> None:
    on = on or NO_DATE
    for part in ("words", "earliest", "latest"):
        setattr(consultation, f"{name}_{part}", getattr(on, part))


def _refuse_what_cannot_be(consultation: Consultation) -> None:
    if not consultation.was_held and not consultation.reason:
        raise RuleBroken("Say why no consultation is required.")
    began, ended = consultation.began_earliest, consultation.ended_latest
    if began and ended and ended < began and not consultation.stated_in:
        raise RuleBroken(f"The consultation must end on or after {began:%-d %B %Y}.")


def _facts(consultation: Consultation) -> dict[str, str]:
    return {name: str(getattr(consultation, name) or "") for name in FACTS}


def _record(what: str, consultation: Consultation, by: User | None, **changes: Any) -> None:
    agreement = consultation.agreement
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, **changes)
