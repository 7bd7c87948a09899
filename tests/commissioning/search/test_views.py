def test_a_search_shows_its_words_and_answers(client, place):
    page = client.get("/search/", {"q": "northshire"}).text

    assert "1 answer for “northshire”" in page
    assert '<a class="govuk-link" href="/northshire/">Northshire</a>' in page
    assert 'value="northshire"' in page


def test_a_search_that_finds_nothing_says_where_it_looked(client, db):
    page = client.get("/search/", {"q": "dermatolgy"}).text

    assert "No answers for “dermatolgy”." in page
    assert "signed out, that is what was published" in page


def test_a_search_for_nothing_says_what_can_be_asked(client, db):
    assert "Search by reference" in client.get("/search/").text


def test_what_is_asked_for_is_shown_as_text(client, db):
    page = client.get("/search/", {"q": "<script>alert(1)</script>"}).text

    assert "<script>alert(1)" not in page


def test_no_search_finds_what_is_not_yours(client, draft, outsider):
    client.force_login(outsider)

    page = client.get("/search/", {"q": "CNRY"}).text

    assert draft.title not in page
