"""Every text of every model is marked, so that the scan of what leaves the service misses none."""

import pytest
from django.apps import apps

from tests import factories
from tests.factories.canary import CANARY, HOLD_NO_WORDS, texts_of

APPS = ("commissioning", "agreements", "governance")
MADE_BY = {
    factory._meta.model: factory for factory in (getattr(factories, n) for n in factories.__all__)
}
NO_FACTORY = {
    "audit.event": "made by every act; its words are names of acts",
    "audit.head": "made by every act; holds no words",
    "audit.link": "made by every act; holds no words",
    "audit.payload": "made by every act, from the words of the row that it changes",
    "decisions.counter": "made by publishing; holds no words",
    "money.fundclass": "a list that every installation has, which is public",
    "tokens.token": "made by issuing it; only its owner sees its name, as its own tests show",
    "money.fundingsource": "a list that every installation has, which is public",
}
NEEDS = {"documents.document": "AgreementFactory", "jobs.job": "AgreementFactory"}
"""Models whose factory asks what the row is about."""


def ours():
    return [m for m in apps.get_models() if m.__module__.split(".")[0] in APPS]


def label(model):
    return model._meta.label_lower


def test_every_model_has_a_factory_or_a_reason_why_not():
    without = {label(model) for model in ours()} - {label(model) for model in MADE_BY}

    assert without == NO_FACTORY.keys()


@pytest.mark.parametrize("model", MADE_BY, ids=label)
def test_every_text_of_a_marked_row_is_a_canary(db, model):
    about = {"subject": factories.AgreementFactory()} if label(model) in NEEDS else {}

    row = MADE_BY[model](marked=True, **about)

    row.refresh_from_db()
    plain = [
        field.name for field in texts_of(model) if not CANARY.search(str(getattr(row, field.name)))
    ]
    assert plain == SAY_SOMETHING_ELSE.get(label(model), [])


SAY_SOMETHING_ELSE = {
    "areas.areastatus": ["on_words"],
    "areas.milestone": ["due_words"],
    "areas.milestonemove": ["was_words"],
    "areas.obligation": ["due_words", "set_aside_because"],
    "areas.obligationdone": ["on_words"],
    "areas.reading": ["on_words"],
    "authorities.body": ["name", "short_name"],
    "completeness.reportgiven": ["duty"],
    "organisations.organisation": ["name", "short_name"],
    "organisations.othercode": ["code"],
    "partnerships.partnership": ["name"],
    "people.post": ["title"],
    "plans.plantask": ["due_words"],
    "register.savedview": ["query"],
    "register.variedparty": ["capacities"],
    "plans.plantaskmove": ["was_words"],
    "plans.review": ["decided_words"],
    "plans.reviewreport": ["to_words", "due_words"],
    "register.extension": ["until_words"],
    "register.holdover": ["from_words"],
    "register.party": ["name_as_printed"],
    "register.terminationnotice": ["last_words"],
    "register.withdrawal": ["last_words"],
    "sourced_facts.sourcedfact": ["as_of_words", "retired_because"],
    "texts.textcomparison": ["before_version", "after_version"],
}
"""Texts to which a factory gives other words: days, and names that are public."""


def test_no_field_is_excused_that_does_not_exist():
    fields = {f.name for model in ours() for f in model._meta.concrete_fields}
    fields |= {f"{label(m)}.{f.name}" for m in ours() for f in m._meta.concrete_fields}

    assert HOLD_NO_WORDS.keys() <= fields
