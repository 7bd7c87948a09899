"""What looks like personal data before publication (R-REC-08)."""

import pytest

from governance.decisions.personal_data import personal_data_in
from tests.governance.decisions.papers import EXAMPLE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to j.smith@nhs.net.", ["j.smith@nhs.net"]),
        ("Ring 01302 736000 now", ["01302 736000"]),
        ("Ring (01302) 736000", ["(01302) 736000"]),
        ("Ring +44 7700 900123", ["+44 7700 900123"]),
        ("of DN1 3BU, where", ["DN1 3BU"]),
        ("patient 943 476 5919", ["943 476 5919"]),
        ("twice a@b.uk and a@b.uk", ["a@b.uk"]),
    ],
)
def test_it_is_found(text, found):
    assert personal_data_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "£33,147,300 in 2021/22",
        "reference PH 09 2021",
        "order 943 476 5918",
        "on 21/04/2021",
        "S75 of the Act, 1001 days",
        EXAMPLE,
    ],
)
def test_figures_and_references_are_not(text):
    """943 476 5918 has a wrong check digit, so it is no NHS number."""
    assert personal_data_in(text) == []
