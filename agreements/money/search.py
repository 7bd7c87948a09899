"""Finding funds by their words."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from agreements.money.models import PooledFund
from commissioning.search.registry import AT_MOST, Found


def find_funds(user: Any, words: str) -> Iterator[Found]:
    """Funds whose name, services or client groups, together, hold every word."""
    found = PooledFund.objects.visible_to(user)
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(services__icontains=word) | Q(client_groups__icontains=word)
        )
    for fund in found.with_names()[: AT_MOST + 1]:
        about = f"{fund.agreement.partnership}: {fund.services or fund.agreement.title}"
        yield Found("Funds", fund.name, fund.get_absolute_url(), about)
