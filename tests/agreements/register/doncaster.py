"""The Doncaster chain as seeds 000 and 001 state it, as facts: what papers record, and no more."""

from agreements.register.facts import NO_DATE, Act, Facts
from commissioning.calendar.printed_dates import PrintedDate

MOU, FIRST_JCA, SECOND_JCA = 1, 2, 3


def chain() -> dict[int, Facts]:
    return {facts.id: facts for facts in (mou(), first_jca(), second_jca())}


def mou() -> Facts:
    return Facts(
        id=MOU,
        title="Memorandum of understanding",
        kind="mou",
        binding="no",
        starts="last_signature",
        ends="fixed",
        ends_on=PrintedDate.from_words("31st March 2018"),
        approvals=both("not_recorded"),
        signatures=both("attested", PrintedDate.from_words("In 2017")),
        successors=(FIRST_JCA,),
    )


def first_jca() -> Facts:
    return Facts(
        id=FIRST_JCA,
        title="Joint commissioning agreement",
        kind="jca",
        binding="yes",
        starts="fixed",
        starts_on=PrintedDate.from_words("April 2018"),
        ends="fixed",
        ends_on=PrintedDate.from_words("end of March 2021"),
        approvals=both("not_recorded"),
        signatures=both("attested"),
        successors=(SECOND_JCA,),
    )


def second_jca() -> Facts:
    decided = PrintedDate.from_words("21/04/2021")
    return Facts(
        id=SECOND_JCA,
        title="Joint commissioning agreement",
        kind="jca",
        binding="yes",
        starts="fixed",
        starts_on=PrintedDate.from_words("1st April 2021"),
        ends="ceiling",
        ends_on=PrintedDate.from_words("31st March 2022"),
        approvals=(
            Act("the Council", "recorded", decided),
            Act("the CCG", "not_recorded"),
        ),
        signatures=both("not_recorded"),
    )


def both(state: str, on: PrintedDate = NO_DATE) -> tuple[Act, Act]:
    return (Act("the Council", state, on), Act("the CCG", state, on))
