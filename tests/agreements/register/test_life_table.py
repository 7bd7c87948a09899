"""Histories, days and what was known: how each agreement then stood (law 1; R-S75-37 to 42).

Every history starts from an agreement approved on 1 March 2020, signed on 20 March 2020 and in force
from 1 April 2020. Each row names the day asked about, the day whose knowledge counts, and the whole
standing: its state, its last day, what it rests on besides, what followed it and what ended it.
"""

import datetime as dt
from dataclasses import replace

import pytest

from agreements.register.cover import cover, cover_on
from agreements.register.facts import NO_DATE, Facts
from agreements.register.life_facts import Life, Step, Turn
from agreements.register.standing import Rest, Standing, State, standing
from commissioning.calendar.printed_dates import PrintedDate
from tests.agreements.register.doncaster import both

ITSELF, HEIR, PARENT, UNDATED = 9, 10, 11, 12


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def agreed(last: str, *steps: Step, starts="2020-04-01", signed="2020-03-20", **changes) -> Facts:
    """The agreement that every history starts from, to its `last` day."""
    facts = Facts(
        id=ITSELF,
        title="Itself",
        kind="jca",
        binding="yes",
        starts="fixed",
        starts_on=PrintedDate.on(d(starts)),
        ends="fixed",
        ends_on=PrintedDate.on(d(last)),
        approvals=both("recorded", PrintedDate.on(d("2020-03-01"))),
        signatures=both("recorded", PrintedDate.on(d(signed))),
        life=Life(steps, partners=changes.pop("partners", 2)),
    )
    return replace(facts, **changes)


def a_year(*steps: Step, **changes) -> Facts:
    return agreed("2021-03-31", *steps, **changes)


def three_years(*steps: Step, **changes) -> Facts:
    return agreed("2023-03-31", *steps, **changes)


def extension(on: str | None, until: str, **more) -> Step:
    return Step(Turn.EXTENSION, on and d(on), d(until), **more)


def variation(on: str, ends: str) -> Step:
    return Step(Turn.VARIATION, d(on), d(ends))


def notice(on: str, last: str, *, withdrawn: str = "", **more) -> Step:
    day = d(withdrawn) if withdrawn else None
    return Step(Turn.NOTICE, d(on), d(last), withdrawn_on=day, **more)


def leaving(on: str, last: str) -> Step:
    return Step(Turn.WITHDRAWAL, d(on), d(last))


def hold_over(on: str, first: str, until: str = "") -> Step:
    return Step(Turn.HOLD_OVER, d(on), d(until) if until else None, first=d(first))


REPLACED = Step(Turn.REPLACEMENT, d("2020-10-01"), d("2020-09-30"), heir=HEIR)
IN_OCTOBER = agreed("2023-09-30", id=HEIR, starts="2020-10-01", signed="2020-09-01")
IN_JULY = agreed("2024-06-30", id=HEIR, starts="2021-07-01", signed="2021-06-20")
UNSIGNED = replace(IN_OCTOBER, signatures=both("awaited"))
SHORT = agreed("2020-12-31", id=PARENT)
NO_START = agreed("2024-03-31", id=UNDATED, signed="2020-06-01", starts_on=NO_DATE)

HISTORIES = {
    "a year": [a_year()],
    "extended in time": [a_year(extension("2021-02-10", "2022-03-31"))],
    "extended late": [a_year(extension("2021-04-21", "2022-03-31"))],
    "extended on no recorded day": [a_year(extension(None, "2022-03-31"))],
    "extended twice": [
        a_year(extension("2022-02-10", "2023-03-31"), extension("2021-02-10", "2022-03-31"))
    ],
    "extended, unconfirmed": [a_year(extension("2021-02-10", "2022-03-31", is_unconfirmed=True))],
    "extended to an inferred day": [
        a_year(extension("2021-02-10", "2022-03-31", is_inferred=True))
    ],
    "varied to end later": [a_year(variation("2021-02-10", "2021-09-30"))],
    "varied to end earlier": [a_year(variation("2020-09-01", "2020-12-31"))],
    "varied, extended that day": [
        a_year(extension("2021-02-10", "2022-03-31"), variation("2021-02-10", "2021-09-30"))
    ],
    "three years": [three_years()],
    "notice": [three_years(notice("2020-08-01", "2021-07-31"))],
    "notice withdrawn": [three_years(notice("2020-08-01", "2021-07-31", withdrawn="2020-11-15"))],
    "notice, unconfirmed": [three_years(notice("2020-08-01", "2021-07-31", is_unconfirmed=True))],
    "notice before it began": [three_years(notice("2020-03-25", "2020-03-31"))],
    "notice, then varied": [
        three_years(notice("2020-08-01", "2021-07-31"), variation("2021-01-10", "2022-03-31"))
    ],
    "extended, then notice": [
        a_year(extension("2021-02-10", "2022-03-31"), notice("2021-05-01", "2021-12-31"))
    ],
    "rolling, notice": [
        three_years(notice("2020-08-01", "2021-07-31"), ends="rolling", ends_on=NO_DATE)
    ],
    "one of three leaves": [three_years(leaving("2020-08-01", "2020-12-31"), partners=3)],
    "one of two leaves": [three_years(leaving("2020-08-01", "2021-07-31"))],
    "two of three leave": [
        three_years(
            leaving("2020-08-01", "2021-12-31"), leaving("2020-09-01", "2021-07-31"), partners=3
        )
    ],
    "held over": [a_year(hold_over("2021-03-15", "2021-04-01"))],
    "held over to June": [a_year(hold_over("2021-03-15", "2021-04-01", "2021-06-30"))],
    "held over late": [a_year(hold_over("2021-05-10", "2021-04-01", "2021-12-31"))],
    "held over after days without": [a_year(hold_over("2021-04-20", "2021-04-20", "2021-12-31"))],
    "held over, then extended": [
        a_year(hold_over("2021-03-15", "2021-04-01"), extension("2021-06-10", "2022-03-31"))
    ],
    "held over, then notice": [
        a_year(hold_over("2021-03-15", "2021-04-01"), notice("2021-06-01", "2021-12-31"))
    ],
    "held over, then followed": [
        a_year(hold_over("2021-03-15", "2021-04-01"), successors=(HEIR,)),
        IN_JULY,
    ],
    "replaced": [three_years(REPLACED, successors=(HEIR,)), IN_OCTOBER],
    "replaced by a draft": [three_years(REPLACED, successors=(HEIR,)), UNSIGNED],
    "until replaced": [
        three_years(ends="event", ends_on=NO_DATE, successors=(HEIR,)),
        IN_OCTOBER,
    ],
    "a year not recorded": [three_years(life=Life(partners=2, unrecorded_years=(2021,)))],
    "a schedule": [three_years(life=Life(partners=2, parents=(PARENT,))), SHORT],
    "of one with no known start": [
        three_years(life=Life(partners=2, parents=(UNDATED,))),
        NO_START,
    ],
    "of two, one of them in force": [
        three_years(life=Life(partners=2, parents=(PARENT, UNDATED))),
        SHORT,
        NO_START,
    ],
}

TABLE = """
history                      | day        | known on   | state              | last day   | rests on                     | followed by | ended by
a year                       | 2020-02-29 | 2020-02-29 | Draft              |            |                              |             |
a year                       | 2020-03-19 | 2020-03-19 | Awaiting signature |            |                              |             |
a year                       | 2020-03-31 | 2020-03-31 | Agreed             | 2021-03-31 |                              |             |
a year                       | 2020-04-01 | 2020-04-01 | In force           | 2021-03-31 |                              |             |
a year                       | 2020-09-30 | 2020-09-30 | In force           | 2021-03-31 |                              |             |
a year                       | 2020-10-01 | 2020-10-01 | Ending soon        | 2021-03-31 |                              |             |
a year                       | 2021-03-31 | 2021-03-31 | Ending soon        | 2021-03-31 |                              |             |
a year                       | 2021-04-01 | 2021-04-01 | Lapsed             | 2021-03-31 |                              |             |
extended in time             | 2021-02-09 | 2021-02-09 | Ending soon        | 2021-03-31 |                              |             |
extended in time             | 2021-02-10 | 2021-02-10 | In force           | 2022-03-31 |                              |             |
extended in time             | 2021-02-09 | 2021-02-10 | In force           | 2022-03-31 |                              |             |
extended in time             | 2021-04-01 | 2021-02-09 | Lapsed             | 2021-03-31 |                              |             |
extended in time             | 2021-04-01 | 2021-04-01 | In force           | 2022-03-31 |                              |             |
extended in time             | 2021-09-30 | 2021-09-30 | In force           | 2022-03-31 |                              |             |
extended in time             | 2021-10-01 | 2021-10-01 | Ending soon        | 2022-03-31 |                              |             |
extended in time             | 2022-03-31 | 2022-03-31 | Ending soon        | 2022-03-31 |                              |             |
extended in time             | 2022-04-01 | 2022-04-01 | Lapsed             | 2022-03-31 |                              |             |
extended late                | 2021-04-20 | 2021-04-20 | Lapsed             | 2021-03-31 |                              |             |
extended late                | 2021-03-31 | 2021-04-21 | In force           | 2022-03-31 |                              |             |
extended late                | 2021-04-01 | 2021-04-21 | In force           | 2022-03-31 | LATER_DECISION               |             |
extended late                | 2021-04-20 | 2021-04-21 | In force           | 2022-03-31 | LATER_DECISION               |             |
extended late                | 2021-04-21 | 2021-04-21 | In force           | 2022-03-31 |                              |             |
extended on no recorded day  | 2021-03-31 | 2021-03-31 | Ending soon        | 2021-03-31 |                              |             |
extended on no recorded day  | 2021-04-01 | 2021-03-31 | Lapsed             | 2021-03-31 |                              |             |
extended on no recorded day  | 2021-04-01 | 2021-04-01 | In force           | 2022-03-31 | NOT_RECORDED                 |             |
extended on no recorded day  | 2021-03-31 | 2021-04-01 | In force           | 2022-03-31 |                              |             |
extended twice               | 2022-04-01 | 2022-02-09 | Lapsed             | 2022-03-31 |                              |             |
extended twice               | 2022-04-01 | 2022-02-10 | In force           | 2023-03-31 |                              |             |
extended twice               | 2022-03-31 | 2022-02-09 | Ending soon        | 2022-03-31 |                              |             |
extended, unconfirmed        | 2021-02-09 | 2021-02-09 | Ending soon        | 2021-03-31 |                              |             |
extended, unconfirmed        | 2021-04-01 | 2021-04-01 | In force           | 2022-03-31 | UNCONFIRMED                  |             |
extended to an inferred day  | 2021-04-01 | 2021-04-01 | In force           | 2022-03-31 | INFERRED                     |             |
varied to end later          | 2021-03-31 | 2021-02-09 | Ending soon        | 2021-03-31 |                              |             |
varied to end later          | 2021-03-30 | 2021-02-10 | In force           | 2021-09-30 |                              |             |
varied to end later          | 2021-03-31 | 2021-02-10 | Ending soon        | 2021-09-30 |                              |             |
varied to end later          | 2021-10-01 | 2021-10-01 | Lapsed             | 2021-09-30 |                              |             |
varied to end earlier        | 2020-08-31 | 2020-08-31 | In force           | 2021-03-31 |                              |             |
varied to end earlier        | 2020-09-01 | 2020-09-01 | Ending soon        | 2020-12-31 |                              |             |
varied to end earlier        | 2020-12-31 | 2020-12-31 | Ending soon        | 2020-12-31 |                              |             |
varied to end earlier        | 2021-01-01 | 2021-01-01 | Lapsed             | 2020-12-31 |                              |             | variation
varied, extended that day    | 2021-02-10 | 2021-02-09 | Ending soon        | 2021-03-31 |                              |             |
varied, extended that day    | 2021-02-10 | 2021-02-10 | In force           | 2022-03-31 |                              |             |
varied, extended that day    | 2021-10-01 | 2021-10-01 | Ending soon        | 2022-03-31 |                              |             |
notice                       | 2020-07-31 | 2020-07-31 | In force           | 2023-03-31 |                              |             |
notice                       | 2020-07-31 | 2020-08-01 | In force           | 2021-07-31 |                              |             |
notice                       | 2020-08-01 | 2020-08-01 | Ending soon        | 2021-07-31 |                              |             |
notice                       | 2021-07-31 | 2021-07-31 | Ending soon        | 2021-07-31 |                              |             |
notice                       | 2021-08-01 | 2021-08-01 | Ended              | 2021-07-31 |                              |             | notice
notice                       | 2021-08-01 | 2020-07-31 | In force           | 2023-03-31 |                              |             |
notice withdrawn             | 2020-11-14 | 2020-11-14 | Ending soon        | 2021-07-31 |                              |             |
notice withdrawn             | 2020-11-15 | 2020-11-15 | In force           | 2023-03-31 |                              |             |
notice withdrawn             | 2020-11-14 | 2020-11-15 | In force           | 2023-03-31 |                              |             |
notice withdrawn             | 2021-08-01 | 2020-11-14 | Ended              | 2021-07-31 |                              |             | notice
notice withdrawn             | 2021-08-01 | 2020-11-15 | In force           | 2023-03-31 |                              |             |
notice, unconfirmed          | 2020-07-31 | 2020-07-31 | In force           | 2023-03-31 |                              |             |
notice, unconfirmed          | 2020-08-01 | 2020-08-01 | Ending soon        | 2021-07-31 | UNCONFIRMED                  |             |
notice before it began       | 2020-03-24 | 2020-03-24 | Agreed             | 2023-03-31 |                              |             |
notice before it began       | 2020-03-25 | 2020-03-25 | Agreed             | 2020-03-31 |                              |             |
notice before it began       | 2020-04-01 | 2020-04-01 | Ended              | 2020-03-31 |                              |             | notice
notice, then varied          | 2021-01-09 | 2021-01-09 | Ending soon        | 2021-07-31 |                              |             |
notice, then varied          | 2021-01-10 | 2021-01-10 | In force           | 2022-03-31 |                              |             |
notice, then varied          | 2021-08-01 | 2021-01-10 | In force           | 2022-03-31 |                              |             |
extended, then notice        | 2021-04-30 | 2021-04-30 | In force           | 2022-03-31 |                              |             |
extended, then notice        | 2021-05-01 | 2021-05-01 | Ending soon        | 2021-12-31 |                              |             |
extended, then notice        | 2022-01-01 | 2022-01-01 | Ended              | 2021-12-31 |                              |             | notice
rolling, notice              | 2020-07-31 | 2020-07-31 | In force           |            |                              |             |
rolling, notice              | 2020-08-01 | 2020-08-01 | Ending soon        | 2021-07-31 |                              |             |
rolling, notice              | 2021-08-01 | 2021-08-01 | Ended              | 2021-07-31 |                              |             | notice
rolling, notice              | 2090-01-01 | 2020-07-31 | In force           |            |                              |             |
one of three leaves          | 2020-08-01 | 2020-08-01 | In force           | 2023-03-31 |                              |             |
one of three leaves          | 2021-01-01 | 2021-01-01 | In force           | 2023-03-31 |                              |             |
one of two leaves            | 2020-07-31 | 2020-07-31 | In force           | 2023-03-31 |                              |             |
one of two leaves            | 2020-08-01 | 2020-08-01 | Ending soon        | 2021-07-31 |                              |             |
one of two leaves            | 2021-07-31 | 2021-07-31 | Ending soon        | 2021-07-31 |                              |             |
one of two leaves            | 2021-08-01 | 2021-08-01 | Ended              | 2021-07-31 |                              |             | withdrawal
two of three leave           | 2020-08-31 | 2020-08-31 | In force           | 2023-03-31 |                              |             |
two of three leave           | 2020-09-01 | 2020-09-01 | Ending soon        | 2021-12-31 |                              |             |
two of three leave           | 2021-08-01 | 2021-08-01 | Ending soon        | 2021-12-31 |                              |             |
two of three leave           | 2022-01-01 | 2022-01-01 | Ended              | 2021-12-31 |                              |             | withdrawal
held over                    | 2021-03-14 | 2021-03-14 | Ending soon        | 2021-03-31 |                              |             |
held over                    | 2021-03-15 | 2021-03-15 | In force           |            |                              |             |
held over                    | 2021-03-31 | 2021-03-31 | In force           |            |                              |             |
held over                    | 2021-04-01 | 2021-04-01 | In force           |            | HELD_OVER                    |             |
held over                    | 2021-04-01 | 2021-03-14 | Lapsed             | 2021-03-31 |                              |             |
held over                    | 2030-01-01 | 2030-01-01 | In force           |            | HELD_OVER                    |             |
held over to June            | 2021-06-30 | 2021-06-30 | Ending soon        | 2021-06-30 | HELD_OVER                    |             |
held over to June            | 2021-07-01 | 2021-07-01 | Lapsed             | 2021-06-30 |                              |             |
held over late               | 2021-05-09 | 2021-05-09 | Lapsed             | 2021-03-31 |                              |             |
held over late               | 2021-04-01 | 2021-05-10 | In force           | 2021-12-31 | LATER_DECISION, HELD_OVER    |             |
held over late               | 2021-05-09 | 2021-05-10 | In force           | 2021-12-31 | LATER_DECISION, HELD_OVER    |             |
held over late               | 2021-05-10 | 2021-05-10 | In force           | 2021-12-31 | HELD_OVER                    |             |
held over after days without | 2021-03-31 | 2021-04-20 | In force           | 2021-12-31 |                              |             |
held over after days without | 2021-04-01 | 2021-04-20 | Lapsed             | 2021-03-31 |                              |             |
held over after days without | 2021-04-19 | 2021-04-20 | Lapsed             | 2021-03-31 |                              |             |
held over after days without | 2021-04-20 | 2021-04-20 | In force           | 2021-12-31 | HELD_OVER                    |             |
held over, then extended     | 2021-06-09 | 2021-06-09 | In force           |            | HELD_OVER                    |             |
held over, then extended     | 2021-06-09 | 2021-06-10 | In force           | 2022-03-31 | HELD_OVER                    |             |
held over, then extended     | 2021-06-10 | 2021-06-10 | In force           | 2022-03-31 |                              |             |
held over, then notice       | 2021-05-31 | 2021-05-31 | In force           |            | HELD_OVER                    |             |
held over, then notice       | 2021-06-01 | 2021-06-01 | Ending soon        | 2021-12-31 | HELD_OVER                    |             |
held over, then notice       | 2022-01-01 | 2022-01-01 | Ended              | 2021-12-31 |                              |             | notice
held over, then followed     | 2021-06-19 | 2021-06-19 | In force           |            | HELD_OVER                    |             |
held over, then followed     | 2021-06-20 | 2021-06-20 | In force           | 2021-06-30 | HELD_OVER                    | 10          |
held over, then followed     | 2021-06-30 | 2021-06-30 | In force           | 2021-06-30 | HELD_OVER                    | 10          |
held over, then followed     | 2021-07-01 | 2021-07-01 | Ended              | 2021-06-30 |                              | 10          | replacement
replaced                     | 2020-08-31 | 2020-08-31 | In force           | 2023-03-31 |                              |             |
replaced                     | 2020-09-01 | 2020-09-01 | In force           | 2020-09-30 |                              | 10          |
replaced                     | 2020-09-30 | 2020-09-30 | In force           | 2020-09-30 |                              | 10          |
replaced                     | 2020-10-01 | 2020-10-01 | Ended              | 2020-09-30 |                              | 10          | replacement
replaced                     | 2020-10-01 | 2020-08-31 | In force           | 2023-03-31 |                              |             |
replaced by a draft          | 2020-09-30 | 2020-09-30 | In force           | 2023-03-31 |                              |             |
replaced by a draft          | 2020-10-01 | 2020-10-01 | In force           | 2023-03-31 |                              |             |
until replaced               | 2020-08-31 | 2020-08-31 | In force           |            |                              |             |
until replaced               | 2020-09-30 | 2020-09-30 | In force           | 2020-09-30 |                              | 10          |
until replaced               | 2020-10-01 | 2020-10-01 | Ended              | 2020-09-30 |                              | 10          | replacement
a year not recorded          | 2021-03-31 | 2021-03-31 | In force           | 2023-03-31 |                              |             |
a year not recorded          | 2021-04-01 | 2021-04-01 | In force           | 2023-03-31 | YEAR_NOT_RECORDED            |             |
a year not recorded          | 2022-03-31 | 2022-03-31 | In force           | 2023-03-31 | YEAR_NOT_RECORDED            |             |
a year not recorded          | 2022-04-01 | 2022-04-01 | In force           | 2023-03-31 |                              |             |
a schedule                   | 2020-12-31 | 2020-12-31 | In force           | 2023-03-31 |                              |             |
a schedule                   | 2021-01-01 | 2021-01-01 | In force           | 2023-03-31 | EXPOSED                      |             |
of one with no known start   | 2020-07-01 | 2020-05-31 | In force           | 2023-03-31 | EXPOSED                      |             |
of one with no known start   | 2020-07-01 | 2020-06-01 | In force           | 2023-03-31 | PARENT_NOT_KNOWN             |             |
of one with no known start   | 2020-07-01 | 2020-06-02 | In force           | 2023-03-31 | PARENT_NOT_KNOWN             |             |
of two, one of them in force | 2020-12-31 | 2020-12-31 | In force           | 2023-03-31 |                              |             |
of two, one of them in force | 2021-01-01 | 2021-01-01 | In force           | 2023-03-31 | PARENT_NOT_KNOWN             |             |
"""
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def facts_of(history: str) -> dict[int, Facts]:
    return {facts.id: facts for facts in HISTORIES[history]}


def expected(row: dict[str, str]) -> Standing:
    state, day = State(row["state"]), d(row["day"])
    if state.is_being_made:
        waiting = ("the Council", "the CCG")
        return Standing(state, day, waiting_for=waiting)
    return Standing(
        state,
        day,
        first=d("2020-04-01"),
        last=d(row["last day"]) if row["last day"] else None,
        rests_on=tuple(Rest[name] for name in row["rests on"].split(", ") if name),
        agreed_on=d("2020-03-20"),
        superseded_by=int(row["followed by"]) if row["followed by"] else None,
        ended_by=Turn(row["ended by"]) if row["ended by"] else None,
    )


@pytest.mark.parametrize("cells", ROWS, ids=lambda cells: " ".join(cells[:3]))
def test_an_agreement_stands_by_its_history(cells):
    row = dict(zip(HEAD, cells, strict=True))
    facts = facts_of(row["history"])

    found = standing(facts[ITSELF], d(row["day"]), d(row["known on"]), others=facts)

    assert found == expected(row)


def test_every_history_has_its_rows_and_no_row_stands_twice():
    asked = [tuple(row[:3]) for row in ROWS]

    assert {row[0] for row in ROWS} == HISTORIES.keys() - {"three years"}
    assert (len(set(asked)), len(asked) >= 60) == (len(asked), True)


@pytest.mark.parametrize("known_on", [None, d("2021-04-19")], ids=str)
@pytest.mark.parametrize("history", HISTORIES)
def test_cover_turns_on_no_other_day_than_it_names(history, known_on):
    """Judged at its turning days, cover is what it is when every day is judged."""
    facts = facts_of(history)
    first, last = d("2020-07-01"), d("2022-06-30")

    spans = cover(facts, first, last, known_on)

    for span in spans:
        for n in range(span.days):
            day = span.first + dt.timedelta(days=n)
            assert (day, *cover_on(facts, day, known_on or day)) == (
                day,
                span.cover,
                span.agreement,
            )
