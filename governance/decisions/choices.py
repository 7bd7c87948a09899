"""What may be chosen on the form of a decision record."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from agreements.register.models import Agreement
from commissioning.partnerships.models import Partnership
from governance.decisions.models import Decision


def agreements_offered(
    place: Partnership, decision: Decision | None, *, user: Any
) -> QuerySet[Agreement]:
    """Agreements of the place that `user` may see, and those that the decision already names.

    Whoever reads the decision reads their titles there; left out, saving the form would drop them.
    """
    seen = Q(pk__in=Agreement.objects.visible_to(user).values("pk"), partnership=place)
    named = Q(decisions_concerned__decision=decision) if decision else Q()
    return Agreement.objects.filter(seen | named).distinct()
