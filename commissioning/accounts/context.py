"""Whom the reader acts for, said at the top of every page."""

from typing import Any

from django.http import HttpRequest


def acting_for(request: HttpRequest) -> dict[str, Any]:
    user: Any = request.user
    if not user.is_authenticated:
        return {}
    bodies = {membership.organisation.name for membership in user.current_memberships}
    return {"acting_for": sorted(bodies)}
