"""The indicators of a fund or of a plan, on its own page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from agreements.areas.reporting import lines_of
from agreements.money.models import PooledFund
from agreements.plans.models import Plan
from agreements.register.panels import Panel

TEMPLATE = "areas/indicators_panel.html"


def indicators_panel(record: Any, user: Any) -> Panel | None:
    if isinstance(record, PooledFund):
        agreement = record.agreement
        address = [agreement.partnership.slug, agreement.key, record.key]
        add = reverse("areas:add_fund_indicator", args=address)
        may_add = user.has_perm("areas.add_fund_indicator", record)
    elif isinstance(record, Plan):
        add = reverse("areas:add_plan_indicator", args=[record.partnership.slug, record.key])
        may_add = user.has_perm("areas.add_plan_indicator", record)
    else:
        return None
    lines = lines_of(record, today=timezone.localdate())
    return Panel(TEMPLATE, {"lines": lines, "name": str(record), "add": add if may_add else ""})
