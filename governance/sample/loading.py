"""Loading the sample, a place at a time: each is there as a whole or not at all."""

from collections.abc import Callable, Iterator

from django.db import transaction

from commissioning.partnerships.models import Partnership
from governance.sample.devon import load_devon
from governance.sample.doncaster import load_doncaster
from governance.sample.oxfordshire import load_oxfordshire
from governance.sample.papers import Papers
from governance.sample.wiltshire import load_wiltshire

PLACES: dict[str, Callable[[Papers], Partnership]] = {
    "doncaster": load_doncaster,
    "oxfordshire": load_oxfordshire,
    "wiltshire": load_wiltshire,
    "wider-devon": load_devon,
}


def load_sample(papers: Papers) -> Iterator[tuple[Partnership, bool]]:
    """Load each place that is not there yet; yields each with whether it is new."""
    for slug, load in PLACES.items():
        place = Partnership.objects.filter(slug=slug).first()
        if place:
            yield place, False
            continue
        with transaction.atomic():
            loaded = load(papers)
        yield loaded, True
