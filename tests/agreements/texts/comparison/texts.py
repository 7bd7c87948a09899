"""Texts to compare, written in short: "2.1 | Heading | Body", one passage a line."""

from agreements.texts.comparison.comparison import compare_texts
from agreements.texts.comparison.passages import passages_of

ROLES = {"Schedule": "schedule", "#": "heading", "-": "continuation"}


def text(lines):
    """The passages of a text. A line that begins "Schedule", "#" or "-" is what that says."""
    return passages_of(row(line) for line in lines.strip().splitlines())


def row(line):
    number, heading, body = (*(part.strip() for part in line.split("|")), "", "")[:3]
    role = ROLES.get(number.split()[0] if number else "", "clause")
    return {
        "role": role,
        "number": "" if number in ROLES else number,
        "heading": heading,
        "body": body,
    }


def fates(before, after):
    """What became of each clause: (fate, number before, number after, whether it moved)."""
    return [
        (
            str(one.fate),
            one.before.number if one.before else None,
            one.after.number if one.after else None,
            one.is_moved,
        )
        for one in compare_texts(text(before), text(after)).rows
    ]
