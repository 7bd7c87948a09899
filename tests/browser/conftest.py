"""Real Chromium, at two widths, with and without JavaScript."""

import pytest

from tests.browser import html_checker
from tests.browser.visitor import SCREENS, Visitor


@pytest.fixture(scope="session")
def complaints():
    """What the HTML checker says of a page's source."""
    with html_checker.running() as ask:
        yield ask


@pytest.fixture
def visit(chromium, complaints, live_server, request):
    """A new visitor, with a screen of their own. Several may visit at once."""
    visitors = []

    def arrive(screen):
        pictures = request.node.originalname
        visitors.append(Visitor(chromium, live_server.url, screen, complaints, pictures))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.close()


@pytest.fixture(params=SCREENS, ids=str)
def visitor(visit, request):
    """The same visit four times: two widths, with and without JavaScript."""
    return visit(request.param)
