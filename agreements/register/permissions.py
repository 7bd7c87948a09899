"""Who may do what to an agreement. What they may see is `Agreement.objects.visible_to`."""

import rules

from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role


def acts_for_a_party(name: str, *roles: Role) -> rules.predicates.Predicate:
    """Whether the user plays one of `roles` for a body that is a party now."""

    def check(user: User, agreement: Agreement | None) -> bool:
        if agreement is None:
            return user.is_role(*roles)
        mine = user.organisations_as(*roles)
        return any(p.organisation_id in mine for p in agreement.parties.filter(until_on=None))

    return rules.predicate(check, name=name)


reads = acts_for_a_party(
    "acts_for_a_party_as_anybody_but_administrator",
    *(role for role in Role if role != Role.ADMINISTRATOR),
)
writes = acts_for_a_party("is_a_partys_commissioner", Role.COMMISSIONER)
approves = acts_for_a_party("approves_for_a_party", Role.COMMISSIONER, Role.APPROVER)

rules.add_perm("register.view_agreement", reads)
rules.add_perm("register.start_agreement", writes)
rules.add_perm("register.edit_agreement", writes)
rules.add_perm("register.approve_agreement", approves)
rules.add_perm("register.publish_agreement", writes)
