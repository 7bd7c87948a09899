from datetime import date
from decimal import Decimal

import pytest

from commissioning.spreadsheets.cells import AmongNumbers, Formula, Percent, looks_like_a_formula
from commissioning.spreadsheets.csv_files import csv_lines
from tests.commissioning.spreadsheets.payloads import PAYLOADS
from tests.opened_files import csv_rows


def test_values_are_written_for_a_ledger():
    row = ['Café "b", c', Decimal("-5"), date(2022, 4, 1), Percent(Decimal("52.5")), 7, None]

    lines = list(csv_lines([row, [Formula("=SUM(A1:A2)", Decimal("3.10")), AmongNumbers("-")]]))

    assert lines == [
        b'\xef\xbb\xbf"Caf\xc3\xa9 ""b"", c",-5.00,2022-04-01,52.50,7,\r\n',
        b"3.10,'-\r\n",
    ]


def test_lines_come_one_at_a_time():
    taken = []

    def rows():
        for number in range(3):
            taken.append(number)
            yield [number]

    next(csv_lines(rows()))

    assert taken == [0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_can_run(payload):
    (read,) = csv_rows(b"".join(csv_lines([[payload]])))

    assert not looks_like_a_formula(read[0])


def test_there_are_sixty_payloads():
    assert len(set(PAYLOADS)) == 60
