"""The README's table of words is a map, so every place on it must be there."""

import re

from tests.machine import ROOT

README = (ROOT / "README.md").read_text()


def places():
    """The last column of the table. An ellipsis stands for the app of the row above."""
    app = ""
    for place in re.findall(r"^\|.*\| `([^`]+)` \|$", README, re.MULTILINE):
        app = app if place.startswith("…") else place.split("/")[0]
        yield place.replace("…", app)


def test_every_word_is_where_the_readme_says():
    assert len(list(places())) > 20
    assert [place for place in places() if not (ROOT / place).exists()] == []


def test_the_readme_is_short_enough_to_be_read():
    assert len(README.splitlines()) < 200
