"""Who may do what to a decision. What they may see is `Decision.objects.visible_to`."""

import rules

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from governance.boards.permissions import is_secretary_in_place, is_secretary_of_body
from governance.decisions.models import AuthorityLine, Decision


@rules.predicate
def is_secretary_of_maker(user: User, decision: Decision | None) -> bool:
    """Whether the user is board secretary of the organisation that decided; if joint, of any."""
    return is_secretary_of_body(user, decision.body if decision else None)


@rules.predicate
def answers_for_partner(user: User, line: AuthorityLine | None) -> bool:
    """Whether the user may state the authority of the partner whose line it is."""
    roles = (Role.SECRETARY, Role.APPROVER)
    if line is None:
        return user.is_role(*roles)
    return line.organisation_id in user.organisations_as(*roles)


@rules.predicate
def is_concerned(user: User, decision: Decision | None) -> bool:
    """Whether the user could read the decision as a draft: what led to it concerns no one else."""
    return (
        decision is not None
        and Decision.objects.readable_as_draft_by(user).filter(pk=decision.pk).exists()
    )


rules.add_perm("decisions.record_decision", is_secretary_in_place)
rules.add_perm("decisions.edit_decision", is_secretary_of_maker)
rules.add_perm("decisions.publish_decision", is_secretary_of_maker)
rules.add_perm("decisions.correct_decision", is_secretary_of_maker)
rules.add_perm("decisions.state_authority", answers_for_partner)
rules.add_perm("decisions.read_history", is_concerned)
