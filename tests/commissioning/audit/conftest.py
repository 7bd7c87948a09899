import pytest

from commissioning.audit.log import record
from commissioning.audit.models import Event


@pytest.fixture
def act(draft, commissioner, council, icb):
    """Record an act on the draft in the chains of the council and the ICB, unless told otherwise."""

    def acted(what="agreement.renamed", organisations=None, **facts) -> Event:
        chains = [council.pk, icb.pk] if organisations is None else organisations
        return record(what, draft, by=facts.pop("by", commissioner), organisations=chains, **facts)

    return acted
