"""Who may do what with funds and contributions. What they may see is `visible_to`."""

import rules

from agreements.money.models import Contribution, PooledFund
from agreements.register.permissions import acts_for_a_party, reads
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role

keeps_a_partys_books = acts_for_a_party("is_a_partys_finance_officer", Role.FINANCE)


@rules.predicate
def reads_its_agreement(user: User, fund: PooledFund) -> bool:
    return reads(user, fund.agreement)


@rules.predicate
def keeps_its_books(user: User, fund: PooledFund | None) -> bool:
    """The finance officer of any party enters the figures of all; each confirms its own."""
    return keeps_a_partys_books(user, fund.agreement if fund else None)


@rules.predicate
def keeps_the_books_of_it(user: User, contribution: Contribution) -> bool:
    return keeps_its_books(user, contribution.fund)


@rules.predicate
def owns_it(user: User, contribution: Contribution) -> bool:
    """The money is that of a body whose finance officer this is, or of one it succeeded."""
    return contribution.partner_id in user.organisations_as(Role.FINANCE)


rules.add_perm("money.view_fund", reads_its_agreement)
rules.add_perm("money.set_up_fund", keeps_a_partys_books)
rules.add_perm("money.change_fund", keeps_its_books)
rules.add_perm("money.enter_contributions", keeps_its_books)
rules.add_perm("money.change_contribution", keeps_the_books_of_it)
rules.add_perm("money.confirm_contribution", owns_it)
