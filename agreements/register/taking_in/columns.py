"""The columns of a register to be taken in, and the template that holds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from agreements.register.models import Agreement
from commissioning.spreadsheets.workbooks import Row, Sheet, Style, workbook

MOST_ROWS = 500
MOST_PARTIES = 4


@dataclass(frozen=True)
class Column:
    """One column: its heading, what goes into it, and how wide it is in the template."""

    heading: str
    about: str
    width: int = 18
    required: bool = False


TITLE, KIND, PLACE = "Title", "Kind", "Place"
REFERENCE, STARTS, ENDS, REVIEW = "Reference", "Starts", "Ends", "Review"
NOTICE, BINDING, PURPOSE = "Notice days", "Binding", "Purpose"
PARTIES = [f"Party {n}" for n in range(1, MOST_PARTIES + 1)]
NO_END = "no end"
KINDS = {str(kind.label): str(kind.value) for kind in Agreement.Kind}
BINDINGS = {"yes": Agreement.Binding.YES, "no": Agreement.Binding.NO, "": "not_stated"}

COLUMNS = [
    Column(TITLE, "As the agreement itself has it.", 50, required=True),
    Column(KIND, f"One of: {'; '.join(KINDS)}.", 30, required=True),
    Column(PLACE, "The name of the place, such as Doncaster.", required=True),
    *(
        Column(
            heading,
            "A body by its name, a former name, or its ODS or GSS code. At least two parties, one"
            " of them your own.",
            34,
            required=n < 2,
        )
        for n, heading in enumerate(PARTIES)
    ),
    Column(REFERENCE, "What the partners call it."),
    Column(STARTS, "The first day, such as 1 April 2021; or as printed, such as April 2021."),
    Column(ENDS, "The last day, inclusive, in the same way; or: no end."),
    Column(REVIEW, "When it is to be reviewed, if it says so."),
    Column(NOTICE, "Days of notice that end it, as a whole number.", 12),
    Column(
        BINDING,
        "Whether it says that it is legally binding: yes or no. Empty if it says neither.",
        10,
    ),
    Column(PURPOSE, "What it is for, in a sentence or two.", 60),
]
HEADINGS = [column.heading for column in COLUMNS]


def template(made_at: dt.datetime) -> bytes:
    """An empty sheet with every heading, and one that says what goes into each."""
    said = [
        Row(["Taking a register of agreements in"], Style.TITLE),
        Row([f"One row for each agreement, {MOST_ROWS} at most. Keep the headings in row 1."]),
        Row(
            ["Nothing is saved until every row is right, or you choose to take only the good rows."]
        ),
        Row(["Approvals and signatures are taken as not recorded, stated in your file and row."]),
        Row(["An agreement of the same place, title and first day is not taken in twice."]),
        Row([]),
        Row(["Column", "What goes into it", "Needed"], Style.HEADINGS),
        *(Row([c.heading, c.about, "Yes" if c.required else "No"]) for c in COLUMNS),
    ]
    sheets = [
        Sheet("Agreements", [Row(HEADINGS, Style.HEADINGS)], [c.width for c in COLUMNS], 1),
        Sheet("Read me", said, [24, 90, 10]),
    ]
    return workbook("Register of agreements, to be filled in", sheets, made_at=made_at)
