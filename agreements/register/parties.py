"""Who is party to an agreement, while it is being made."""

from typing import Any

from django.db import transaction

from agreements.register.drafting import NewParty, add_party_row, refuse_if_signed
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Party
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

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
def remove_party(party: Party, *, by: User) -> None:
    """Take a party out of a draft. Refuses one that has approved or signed, and the last two."""
    agreement = lock_agreement(party.agreement)
    acts = (party.approval.state, party.signature.state)
    if acts != ("awaited", "awaited"):
        raise RuleBroken(f"{party} has approved or signed, so it stays a party.")
    if agreement.parties.count() <= 2:
        raise RuleBroken("An agreement needs at least two different parties.")
    _record("agreement.party_removed", agreement, by, before={"party": str(party)})
    party.delete()
    save_next_version(agreement)


def _record(what: str, agreement: Agreement, by: User, **changes: dict[str, Any]) -> None:
    record(what, agreement, by=by, organisations=agreement.organisation_ids, **changes)
