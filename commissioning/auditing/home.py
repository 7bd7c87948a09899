"""What an auditor's home page leads to: the logs that they are there to read."""

import datetime as dt
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from commissioning.accounts.roles import Role
from commissioning.audit.chain import anchor_of
from commissioning.home.reading import Reading
from commissioning.home.registry import Panel


def logs_panel(user: Any, today: dt.date, reading: Reading) -> Panel | None:
    """The log of each body that this person audits, and how long it is."""
    bodies = [m.organisation for m in user.current_memberships if m.role == Role.AUDITOR]
    if not bodies:
        return None
    logs = [(body, anchor_of(body.pk).sequence) for body in bodies]
    html = render_to_string("auditing/panel.html", {"logs": logs}, using="pages")
    return Panel("Audit log", SafeString(html), order=80)
