from datetime import date

import pytest

from agreements.texts.reading.findings.spans_of_time import last_day_after


@pytest.mark.parametrize(
    ("length", "last"),
    [
        ("1 day", date(2019, 4, 1)),
        ("ten days", date(2019, 4, 10)),
        ("2 weeks", date(2019, 4, 14)),
        ("12 months", date(2020, 3, 31)),
        ("twelve (12) months", date(2020, 3, 31)),
        ("twenty-four months", date(2021, 3, 31)),
        ("Three years", date(2022, 3, 31)),
        ("0 months", None),
        ("some time", None),
    ],
)
def test_the_last_day_is_inclusive(length, last):
    assert last_day_after(date(2019, 4, 1), length) == last


def test_a_month_from_the_end_of_a_longer_one_ends_with_the_shorter():
    assert last_day_after(date(2019, 1, 31), "1 month") == date(2019, 2, 28)
