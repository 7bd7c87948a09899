import datetime as dt

import pytest
from django.template import engines

from agreements.register.models import Term
from agreements.register.standing import Rest, Standing, State

MACROS = '{% import "register/term_words.html" as of %}'
SIGNED = dt.date(2026, 11, 22)
LATER = dt.date(2027, 9, 30)


def written(macro, term, how=None):
    template = engines["pages"].from_string(f"{MACROS}{{{{ of.{macro}(term, how) }}}}")
    return template.render({"term": term, "how": how})


def stands(**days):
    return Standing(State.IN_FORCE, SIGNED, **days)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (None, "When the last party signs"),
        (stands(), "When the last party signs"),
        (stands(first=SIGNED), "When the last party signs: 22 November 2026"),
        (
            stands(first=SIGNED, rests_on=(Rest.INFERRED,)),
            "When the last party signs: 22 November 2026 (day inferred)",
        ),
    ],
)
def test_what_starts_as_the_last_party_signs_says_when_that_was(how, words):
    assert written("starts", Term(starts="last_signature"), how) == words


def test_a_day_that_is_printed_stands_as_printed():
    term = Term(
        starts="fixed", starts_words="April 2018", starts_earliest=SIGNED, starts_latest=SIGNED
    )

    assert written("starts", term, stands(first=SIGNED)) == "April 2018"
    assert written("ends", term, stands(first=SIGNED)) == "Not stated"


def test_the_last_day_is_what_its_life_made_of_it():
    ends = dt.date(2027, 3, 31)
    term = Term(ends="fixed", ends_words="31/3/27", ends_earliest=ends, ends_latest=ends)

    assert written("ends", term) == written("ends", term, stands(last=ends)) == "31 March 2027"
    assert written("ends", term, stands(last=LATER)) == "30 September 2027"
