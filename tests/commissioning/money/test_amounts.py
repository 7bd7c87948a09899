from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commissioning.money.amounts import MOST, parse_amount, pounds, pounds_in_words

AMOUNTS = st.decimals(min_value=-MOST, max_value=MOST, places=2)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£33,147,300", "33147300.00"),
        ("£250 000", "250000.00"),
        ("£5.65M", "5650000.00"),
        ("£235m", "235000000.00"),
        ("£1.447m", "1447000.00"),
        ("£8.2m adverse", "8200000.00"),
        ("£200 000.00", "200000.00"),
    ],
)
def test_amounts_are_read_as_papers_print_them(text, amount):
    """R-FIN-01: its own list."""
    assert str(parse_amount(text)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("33147300", "33147300.00"),
        ("0", "0.00"),
        ("-0", "0.00"),
        (".5", "0.50"),
        ("£1.8 billion", "1800000000.00"),
        ("1.2 million", "1200000.00"),
        ("£1.23456789m", "1234567.89"),
        ("£250k", "250000.00"),
        ("  £ 1,250.50 ", "1250.50"),
        ("£250\u00a0000", "250000.00"),
        ("£0.00000001bn", "10.00"),
        ("£999,999,999,999.99", "999999999999.99"),
        ("-£100", "-100.00"),
        ("£-100", "-100.00"),
        ("−£100", "-100.00"),
        ("–£2.163m", "-2163000.00"),
        ("(£100.01)", "-100.01"),
        ("£(100)", "-100.00"),
        ("+£100", "100.00"),
        ("£8.2m overspend", "8200000.00"),
        ("£8.2m favourable", "-8200000.00"),
        ("£8.2m underspend", "-8200000.00"),
    ],
)
def test_amounts_are_read_as_people_type_them(text, amount):
    """R-FIN-01; adverse is plus, R-RSK-16."""
    assert str(parse_amount(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "£",
        "m",
        ".",
        "ten pounds",
        "£1,23",
        "£25,0000",
        "£1,234 567",
        "1.234.567,00",
        "£££5",
        "--5",
        "(£5",
        "£5)",
        "(-£5)",
        "$5",
        "€5",
        "1e5",
        "NaN",
        "Infinity",
        "£5 5m",
        "£5 to £6",
        "£5m-ish",
        "१२३",
        "0x10",
        "1_000",
    ],
)
def test_what_is_no_amount_is_refused_with_examples(text):
    with pytest.raises(ValueError, match="^Enter an amount in pounds, like 33147300"):
        parse_amount(text)


@pytest.mark.parametrize("text", ["£1.005", "£1.234567891m", "0.001", "£0.000001k"])
def test_parts_of_a_penny_are_never_rounded_away(text):
    with pytest.raises(ValueError, match="^Enter pounds and whole pence, like £1,250.50$"):
        parse_amount(text)


def test_more_than_the_books_can_hold_is_refused():
    with pytest.raises(ValueError, match="£999,999,999,999.99 or less"):
        parse_amount("£1,000,000,000,000")


def test_a_number_too_long_to_be_exact_is_refused_not_rounded():
    with pytest.raises(ValueError, match="fewer figures"):
        parse_amount("1." + "0" * 30 + "1")


def test_a_variance_with_a_word_and_a_sign_is_refused_because_bodies_sign_it_differently():
    with pytest.raises(ValueError, match="Write adverse, or use a sign or brackets"):
        parse_amount("(£8.2m) adverse")


@settings(deadline=None)
@given(AMOUNTS)
def test_what_a_table_shows_can_be_typed_back(amount):
    assert parse_amount(pounds(amount)) == amount


@settings(deadline=None)
@given(st.text(alphabet="£ 0123456789.,-()mkbn ", max_size=40))
def test_anything_typed_is_exact_to_the_penny_or_refused(text):
    try:
        amount = parse_amount(text)
    except ValueError:
        return

    assert amount.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("1234567.89", "£1,234,567.89"),
        ("1", "£1.00"),
        ("0", "£0.00"),
        ("-1", "−£1.00"),
        ("-1234.5", "−£1,234.50"),
        ("-0.001", "£0.00"),
        ("2.345", "£2.35"),
    ],
)
def test_tables_show_pounds_and_pence_with_a_real_minus(amount, shown):
    assert pounds(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("1200000", "£1.2 million"),
        ("1000000", "£1 million"),
        ("999999.99", "£999,999.99"),
        ("33147300", "£33.1 million"),
        ("1250000", "£1.3 million"),
        ("960000000", "£960 million"),
        ("999940000", "£999.9 million"),
        ("999960000", "£1 billion"),
        ("1800000000", "£1.8 billion"),
        ("999999999999.99", "£1,000 billion"),
        ("182400", "£182,400"),
        ("75.5", "£75.50"),
        ("0", "£0"),
        ("-2163000", "−£2.2 million"),
        ("-182400", "−£182,400"),
        ("-1800000000", "−£1.8 billion"),
    ],
)
def test_sentences_say_millions_and_billions(amount, said):
    assert pounds_in_words(Decimal(amount)) == said
