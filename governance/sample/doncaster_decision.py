"""A decision of Doncaster's Cabinet that its secretary has yet to publish. All of it is invented."""

from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.decisions import record_decision
from governance.decisions.models import AgreementConcerned, Decision
from governance.decisions.models.decision import Conflicts, Regime, Stated
from governance.sample.doncaster_bodies import Doncaster
from governance.sample.history import State

DECIDED = PrintedDate.from_words("10 November 2026")


def draft_decision(doncaster: Doncaster, pooled: Agreement) -> Decision:
    """Ready to publish: the partner's own authority is awaited, and need not be waited for."""
    return record_decision(
        doncaster.place,
        body=Body.objects.get(partnership=doncaster.place, short_name="CAB"),
        title="Pooled money for health and care, 2027/28 (illustrative)",
        maker_words="Cabinet (illustrative)",
        regime=Regime.EXECUTIVE_MEETING,
        is_key=Stated.YES,
        reason_key="It commits more money than the council's own limit.",
        is_urgent=Stated.NO,
        decided_on=DECIDED,
        decision_text="To renew the agreement under section 75 for one year from 1 April 2027.",
        reasons="Without it the pooled fund would have no agreement to stand on.",
        options=[
            {
                "label": "a.",
                "text": "Let the agreement end on 31 March 2027",
                "outcome": "rejected",
                "reasons": "Home care and beds would be paid for apart again.",
            },
            {"label": "b.", "text": "Renew it for one year", "outcome": "preferred"},
        ],
        conflicts=Conflicts.NONE_DECLARED,
        authority_lines=[
            {
                "organisation": doncaster.council,
                "state": State.RECORDED,
                "given_by": "Cabinet (illustrative)",
                "on": DECIDED,
            },
            {"organisation": doncaster.icb, "state": State.AWAITED},
        ],
        agreements=[{"agreement": pooled, "role": AgreementConcerned.Role.RENEW}],
        by=doncaster.people["secretary"],
    )
