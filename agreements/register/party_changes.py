"""Who was party when: each party with whoever took its place, and changes by law still to record."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agreements.register.facts import Facts, facts_about
from agreements.register.lifetime import last_day
from agreements.register.models import Agreement, Novation, Party
from commissioning.calendar.dates import words
from commissioning.organisations.models import Succession


@dataclass(frozen=True)
class PartyLine:
    """A party and those that took its place, one after another, as one line."""

    parties: tuple[Party, ...]

    @property
    def words(self) -> str:
        """Such as "NHS Doncaster CCG to 30 June 2022, then NHS South Yorkshire ICB"."""
        *before, last = self.parties
        left = f" to {words(last.until_on)}" if last.until_on else ""
        told = [f"{party} to {words(party.until_on)}" for party in before if party.until_on]
        return ", then ".join([*told, f"{last}{left}"])


def party_lines(parties: Sequence[Party], novations: Sequence[Novation]) -> list[PartyLine]:
    """One line for each party that took nobody's place, in the order of the agreement.

    Where two became one, both lines end in it. Who took a place is named even where it is not among
    `parties`: a body that has left still reads who came after it.
    """
    by_id = {novation.to_party_id: novation.to_party for novation in novations}
    by_id |= {party.pk: party for party in parties}
    heirs = {novation.from_party_id: novation.to_party_id for novation in novations}
    came = set(heirs.values())
    return [
        PartyLine(tuple(_onward(party, heirs, by_id))) for party in parties if party.pk not in came
    ]


def _onward(party: Party, heirs: dict[int, int], by_id: dict[int, Party]) -> Iterator[Party]:
    seen = set()
    here: Party | None = party
    while here and here.pk not in seen:
        seen.add(here.pk)
        yield here
        here = by_id.get(heirs.get(here.pk, 0))


@dataclass(frozen=True)
class ChangeByLaw:
    """A party whose body gave way to another while the agreement ran, and no novation says so yet."""

    party: Party
    succession: Succession

    @property
    def words(self) -> str:
        """Such as "Party changed by law on 1 July 2022: NHS X CCG gave way to NHS Y ICB."."""
        old, new = self.succession.predecessor, self.succession.successor
        on = self.succession.on
        before = old.name_on(self.succession.last_day)
        return f"Party changed by law on {words(on)}: {before} gave way to {new.name_on(on)}."


def changes_by_law(
    agreement: Agreement,
    today: dt.date,
    its: Facts | None = None,
    *,
    parties: Iterable[Party] | None = None,
    novations: Iterable[Novation] | None = None,
) -> list[ChangeByLaw]:
    """Successions by `today` that changed a party of `agreement` before its end (R-PTY-02).

    One that a novation records is no longer listed. Where nothing is known of its end, all are.
    `its` are the agreement's facts, `parties` and `novations` its own, where they have been read.
    """
    last = last_day(its or facts_about(agreement))
    known_novations = agreement.novations.all() if novations is None else novations
    passed = {novation.from_party_id for novation in known_novations}
    if parties is None:
        parties = agreement.parties.select_related("organisation")
    held = [one for one in parties if one.pk not in passed and one.asked_by_id is None]
    known = _successions_from({party.organisation_id for party in held}, today)
    return [
        ChangeByLaw(party, succession)
        for party in held
        for succession in _along(party.organisation_id, known)
        if (last is None or succession.on <= last)
        and (party.until_on is None or succession.on <= party.until_on)
    ]


def _successions_from(bodies: set[int], today: dt.date) -> dict[int, list[Succession]]:
    """Those of the bodies and of their heirs, by the predecessor; one query a generation."""
    known: dict[int, list[Succession]] = {}
    frontier = bodies
    while frontier:
        rows = Succession.objects.confirmed().by(today).exclude(kind=Succession.Kind.BOUNDARY)
        rows = rows.filter(predecessor__in=frontier).select_related("predecessor", "successor")
        known |= {body: [] for body in frontier}
        for row in rows.order_by("pk"):
            known[row.predecessor_id].append(row)
        heirs = {row.successor_id for body in frontier for row in known[body]}
        frontier = heirs - known.keys()
    return known


def _along(body: int, known: dict[int, list[Succession]]) -> Iterator[Succession]:
    """Those of the body, and on along the chain while there is one heir only."""
    here: int | None = body
    while here is not None:
        yield from known[here]
        here = known[here][0].successor_id if len(known[here]) == 1 else None
