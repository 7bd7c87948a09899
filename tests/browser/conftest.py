"""Real Chromium, at two widths, with and without JavaScript."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests import machine
from tests.browser import html_checker
from tests.browser.visitor import SCREENS, Visitor

QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def chromium():
    # Playwright's event loop makes Django believe that every test from here on is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.chromium(), args=QUIETLY)
        yield browser
        browser.close()


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
