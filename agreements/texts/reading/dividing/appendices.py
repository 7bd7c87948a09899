"""Appendices, annexes and schedules: each begins again with numbers of its own."""

import re

from agreements.texts.reading.dividing.bodies import ENDS_A_THOUGHT
from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.headings import (
    LONGEST,
    SENTENCE_VERB,
    plain,
)
from agreements.texts.reading.dividing.numbering import Numbering
from agreements.texts.reading.dividing.unnumbered_headings import heading_follows
from agreements.texts.reading.passages import Role

KIND = r"(?:appendix|annexe?|schedule|attachment|exhibit)"
APPENDIX = re.compile(
    rf"(?P<mark>[#*\s]*(?P<number>(?:the\s+)?(?:first|second|third|fourth|fifth|sixth)\s+schedule"
    rf"|{KIND}\s+(?:\d{{1,2}}[a-z]?|[a-z]{{1,2}}|[ivx]+|one|two|three|four|five|six)(?!\w)"
    rf"|{KIND}(?=[\s*:–—-]*$))"
    r"\**[\s:.–—-]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def place_appendix(division: Division) -> bool:
    """A line that names an appendix, with the heading printed on it or on the next line."""
    match = APPENDIX.match(division.paragraph.text)
    if (
        match is None
        or division.zone in FRONT
        or not _is_heading(division, match["mark"], match["rest"])
    ):
        return False
    is_schedule = "schedule" in match["number"].lower()
    passage = division.open(
        Role.SCHEDULE if is_schedule else Role.APPENDIX,
        mark=match["mark"].strip(),
        number=match["number"],
        heading=match["rest"].strip(),
    )
    division.zone = Zone.APPENDICES
    division.numbering = Numbering(root=passage.order)
    if not passage.heading and division.at < len(division.paragraphs) and heading_follows(division):
        division.add_heading()
    return True


def _is_heading(division: Division, mark: str, rest: str) -> bool:
    """A sentence about an appendix has a verb, goes on in small letters, or has an end."""
    rest = plain(rest)
    before = division.paragraphs[division.at - 1].text if division.at else ""
    if len(rest) > LONGEST or SENTENCE_VERB.search(rest) or rest.endswith((".", ";", ",")):
        return False
    separated = mark.rstrip().endswith(("-", "–", "—", ":"))
    if rest and not separated and not (rest[0].isupper() or rest[0] in "(“\"'"):
        return False
    return (
        not rest
        or separated
        or division.paragraph.stands_apart
        or ENDS_A_THOUGHT.search(before) is not None
    )
