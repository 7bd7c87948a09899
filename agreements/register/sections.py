"""The pages of one agreement: its sub-navigation, filled by the parts that add a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from agreements.register.models import Agreement
from commissioning.registry import Registry


@dataclass(frozen=True)
class Section:
    """One page of an agreement, at the address `url_name` of (place, key)."""

    label: str
    url_name: str
    order: int

    def url(self, agreement: Agreement) -> str:
        return reverse(self.url_name, args=[agreement.partnership.slug, agreement.key])


agreement_sections: Registry[Callable[[Agreement, Any], Section | None]] = Registry()
"""Functions `(agreement, user)` that give a page, or None where there is nothing to show."""


def sections_of(agreement: Agreement, user: Any) -> list[Section]:
    """The pages of `agreement` that `user` may open, in order."""
    found = [section for of in agreement_sections if (section := of(agreement, user))]
    return sorted(found, key=lambda section: section.order)
