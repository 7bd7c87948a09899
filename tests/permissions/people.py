"""The bodies of the example and their people, as `oracle.yaml` describes them."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation
from tests.factories import MembershipFactory, OrganisationFactory, SuccessionFactory, UserFactory

PASSWORD = "three plain words"


@dataclass(frozen=True)
class Bodies:
    council: Organisation
    icb: Organisation
    group: Organisation
    heir: Organisation
    gone: Organisation
    elsewhere: Organisation


def bodies() -> Bodies:
    """The Council, the ICB, the group with its heir, the party that left, and one elsewhere."""
    kinds = Organisation.Kind
    named = {
        "council": ("Northshire Council", kinds.UNITARY),
        "icb": ("NHS Northshire ICB", kinds.ICB),
        "group": ("NHS Northshire CCG", kinds.CCG),
        "heir": ("NHS North ICB", kinds.ICB),
        "gone": ("Northshire Hospital", kinds.NHS_TRUST),
        "elsewhere": ("Elsewhere Council", kinds.UNITARY),
    }
    made = {
        name: OrganisationFactory(name=words, slug=name, kind=kind)
        for name, (words, kind) in named.items()
    }
    SuccessionFactory(predecessor=made["group"], successor=made["heir"])
    return Bodies(**made)


def people(them: Bodies) -> dict[str, User | None]:
    """Everybody in the table by name; nobody for the public."""
    council, icb, elsewhere = them.council, them.icb, them.elsewhere
    roles = {
        "viewer": {council: [Role.VIEWER]},
        "commissioner": {council: [Role.COMMISSIONER]},
        "secretary": {council: [Role.SECRETARY]},
        "finance officer": {council: [Role.FINANCE]},
        "approver": {council: [Role.APPROVER]},
        "administrator": {council: [Role.ADMINISTRATOR]},
        "auditor": {council: [Role.AUDITOR]},
        "partner's commissioner": {icb: [Role.COMMISSIONER]},
        "partner's secretary": {icb: [Role.SECRETARY]},
        "partner's finance officer": {icb: [Role.FINANCE]},
        "successor": {them.heir: [Role.COMMISSIONER]},
        "former partner": {them.gone: [Role.COMMISSIONER]},
        "two hats": {
            council: [Role.VIEWER],
            elsewhere: [Role.COMMISSIONER, Role.SECRETARY, Role.APPROVER],
        },
        "outsider": {elsewhere: [Role.COMMISSIONER]},
    }
    made = {name: UserFactory(roles=bodies) for name, bodies in roles.items()}
    for user in made.values():
        user.set_password(PASSWORD)
        user.save()
    former = UserFactory()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    MembershipFactory(user=former, organisation=council, role=Role.COMMISSIONER, until_on=yesterday)
    closed = UserFactory(is_active=False, roles={council: [Role.COMMISSIONER]})
    return made | {"public": None, "former officer": former, "closed account": closed}
