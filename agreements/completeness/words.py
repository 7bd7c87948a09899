"""The list in a sentence, on its page, the overview, the home page and at the signing."""

from agreements.completeness.checking import Completeness
from agreements.completeness.fields.finding import listed

NAMED_AT_MOST = 5


def sentence(whole: Completeness) -> str:
    """Such as: 4 of 17 musts are missing and 2 are explained. ABC disagrees with 1."""
    if not whole.items:
        kind = whole.agreement.get_kind_display()
        return f"No list applies to a {kind[:1].lower()}{kind[1:]}: nothing is asked of it here."
    return " ".join(filter(None, (_musts(whole), _shoulds(whole), disagreements(whole))))


def disagreements(whole: Completeness) -> str:
    """Which partner disagrees with how many items; empty if none does."""
    open_ones = whole.disagreements
    by_body = {one.organisation: 0 for one in open_ones}
    for one in open_ones:
        by_body[one.organisation] += 1
    return " ".join(
        f"{body} disagrees with {count} {'item' if count == 1 else 'items'}."
        for body, count in by_body.items()
    )


def in_the_way(whole: Completeness) -> str:
    """What keeps the parties from signing, named; empty if nothing does."""
    missing = [str(one.item) for one in whole.in_the_way]
    if not missing:
        return ""
    named = [f"“{words}”" for words in missing[:NAMED_AT_MOST]]
    left = len(missing) - len(named)
    return f"{stands(len(missing))} in the way of signing: {listed([*named, *([f'{left} more'] if left else [])])}."


def stands(count: int) -> str:
    return "1 thing stands" if count == 1 else f"{count} things stand"


def _musts(whole: Completeness) -> str:
    total, missing, explained = len(whole.musts), len(whole.in_the_way), len(whole.explained)
    also = f" and {explained} {'is' if explained == 1 else 'are'} explained" if explained else ""
    if not missing:
        return f"None of {total} musts is missing{also}."
    return f"{missing} of {total} musts {'is' if missing == 1 else 'are'} missing{also}."


def _shoulds(whole: Completeness) -> str:
    missing = sum(one.is_missing for one in whole.shoulds)
    if not missing:
        return ""
    total = len(whole.shoulds)
    verb = "is" if missing == 1 else "are"
    also = " too" if whole.in_the_way else ""
    return f"{missing} of {total} shoulds {verb} missing{also}, which stops nobody from signing."
