"""What people call a passage: "2.1.5", "5.2(a)", "Schedule 1, 3.2"."""

from collections.abc import Sequence

from agreements.texts.reading.passages import Passage, Role


def reference_of(passages: Sequence[Passage], passage: Passage) -> str:
    """The printed number, with the numbers above it that it does not repeat; else a heading."""
    if passage.parent is None:
        return passage.number or passage.heading
    above = reference_of(passages, passages[passage.parent])
    if passages[passage.parent].role in (Role.APPENDIX, Role.SCHEDULE):
        return f"{above}, {passage.number or passage.heading}"
    if not passage.number or passage.role is not Role.CLAUSE:
        return above
    own = passage.number
    top = above.rsplit(", ", 1)[-1]
    if own.startswith(top) or own[0].isdigit() and "." in own:
        return above[: len(above) - len(top)] + own
    bracketed = own if own.startswith("(") else f"({own.rstrip(').')})"
    return f"{above}{bracketed}"
