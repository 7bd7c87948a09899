"""Who states figures: commissioners and administrators of the body, or of a partner in the place."""

import rules
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.sourced_facts.models import SourcedFact

ROLES = (Role.COMMISSIONER, Role.ADMINISTRATOR)


@rules.predicate
def states_figures_of(user: User, subject: Organisation | Partnership | None) -> bool:
    if subject is None:
        return user.is_role(*ROLES)
    mine = user.organisations_as(*ROLES)
    if isinstance(subject, Organisation):
        return subject.pk in mine
    partners = subject.partners_on(timezone.localdate())
    return partners.filter(organisation__in=mine).exists()


@rules.predicate
def stated_it(user: User, fact: SourcedFact | None) -> bool:
    return states_figures_of(user, fact.subject if fact else None)


rules.add_perm("sourced_facts.add_fact", states_figures_of)
rules.add_perm("sourced_facts.change_fact", stated_it)
