"""Words that only a text as varied holds are found, once the variation is in effect."""

import datetime as dt

import pytest
import time_machine

from agreements.texts.search import agreements_that_say_as_varied, find_clauses
from agreements.texts.varying.changing import add_clause_behind, replace_clause
from tests.factories import UserFactory


@pytest.fixture
def written(vary, clause, commissioner):
    variation = vary()
    said = {"number": "1", "heading": "Aims", "body": "Sharing a dashboard."}
    replace_clause(variation, clause("1"), **said, by=commissioner)
    new = {"number": "1A", "heading": "", "body": "A dashboard of figures."}
    add_clause_behind(variation, clause("1"), **new, by=commissioner)
    return variation


def found(user, day):
    with time_machine.travel(dt.datetime.combine(day, dt.time(12), dt.UTC)):
        titles = [one.title.split(" (")[0] for one in find_clauses(user, "dashboard")]
        return titles, agreements_that_say_as_varied(user, "dashboard").distinct().count()


def test_words_are_found_from_the_day_on_by_who_may_read_them(written, agree, commissioner):
    before, day = dt.date(2021, 2, 28), dt.date(2021, 3, 1)
    assert found(commissioner, day) == ([], 0)
    agree(written)

    stranger = UserFactory(email="stranger@example.org")
    assert found(commissioner, before) == ([], 0)
    assert found(commissioner, day) == (["1 Aims", "1A"], 1)
    assert found(stranger, day) == ([], 0)


def test_what_is_found_leads_to_the_passage(written, agree, agreement, clause, commissioner):
    agree(written)
    added = written.varied_clauses.get(act="added")

    here = f"{agreement.get_absolute_url()}text/#clause-"
    assert [one.url for one in find_clauses(commissioner, "dashboard")] == [
        f"{here}{clause('1').pk}",
        f"{here}-{1000 + added.pk}",
    ]
