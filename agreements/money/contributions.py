"""What each partner puts in: entering it, changing it, taking it out, and confirming it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from agreements.money.models import Contribution, FundingSource, PooledFund
from agreements.register.models import Variation
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Authority
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation


class ContributionFacts(TypedDict, total=False):
    """What can be said of a contribution (R-FIN-03). `year` is the one in which it begins."""

    partner: Organisation
    source: FundingSource
    source_as_printed: str
    year: int
    amount: Decimal | None
    form: str
    spend: str
    recurrence: str
    basis: str
    effective_from: date | None
    effective_to: date | None
    decided_by: Authority | None
    variation: Variation | None
    note: str
    stated_as: str
    stated_in: str


FACTS = tuple(ContributionFacts.__annotations__)


@transaction.atomic
def enter_contribution(
    fund: PooledFund, *, by: User | None, **facts: Unpack[ContributionFacts]
) -> Contribution:
    """Enter a contribution; `by=None` is the service itself, loading what a paper states.

    It is indicative until the partner whose money it is confirms it, whoever enters it. Refuses a
    body that is not a party (a funder need not sign, but is one: R-FIN-07), cash without an
    amount, less than nothing without a reason or a paper that states it (R-FIN-08: each change of
    the money is a signed line with its reason), a source that nobody can name, and an end before
    the start.
    """
    row = Contribution(fund=fund, entered_by=by, changed_by=by, **facts)
    _refuse_what_cannot_be(row)
    row.save()
    _record("contribution.entered", row, by, after=_facts(row))
    return row


@transaction.atomic
def change_contribution(
    contribution: Contribution, *, by: User, version: int, **changes: Unpack[ContributionFacts]
) -> Contribution:
    """Change a contribution. If it was confirmed, its partner has to confirm it again.

    Refuses what `enter_contribution` refuses. Raises StaleVersion if somebody changed it since
    `version`; saving what it says already is no change.
    """
    row = _lock(contribution, version)
    before = _facts(row)
    for name, value in changes.items():
        if name not in FACTS:
            raise TypeError(f"{name} is not changed by change_contribution")
        setattr(row, name, value)
    after = _facts(row)
    if after == before:
        return row
    _refuse_what_cannot_be(row)
    _save_next_version(row, by)
    changed = [name for name in FACTS if before[name] != after[name]]
    _record(
        "contribution.changed",
        row,
        by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return row


@transaction.atomic
def withdraw_contribution(contribution: Contribution, *, by: User, version: int) -> None:
    """Take out a contribution that was entered by mistake. The audit log keeps what it said.

    Refuses one that was ever confirmed: that is changed, to nothing if need be, and stays.
    """
    row = _lock(contribution, version)
    if row.confirmed_version is not None:
        raise RuleBroken(
            f"{row.partner} has confirmed this contribution. Change its amount to £0.00 instead."
        )
    _record("contribution.withdrawn", row, by, before=_facts(row))
    row.delete()


@transaction.atomic
def confirm_contribution(contribution: Contribution, *, by: User, version: int) -> Contribution:
    """Confirm, for the partner whose money it is, the contribution as `version` states it.

    Raises StaleVersion if it has changed since, so that nobody confirms what they have not seen.
    Confirming it twice changes nothing.
    """
    row = _lock(contribution)
    if row.is_confirmed and version in (row.version, row.version - 1):
        return row
    _refuse_stale(row, version)
    before = row.status
    _save_next_version(row, by, confirmed=True)
    _record(
        "contribution.confirmed",
        row,
        by,
        before={"status": before},
        after={"status": row.status, "amount": _facts(row)["amount"]},
    )
    return row


@transaction.atomic
def confirm_contributions(
    contributions: Iterable[Contribution], *, by: User, versions: Mapping[str, int]
) -> list[Contribution]:
    """Confirm several at once, or none. `versions` are those that the person saw, by key.

    Refuses if one has changed since, or was not seen at all: nobody confirms what they have not
    seen.
    """
    rows = list(contributions)
    unseen = [row for row in rows if row.key not in versions]
    if unseen:
        raise RuleBroken("More was entered in between. Look at what you are confirming again.")
    try:
        return [confirm_contribution(row, by=by, version=versions[row.key]) for row in rows]
    except StaleVersion as stale:
        raise RuleBroken(f"{stale} Look at what you are confirming again.") from stale


def _lock(contribution: Contribution, version: int | None = None) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",))
    row = rows.select_related(
        "fund__agreement", "partner", "source", "changed_by", "variation"
    ).get(pk=contribution.pk)
    if version is not None:
        _refuse_stale(row, version)
    return row


def _refuse_stale(row: Contribution, version: int) -> None:
    if row.version != version:
        who = row.changed_by or "Somebody else"
        raise StaleVersion(f"{who} changed this contribution in between.", theirs=row)


def _save_next_version(row: Contribution, by: User, *, confirmed: bool = False) -> None:
    row.version += 1
    row.changed_by = by
    row.changed_at = timezone.now()
    if confirmed:
        row.confirmed_version = row.version
        row.confirmed_amount = row.amount
        row.confirmed_at, row.confirmed_by = row.changed_at, by
    row.save()


def _refuse_what_cannot_be(row: Contribution) -> None:
    if row.partner_id not in row.fund.agreement.party_ids:
        raise RuleBroken(
            f"{row.partner} is not a party to this agreement. Add it as a party first;"
            " a funder need not sign."
        )
    if row.variation and row.variation.agreement_id != row.fund.agreement_id:
        raise RuleBroken("That is not a variation of this agreement.")
    if row.amount is None and row.is_cash:
        raise RuleBroken("Enter the amount. Only a contribution in kind can go without one.")
    if row.amount is not None and row.amount < 0 and not (row.note + row.stated_in).strip():
        raise RuleBroken(
            "An amount below £0.00 is a reduction or a refund: say why in the note, or name the"
            " paper that states it."
        )
    if row.source.needs_words and not row.source_as_printed.strip():
        raise RuleBroken("Say what the source is, as it is not on the list.")
    if row.effective_from and row.effective_to and row.effective_to < row.effective_from:
        raise RuleBroken(f"End date must be {row.effective_from:%-d %B %Y} or after.")
    if row.stated_as and not row.stated_in.strip():
        raise RuleBroken(f"Name the paper that states it as {row.stated_as}.")


def _facts(row: Contribution) -> dict[str, str]:
    words = {name: getattr(row, name) for name in FACTS}
    words["amount"] = "" if row.amount is None else f"{row.amount:.2f}"
    return {name: "" if value is None else str(value) for name, value in words.items()}


def _record(what: str, row: Contribution, by: User | None, **values: dict[str, str]) -> None:
    record(what, row, by=by, organisations=row.fund.agreement.organisation_ids, **values)
