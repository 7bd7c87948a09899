import datetime as dt
import re
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pypdf import PdfReader

from agreements.money.contributions import confirm_contribution
from agreements.money.schedule_files import file_name, schedule_csv, schedule_pdf
from agreements.money.schedule_list import AMOUNT, HEADINGS
from agreements.money.schedule_workbook import schedule_workbook
from agreements.money.schedules import schedule_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.money.amounts import pounds
from commissioning.spreadsheets.cells import looks_like_a_formula
from tests.agreements.money.random_schedules import MADE_AT, schedules
from tests.factories import ContributionFactory
from tests.opened_files import (
    csv_rows,
    formulas_in,
    hidden_in,
    pdf_text,
    recalculated_by_libreoffice,
    sheet_of,
)

QUICK = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
OUR_FORMULAS = re.compile(
    r"<f>(SUM\([A-Z]+\d+:[A-Z]+\d+\)|(\+?(Schedule!)?[A-Z]+\d+)+"
    r"|ROUND\(B\d+\+B\d+-Contributions![A-Z]+\d+,2\)"
    r'|IF\(B\d+=0,"Agrees","Does not agree"\))</f>'
)


@pytest.fixture
def schedule(fund, council, icb, finance_officer):
    """Two years of two partners, with something in kind and something confirmed."""
    for partner, source, year, amount, facts in (
        (council, "council-base-budget", 2021, "100.10", {}),
        (council, "council-base-budget", 2022, "110.20", {}),
        (council, "disabled-facilities-grant", 2022, "50", {"spend": "capital"}),
        (icb, "nhs-minimum", 2022, "300.33", {"source_as_printed": "CCG minimum"}),
        (icb, "nhs-base-budget", 2022, None, {"form": "in_kind"}),
    ):
        row = ContributionFactory(
            fund=fund,
            partner=partner,
            source_key=source,
            year=year,
            amount=amount and Decimal(amount),
            note="",
            **facts,
        )
    confirm_contribution(fund.contributions.get(year=2021), by=finance_officer, version=row.version)
    return schedule_of(type(fund).objects.with_names().get(pk=fund.pk))


def values(xlsx, name):
    return [[c.value for c in row] for row in sheet_of(xlsx, name)]


def labelled(xlsx, name, *labels):
    """The rows of a sheet that begin with `labels`, without them."""
    return [row[len(labels) :] for row in values(xlsx, name) if row[: len(labels)] == list(labels)]


def as_pence(value):
    return Decimal(str(value or 0)).quantize(Decimal("0.01"))


def test_the_grid_has_lines_totals_and_shares_of_every_year(schedule):
    rows = values(schedule_workbook(schedule, made_at=MADE_AT), "Schedule")

    assert rows[1:] == [
        [
            "Financial year",
            "Source of funding",
            "Northshire Council (£)",
            "NHS Northshire ICB (£)",
            "Total (£)",
        ],
        ["2021/22", "Council base budget", 100.1, None, 100.1],
        ["2021/22", "Total cash", 100.1, 0, 100.1],
        ["2021/22", "Share of cash", 1, 0, 1],
        ["2022/23", "Council base budget", 110.2, None, 110.2],
        ["2022/23", "NHS minimum contribution", None, 300.33, 300.33],
        ["2022/23", "Disabled Facilities Grant (capital)", 50, None, 50],
        ["2022/23", "Total cash", 160.2, 300.33, 460.53],
        ["2022/23", "Share of cash", 0.3479, 0.6521, 1],
        ["2022/23", "In kind: NHS base budget", None, "not valued", 0],
        ["2022/23", "Total in kind", 0, 0, 0],
        ["All years", "Total cash", 260.3, 300.33, 560.63],
        ["All years", "Share of cash", 0.4643, 0.5357, 1],
    ]


def test_every_total_is_a_formula(schedule):
    xlsx = schedule_workbook(schedule, made_at=MADE_AT)

    formulas = sheet_of(xlsx, "Schedule", formulas=True)
    assert [cell.value for cell in formulas[6]][2:] == [110.2, None, "=SUM(C6:D6)"]
    assert [cell.value for cell in formulas[9]][2:] == ["=SUM(C6:C8)", "=SUM(D6:D8)", "=SUM(E6:E8)"]
    assert [cell.value for cell in formulas[13]][2:] == ["=C4+C9", "=D4+D9", "=E4+E9"]


def test_a_body_that_was_no_party_in_a_year_has_no_row_of_nothing(schedule, icb):
    """R-PTY-10."""
    schedule.fund.agreement.parties.filter(organisation=icb).update(from_on=dt.date(2022, 7, 1))

    rows = csv_rows(b"".join(schedule_csv(schedule_of(schedule.fund))))

    assert [row[1] for row in rows if row[0] == "2021/22"] == ["Northshire Council"]


def test_the_front_sheet_says_what_it_is_and_that_it_adds_up(schedule):
    xlsx = schedule_workbook(schedule, made_at=MADE_AT)

    front = dict(row[:2] for row in values(xlsx, "Front sheet"))
    assert (front["Partners"], front["Financial years"], front["Host"], front["Made on"]) == (
        "Northshire Council; NHS Northshire ICB",
        "2021/22, 2022/23",
        "Northshire Council",
        "3 May 2022 at 10:14",
    )
    assert (front["Cash"], front["Schedule less list"], front["Check"]) == (560.63, 0, "Agrees")


def test_the_list_has_a_row_for_every_contribution_and_every_partner(schedule):
    """R-S75-18."""
    rows = csv_rows(b"".join(schedule_csv(schedule)))

    assert rows[0] == list(HEADINGS)
    assert [(row[0], row[1], row[2], row[3], row[AMOUNT], row[12]) for row in rows[1:]] == [
        ("2021/22", "Northshire Council", "Council base budget", "", "100.10", "Confirmed"),
        ("2021/22", "NHS Northshire ICB", "Nothing entered", "", "0.00", ""),
        ("2022/23", "Northshire Council", "Council base budget", "", "110.20", "Indicative"),
        ("2022/23", "Northshire Council", "Disabled Facilities Grant", "", "50.00", "Indicative"),
        ("2022/23", "NHS Northshire ICB", "NHS base budget", "", "", "Indicative"),
        (
            "2022/23",
            "NHS Northshire ICB",
            "NHS minimum contribution",
            "CCG minimum",
            "300.33",
            "Indicative",
        ),
    ]


def test_days_are_iso_and_figures_say_what_they_are(schedule):
    schedule.fund.figures_are = "illustrative"

    rows = csv_rows(b"".join(schedule_csv(schedule)))

    confirmed_on = rows[1][HEADINGS.index("Confirmed on")]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", confirmed_on)
    assert {row[HEADINGS.index("Figures")] for row in rows[1:]} == {"Invented for illustration"}


def test_invented_amounts_say_so_on_every_sheet_with_figures(schedule):
    schedule.fund.figures_are = "illustrative"

    xlsx = schedule_workbook(schedule, made_at=MADE_AT)

    assert [values(xlsx, name)[1][0] for name in ("Front sheet", "Schedule", "Contributions")] == [
        "These amounts are invented for illustration. They are not the figures of any organisation."
    ] * 3


@pytest.mark.parametrize(
    ("figures", "words"), [("real", "Real"), ("illustrative", "Invented for illustration")]
)
def test_every_row_and_the_front_sheet_say_whether_figures_are_real(schedule, figures, words):
    schedule.fund.figures_are = figures

    xlsx = schedule_workbook(schedule, made_at=MADE_AT)

    listed = [row for row in values(xlsx, "Contributions") if row[0] in ("2021/22", "2022/23")]
    assert {row[HEADINGS.index("Figures")] for row in listed} == {words}
    assert labelled(xlsx, "Front sheet", "Figures") == [[words]]


def test_what_is_odd_stands_on_the_front_sheet(schedule):
    warnings = values(schedule_workbook(schedule, made_at=MADE_AT), "Front sheet")

    assert [
        "No pool manager is recorded. A pooled fund must have one, an officer of the host.",
        None,
    ] in warnings


def test_a_fund_with_nothing_in_it_still_makes_files(fund):
    empty = schedule_of(fund, [FinancialYear(2022)])

    xlsx = schedule_workbook(empty, made_at=MADE_AT)

    assert labelled(xlsx, "Schedule", "2022/23", "Total cash") == [[0, 0, 0]]
    assert len(csv_rows(b"".join(schedule_csv(empty)))) == 3


@pytest.mark.parametrize(
    ("name", "years", "figures", "expected"),
    [
        ("Better Care Fund", [2022], "real", "better-care-fund-schedule-2022-23.xlsx"),
        ("Pool", [2021, 2023], "real", "pool-schedule-2021-22-to-2023-24.xlsx"),
        ("Pool", [2022], "illustrative", "pool-schedule-2022-23-illustrative.xlsx"),
        ("../=\r\nx", [], "real", "x-schedule.xlsx"),
        ("…", [], "real", "fund-schedule.xlsx"),
        ("p" * 200, [], "real", "p" * 60 + "-schedule.xlsx"),
    ],
)
def test_a_file_is_named_after_its_fund_and_years(fund, name, years, figures, expected):
    fund.name, fund.figures_are = name, figures

    assert file_name(schedule_of(fund, map(FinancialYear, years)), "xlsx") == expected


@QUICK
@given(schedules())
def test_database_page_workbook_and_csv_agree_to_the_penny(schedule):
    """Law 5, I8."""
    xlsx = schedule_workbook(schedule, made_at=MADE_AT)
    rows = csv_rows(b"".join(schedule_csv(schedule)))[1:]

    for year in schedule.years:
        label = year.year.label
        entered = [row for row in schedule.contributions if row.financial_year == year.year]
        for i, partner in enumerate(schedule.partners):
            cash = sum(
                (row.amount for row in entered if row.partner_id == partner.id and row.is_cash),
                Decimal(0),
            )
            in_csv = sum(
                Decimal(row[AMOUNT] or 0)
                for row in rows
                if row[0] == label and row[1] == partner.name and row[6] == "Cash"
            )
            ((*totals, whole),) = labelled(xlsx, "Schedule", label, "Total cash")
            assert cash == year.cash.totals[i] == in_csv == as_pence(totals[i])
            assert as_pence(whole) == year.cash.total
    everything = sum((row.amount or 0 for row in schedule.contributions), Decimal(0))
    assert everything == schedule.total + schedule.in_kind_total
    assert everything == sum(Decimal(row[AMOUNT] or 0) for row in rows)
    assert everything == as_pence(labelled(xlsx, "Contributions", "Total")[0][AMOUNT - 1])
    assert labelled(xlsx, "Front sheet", "Cash")[0][0] == pytest.approx(float(schedule.total))


def every_amount(schedule):
    """All that the tables of a schedule print, whichever way they lie."""
    for year in schedule.years:
        for line in (*year.cash.lines, *year.in_kind.lines):
            yield from (cell.amount for cell in line.cells if cell.is_entered and cell.is_valued)
        yield from (line.total for line in year.cash.lines)
        yield from (*year.cash.totals, year.cash.total, year.in_kind.total or year.cash.total)
    yield from (*schedule.totals, schedule.total)


@pytest.mark.needs("Poppler")
@settings(max_examples=4, phases=[Phase.generate])
@given(schedules())
def test_the_pdf_prints_the_same_to_the_penny(schedule):
    text = pdf_text(schedule_pdf(schedule, made_on=dt.date(2022, 5, 3)))

    expected = {pounds(amount) for amount in every_amount(schedule)} if schedule.years else set()
    assert expected - set(re.findall(r"−?£[\d,]+\.\d\d", text)) == set()


@pytest.mark.needs("Poppler")
def test_the_pdf_is_tagged_and_says_that_invented_amounts_are(schedule):
    schedule.fund.figures_are = "illustrative"

    pdf = schedule_pdf(schedule, made_on=dt.date(2022, 5, 3))

    reader = PdfReader(BytesIO(pdf))
    text = pdf_text(pdf)
    assert reader.metadata.title == "Better Care Fund: schedule of contributions"
    assert "invented for illustration" in text
    said = ("34.79%", "not valued", "Confirmed", "To be confirmed", "3 May 2022")
    assert [words for words in said if words not in text] == []
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.needs("Poppler")
def test_a_fund_with_nothing_in_it_still_makes_a_pdf(fund):
    pdf = schedule_pdf(schedule_of(fund), made_on=dt.date(2022, 5, 3))

    assert "No contributions are entered yet." in pdf_text(pdf)


@QUICK
@given(schedules())
def test_no_text_of_anybodys_becomes_a_formula_and_nothing_is_hidden(schedule):
    """C-15, C-16."""
    xlsx = schedule_workbook(schedule, made_at=MADE_AT)
    text = [
        cell
        for row in csv_rows(b"".join(schedule_csv(schedule)))
        for i, cell in enumerate(row)
        if i not in (AMOUNT, HEADINGS.index("Amount confirmed (£)"))
    ]

    assert [formula for formula in formulas_in(xlsx) if not OUR_FORMULAS.fullmatch(formula)] == []
    assert hidden_in(xlsx) == []
    assert [cell for cell in text if looks_like_a_formula(cell)] == []


@pytest.mark.needs("LibreOffice")
def test_another_program_works_the_totals_out_to_the_same(schedule, tmp_path):
    sheets = recalculated_by_libreoffice(schedule_workbook(schedule, made_at=MADE_AT), tmp_path)

    assert sheets["Schedule"][-2] == ["All years", "Total cash", "260.3", "300.33", "560.63"]
    assert [row[:2] for row in sheets["Front sheet"] if row[0] in ("Cash", "Check")] == [
        ["Cash", "560.63"],
        ["Check", "Agrees"],
    ]
