"""The browser tests rest on a visitor who notices what is wrong: here each wrong is planted."""

import pytest

from tests.browser.visitor import Screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GOOD = """<!DOCTYPE html><html lang="en-GB"><head><title>A page</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>A page</h1><p><a href="/next">Next</a></p>PLANTED</main></body></html>"""


@pytest.fixture(params=[Screen(1280, javascript=True), Screen(390, javascript=False)], ids=str)
def shown(visit, request):
    """A function that shows a visitor a page with something planted in it."""

    def show(planted):
        visitor = visit(request.param)
        page = GOOD.replace("PLANTED", planted)
        visitor.page.route("**/*", lambda route: route.fulfill(body=page, content_type="text/html"))
        visitor.go("/")
        return visitor

    return show


def test_a_good_page_passes(shown):
    shown("<p>None declared.</p>").follow("Next")


@pytest.mark.parametrize(
    ("planted", "noticed"),
    [
        ("<h2>Not closed<p>in a heading</p></h2>", "not allowed as child of"),
        ('<form><input type="text" name="a"></form>', "Form elements must have labels"),
        ('<p style="width: 2000px">Wide</p>', "2008 pixels wide"),
        ("<p>Ends on None.</p>", "unfinished: Ends on None."),
        ("<p>Ends on {{ ends }}.</p>", "unfinished: Ends on {{ ends }}."),
    ],
)
def test_what_is_wrong_is_noticed(shown, planted, noticed):
    with pytest.raises(AssertionError, match=noticed):
        shown(planted)


def test_what_the_console_says_is_noticed(visit):
    visitor = visit(Screen(1280, javascript=True))
    page = GOOD.replace("PLANTED", "<script>console.error('broken')</script>")
    visitor.page.route("**/*", lambda route: route.fulfill(body=page, content_type="text/html"))

    with pytest.raises(AssertionError, match="broken"):
        visitor.go("/")


def test_a_browser_reaches_nothing_beyond_this_machine(visit):
    visitor = visit(Screen(1280, javascript=True))

    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED"):
        visitor.page.goto("http://service.example.org/")
