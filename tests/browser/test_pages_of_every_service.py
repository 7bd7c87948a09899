"""The pages every service has, the sample form and its errors, the conflict page; looked at hard."""

import pytest

from tests.browser.visitor import Screen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.commissioning.govuk.sample_pages"),
]
SCREEN = Screen(1280, javascript=True)
PAGES = [
    "/help/",
    "/help/signing-in/",
    "/help/data/",
    "/privacy/",
    "/cookies/",
    "/accessibility-statement/",
    "/account/sign-in/",
    "/account/forgotten-password/",
    "/account/forgotten-password/sent/",
    "/account/new/",
    "/no/such/page/",
]


def test_everybody_can_read_the_pages_without_account(visitor):
    for address in PAGES:
        visitor.go(address)


def test_somebody_signed_in_can_read_the_pages_of_their_account(visitor, commissioner):
    visitor.sign_in(commissioner)

    for address in ["/account/", "/account/password/", "/account/two-step/", "/sample/refused/"]:
        visitor.go(address)


def test_on_a_phone_the_menu_opens_and_closes(visit, commissioner):
    visitor = visit(Screen(390, javascript=True))
    visitor.sign_in(commissioner)
    visitor.go("/account/")
    first = visitor.page.get_by_role("navigation", name="Main").get_by_role("link").first

    assert not first.is_visible()
    visitor.page.get_by_role("button", name="Menu").click()
    assert first.is_visible()


def test_every_link_of_an_error_summary_reaches_its_question(visitor, commissioner, draft):
    visitor.sign_in(commissioner)
    visitor.go("/sample/every-kind/")
    visitor.press("Save")
    links = visitor.page.locator(".govuk-error-summary__list a")

    assert links.count() == 13
    for link in links.all():
        link.click()
        target = link.get_attribute("href")
        assert visitor.page.locator(target).is_visible()
        if visitor.screen.javascript:
            assert visitor.page.evaluate("'#' + document.activeElement.id") == target


def test_two_people_editing_lose_nothing(visitor, commissioner, draft):
    visitor.sign_in(commissioner)
    visitor.go(f"/sample/agreements/{draft.key}/rename/")
    visitor.fill(title="Autism support", purpose="Long thought about")
    draft.version, draft.title = 2, "Somebody else's title"
    draft.save()

    visitor.press("Save")
    visitor.page.get_by_role("group", name="Which Title").get_by_label("Keep theirs").check()
    visitor.press("Save what I chose")
    visitor.page.get_by_role("group", name="Which Purpose").get_by_label("Keep both").check()
    visitor.press("Save what I chose")

    draft.refresh_from_db()
    assert draft.title == "Somebody else's title"
    assert draft.purpose.startswith("Long thought about")
    assert draft.version == 3


def test_leaving_with_changes_not_saved_is_asked_about(chromium, visit, commissioner, draft):
    visitor = visit(SCREEN)
    visitor.sign_in(commissioner)
    visitor.go(f"/sample/agreements/{draft.key}/rename/")
    asked = []
    visitor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    visitor.page.locator("[name=title]").press_sequentially("X")
    visitor.page.goto(visitor.address + "/help/")

    assert asked == ["beforeunload"]


def test_somebody_away_is_warned_and_can_stay(visit, commissioner):
    visitor = visit(SCREEN)
    visitor.page.clock.install()
    visitor.sign_in(commissioner)
    visitor.go("/account/")
    warning = visitor.page.get_by_role("dialog", name="You will soon be signed out")

    visitor.page.clock.run_for("24:50")
    assert not warning.is_visible()
    visitor.page.clock.run_for("00:20")
    assert warning.is_visible()

    visitor.page.get_by_role("button", name="Stay signed in").click()
    visitor.page.clock.run_for("00:20")
    assert not warning.is_visible()
