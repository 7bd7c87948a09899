"""Figures on the pages of bodies and places, for everybody; their acts, for those who state them."""

from typing import Any

from django.urls import reverse

from commissioning.organisations.models import Organisation
from commissioning.organisations.sections import Section as OrganisationSection
from commissioning.partnerships.models import Partnership
from commissioning.partnerships.sections import Row, Section
from commissioning.sourced_facts.models import SourcedFact

TITLE = "Facts and figures"
ADD = "Add a figure"


def organisation_facts(organisation: Organisation, user: Any) -> OrganisationSection | None:
    facts = list(SourcedFact.objects.visible_to(user).current().filter(organisation=organisation))
    may = _may_state(user, organisation)
    if not facts and not may:
        return None
    links = [(ADD, reverse("sourced_facts:add_of_organisation", args=[organisation.slug]))]
    return OrganisationSection(
        TITLE,
        ("What", "Figure", "As of", "Source"),
        [(fact.what, fact.words, fact.as_of, fact.source) for fact in facts],
        acts=[_acts(fact) for fact in facts] if may else [],
        links=links if may else [],
        order=40,
    )


def place_facts(partnership: Partnership, user: Any) -> Section | None:
    facts = list(SourcedFact.objects.visible_to(user).current().filter(partnership=partnership))
    may = _may_state(user, partnership)
    if not facts and not may:
        return None
    add = reverse("sourced_facts:add_of_place", args=[partnership.slug]) if may else ""
    return Section(
        TITLE,
        [
            Row(
                f"{fact.what}: {fact.words}",
                reverse("sourced_facts:correct", args=[fact.pk]) if may else "",
                f"As of {fact.as_of}. {fact.source}",
            )
            for fact in facts
        ],
        more_text=ADD if may else "",
        more_url=add,
        empty="No figures are on record.",
        order=70,
    )


def _may_state(user: Any, subject: Organisation | Partnership) -> bool:
    return bool(user.is_authenticated and user.has_perm("sourced_facts.add_fact", subject))


def _acts(fact: SourcedFact) -> list[tuple[str, str]]:
    return [
        ("Correct", reverse("sourced_facts:correct", args=[fact.pk])),
        ("Retire", reverse("sourced_facts:retire", args=[fact.pk])),
    ]
