import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from commissioning.govuk import navigation
from commissioning.govuk.navigation import add_link, links_for, signed_in, signed_out


@pytest.fixture(autouse=True)
def no_other_links(monkeypatch):
    monkeypatch.setattr(navigation, "_links", {})


def links(path, user):
    request = RequestFactory().get(path)
    request.user, request.resolver_match = user, resolve(path)
    return [(link["text"], link["current"], link["active"]) for link in links_for(request)]


def test_links_stand_in_their_order_whoever_came_first():
    add_link("Privacy", "privacy", order=20)
    add_link("Help", "help", order=10)

    assert links("/cookies/", AnonymousUser()) == [
        ("Help", False, False),
        ("Privacy", False, False),
    ]


@pytest.mark.django_db
def test_each_person_sees_their_own(commissioner):
    add_link("Your account", "account", order=10, shown_to=signed_in)
    add_link("Sign in", "account_login", order=20, shown_to=signed_out)

    assert [text for text, *_ in links("/help/", commissioner)] == ["Your account"]
    assert [text for text, *_ in links("/help/", AnonymousUser())] == ["Sign in"]


def test_the_page_and_its_section_are_marked():
    add_link("Help", "help", order=10)

    assert links("/help/", AnonymousUser()) == [("Help", True, True)]
    assert links("/help/signing-in/", AnonymousUser()) == [("Help", False, True)]


@pytest.mark.urls("tests.commissioning.govuk.sample_pages")
def test_pages_of_a_part_mark_its_link_though_their_address_begins_with_the_place():
    add_link("Agreements", "sample:agreements", order=10, namespaces=("sample",))

    assert links("/sample/public/abc/", AnonymousUser()) == [("Agreements", False, True)]


def test_a_second_link_to_a_page_replaces_the_first():
    add_link("Help", "help", order=10)
    add_link("Get help", "help", order=10)

    assert [text for text, *_ in links("/help/", AnonymousUser())] == ["Get help"]
