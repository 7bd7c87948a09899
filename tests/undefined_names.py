"""Finds names that our templates use and nobody defined: on a page they would be silent gaps."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.template import engines

from commissioning.govuk import undefined
from commissioning.govuk.jinja import environment


@contextmanager
def undefined_names() -> Iterator[list[str]]:
    """Render pages inside; the list then holds "template: what it leaned on", and prints of None."""
    pages = engines["pages"]
    lenient = pages.env
    pages.env = environment(strict=True, loader=lenient.loader)
    undefined.found.clear()
    try:
        yield undefined.found
    finally:
        pages.env = lenient
