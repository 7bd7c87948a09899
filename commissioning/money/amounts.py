"""Money as papers print it and as pages write it: Decimal pounds, never float (R-FIN-01)."""

import re
from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")
MILLION, BILLION = 10**6, 10**9
MOST = Decimal("999999999999.99")
MOST_DIGITS = 27
"""Decimal keeps 28 digits; a longer number would be rounded before it could be refused."""

ZEROS = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
AMOUNT = re.compile(
    r"(?P<before>[(£+-]*)"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?P<part>\.\d+)?"
    r" ?(?P<unit>k|thousand|m|mn|million|bn|billion|)"
    r"(?P<after>\)?)"
    r"(?: (?P<direction>adverse|overspend|favourable|underspend))?",
    re.ASCII,
)
BEFORE = {"": 1, "+": 1, "-": -1, "(": -1}
DIRECTIONS = {"adverse": 1, "overspend": 1, "favourable": -1, "underspend": -1}

AN_AMOUNT = "Enter an amount in pounds, like 33147300, £33,147,300 or £5.65m"


def parse_amount(text: str) -> Decimal:
    """The amount in pounds, to the penny, of £33,147,300, £250 000, £5.65M or £235m (R-FIN-01).

    Less than nothing has a minus or stands in brackets. Of a variance, adverse is more and
    favourable less (R-RSK-16). ValueError, with a sentence for whoever typed it, for anything else,
    for parts of a penny, and for more than 12 figures before the point.
    """
    typed = re.sub(r"£ ", "£", " ".join(re.sub("[−–]", "-", text).lower().split()))
    if not typed:
        raise ValueError(AN_AMOUNT)
    written = AMOUNT.fullmatch(typed)
    if not written:
        raise ValueError(AN_AMOUNT)
    return _sign(written) * _size(written) + 0  # nothing less is nothing: no −0.00


def _sign(written: re.Match[str]) -> int:
    before = written["before"].replace("£", "", 1)
    if before not in BEFORE or (before == "(") != bool(written["after"]):
        raise ValueError(AN_AMOUNT)
    direction = written["direction"]
    if direction and before:
        # An adverse variance is a minus to some bodies and a plus to others.
        raise ValueError(f"Write {direction}, or use a sign or brackets, but not both")
    return DIRECTIONS[direction] if direction else BEFORE[before]


def _size(written: re.Match[str]) -> Decimal:
    digits = re.sub("[, ]", "", written["whole"]) + (written["part"] or "")
    if len(digits) > MOST_DIGITS:
        raise ValueError("Enter an amount with fewer figures")
    size = Decimal(digits).scaleb(ZEROS[written["unit"]])
    if size > MOST:
        raise ValueError(f"Enter an amount of {pounds(MOST)} or less")
    if size != size.quantize(PENNY):
        raise ValueError("Enter pounds and whole pence, like £1,250.50")
    return size.quantize(PENNY)


def pounds(amount: Decimal) -> str:
    """As tables write it, to the penny: £1,234,567.89, or −£1.00 with a real minus."""
    rounded = Decimal(amount).quantize(PENNY, rounding=ROUND_HALF_UP)
    return f"{_minus(rounded)}£{abs(rounded):,.2f}"


def pounds_in_words(amount: Decimal) -> str:
    """As sentences write it: £1.2 million, £1.8 billion; below a million exactly: £75.50."""
    size = abs(amount)
    if size < MILLION:
        return pounds(amount).removesuffix(".00")
    millions = _tenths(size / MILLION)
    if millions < 1000:
        return f"{_minus(amount)}£{_short(millions)} million"
    return f"{_minus(amount)}£{_short(_tenths(size / BILLION))} billion"


def _tenths(size: Decimal) -> Decimal:
    return size.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _short(tenths: Decimal) -> str:
    return f"{tenths:,}".removesuffix(".0")


def _minus(amount: Decimal) -> str:
    return "−" if amount < 0 else ""
