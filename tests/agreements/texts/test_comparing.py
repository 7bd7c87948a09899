"""What changed between two versions of a clause."""

import pytest

from agreements.texts.comparing import Change, Piece, compared

OLD = "The CCG reviews the fund\n\nevery year."
NEW = "The ICB reviews the pooled fund\n\nevery year. It reports."


def test_words_that_changed_stand_out_from_those_that_did_not():
    assert compared(OLD, NEW) == (
        Piece(Change.SAME, "The"),
        Piece(Change.REMOVED, " CCG"),
        Piece(Change.ADDED, " ICB"),
        Piece(Change.SAME, " reviews the"),
        Piece(Change.ADDED, " pooled"),
        Piece(Change.SAME, " fund\n\nevery year."),
        Piece(Change.ADDED, " It reports."),
    )


@pytest.mark.parametrize(
    ("before", "after"), [(OLD, NEW), (NEW, OLD), ("", NEW), (OLD, ""), ("a \n", "b\n"), ("", "")]
)
def test_either_text_can_be_read_out_of_the_pieces(before, after):
    pieces = compared(before, after)

    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == after
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == before


def test_texts_alike_are_one_piece():
    assert compared(OLD, OLD) == (Piece(Change.SAME, OLD),)
