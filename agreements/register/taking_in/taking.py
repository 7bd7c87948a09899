"""Making agreements of the rows of a register: all of them, or only the good ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from agreements.register.drafting import NewParty, printed_days, start_agreement
from agreements.register.models import Agreement, Approval, PartyFact, Signature, Term
from agreements.register.taking_in.rows import Read
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken


@transaction.atomic
def take_in_register(
    rows: Sequence[Read], *, file_name: str, by: User, only_good: bool = False
) -> list[Agreement]:
    """An agreement for each row, as history that the file states; what it does not say stays open.

    Refuses a register with any slip unless `only_good`, which leaves the rows with slips out; and
    one in which no row is good.
    """
    good = [row for row in rows if not row.slips]
    if len(good) < len(rows) and not only_good:
        raise RuleBroken("Nothing was saved: some rows are not right yet.")
    if not good:
        raise RuleBroken("Nothing was saved: no row is right yet.")
    return [_make(row, file_name, by) for row in good]


def _make(row: Read, file_name: str, by: User) -> Agreement:
    assert row.place is not None
    stated_in = f"{file_name[:180]}, row {row.number}"
    stated = row.binding != Agreement.Binding.NOT_STATED
    binding: dict[str, Any] = {"binding": row.binding} if stated else {}
    agreement = start_agreement(
        row.place,
        kind=row.kind,
        title=row.title,
        parties=[NewParty(body) for body in row.parties],
        by=by,
        term=_term(row),
        reference=row.reference,
        purpose=row.purpose,
        stated_in=stated_in,
        **binding,
    )
    for fact in (Approval, Signature):  # as many writes for four parties as for two
        fact.objects.filter(party__agreement=agreement).update(
            state=PartyFact.State.NOT_RECORDED, stated_in=stated_in, entered_by=by
        )
    record(
        "agreement.taken_from_register",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"stated_in": stated_in, "approvals": "not recorded", "signatures": "not recorded"},
    )
    return agreement


def _term(row: Read) -> dict[str, object]:
    ends = Term.Ends.NONE if row.has_no_end else Term.Ends.NOT_STATED
    return {
        "starts": Term.Starts.FIXED if row.starts_on.known else Term.Starts.NOT_STATED,
        "ends": Term.Ends.FIXED if row.ends_on.known else ends,
        "notice_days": row.notice_days,
        **printed_days("starts", row.starts_on),
        **printed_days("ends", row.ends_on),
        **printed_days("review", row.review_on),
    }
