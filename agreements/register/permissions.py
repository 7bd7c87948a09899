"""Who may do what to an agreement. What they may see is `Agreement.objects.visible_to`."""

import rules
from django.utils import timezone

from agreements.register.models import Agreement, GapNote, Novation, Variation, VariationFact
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role


def acts_for_a_party(name: str, *roles: Role) -> rules.predicates.Predicate:
    """Whether the user plays one of `roles` for a body that is a party now, or will be."""

    def check(user: User, agreement: Agreement | None) -> bool:
        if agreement is None:
            return user.is_role(*roles)
        mine = user.organisations_as(*roles)
        parties = agreement.parties_not_left(timezone.localdate())
        return any(party.organisation_id in mine for party in parties)

    return rules.predicate(check, name=name)


@rules.predicate
def reads(user: User, agreement: Agreement) -> bool:
    """Whoever sees it: also those of a party that left, of what it signed (R4)."""
    return Agreement.objects.visible_to(user).filter(pk=agreement.pk).exists()


writes = acts_for_a_party("is_a_partys_commissioner", Role.COMMISSIONER)
approves = acts_for_a_party("approves_for_a_party", Role.COMMISSIONER, Role.APPROVER)


def of_its_agreement(may: rules.predicates.Predicate, name: str) -> rules.predicates.Predicate:
    """The same of a variation, what a party does about it, or a note as of the agreement itself."""

    def check(user: User, one: Variation | VariationFact | GapNote | Agreement | None) -> bool:
        one = one.variation if isinstance(one, VariationFact) else one
        return may(user, one.agreement if isinstance(one, Variation | GapNote) else one)

    return rules.predicate(check, name=name)


rules.add_perm("register.edit_variation", of_its_agreement(writes, "writes_its_agreement"))


@rules.predicate
def is_asked_to_join(user: User, one: Variation | VariationFact | Agreement | None) -> bool:
    """For a body that the variation asks to join: it approves and signs the variation for itself.

    Asked of the variation, whether there is anything for it to do; of an approval or a signature,
    whether that is its own. The parties' are theirs alone until it has joined.
    """
    mine = user.organisations_as(Role.COMMISSIONER, Role.APPROVER)
    if isinstance(one, VariationFact):
        own = one.party.organisation_id in mine
        return own and one.party.asked_by_id == one.variation.pk
    return isinstance(one, Variation) and one.asked.filter(organisation__in=mine).exists()


approves_variation = of_its_agreement(approves, "approves_its_variation") | is_asked_to_join
rules.add_perm("register.approve_variation", approves_variation)
rules.add_perm("register.view_variation", of_its_agreement(reads, "reads_its_agreement"))
rules.add_perm("register.edit_gap_note", of_its_agreement(writes, "explains_its_agreement"))
rules.add_perm("register.keep_view", rules.is_authenticated)
rules.add_perm("register.view_agreement", reads)
rules.add_perm("register.start_agreement", writes)
rules.add_perm("register.edit_agreement", writes)
rules.add_perm("register.approve_agreement", approves)
rules.add_perm("register.novate_agreement", writes)
rules.add_perm("register.publish_agreement", writes)


@rules.predicate
def approves_its_agreement(user: User, novation: Novation | None) -> bool:
    return bool(approves(user, novation.agreement if novation else None))


@rules.predicate
def is_commissioner(user: User, thing: object) -> bool:
    """Of any body: what is chosen is asked about by its own agreement."""
    return user.is_role(Role.COMMISSIONER)


rules.add_perm("register.approve_novation", approves_its_agreement)
rules.add_perm("register.novate_chosen", is_commissioner)
