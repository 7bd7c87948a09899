"""What an answer says, as words."""

from tests.html import parsed, words


def text_of(response):
    return words(parsed(response))


def tables_of(response):
    """Every table of a page, as rows of words."""
    return [
        [[words(cell) for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
        for table in parsed(response).iter("table")
    ]


def content_of(response):
    return b"".join(response)
