"""Setting up a pooled fund under an agreement, and changing what is said of it."""

from typing import TypedDict, Unpack

from django.db import transaction

from agreements.money.models import FundClass, PooledFund
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post

CARRIED = (
    "name",
    "fund_class",
    "host",
    "pool_manager",
    "services",
    "client_groups",
    "vat_basis",
    "vat_note",
    "report_rhythm",
    "figures_are",
    "held_despite",
)
CHANGEABLE = (*CARRIED, "stated_in")


class FundFacts(TypedDict, total=False):
    """What can be said of a fund."""

    name: str
    fund_class: FundClass
    host: Organisation | None
    pool_manager: Post | None
    services: str
    client_groups: str
    vat_basis: str
    vat_note: str
    report_rhythm: str
    figures_are: str
    held_despite: str
    stated_in: str


@transaction.atomic
def set_up_fund(agreement: Agreement, *, by: User | None, **facts: Unpack[FundFacts]) -> PooledFund:
    """Set up a fund under `agreement`. `by=None` is the service itself, loading what a paper states.

    Refuses a second fund of the same name, a host that is not a party (R-S75-19), and a fund under
    a memorandum unless `held_despite` says why all the same (R-S75-43).
    """
    agreement = lock_agreement(agreement)
    fund = PooledFund(agreement=agreement, made_by=by, changed_by=by, **facts)
    _refuse_what_cannot_be(fund)
    fund.save()
    _record("fund.set_up", fund, by, after=_facts(fund))
    return fund


@transaction.atomic
def change_fund(
    fund: PooledFund, *, by: User | None, version: int, **changes: Unpack[FundFacts]
) -> PooledFund:
    """Change what is said of a fund. Refuses what `set_up_fund` refuses.

    Raises StaleVersion if somebody changed it since `version`; saving what it says already is no
    change.
    """
    lock_agreement(fund.agreement)
    fund = PooledFund.objects.select_for_update(of=("self",)).with_names().get(pk=fund.pk)
    if fund.version != version:
        raise StaleVersion("Somebody else changed this fund in between.", theirs=fund)
    before = _facts(fund)
    for name, value in changes.items():
        if name not in CHANGEABLE:
            raise TypeError(f"{name} is not changed by change_fund")
        setattr(fund, name, value)
    after = _facts(fund)
    if after == before:
        return fund
    _refuse_what_cannot_be(fund)
    fund.version += 1
    fund.changed_by = by
    fund.save()
    changed = [name for name in before if before[name] != after[name]]
    _record(
        "fund.changed",
        fund,
        by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return fund


def carry_funds(old: Agreement, new: Agreement, by: User) -> None:
    """Set up the funds of an agreement again under its renewal, without their contributions.

    A host that is no longer a party is left open.
    """
    parties = set(new.party_ids)
    for fund in old.funds.all():
        facts: FundFacts = {name: getattr(fund, name) for name in CARRIED}  # type: ignore[assignment] # a TypedDict by its names
        if fund.host_id not in parties:
            facts["host"] = None
        set_up_fund(new, by=by, **facts)


def _refuse_what_cannot_be(fund: PooledFund) -> None:
    agreement = fund.agreement
    others = agreement.funds.exclude(pk=fund.pk)
    if others.filter(name__iexact=fund.name).exists():
        raise RuleBroken(f"This agreement has a fund called {fund.name} already.")
    if fund.host_id and fund.host_id not in agreement.party_ids:
        raise RuleBroken(
            f"{fund.host} is not a party to this agreement. The host must be one of the partners."
        )
    if agreement.kind == Agreement.Kind.MOU and not fund.held_despite.strip():
        raise RuleBroken(
            "A memorandum holds no money: that needs a section 75, 76 or 256 agreement, or a"
            " contract. To record a fund under it all the same, say why."
        )


def _facts(fund: PooledFund) -> dict[str, str]:
    return {name: str(getattr(fund, name) or "") for name in CHANGEABLE}


def _record(what: str, fund: PooledFund, by: User | None, **values: dict[str, str]) -> None:
    record(what, fund, by=by, organisations=fund.agreement.organisation_ids, **values)
