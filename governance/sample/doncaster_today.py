"""What goes on in Doncaster today. All of it is invented, and every title says so.

Without it no home page would have anything on it: the papers end in 2022.
"""

import datetime as dt

from django.db.models import Q

from agreements.areas.milestones import finish_milestone
from agreements.register.approvals import (
    record_approval,
    record_signature,
    send_for_approval,
    send_for_review,
)
from agreements.register.authorities import state_authority
from agreements.register.drafting import change_term
from agreements.register.models import Agreement, Party
from agreements.register.publication import publish_agreement
from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import change_clause
from agreements.texts.importing import import_agreement, keep_upload
from agreements.texts.models import Clause
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.doncaster_areas import make_up_plan
from governance.sample.doncaster_bodies import Doncaster
from governance.sample.doncaster_comments import talk_of
from governance.sample.doncaster_decision import draft_decision
from governance.sample.doncaster_funds import make_up_fund, make_up_next_year
from governance.sample.doncaster_lists import answer_joint_list, answer_pooled_list
from governance.sample.doncaster_variation import make_up_variation
from governance.sample.papers import TEXTS

MARK = "(illustrative)"
APPROVED, SIGNED = dt.date(2026, 2, 10), dt.date(2026, 3, 12)
REVIEW = PrintedDate.from_words("30 November 2026")
NEXT_FIRST, NEXT_LAST = dt.date(2027, 4, 1), dt.date(2028, 3, 31)
DONE = dt.date(2026, 6, 26)
NEXT_WORDS = {
    "4.1": "An overspend is reported within ten working days. The parties agree within a month "
    "what is to be done, and who pays.",
    "8.1": "This Agreement runs from [start date] until [end date].",
}
"""What the renewal says otherwise than the agreement it renews."""


def make_up_today(doncaster: Doncaster) -> None:
    """A joint commissioning agreement that nobody has begun to renew, and a section 75 agreement
    whose renewal waits for the ICB and whose decision waits to be published.
    """
    by = doncaster.people["commissioner"]
    joint = _read_in(doncaster, "joint_commissioning_agreement.txt", Agreement.Kind.JCA)
    pooled = _read_in(doncaster, "section_75_agreement.txt", Agreement.Kind.SECTION_75)
    _plan_review(joint, by)
    make_up_fund(doncaster, pooled)
    answer_joint_list(doncaster, joint)
    answer_pooled_list(doncaster, pooled)
    for agreement in (joint, pooled):
        for party, officer in _officers(doncaster, agreement):
            _approve(party, officer, APPROVED)
            _sign(party, officer)
    make_up_variation(joint, _officers_of(doncaster))
    publish_agreement(pooled, by=by)
    _finish_first_milestone(joint, by)
    make_up_plan(doncaster, joint)
    renewal = _renew(doncaster, pooled)
    talk_of(doncaster, renewal)
    make_up_next_year(doncaster, renewal)
    draft_decision(doncaster, pooled)


def _read_in(doncaster: Doncaster, file_name: str, kind: str) -> Agreement:
    path, by = TEXTS / file_name, doncaster.people["commissioner"]
    paper = keep_upload(path.read_bytes(), path.name, partnership=doncaster.place, by=by)
    bodies = [doncaster.council, doncaster.icb]
    agreement = import_agreement(paper, bodies=bodies, kind=kind, by=by)
    agreement.refresh_from_db()
    return agreement


def _plan_review(agreement: Agreement, by: User) -> None:
    """Its clause 7.2."""
    change_term(
        agreement,
        by=by,
        version=agreement.version,
        review_words=REVIEW.words,
        review_earliest=REVIEW.earliest,
        review_latest=REVIEW.latest,
    )


def _finish_first_milestone(agreement: Agreement, by: User) -> None:
    first = agreement.milestones.get(position=1)
    finish_milestone(first, done_on=DONE, today=DONE, version=first.version, by=by)


def _renew(doncaster: Doncaster, agreement: Agreement) -> Agreement:
    """The Council has approved the renewal; the ICB's answer is awaited."""
    by = doncaster.people["commissioner"]
    renewal = renew_agreement(
        agreement,
        starts_on=NEXT_FIRST,
        ends_on=NEXT_LAST,
        title=agreement.title.replace("2026/27", "2027/28"),
        by=by,
    )
    _write_anew(renewal, by)
    send_for_review(renewal, by=by)
    send_for_approval(renewal, by=by)
    party, officer = _officers(doncaster, renewal)[0]
    _approve(party, officer, dt.date(2026, 11, 10))
    return renewal


def _write_anew(renewal: Agreement, by: User) -> None:
    """It bears its own title, and says two things otherwise."""
    for clause in renewal.clauses.filter(Q(role=Clause.Role.TITLE) | Q(number__in=NEXT_WORDS)):
        change_clause(
            clause,
            number=clause.number,
            heading=renewal.title if clause.role == Clause.Role.TITLE else clause.heading,
            body=NEXT_WORDS.get(clause.number, clause.body),
            version=clause.version,
            by=by,
        )


def _officers(doncaster: Doncaster, agreement: Agreement) -> list[tuple[Party, User]]:
    """Each party with an officer of its own: no partner acts for another (law 4)."""
    own = _officers_of(doncaster)
    return [(party, own[party.organisation_id]) for party in agreement.parties.all()]


def _officers_of(doncaster: Doncaster) -> dict[int, User]:
    return {
        doncaster.council.pk: doncaster.people["commissioner"],
        doncaster.icb.pk: doncaster.people["nhs-commissioner"],
    }


def _approve(party: Party, officer: User, day: dt.date) -> None:
    on = PrintedDate.on(day)
    body = "Cabinet" if party.organisation.is_council else "Integrated Care Board"
    authority = state_authority(party, given_by=f"{body} {MARK}", reference="", on=on)
    record_approval(party, by=officer, on=on, authority=authority)


def _sign(party: Party, officer: User) -> None:
    record_signature(party, by=officer, on=PrintedDate.on(SIGNED), post=f"Chief Executive {MARK}")
