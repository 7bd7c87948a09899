from agreements.texts.reading.files.broken_lines import paragraphs_of_lines

FULL = "words that fill the line up to where the page would end, and no further "
HALF = "a line that ends well before it"


def texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of_lines(lines)]


def test_full_lines_are_joined_with_the_lines_below_them():
    assert texts(*[FULL] * 6, HALF) == [" ".join([FULL.strip()] * 6 + [HALF])]


def test_a_joined_paragraph_says_where_it_began_and_ended():
    (first, second) = paragraphs_of_lines([*[FULL] * 6, HALF, "", HALF])

    assert (first.first_line, first.last_line, first.after_blank) == (1, 7, False)
    assert (second.first_line, second.last_line, second.after_blank) == (9, 9, True)


def test_a_line_that_is_not_full_ends_its_paragraph():
    assert texts(*[FULL] * 6, HALF, "Next") == [" ".join([FULL.strip()] * 6 + [HALF]), "Next"]


def test_a_number_after_a_full_stop_begins_a_paragraph_and_in_a_sentence_does_not():
    ended = FULL.strip()[:-1] + "."

    assert texts(*[FULL] * 5, ended, "1.2 The next")[1:] == ["1.2 The next"]
    assert len(texts(*[FULL] * 6, "1.2 of this agreement")) == 1


def test_items_labels_and_lines_with_tabs_begin_anew():
    for line in ("- an item", "(a) an item", "a) an item", "Name: somebody", "Aim\t3"):
        assert texts(*[FULL] * 6, line)[1:] == [line]


def test_an_entry_that_leads_to_its_page_is_whole():
    entry = "1. Purpose .................................................... 3"

    assert texts(*[FULL] * 6, "", entry, "Next")[1:] == [entry, "Next"]


def test_lines_longer_than_a_page_are_paragraphs_and_so_are_their_neighbours():
    assert texts(*[FULL] * 6, "x" * 131) == [*[FULL.strip()] * 6, "x" * 131]


def test_a_few_full_lines_may_be_short_paragraphs():
    assert texts(*[FULL] * 5) == [FULL.strip()] * 5


def test_lines_narrower_than_any_page_are_a_list():
    assert texts(*["Aim and money"] * 9) == ["Aim and money"] * 9
