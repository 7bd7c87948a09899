"""A variation of the text of Doncaster's joint agreement of today. All of it is invented."""

import datetime as dt

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.authorities import state_authority
from agreements.register.models import Agreement, Variation
from agreements.register.varying import send_variation, start_variation
from agreements.texts.varying.changing import (
    add_clause_behind,
    replace_clause,
    take_out_clause,
)
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate

MARK = "(illustrative)"
APPROVED, SIGNED = dt.date(2026, 9, 8), dt.date(2026, 9, 22)
EFFECTIVE = PrintedDate.from_words("1 October 2026")
REPLACED = {
    "3.1": "The Joint Commissioning Management Board oversees this Agreement and meets at least "
    "every two months.",
    "5.1": "Each party tells the other within ten working days what it needs to know to do its "
    "part, as the law allows.",
}
ADDED = ("5.1", "5.2", "The parties keep one list of what they tell each other.")
TAKEN_OUT = "2.2"


def make_up_variation(agreement: Agreement, officers: dict[int, User]) -> Variation:
    """Two clauses read otherwise from October, one is added and one taken out.

    `officers` has for each organisation whoever acts for it: no partner acts for another (law 4).
    """
    by = officers[agreement.parties.all()[0].organisation_id]
    title = f"The board meets every two months {MARK}"
    changes = [Variation.Change.TEXT]
    variation = start_variation(agreement, title=title, changes=changes, effective=EFFECTIVE, by=by)
    clauses = {clause.number: clause for clause in agreement.clauses.exclude(number="")}
    for number, body in REPLACED.items():
        clause = clauses[number]
        replace_clause(variation, clause, number=number, heading=clause.heading, body=body, by=by)
    behind, number, body = ADDED
    add_clause_behind(variation, clauses[behind], number=number, heading="", body=body, by=by)
    take_out_clause(variation, clauses[TAKEN_OUT], by=by)
    variation = send_variation(variation, by=by)
    _agree(variation, officers)
    return variation


def _agree(variation: Variation, officers: dict[int, User]) -> None:
    on = PrintedDate.on(APPROVED)
    for approval in variation.approvals.select_related("party__organisation"):
        party, officer = approval.party, officers[approval.party.organisation_id]
        body = "Cabinet" if party.organisation.is_council else "Integrated Care Board"
        authority = state_authority(party, given_by=f"{body} {MARK}", reference="", on=on)
        record_variation_approval(approval, by=officer, on=on, authority=authority)
    for signature in variation.signatures.select_related("party"):
        record_variation_signature(
            signature,
            by=officers[signature.party.organisation_id],
            on=PrintedDate.on(SIGNED),
            post=f"Chief Executive {MARK}",
        )
