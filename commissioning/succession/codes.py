"""Codes that a body bears beside its own, from when to when (R-PTY-07)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, OtherCode

OWN = {OtherCode.Scheme.ODS: "ods_code", OtherCode.Scheme.GSS: "gss_code"}


@transaction.atomic
def add_code(
    organisation: Organisation,
    *,
    scheme: str,
    code: str,
    stands_for: str,
    by: User | None,
    used_from: dt.date | None = None,
    used_until: dt.date | None = None,
    source: str = "",
) -> OtherCode:
    """State a code of a body, with the days that are known.

    Refuses a code that is none, and one that another body, or this one, bears on the same day: as
    its own, from its first day to its last, or beside it.
    """
    body = Organisation.objects.select_for_update().get(pk=organisation.pk)
    hold_code(scheme, code.strip().upper())
    row = OtherCode(
        organisation=body,
        scheme=scheme,
        code=code.strip().upper(),
        stands_for=stands_for,
        used_from=used_from,
        used_until=used_until,
        source=source,
    )
    _refuse_what_cannot_be(row)
    row.save()
    record("organisation.code_added", body, by=by, organisations=[body.pk], after=_facts(row))
    return row


@transaction.atomic
def take_out_code(code: OtherCode, *, by: User | None, reason: str) -> None:
    """Take out a code entered by mistake. The audit log keeps what it said, and why it went."""
    body = Organisation.objects.select_for_update().get(pk=code.organisation_id)
    record(
        "organisation.code_taken_out",
        body,
        by=by,
        organisations=[body.pk],
        before=_facts(code),
        after={"reason": reason},
    )
    code.delete()


def bearer_of(scheme: str, code: str, on: dt.date) -> Organisation | None:
    """The body that bore a code on `on`, as its own or beside it; None where nobody did."""
    own = Organisation.objects.filter(**{OWN[OtherCode.Scheme(scheme)]: code})
    bearers = [body for body in own if body.existed_on(on)]
    others = OtherCode.objects.filter(scheme=scheme, code=code).select_related("organisation")
    bearers += [row.organisation for row in others if row.was_used_on(on)]
    return bearers[0] if bearers else None


def hold_code(scheme: str, code: str) -> None:
    """Let nobody else give `code` to a body before this transaction ends.

    A code that nobody has yet has no row to lock. SQLite lets one transaction write at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{scheme} {code}"])


def _refuse_what_cannot_be(row: OtherCode) -> None:
    if row.used_from and row.used_until and row.used_until < row.used_from:
        raise RuleBroken(f"The last day must be {words(row.used_from)} or after")
    try:
        OtherCode.CHECKED_BY[OtherCode.Scheme(row.scheme)](row.code)
    except ValidationError as slip:
        raise RuleBroken(" ".join(slip.messages)) from slip
    own = Organisation.objects.filter(**{OWN[OtherCode.Scheme(row.scheme)]: row.code})
    days = (row.used_from, row.used_until)
    holder = own.filter(_sharing("began_on", "ended_on", *days)).first()
    holder = holder or borne_beside(row.scheme, row.code, *days)
    if holder:
        raise RuleBroken(f"{holder} has the {row.get_scheme_display()} {row.code} on those days.")


def borne_beside(
    scheme: str, code: str, first: dt.date | None, last: dt.date | None
) -> Organisation | None:
    """The body that bears a code beside its own on a day from `first` to `last`, both inclusive."""
    rows = OtherCode.objects.filter(scheme=scheme, code=code).select_related("organisation")
    found = rows.filter(_sharing("used_from", "used_until", first, last)).first()
    return found.organisation if found else None


def _sharing(begins: str, ends: str, first: dt.date | None, last: dt.date | None) -> Q:
    """That `begins` to `ends` share a day with `first` to `last`; unknown days set no bound."""
    found = Q()
    if last:
        found &= Q(**{f"{begins}__isnull": True}) | Q(**{f"{begins}__lte": last})
    if first:
        found &= Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": first})
    return found


def _facts(row: OtherCode) -> dict[str, object]:
    return {
        "scheme": row.scheme,
        "code": row.code,
        "stands_for": row.stands_for,
        "used_from": row.used_from,
        "used_until": row.used_until,
        "source": row.source,
    }
