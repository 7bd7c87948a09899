"""Each partner's part of the cash, in percent."""

from collections.abc import Sequence
from decimal import Decimal

from commissioning.money.sharing import share

WHOLE = Decimal("100.00")
NO_SHARE = "–"


def shares_of(amounts: Sequence[Decimal]) -> tuple[Decimal, ...] | None:
    """Each amount's part of all, in percent to two places that sum to exactly 100.

    None where parts mean nothing: nothing is put in, or somebody takes out more than they put in.
    """
    if not any(amounts) or any(amount < 0 for amount in amounts):
        return None
    return tuple(share(WHOLE, amounts))


def share_words(amounts: Sequence[Decimal]) -> tuple[str, ...]:
    """The shares of `amounts` and their whole as a row of a table; a dash each where there are none."""
    shares = shares_of(amounts)
    if shares is None:
        return (NO_SHARE,) * (len(amounts) + 1)
    return tuple(f"{part:.2f}%" for part in (*shares, WHOLE))
