"""Who may say what meets an item, and who may disagree."""

import rules

from agreements.completeness.disagreeing import REVIEWERS, bodies_of_reviewer
from agreements.completeness.models import Consultation, CoveredFunction, Disagreement
from agreements.register.permissions import acts_for_a_party, writes
from commissioning.accounts.models import User

reviews = acts_for_a_party("reviews_for_a_party", *REVIEWERS)


@rules.predicate
def writes_its_agreement(user: User, row: CoveredFunction | Consultation | None) -> bool:
    return writes(user, row.agreement if row else None)


@rules.predicate
def reviews_for_its_body(user: User, disagreement: Disagreement) -> bool:
    """For the body that disagrees."""
    agreement = disagreement.agreement
    return disagreement.organisation in bodies_of_reviewer(agreement, user)


@rules.predicate
def reviews_for_another_body(user: User, disagreement: Disagreement) -> bool:
    bodies = bodies_of_reviewer(disagreement.agreement, user)
    return reviews(user, disagreement.agreement) and any(
        body != disagreement.organisation for body in bodies
    )


rules.add_perm("completeness.answer_item", writes)
rules.add_perm("completeness.list_function", writes)
rules.add_perm("completeness.change_function", writes_its_agreement)
rules.add_perm("completeness.record_consultation", writes)
rules.add_perm("completeness.change_consultation", writes_its_agreement)
rules.add_perm("completeness.record_report", writes)
rules.add_perm("completeness.disagree", reviews)
rules.add_perm("completeness.answer_disagreement", reviews_for_another_body)
rules.add_perm("completeness.withdraw_disagreement", reviews_for_its_body)
