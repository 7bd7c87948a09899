import pytest

from commissioning.spreadsheets.cells import (
    CUT,
    LONGEST_TEXT,
    clean_text,
    looks_like_a_formula,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Better Care Fund", "Better Care Fund"),
        ("a\x0bb\x00c\x1fd\x7f", "a bcd"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\u202egnp.exe", "gnp.exe"),
        ("\ud800lone surrogate\uffff", "lone surrogate"),
        ("tab\tstays, £ and 😀 too", "tab\tstays, £ and 😀 too"),
    ],
)
def test_text_keeps_all_but_control_characters(typed, kept):
    assert clean_text(typed) == kept


def test_text_that_fills_a_cell_is_kept_whole():
    assert clean_text("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT


def test_text_longer_than_a_cell_is_cut_and_says_so():
    cut = clean_text("x" * (LONGEST_TEXT + 1))

    assert cut == "x" * (LONGEST_TEXT - len(CUT)) + CUT


def test_text_is_measured_as_excel_measures_it():
    cut = clean_text("😀" * LONGEST_TEXT)

    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_TEXT


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "\uff1d1"])
def test_what_a_program_may_run_looks_like_a_formula(text):
    assert looks_like_a_formula(text)


@pytest.mark.parametrize("text", ["", "1-1", "Pool (net = gross)", "'=1", "£1,000"])
def test_ordinary_words_do_not_look_like_a_formula(text):
    assert not looks_like_a_formula(text)
