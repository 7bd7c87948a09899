import datetime as dt

import factory

from commissioning.sourced_facts.models import SourcedFact
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.organisations import OrganisationFactory


class SourcedFactFactory(CanaryFactory):
    """The population of a body on 1 April 2019."""

    class Meta:
        model = SourcedFact

    organisation = factory.SubFactory(OrganisationFactory)
    kind = SourcedFact.Kind.POPULATION
    words = canary_text("fact", "words")
    value = 1_200_000
    as_of_words = "1 April 2019"
    as_of_earliest = dt.date(2019, 4, 1)
    as_of_latest = dt.date(2019, 4, 1)
    source = canary_text("fact", "source")
    retired_because = ""
