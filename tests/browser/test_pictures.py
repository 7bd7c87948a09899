"""No words of a picture run into one another or out of it, at any width."""

import datetime as dt
from dataclasses import replace

import pytest
from django.conf import settings

from agreements.areas.models import Milestone
from agreements.areas.track import track_picture
from agreements.money.pictures import contributions_picture
from agreements.register.models import Agreement, Term
from agreements.register.pictures import chain_picture
from commissioning.calendar.printed_dates import PrintedDate
from tests.agreements.money.test_pictures import schedule_of
from tests.agreements.register.doncaster import FIRST_JCA, SECOND_JCA, chain

TODAY = dt.date(2026, 11, 22)
COLLISIONS = """() => {
  const found = [];
  for (const picture of document.querySelectorAll('svg')) {
    const frame = picture.getBoundingClientRect();
    if (!frame.width) continue;
    const words = [...picture.querySelectorAll('text:not([aria-hidden])')]
      .map(node => [node.textContent, node.getBoundingClientRect()]);
    words.forEach(([text, a], n) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1) found.push(['out', text]);
      for (const [other, b] of words.slice(0, n))
        if (a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
          found.push([text, other]);
    });
  }
  return found;
}"""
SHOWN = """() => [...document.querySelectorAll('svg')]
  .filter(picture => picture.getBoundingClientRect().width)
  .map(picture => picture.classList[1])"""


def page_of(*pictures):
    css = (settings.BASE_DIR / "static/css/app.css").read_text()
    figures = "".join(f'<div class="app-figure__picture">{p.svg}</div>' for p in pictures)
    return f"<!doctype html><style>{css} body {{ margin: 15px }}</style>{figures}"


def crowded():
    """A long name, two gaps close to one another, and decisions side by side."""
    facts = chain()
    shorter = PrintedDate.on(dt.date(2021, 2, 27))
    facts[FIRST_JCA] = replace(
        facts[FIRST_JCA], ends_on=shorter, title="An agreement with a name that goes on " * 4
    )
    later = PrintedDate.on(dt.date(2021, 4, 15))
    facts[SECOND_JCA] = replace(facts[SECOND_JCA], starts_on=later)
    return facts


@pytest.mark.needs("Chromium")
@pytest.mark.parametrize(
    ("width", "shape"),
    [(320, "narrow"), (390, "narrow"), (768, "wide"), (1280, "wide")],
)
def test_no_words_collide(chromium, width, shape):
    pictures = [
        chain_picture(facts, today=TODAY, known_on=known_on, key=f"{n}-{known_on}")
        for n, facts in enumerate((chain(), crowded()))
        for known_on in (TODAY, None)
    ]
    page = chromium.new_page(viewport={"width": width, "height": 900})

    page.set_content(page_of(*pictures))

    assert page.evaluate(COLLISIONS) == []
    assert page.evaluate(SHOWN) == [f"app-picture--{shape}"] * len(pictures)
    page.close()


@pytest.mark.needs("Chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_no_words_of_a_milestone_track_collide(chromium, width):
    agreement = Agreement(pk=1)
    agreement.term = Term()
    days = [TODAY + dt.timedelta(days=n) for n in (-40, -3, 0, 2, 5, 60, 61, 300)]
    milestones = [
        Milestone(pk=n, agreement=agreement, due_words="x", due_earliest=day, due_latest=day)
        for n, day in enumerate(days)
    ]
    for one in milestones:
        one._prefetched_objects_cache = {"moves": []}
    page = chromium.new_page(viewport={"width": width, "height": 900})

    page.set_content(page_of(track_picture(milestones, today=TODAY)))

    assert page.evaluate(COLLISIONS) == []
    page.close()


@pytest.mark.needs("Chromium")
@pytest.mark.parametrize("width", [320, 1280])
def test_no_words_of_contributions_collide(chromium, width):
    """Ordinary ones, parts too small for a label, and more years and partners than are drawn."""
    schedules = [
        {2021: [18_250_000, 42_000_100], 2022: [19_250_000.5, 43_000_100]},
        {2021: [1, 900_000_000, 5, 12_000_000, 3], 2022: [0, 7, 0, 0, 0]},
        {year: [1_000_000 * n for n in range(1, 9)] for year in range(2005, 2025)},
    ]
    pictures = [
        contributions_picture(schedule_of(years), key=f"contributions-{n}")
        for n, years in enumerate(schedules)
    ]
    page = chromium.new_page(viewport={"width": width, "height": 900})

    page.set_content(page_of(*pictures))

    assert page.evaluate(COLLISIONS) == []
    page.close()
