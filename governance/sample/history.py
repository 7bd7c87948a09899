"""What a paper records of an agreement, put on record as such: words as printed, sources named."""

from typing import Any

from agreements.register.approvals import record_approval, record_signature
from agreements.register.models import Agreement, PartyFact
from commissioning.calendar.printed_dates import PrintedDate

State = PartyFact.State
NO_DATE = PrintedDate("")


def printed_term(starts: str, starts_words: str, ends: str, ends_words: str = "") -> dict[str, Any]:
    """A term in the words of a paper, with the days that they can mean."""
    first, last = PrintedDate.from_words(starts_words), PrintedDate.from_words(ends_words)
    return {
        "starts": starts,
        "starts_words": starts_words,
        "starts_earliest": first.earliest,
        "starts_latest": first.latest,
        "ends": ends,
        "ends_words": ends_words,
        "ends_earliest": last.earliest,
        "ends_latest": last.latest,
    }


def state_approvals(agreement: Agreement, state: State, *, stated_in: str) -> None:
    """The same of every party's approval, as history: nobody's officer entered it."""
    for party in agreement.parties.all():
        record_approval(party, by=None, state=state, stated_in=stated_in)


def state_signatures(
    agreement: Agreement, state: State, *, stated_in: str, on: PrintedDate = NO_DATE
) -> None:
    """The same of every party's signature."""
    for party in agreement.parties.all():
        record_signature(party, by=None, state=state, on=on, stated_in=stated_in)
