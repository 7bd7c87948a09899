"""How long the record of a decision, and the papers behind it, must be kept (R-DEC-09)."""

from datetime import date

from commissioning.calendar.dates import years_after

RECORD_YEARS = 6
BACKGROUND_PAPERS_YEARS = 4


def record_keep_until(decided_on: date) -> date:
    """The last day, inclusive, to keep the written record: six years from the decision."""
    return years_after(decided_on, RECORD_YEARS)


def background_papers_keep_until(decided_on: date) -> date:
    """The last day, inclusive, to keep background papers: four years from the decision."""
    return years_after(decided_on, BACKGROUND_PAPERS_YEARS)
