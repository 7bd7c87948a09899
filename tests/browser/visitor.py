"""Somebody at a screen, who looks at every page they come to as its strictest reader would."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

PICTURES = Path(__file__).resolve().parent.parent.parent / "var" / "shots"
UNFINISHED = re.compile(r"\{[{%]|[%}]\}|\bNone\b(?! [a-z])")
"""What a template left behind: its own marks, or the word for a missing value. In a sentence, such
as "None declared", that word is meant."""
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = Axe()
CHANGES_ANYWAY = re.compile(r'\b(?:nonce|value)="[^"]*"|\d+|/[a-z0-9]{8}(?=/)')
"""What differs between two drawings of one page: secrets, keys and numbers."""
JUDGED = set()
"""Pages that axe has judged in this process, each with the width it was drawn at."""


@dataclass(frozen=True)
class Screen:
    """What the visitor looks with."""

    width: int
    javascript: bool

    def __str__(self):
        return f"{self.width}-{'with' if self.javascript else 'without'}-javascript"


SCREENS = [Screen(width, javascript) for width in (1280, 390) for javascript in (True, False)]
UNLIKE_SCREENS = [Screen(390, javascript=True), Screen(1280, javascript=False)]
"""Enough for pages that no journey passes by: each width and each way of JavaScript once."""


class Visitor:
    """One browser window on the running service.

    `go`, `follow` and `press` end with `look`, so that no page is passed by unlooked at. `page` is
    Playwright's own, for everything else. `clicks` counts what the visitor activated and `keys` what
    they typed, for journeys that have a budget.
    """

    def __init__(self, browser, address, screen, complaints, pictures):
        self.address, self.screen = address, screen
        self.complaints, self.pictures = complaints, PICTURES / pictures
        self.looks = self.clicks = self.keys = 0
        self.said = []
        size = {"width": screen.width, "height": 900}
        self.context = browser.new_context(
            viewport=size, java_script_enabled=screen.javascript, locale="en-GB"
        )
        self.page = self.context.new_page()
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("response", self.receive)
        self.without_scripts = browser.new_context(viewport=size)

    def close(self):
        self.context.close()
        self.without_scripts.close()

    def sign_in(self, user):
        """Be `user` from here on, without going through the sign-in page."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.address}
        self.context.add_cookies([cookie])

    def go(self, path):
        self.page.goto(self.address + path)
        self.look()

    def follow(self, link):
        self.come_by(self.page.get_by_role("link", name=link, exact=True))

    def press(self, button):
        self.come_by(self.page.get_by_role("button", name=button, exact=True))

    def follow_in_menu(self, link):
        """By the links at the top of every page, which a narrow screen with JavaScript folds away."""
        menu = self.page.get_by_role("navigation", name="Main")
        fold = menu.get_by_role("button", name="Menu")
        if fold.is_visible():
            self.click(fold)
        self.come_by(menu.get_by_role("link", name=link, exact=True))

    def come_by(self, locator):
        with self.page.expect_navigation():
            self.click(locator)
        self.look()

    def take(self, link):
        """Follow a link to a file: its name, and what is in it."""
        with self.page.expect_download() as taken:
            self.click(self.page.get_by_role("link", name=link, exact=True))
        return taken.value.suggested_filename, taken.value.path().read_bytes()

    def choose(self, question, answer):
        group = self.page.get_by_role("group", name=question)
        self.clicks += 1
        group.get_by_label(answer, exact=True).check()

    def click(self, locator):
        locator.click()
        self.clicks += 1

    def fill(self, **answers):
        """Answer the form's fields by their names."""
        for name, answer in answers.items():
            self.page.locator(f"[name={name}]").fill(answer)
            self.keys += len(answer)

    def begin_to_count(self):
        """The journey begins here: what was done before is on no budget."""
        self.clicks = self.keys = 0

    def look(self):
        """Valid, accessible, silent, finished, and no wider than the screen; a picture if wanted."""
        self.page.wait_for_load_state()
        self.take_picture()
        wrong = [*self.complaints(self.source), *self.barriers(), *self.said, *self.remains()]
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if width > self.screen.width:
            wrong.append(f"the page is {width} pixels wide")
        assert not wrong, "\n".join([f"{self.page.url} at {self.screen}:", *wrong])

    def remains(self):
        """What a template left unfinished in the title and the words of the page."""
        title, words = self.page.title(), self.page.locator("body").inner_text()
        if not title.strip():
            yield "the page has no title"
        for line in [title, *words.splitlines()]:
            if UNFINISHED.search(line):
                yield f"unfinished: {line}"

    def barriers(self):
        """What axe finds, in a page that it has not judged at this width before.

        It cannot run without JavaScript: there it gets the same source in a window that has it,
        with every script of the page left out.
        """
        seen = (CHANGES_ANYWAY.sub("", self.source), self.screen.width)
        if seen in JUDGED:
            return
        JUDGED.add(seen)
        page = self.page if self.screen.javascript else self.without_scripts.new_page()
        if page is not self.page:
            page.route("**/*", self.answer_without_scripts)
            page.goto(self.page.url)
        rules = {"runOnly": {"type": "tag", "values": STANDARD}}
        for barrier in AXE.run(page, options=rules).response["violations"]:
            for node in barrier["nodes"]:
                yield f"{barrier['help']}: {node['html']}"
        if page is not self.page:
            page.close()

    def answer_without_scripts(self, route):
        if route.request.is_navigation_request():
            route.fulfill(body=self.source, content_type="text/html; charset=utf-8")
        elif route.request.resource_type == "script":
            route.abort()
        else:
            route.continue_()

    def take_picture(self):
        if os.environ.get("SHOTS"):
            self.looks += 1
            slug = re.sub(r"\W+", "-", self.page.url.removeprefix(self.address)).strip("-")
            name = f"{self.looks:02}-{slug or 'home'}-{self.screen}.png"
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.pictures / name, full_page=True)

    def receive(self, response):
        """Keep the page's source as it was sent: the browser has mended its own copy."""
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.response = response

    @property
    def source(self):
        return self.response.text()

    def hear(self, message):
        """What breaks the content security policy, or is missing, is said in the console.

        So is the status of an error page itself, which is no fault.
        """
        own_status = message.location["url"] == self.page.url and "status of" in message.text
        if message.type in {"error", "warning"} and not own_status:
            self.said.append(message.text)
