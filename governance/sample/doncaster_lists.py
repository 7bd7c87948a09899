"""What agreements of Doncaster say, item by item. Of the illustrative ones all is invented."""

from agreements.completeness.answering import explain_item, name_clause
from agreements.completeness.consulting import record_consultation
from agreements.completeness.disagreeing import answer_disagreement, disagree_with_item
from agreements.completeness.functions import list_function
from agreements.register.drafting import change_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.doncaster_bodies import Doncaster

MEMORANDUM_CLAUSES = {
    "purpose": "2.1.1",
    "costs": "15.1",
    "governance": "5.4",
    "indicators": "6.1",
    "interests": "13.1",
    "information": "8.1",
    "variation": "14.1",
}
"""Where seed 001 says it."""
JOINT_CLAUSES = {
    "purpose": "1.1",
    "powers": "4.1",
    "own_functions": "3.2",
    "scope": "2.1",
    "costs": "4.2",
    "governance": "3.1",
    "information": "5.1",
    "variation": "6.1",
}
POOLED_CLAUSES = {
    "improvement": "2.1",
    "pool_aims": "2",
    "pool_contributions": "3.2",
    "pool_management": "3.1",
    "pool_reports": "3.3",
    "staff": "5.1",
    "termination": "7.1",
}


def answer_memorandum_list(memorandum: Agreement) -> None:
    """Seed 001, by its own clauses. It gives no period of notice."""
    _name(memorandum, MEMORANDUM_CLAUSES, by=None)


def answer_joint_list(doncaster: Doncaster, agreement: Agreement) -> None:
    """The joint agreement: all musts met or explained, and the ICB not content with all of it."""
    by, partner = doncaster.people["commissioner"], doncaster.people["nhs-commissioner"]
    _name(agreement, JOINT_CLAUSES, by=by)
    explain_item(
        agreement,
        "termination",
        reason="It runs for one year only, and neither party wants to end it sooner.",
        by=by,
    )
    for item, reason in (
        ("termination", "A body can be abolished within a year. A month’s notice would do."),
        ("information", "Clause 5.1 says nothing of personal data."),
    ):
        disagreement = disagree_with_item(
            agreement, item, organisation=doncaster.icb, reason=reason, by=partner
        )
        if item == "termination":
            answer = "A successor takes over what the body agreed. The next agreement will say so."
            answer_disagreement(disagreement, answer=answer, by=by)


def answer_pooled_list(doncaster: Doncaster, agreement: Agreement) -> None:
    """The agreement under section 75, which has its fund already."""
    by = doncaster.people["commissioner"]
    agreement.refresh_from_db()
    change_agreement(
        agreement,
        flexibilities=[Agreement.Flexibility.POOLED_FUND],
        version=agreement.version,
        by=by,
    )
    _name(agreement, POOLED_CLAUSES, by=by)
    for item, reason in (
        ("pool_contributions_varied", "They stand for the year. A change needs a new agreement."),
        ("review", "It runs for one year, and is reviewed when its renewal is written."),
        ("variation", "It runs for one year. A change needs a new agreement."),
    ):
        explain_item(agreement, item, reason=reason, by=by)
    _list_functions(doncaster, agreement)
    record_consultation(
        agreement,
        need="held",
        who="People who leave hospital, their carers, and providers of care at home (illustrative)",
        method="A questionnaire and two meetings (illustrative)",
        began_on=PrintedDate.from_words("3 November 2025"),
        ended_on=PrintedDate.from_words("12 December 2025"),
        summary="Most asked for one telephone number for both bodies (illustrative)",
        result="The fund pays for one number (illustrative)",
        by=by,
    )


def _list_functions(doncaster: Doncaster, agreement: Agreement) -> None:
    """Each stays exercised by the body whose it is: the two only pool money."""
    for side, words, body in (
        ("nhs", "Arranging community health services (illustrative)", doncaster.icb),
        ("health_related", "Meeting adults’ needs for care (illustrative)", doncaster.council),
        ("health_related", "Grants to adapt homes (illustrative)", doncaster.council),
    ):
        list_function(
            agreement,
            side=side,
            words=words,
            delegating=body,
            exercising=body,
            by=doncaster.people["commissioner"],
        )


def _name(agreement: Agreement, clauses: dict[str, str], *, by: User | None) -> None:
    for item, number in clauses.items():
        clause = agreement.clauses.get(number=number, role="clause")
        name_clause(agreement, item, clause, by=by)
