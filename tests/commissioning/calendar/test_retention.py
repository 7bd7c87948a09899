from datetime import date

import pytest

from commissioning.calendar.retention import background_papers_keep_until, record_keep_until


@pytest.mark.parametrize(
    ("decided_on", "record", "background_papers"),
    [
        (date(2021, 4, 21), date(2027, 4, 21), date(2025, 4, 21)),
        (date(2024, 2, 28), date(2030, 2, 28), date(2028, 2, 28)),
        (date(2024, 2, 29), date(2030, 3, 1), date(2028, 2, 29)),
        (date(2024, 3, 1), date(2030, 3, 1), date(2028, 3, 1)),
    ],
)
def test_records_are_kept_six_years_and_background_papers_four(
    decided_on, record, background_papers
):
    """R-DEC-09; vectors 13.8: from 29 February the later day is taken."""
    assert record_keep_until(decided_on) == record
    assert background_papers_keep_until(decided_on) == background_papers
