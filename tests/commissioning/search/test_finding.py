import pytest

from commissioning.search import registry
from commissioning.search.finding import find, tidy
from commissioning.search.registry import AT_MOST, Found


@pytest.fixture
def sources(monkeypatch):
    def be(*sources):
        monkeypatch.setattr(registry.search_sources, "_providers", list(sources))

    return be


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("  autism   support ", "autism support"),
        ("autism\tsupport\n", "autism support"),
        ("au\u200btism\u202e", "autism"),
        ("cafe\u0301", "café"),
        ("a\x00b", "ab"),
        ("", ""),
        ("   ", ""),
        ("x" * 300, "x" * 100),
    ],
)
def test_what_is_asked_for_is_tidied(asked, words):
    assert tidy(asked) == words


def test_answers_are_grouped_by_kind_in_the_order_of_the_parts(sources):
    sources(
        lambda user, words: [Found("Agreements", f"{words} 1", "/1/")],
        lambda user, words: [Found("Decisions", f"{words} 2", "/2/")],
        lambda user, words: [Found("Agreements", f"{words} 3", "/3/")],
    )

    groups = find("somebody", "JCA")

    assert [(group.kind, [found.title for found in group.found]) for group in groups] == [
        ("Agreements", ["JCA 1", "JCA 3"]),
        ("Decisions", ["JCA 2"]),
    ]


@pytest.mark.parametrize(("count", "more"), [(AT_MOST, False), (AT_MOST + 1, True)])
def test_a_kind_shows_twenty_and_says_if_there_are_more(sources, count, more):
    sources(lambda user, words: [Found("Agreements", str(n), "/") for n in range(count)])

    (group,) = find(None, "x")

    assert (len(group.found), group.more) == (AT_MOST, more)


def test_asking_for_nothing_asks_nobody(sources):
    sources(lambda user, words: pytest.fail("asked"))

    assert find(None, "") == []


def test_the_parts_are_told_who_asks(sources):
    asked = []
    sources(lambda user, words: asked.append((user, words)) or [])

    find("somebody", "JCA")

    assert asked == [("somebody", "JCA")]
