"""Which of the ways to work together of the 2000 regulations an agreement uses (R-S75-07)."""

from agreements.register.models import Agreement

Flexibility = Agreement.Flexibility


def flexibilities_of(agreement: Agreement) -> frozenset[Flexibility]:
    """Those that an agreement under section 75 says it uses; other kinds use none.

    A fund of which the host holds every partner's money is a pooled fund, whether or not the
    agreement is said to use one: its list is asked all the same.
    """
    if agreement.kind != Agreement.Kind.SECTION_75:
        return frozenset()
    stated = {Flexibility(one) for one in agreement.flexibilities}
    if any(fund.fund_class.host_holds_cash for fund in agreement.funds.all()):
        stated.add(Flexibility.POOLED_FUND)
    return frozenset(stated)
