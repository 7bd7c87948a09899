"""What the key of a duplicate answers that was merged into another record."""

from django.http import Http404
from rest_framework.response import Response

from agreements.register.merging import survivor_of


class MergedAway(Exception):
    """The key is that of a duplicate, whose record is now another's."""

    def __init__(self, key, survivor):
        super().__init__(f"This record was merged into {survivor}.")
        self.key, self.survivor = key, survivor


class LeadsToSurvivor:
    """For the view set of agreements: its keys, and those of records that are no more."""

    def get_object(self):
        """404 for what is not there; a duplicate that was merged names the record that survived."""
        try:
            return super().get_object()
        except Http404:
            survivor = survivor_of(self.kwargs["key"], self.get_queryset())
            if survivor is None:
                raise
            raise MergedAway(self.kwargs["key"], survivor.key) from None

    def handle_exception(self, exc):
        """301 to the survivor for what is read, 410 for what is done; both say its key."""
        if not isinstance(exc, MergedAway):
            return super().handle_exception(exc)
        here = self.request.get_full_path()
        there = here.replace(f"/{exc.key}/", f"/{exc.survivor}/", 1)
        told = {"detail": str(exc), "merged_into": exc.survivor}
        reads = self.request.method in ("GET", "HEAD")
        return Response(told, status=301 if reads else 410, headers={"Location": there})
