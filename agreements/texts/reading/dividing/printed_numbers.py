"""The number printed before a paragraph: "1.", "2.1.1", "(a)", "iv)", "Clause 3", "- (1)"."""

import re
from dataclasses import dataclass

from agreements.texts.reading.bullets import BULLETS

LEAD = rf"(?P<lead>#{{1,6}}\s+)?(?P<bullet>[{BULLETS}]\s+)?(?P<bold>\*\*)?"
PATTERNS = {
    "keyword": (
        r"(?:clause|article|section|paragraph)\s+(?P<n>\d{1,3}(?:\.\d{1,3})*|[ivxl]+|[a-z])\b"
        r"(?:\s*[.:)–—-])?(?=\s|\*|$)"
    ),
    "path": (
        r"(?P<n>\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)+(?:\([a-z]{1,4}\))*)[.:)]?(?=[\s*“\"]|$"
        r"|[A-Z][a-z])"
    ),
    "path with letters": r"(?P<n>\d{1,3}(?:\([a-z]{1,4}\))+)[.:]?(?=\s|$)",
    "lettered path": r"(?P<n>[A-Z]{1,2}\d{1,3}(?:\.\d{1,3})*)[.:)]?(?=\s|$)",
    "dotted": r"(?P<n>\d{1,3}[A-Z]?)[.:](?=[\s*]|$|[A-Z][a-z])",
    "bracketed": r"\((?P<n>\d{1,3})\)(?=\s|\*|$)",
    "half bracketed": r"(?P<n>\d{1,3})\)(?=\s|\*|$)",
    "bare": r"(?P<n>\d{1,3}[A-Z]?)(?=\t|\s+[A-Z“\"*(]|\s*$)",
    "bracketed letter": r"\((?P<n>[a-z]{1,5}|[A-Z]{1,5})\)(?=\s|\*|$)",
    "half bracketed letter": r"(?P<n>[a-z]{1,4}|[A-Z]{1,4})\)(?=\s|\*|$)",
    "dotted letter": r"(?P<n>[a-z]{1,4}|[A-Z]{1,4})\.(?=\s|$)",
}
COMPILED = {
    style: re.compile(
        LEAD + rf"(?P<printed>{pattern})\s*", re.IGNORECASE if style == "keyword" else 0
    )
    for style, pattern in PATTERNS.items()
}
LONGEST_MARK = 40
PATHS = ("path", "path with letters", "lettered path")
ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True)
class PrintedNumber:
    """A number as printed, and what it may count as: "(i)" is one in romans or nine in letters."""

    style: str
    mark: str
    number: str
    rest: str
    values: tuple[tuple[str, int], ...]

    @property
    def is_path(self) -> bool:
        """Whether the number itself says what it is part of, as 2.1.1 and 4.2(a) do."""
        return self.style in PATHS or "." in self.number

    @property
    def steps(self) -> tuple[str, ...]:
        """The number from the outside in: ("4", "2", "(a)"). 4.0 is clause 4 itself."""
        steps = steps_of(self.number)
        return steps[:-1] if len(steps) == 2 and steps[1] == "0" else steps

    def counts(self, scheme: str) -> int | None:
        return dict(self.values).get(scheme)


def steps_of(number: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\([a-z]+\)|[0-9A-Za-z]+", number))


def printed_number(text: str) -> PrintedNumber | None:
    """The number at the beginning of a paragraph; none before words or after a mere bullet."""
    beginning = text[:200]
    for style, pattern in COMPILED.items():
        match = pattern.match(beginning)
        if match and not (style == "bare" and match["bullet"]):
            found = _read(style, match, text)
            return found if len(found.mark) <= LONGEST_MARK else None
    return None


def _read(style: str, match: re.Match[str], text: str) -> PrintedNumber:
    mark, rest = text[: match.end()].strip(), text[match.end() :]
    if match["bold"] and not rest.strip():
        mark, rest = text, ""
    return PrintedNumber(style, mark, _number(style, match), rest, _values(style, match["n"]))


def _number(style: str, match: re.Match[str]) -> str:
    """What the paragraph is called elsewhere: with its brackets, without its full stop."""
    if style == "keyword":
        return match["n"]
    if style in ("dotted", "dotted letter", "bare", *PATHS):
        return match["n"]
    return match["printed"]


def _values(style: str, n: str) -> tuple[tuple[str, int], ...]:
    if n[:1].isdigit():
        digits = re.match(r"\d+", n)
        return (("decimal", int(digits[0])),) if digits and "." not in n and "(" not in n else ()
    lowered, scheme = n.lower(), "lower" if n.islower() else "upper"
    values: list[tuple[str, int]] = []
    if ROMAN.match(lowered):
        values.append((f"{scheme} roman", _roman_value(lowered)))
    if len(set(lowered)) == 1 and len(lowered) <= 2:
        values.append((f"{scheme} letter", ord(lowered[0]) - 96 + 26 * (len(lowered) - 1)))
    return tuple(values)


def _roman_value(numeral: str) -> int:
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], "i"], strict=True):
        value = ROMAN_VALUES[letter]
        total += -value if value < ROMAN_VALUES[following] else value
    return total
