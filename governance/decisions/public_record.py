"""The record as the public is shown it, as data: what is sealed, and what every output is made from.

The page, the check before publishing, the PDF, the JSON and the text all read this and nothing else,
so that they cannot say different things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from commissioning.audit.log import digest
from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.clocks import clocks_of
from governance.decisions.details import DATES, FIELDS, Parts, plain_line, rows_of
from governance.decisions.models import AuthorityLine, Decision
from governance.decisions.models.authority_line import State
from governance.decisions.warnings import remarks_about

SCHEMA = 1
WEAKEST_FIRST = (State.AWAITED, State.NOT_RECORDED, State.ATTESTED, State.RECORDED)
REVISION = ("revision", "correction")
Record = dict[str, Any]


def public_record(decision: Decision, parts: Parts, *, published_on: dt.date) -> Record:
    """What the public is shown of `decision` with `parts`, as values that JSON can hold.

    `published_on` is the day from which its clocks run. A draft has no reference yet.
    """
    clocks = clocks_of(decision, published_on=published_on)
    return {
        "schema": SCHEMA,
        "reference": decision.reference,
        "place": {"name": decision.partnership.name, "slug": decision.partnership.slug},
        "body": {
            "name": decision.body.name,
            "short_name": decision.body.short_name,
            "slug": decision.body.slug,
            "organisation": str(decision.body.organisation or ""),
        },
        **{name: getattr(decision, name) for name in FIELDS},
        **{name: _date(getattr(decision, name)) for name in DATES},
        **rows_of(parts),
        "authority_lines": [_line(line) for line in parts.authority_lines],
        "authority_state": weakest_state(parts.authority_lines),
        "agreements": [
            {
                "title": concerned.agreement.title,
                "kind": concerned.agreement.get_kind_display(),
                "key": concerned.agreement.key,
                "role": concerned.role,
            }
            for concerned in parts.agreements
        ],
        "last_call_in_day": _day(clocks.last_call_in_day),
        "effective_from_computed": _day(clocks.effective_from),
        "kept_until": _day(clocks.kept_until),
        "papers_kept_until": _day(clocks.papers_kept_until),
        "remarks": remarks_about(decision, parts),
    }


def weakest_state(lines: Iterable[AuthorityLine]) -> str:
    """The state of a joint decision: that of its weakest line; empty without any (law 4).

    A partner whose authority is not required weakens nothing.
    """
    states = {line.state for line in lines}
    if states == {State.NOT_REQUIRED}:
        return State.NOT_REQUIRED.value
    return next((state.value for state in WEAKEST_FIRST if state in states), "")


def says_the_same(one: Record, other: Record) -> bool:
    """Whether two records differ in nothing but which revision they are."""
    return _said(one) == _said(other)


def digest_of(record: Record) -> str:
    """The SHA-256 by which anybody can tell whether a copy of the record is a true one."""
    return digest(record)


def words_of(record: Record) -> str:
    """Every word of the record that a search should find, in one text."""
    rows = [*record["resolutions"], *record["options"], *record["other_references"]]
    return "\n".join(
        text
        for text in (
            record["reference"],
            record["body"]["name"],
            *(record[name] for name in FIELDS if name != "printed_labels"),
            *(row.get("text", "") for row in rows),
            *(row.get("reasons", "") for row in rows),
            *(f"{line['organisation']} {line['given_by']}" for line in record["authority_lines"]),
            *(agreement["title"] for agreement in record["agreements"]),
        )
        if text
    )


def printed_date(value: dict[str, str | None]) -> PrintedDate:
    """A date of a record as a date again."""
    earliest, latest = (
        dt.date.fromisoformat(day) if (day := value[end]) else None
        for end in ("earliest", "latest")
    )
    return PrintedDate(value["words"] or "", earliest, latest)


def _said(record: Record) -> Record:
    return {name: value for name, value in record.items() if name not in REVISION}


def _line(line: AuthorityLine) -> Record:
    return {
        "organisation": line.organisation.name,
        **plain_line(line),
        "on": _date(line.on),
        "is_unconfirmed": line.is_unconfirmed,
    }


def _date(date: PrintedDate) -> dict[str, str | None]:
    return {
        "words": date.words,
        "earliest": _day(date.earliest),
        "latest": _day(date.latest),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
