"""What is recorded of pooled funds: host, manager, contributions, reports, VAT."""

from collections.abc import Callable, Iterator

from agreements.completeness.fields.finding import Field, Finding, all_told, listed
from agreements.completeness.recorded import Recorded
from agreements.money.models import Contribution, PooledFund

NO_POOL = "No pooled fund is set up."


def of_each_pool(slips_of: Callable[[Recorded, PooledFund], Iterator[str]], *, met: str) -> Field:
    """What must be so of every pool: an agreement may have several (R-S75-21)."""

    def look(recorded: Recorded) -> Finding:
        if not recorded.pools:
            return Finding(False, NO_POOL)
        return all_told(
            (slip for pool in recorded.pools for slip in slips_of(recorded, pool)),
            met=met.format(pools=listed(recorded.pools)),
        )

    return look


def _no_row(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    """A row for every partner to the pool, though it be nothing or in kind (R-S75-18)."""
    put_in = {row.partner_id for row in pool.contributions.all()}
    for party in recorded.partners:
        if party.organisation_id not in put_in:
            yield f"{pool}: nothing is entered for {party}, not even nothing."


def _no_host(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    """Exactly one host for each pool, who is one of the partners (R-S75-19, R-S75-21)."""
    if pool.host is None:
        yield f"{pool} has no host."
    elif pool.host not in recorded.bodies:
        yield f"{pool}: the host, {pool.host}, is not a party."


def _no_manager(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    """A pool manager who is an officer of the host or is shared with it (R-S75-20)."""
    if pool.pool_manager is None:
        yield f"{pool} has no pool manager."
    elif not pool.has_manager_of_host:
        yield f"{pool}: the pool manager is not an officer of the host."


def _no_reports(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    if not pool.is_reported_often_enough:
        yield f"{pool}: reports are not recorded as at least quarterly."


def _no_vat(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    if pool.vat_basis == PooledFund.VatBasis.NOT_STATED:
        yield f"{pool} has no VAT basis."


def _not_net_nor_gross(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    """A council's contribution is gross or net of what people are charged (R-S75-34)."""
    councils = {body.pk for body in recorded.bodies if body.is_council}
    unsaid = Contribution.Basis.NOT_STATED
    if any(
        row.basis == unsaid and row.is_cash
        for row in pool.contributions.all()
        if row.partner_id in councils
    ):
        yield f"{pool}: a council’s contribution is not said to be gross or net of charges."


def _no_services(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    if not pool.services:
        yield f"{pool} does not say what kinds of services."


def _no_client_groups(recorded: Recorded, pool: PooledFund) -> Iterator[str]:
    if not pool.client_groups:
        yield f"{pool} does not say for whom."


contribution_rows = of_each_pool(_no_row, met="Every partner has a row in {pools}.")
host = of_each_pool(_no_host, met="Each has one host: {pools}.")
pool_manager = of_each_pool(_no_manager, met="Each has a manager who is the host’s: {pools}.")
reports = of_each_pool(_no_reports, met="Reported at least every quarter: {pools}.")
vat_basis = of_each_pool(_no_vat, met="The VAT basis is recorded: {pools}.")
gross_or_net = of_each_pool(_not_net_nor_gross, met="Said of every contribution to {pools}.")
services = of_each_pool(_no_services, met="Said of {pools}.")
client_groups = of_each_pool(_no_client_groups, met="Said of {pools}.")
