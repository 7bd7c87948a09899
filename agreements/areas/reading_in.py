"""Areas, milestones and obligations out of a text that is read in."""

from agreements.areas.areas import name_area, stand_area
from agreements.areas.milestones import plan_milestone
from agreements.areas.obligations import put_down_obligation
from agreements.register.models import Agreement
from agreements.texts.reading.agreement_text import AgreementText
from commissioning.accounts.models import User

LONGEST_RHYTHM = 100


def take_areas_and_milestones(
    agreement: Agreement, reading: AgreementText, by: User | None
) -> None:
    """Stand each printed area in the agreement and plan each milestone, in the printed order.

    An area printed under two of its names stands once. Dates keep their words, so that order and
    lateness can both be shown (seed 001, Appendix B, prints them out of order).
    """
    ids = agreement.organisation_ids
    standing = set()
    for printed in reading.areas:
        area = name_area(agreement.partnership, printed.name, by=by, organisations=ids)
        if area.pk not in standing:
            stand_area(agreement, printed.name, words=printed.description, by=by)
        standing.add(area.pk)
    for milestone in reading.milestones:
        plan_milestone(agreement, words=milestone.words, due=milestone.due, by=by)


def propose_obligations(agreement: Agreement, reading: AgreementText, by: User | None) -> None:
    """What the text makes somebody do again and again, each for a person to accept or set aside.

    Its clause is the passage that says so (seed 001: 5.5, monthly; 6.1, yearly).
    """
    clauses = {clause.position: clause for clause in agreement.clauses.all()}
    for printed in reading.obligations:
        put_down_obligation(
            agreement,
            words=printed.sentence,
            clause=clauses.get(printed.passage + 1),
            rhythm_words=printed.rhythm[:LONGEST_RHYTHM],
            every=printed.every,
            unit=printed.unit,
            is_proposed=True,
            by=by,
        )
