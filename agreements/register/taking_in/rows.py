"""Reading the rows of a register: what each says, and everything that is wrong, cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.register.models import Agreement
from agreements.register.taking_in import columns as c
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation, OtherCode, OtherName
from commissioning.partnerships.models import Partnership
from commissioning.succession.codes import bearer_of

NO_DATE = PrintedDate("", None, None)


@dataclass(frozen=True)
class Slip:
    """What is wrong in one cell, or in one row."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        where = f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"
        return f"{where}: {self.words}"


@dataclass
class Read:
    """One row as it was read. Without slips it can be taken in."""

    number: int
    title: str = ""
    kind: str = ""
    place: Partnership | None = None
    parties: list[Organisation] = field(default_factory=list)
    reference: str = ""
    starts_on: PrintedDate = NO_DATE
    ends_on: PrintedDate = NO_DATE
    has_no_end: bool = False
    review_on: PrintedDate = NO_DATE
    notice_days: int | None = None
    binding: str = "not_stated"
    purpose: str = ""
    slips: list[Slip] = field(default_factory=list)

    @property
    def sameness(self) -> tuple[int, str, dt.date | None]:
        """Two rows alike in this are one agreement."""
        assert self.place is not None
        return self.place.pk, " ".join(self.title.lower().split()), self.starts_on.earliest

    def wrong(self, column: str, words: str) -> None:
        self.slips.append(Slip(self.number, column, words))


@dataclass(frozen=True)
class Known:
    """What the cells may name: places and bodies by every name they have, and every code they bore."""

    places: Mapping[str, Partnership]
    bodies: Mapping[str, set[int]]
    codes: Mapping[str, set[int]]
    by_id: Mapping[int, Organisation]
    own: frozenset[int]

    def meant(self, name: str, on: dt.date | None) -> set[int]:
        """The bodies that a cell may name; of those that bore a code in turn, that of `on` (R-PTY-07)."""
        plain = _plain(name)
        found = self.bodies.get(plain) or self.codes.get(plain, set())
        if plain in self.bodies or len(found) < 2 or on is None:
            return found
        bearers = {bearer_of(scheme, name.upper(), on) for scheme in OtherCode.Scheme}
        return {bearer.pk for bearer in bearers if bearer} & found or found


def read_register(rows: Sequence[Sequence[str]], *, by: User) -> list[Read]:
    """Every row below the headings, with all its slips. Empty rows are passed over.

    Raises RuleBroken where the headings are not those of the template.
    """
    if not rows:
        raise RuleBroken("The sheet is empty. Use the template.")
    headings = [cell.strip() for cell in rows[0]]
    missing = [one.heading for one in c.COLUMNS if one.required and one.heading not in headings]
    if missing:
        raise RuleBroken(f"Row 1 lacks the heading {', '.join(missing)}. Use the template.")
    known = _known(by)
    found = [
        _read(n, dict(zip(headings, row, strict=False)), known)
        for n, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    if not found:
        raise RuleBroken("There is no agreement below the headings.")
    _find_repeats(found, by)
    return found


def _known(by: User) -> Known:
    bodies: dict[str, set[int]] = {}
    codes: dict[str, set[int]] = {}
    by_id = {body.pk: body for body in Organisation.objects.visible_to(by)}
    for body in by_id.values():
        for name in (body.name, body.slug):
            bodies.setdefault(_plain(name), set()).add(body.pk)
        for code in filter(None, (body.ods_code, body.gss_code)):
            codes.setdefault(_plain(code), set()).add(body.pk)
    for name, pk in OtherName.objects.values_list("name", "organisation_id"):
        if pk in by_id:
            bodies.setdefault(_plain(name), set()).add(pk)
    for code, pk in OtherCode.objects.values_list("code", "organisation_id"):
        if pk in by_id:
            codes.setdefault(_plain(code), set()).add(pk)
    places: dict[str, Partnership] = {}
    for place in Partnership.objects.visible_to(by):
        places |= {_plain(place.name): place, place.slug: place}
    return Known(places, bodies, codes, by_id, frozenset(by.organisations_as(Role.COMMISSIONER)))


def _read(number: int, cells: Mapping[str, str], known: Known) -> Read:
    read = Read(number)
    read.title = _needed(read, cells, c.TITLE, 300)
    read.reference = _short(read, cells, c.REFERENCE, 80)
    read.purpose = cells.get(c.PURPOSE, "")
    kind = _needed(read, cells, c.KIND)
    kinds = {_plain(label): value for label, value in c.KINDS.items()}
    kinds |= {value: value for value in c.KINDS.values()}
    read.kind = kinds.get(_plain(kind), "")
    if kind and not read.kind:
        read.wrong(c.KIND, f"'{kind}' is no kind of agreement. Use one of: {'; '.join(c.KINDS)}")
    place = _needed(read, cells, c.PLACE)
    read.place = known.places.get(_plain(place))
    if place and not read.place:
        read.wrong(c.PLACE, f"'{place}' is no place of this service")
    _read_parties(read, cells, known)
    _read_term(read, cells)
    binding = cells.get(c.BINDING, "").strip().lower()
    if binding in c.BINDINGS:
        read.binding = c.BINDINGS[binding]
    else:
        read.wrong(c.BINDING, f"'{cells[c.BINDING]}' is neither yes nor no")
    return read


def _read_parties(read: Read, cells: Mapping[str, str], known: Known) -> None:
    had_slips = len(read.slips)
    first = PrintedDate.from_words(cells.get(c.STARTS, "").strip()).earliest
    for column in c.PARTIES:
        name = cells.get(column, "").strip()
        if not name:
            continue
        meant = known.meant(name, first)
        if len(meant) != 1:
            several = "names more than one body" if meant else "is no body of this service"
            read.wrong(column, f"'{name}' {several}. Use its full name or its code")
            continue
        body = known.by_id[next(iter(meant))]
        if body in read.parties:
            read.wrong(column, f"{body} stands here twice")
        else:
            read.parties.append(body)
    if len(read.slips) > had_slips:
        return
    if len(read.parties) < 2:
        read.wrong(c.PARTIES[len(read.parties)], "Enter a second party: an agreement needs two")
    elif not known.own & {body.pk for body in read.parties}:
        read.wrong("", "None of the parties is a body that you are a commissioner of")


def _read_term(read: Read, cells: Mapping[str, str]) -> None:
    read.starts_on = _day(read, cells, c.STARTS)
    read.has_no_end = cells.get(c.ENDS, "").strip().lower() == c.NO_END
    read.ends_on = NO_DATE if read.has_no_end else _day(read, cells, c.ENDS)
    read.review_on = _day(read, cells, c.REVIEW)
    first, last = read.starts_on.earliest, read.ends_on.latest
    if first and last and last < first:
        read.wrong(c.ENDS, f"The last day must be {first:%-d %B %Y} or later")
    notice = cells.get(c.NOTICE, "").strip()
    if notice.isascii() and notice.isdigit() and int(notice) <= 32_767:
        read.notice_days = int(notice)
    elif notice:
        read.wrong(c.NOTICE, f"'{notice}' is not a whole number of days")


def _day(read: Read, cells: Mapping[str, str], column: str) -> PrintedDate:
    typed = cells.get(column, "").strip()
    if not typed:
        return NO_DATE
    day = PrintedDate.from_words(typed)
    if not day.known or len(typed) > 100:
        read.wrong(column, f"'{typed[:100]}' is not a date")
        return NO_DATE
    return day


def _needed(read: Read, cells: Mapping[str, str], column: str, longest: int = 300) -> str:
    value = _short(read, cells, column, longest)
    if not value:
        read.wrong(column, f"Enter the {column.lower()}")
    return value


def _short(read: Read, cells: Mapping[str, str], column: str, longest: int) -> str:
    value = cells.get(column, "").strip()
    if len(value) > longest:
        read.wrong(column, f"Use {longest} characters or fewer")
    return value[:longest]


def _find_repeats(found: Sequence[Read], by: User) -> None:
    """Rows that are in the register already, or stand higher up in the same sheet."""
    good = [read for read in found if not read.slips and read.place]
    places = {read.place for read in good}
    there: dict[Any, str] = {}
    seen = Agreement.objects.visible_to(by).filter(partnership__in=places)
    columns = ("partnership_id", "title", "term__starts_earliest", "key")
    for place, title, starts, key in seen.values_list(*columns):
        there[place, " ".join(title.lower().split()), starts] = (
            f"It is in the register already ({key})"
        )
    for read in good:
        if read.sameness in there:
            read.wrong("", there[read.sameness])
        there.setdefault(read.sameness, f"It is the same as row {read.number}")


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
