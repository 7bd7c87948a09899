"""Who is party to an agreement, while it is being made."""

from typing import Any

from django.db import transaction

from agreements.register.approvals import telling_once_all_signed
from agreements.register.drafting import NewParty, add_party_row, refuse_if_signed
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Approval, Party, Signature
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation

CHANGEABLE = ("name_as_printed", "defined_term", "address_as_printed", "capacities")


@transaction.atomic
def add_party(agreement: Agreement, party: NewParty, *, by: User) -> Party:
    """Add a party to an agreement that has not been signed by all."""
    agreement = lock_agreement(agreement)
    refuse_if_signed(agreement)
    if agreement.parties.filter(organisation=party.organisation).exists():
        raise RuleBroken(f"{party.organisation} is a party already.")
    row = add_party_row(agreement, party, agreement.parties.count() + 1)
    save_next_version(agreement)
    _record("agreement.party_added", agreement, by, after={"party": str(row)})
    return row


@transaction.atomic
def change_party(party: Party, *, by: User, version: int, **changes: Any) -> Party:
    """Change how the agreement prints a party, and what part it plays."""
    agreement = lock_agreement(party.agreement, version=version)
    refuse_if_signed(agreement)
    before = {name: getattr(party, name) for name in changes}
    for name in changes:
        if name not in CHANGEABLE:
            raise TypeError(f"{name} is not changed by change_party")
        setattr(party, name, changes[name])
    party.save(update_fields=list(changes))
    save_next_version(agreement)
    _record("agreement.party_changed", agreement, by, before=before, after=changes)
    return party


@transaction.atomic
def replace_body(party: Party, organisation: Organisation, *, by: User, version: int) -> Party:
    """Put the right body in the place of one that was entered wrongly, in both bodies' logs.

    What is printed stays, but a printed name that was only the wrong body's own. Refuses once any
    party has approved or signed, a body that is a party already, and to take the person's own body
    out, who would not see the agreement any more.
    """
    agreement = lock_agreement(party.agreement, version=version)
    if not can_replace_bodies(agreement):
        raise RuleBroken("A party has approved or signed, so the parties stay as they are.")
    if agreement.parties.filter(organisation=organisation).exists():
        raise RuleBroken(f"{organisation} is a party already.")
    wrong, concerned = party.organisation, {*agreement.organisation_ids, organisation.pk}
    if not by.organisations_as(Role.COMMISSIONER) & (concerned - {wrong.pk}):
        raise RuleBroken(f"You act for {wrong} alone, so a partner of it must replace it.")
    before = {"body": str(wrong), "name_as_printed": party.name_as_printed}
    if party.name_as_printed == wrong.name:
        party.name_as_printed = organisation.name
    party.organisation = organisation
    party.save(update_fields=["organisation", "name_as_printed"])
    save_next_version(agreement)
    after = {"body": str(organisation), "name_as_printed": party.name_as_printed}
    record(
        "agreement.body_replaced",
        agreement,
        by=by,
        organisations=concerned,
        before=before,
        after=after,
    )
    return party


def can_replace_bodies(agreement: Agreement) -> bool:
    """Whether nothing is stated yet of any party's approval or signature."""
    return not any(
        kind.objects.filter(party__agreement=agreement).exclude(state="awaited").exists()
        for kind in (Approval, Signature)
    )


@transaction.atomic
def remove_party(party: Party, *, by: User) -> None:
    """Take a party out of a draft. Refuses one that has approved or signed, and the last two.

    Where all the others have signed, it is kept as signed.
    """
    agreement = lock_agreement(party.agreement)
    acts = (party.approval.state, party.signature.state)
    if acts != ("awaited", "awaited"):
        raise RuleBroken(f"{party} has approved or signed, so it stays a party.")
    if agreement.parties.count() <= 2:
        raise RuleBroken("An agreement needs at least two different parties.")
    _record("agreement.party_removed", agreement, by, before={"party": str(party)})
    with telling_once_all_signed(agreement, by):
        party.delete()
    save_next_version(agreement)


def _record(what: str, agreement: Agreement, by: User, **changes: dict[str, Any]) -> None:
    record(what, agreement, by=by, organisations=agreement.organisation_ids, **changes)
