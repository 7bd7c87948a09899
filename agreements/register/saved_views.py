"""Views of the list that people keep for themselves."""

from django.db import transaction
from django.http import QueryDict

from agreements.register.models import SavedView
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

MOST_VIEWS = 30
OF_ONE_PAGE = ("after", "before")


@transaction.atomic
def save_view(name: str, query: str, *, by: User) -> SavedView:
    """Keep `query`, as it stands in the address, under `name`; one saved so before is replaced."""
    asked = QueryDict(query, mutable=True)
    for mark in OF_ONE_PAGE:
        asked.pop(mark, None)
    mine = SavedView.objects.select_for_update().filter(owner=by)
    if len(mine) >= MOST_VIEWS and not mine.filter(name=name).exists():
        raise RuleBroken(f"You have {MOST_VIEWS} saved views. Delete one first.")
    view, _ = SavedView.objects.update_or_create(
        owner=by, name=name, defaults={"query": asked.urlencode()}
    )
    record("saved_view.kept", view, by=by, organisations=by.organisation_ids)
    return view


@transaction.atomic
def delete_view(view: SavedView, *, by: User) -> None:
    """Forget the view. What it showed is untouched."""
    record("saved_view.deleted", view, by=by, organisations=by.organisation_ids)
    view.delete()
