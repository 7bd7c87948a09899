"""Sums split between partners, or into instalments, so that not a penny is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


def share(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Split `total` pounds in proportion to `weights`, by largest remainder (R-RSK-02, R-RSK-14).

    Each share is cut to whole pence toward zero; the pence left over go one each to the largest
    remainders, the earlier first where they are equal. So the shares sum to `total`, each is less
    than a penny from exact, and a weight of nothing gets nothing. A negative total, an underspend,
    is split as its positive would be. ValueError if `total` has parts of a penny, a weight is
    negative or every weight is zero.
    """
    pence, parts = _pence(total), _parts(weights)
    sign = -1 if pence < 0 else 1
    exact = [abs(pence) * part for part in parts]
    cut = [int(pence_due) for pence_due in exact]
    left_over = abs(pence) - sum(cut)
    by_remainder = sorted(range(len(cut)), key=lambda i: cut[i] - exact[i])
    for i in by_remainder[:left_over]:
        cut[i] += 1
    return [_pounds(sign * due) for due in cut]


@dataclass(frozen=True)
class CappedShares:
    """What each partner bears once its cap is applied, and what is yet to be agreed."""

    shares: list[Decimal]
    unresolved: Decimal


def share_with_caps(
    total: Decimal,
    weights: Sequence[Decimal],
    caps: Sequence[Decimal | None],
    *,
    residual_bearer: int | None = None,
) -> CappedShares:
    """Split `total` as `share` does, then hold each partner to its cap in pounds (R-RSK-04).

    What the caps cut off falls on the partner at index `residual_bearer`, even above its own cap;
    with none it stays unresolved, and is shown. Shares and unresolved sum to `total`. A cap limits
    the size of a share, over or under. ValueError as for `share`, or for a cap that is negative or
    has parts of a penny.
    """
    if any(cap is not None and _pence(cap) < 0 for cap in caps):
        raise ValueError("A cap cannot be less than zero")
    uncapped = share(total, weights)
    shares = [_held_to(cap, due) for due, cap in zip(uncapped, caps, strict=True)]
    unresolved = total - sum(shares)
    if residual_bearer is None:
        return CappedShares(shares, unresolved)
    shares[residual_bearer] += unresolved
    return CappedShares(shares, unresolved=_pounds(0))


def instalments(amount: Decimal, n: int) -> list[Decimal]:
    """Split `amount` pounds into n equal instalments, the pence left over on the last (R-FIN-11).

    ValueError if n < 1 or `amount` has parts of a penny.
    """
    if n < 1:
        raise ValueError("There must be at least 1 instalment")
    pence = _pence(amount)
    each = int(Fraction(pence, n))
    return [_pounds(each)] * (n - 1) + [_pounds(pence - each * (n - 1))]


def _held_to(cap: Decimal | None, due: Decimal) -> Decimal:
    if cap is None or abs(due) <= cap:
        return due
    return cap.copy_sign(due)


def _pence(amount: Decimal) -> int:
    pence = Fraction(amount) * 100
    if pence.denominator != 1:
        raise ValueError("An amount to share, or a cap, must be in pounds and whole pence")
    return int(pence)


def _parts(weights: Sequence[Decimal]) -> list[Fraction]:
    """Each weight as an exact part of one."""
    if any(weight < 0 for weight in weights):
        raise ValueError("A share cannot have a weight of less than zero")
    whole = sum((Fraction(weight) for weight in weights), start=Fraction(0))
    if not whole:
        raise ValueError("Someone must bear a share: every weight is zero")
    return [Fraction(weight) / whole for weight in weights]


def _pounds(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)
