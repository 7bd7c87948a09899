"""The paragraph styles of the Word files that the service makes: each says what a passage is.

Whoever edits such a file in Word keeps the styles without noticing, so that it can be read in again
as what it was. Clauses with a heading have Word's own heading styles.
"""

import re
from dataclasses import dataclass

from agreements.texts.reading.dividing.appendices import APPENDIX
from agreements.texts.reading.dividing.printed_numbers import printed_number
from agreements.texts.reading.passages import Role

DEEPEST = 9
TEXT = "Agreement text"
CELL = "Agreement table text"
LONGEST_MARK = 80
WORDS = {
    Role.TITLE: "title",
    Role.CONTENTS: "contents",
    Role.PARTIES: "parties",
    Role.DATE: "date",
    Role.RECITAL: "recital",
    Role.CLAUSE: "clause",
    Role.HEADING: "part",
    Role.CONTINUATION: "rest of passage",
    Role.SIGNATURES: "signatures",
    Role.SCHEDULE: "schedule",
    Role.APPENDIX: "appendix",
    Role.MARK: "page mark",
    Role.UNPLACED: "not placed",
}
ROLES = {words: role for role, words in WORDS.items()}
UNNUMBERED = "unnumbered clause"
OURS = re.compile(
    rf"agreement (?P<words>{'|'.join([UNNUMBERED, *ROLES])})(?P<heading> heading)? (?P<level>\d)"
)
BUILT_IN = re.compile(r"heading (?P<level>[1-9])")


@dataclass(frozen=True)
class Kind:
    """What a style says of the passage that begins with its paragraph."""

    role: Role
    level: int
    is_heading: bool
    takes_number: bool = False


def style_name(
    role: Role, level: int, *, is_heading: bool, mark: str = "", heading: str = ""
) -> str:
    """The style of the first paragraph of a passage; `level` counts from 1, and stops at 9."""
    level = min(level, DEEPEST)
    if role is Role.TITLE and is_heading and not mark and level == 1:
        return "Title"
    if role is Role.CLAUSE and is_heading and mark:
        return f"Heading {level}"
    if role is Role.HEADING and is_heading and not mark and not typed_number(heading):
        return f"Heading {level}"
    words = UNNUMBERED if role is Role.CLAUSE and not mark else WORDS[role]
    return f"Agreement {words}{' heading' if is_heading else ''} {level}"


def kind_of(style: str, *, numbered: bool) -> Kind | None:
    """What a style of this name says; none for one that only goes on with a passage.

    Word's own heading styles head a clause where the paragraph is numbered, and else a part.
    """
    name = style.lower()
    if name == "title":
        return Kind(Role.TITLE, 1, is_heading=True)
    if match := BUILT_IN.fullmatch(name):
        role = Role.CLAUSE if numbered else Role.HEADING
        return Kind(role, int(match["level"]), is_heading=True, takes_number=True)
    if match := OURS.fullmatch(name):
        role = ROLES.get(match["words"], Role.CLAUSE)
        takes_number = role is Role.CLAUSE and match["words"] != UNNUMBERED
        is_heading = match["heading"] is not None
        return Kind(role, int(match["level"]), is_heading, takes_number)
    return None


def number_of(mark: str) -> str:
    """What a passage with this mark is called elsewhere: 2 for "2.", (a) for "(a)"."""
    if annex := APPENDIX.fullmatch(mark):
        return annex["number"]
    found = printed_number(f"{mark} Words")
    return found.number if found and found.mark == mark else mark


def typed_number(words: str) -> str:
    """The number that somebody typed before a tab, where Word was not asked to count."""
    before, tab, _ = words.partition("\t")
    found = printed_number(words) if tab else None
    return before if found and found.mark == before.strip() else ""
