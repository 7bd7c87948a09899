"""Pages of a list that stay right while rows come and go."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class KeysetPage(CursorPagination):
    """At most 100 rows, then a link to what follows them.

    The order is by a field that is unique and never changes, so that no row is shown twice or
    missed while others are edited: the newest first, unless the view names another such field in
    `page_order`.
    """

    ordering = "-pk"
    page_size_query_param = "page_size"
    max_page_size = 100
    cursor_query_description = "Where a page begins, as given in `next` and `previous`."
    page_size_query_description = "How many rows a page has: 1 to 100, else 50."
    invalid_cursor_message = "No such page."

    def paginate_queryset(
        self, queryset: QuerySet[Any], request: Request, view: Any = None
    ) -> list[Any] | None:
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, ValidationError) as slip:  # a cursor that we never made
            raise NotFound(self.invalid_cursor_message) from slip

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        return (getattr(view, "page_order", self.ordering),)
