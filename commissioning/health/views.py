from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from commissioning.health.lateness import late_work, migrations_pending


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nothing of the database: restarting would not mend that."""
    return HttpResponse("alive", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers too, and has this release's tables; and what waits too long, a line each.

    What is late is no reason to send nobody here: it is told, for whoever watches, and the answer
    stays 200. Not for the public: what came through the proxy gets 404.
    """
    if "X-Forwarded-Proto" in request.headers:
        raise Http404
    try:
        if migrations_pending(connection):
            return HttpResponse("migrations pending", content_type="text/plain", status=503)
        lines = ["ready", *late_work(timezone.now())]
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("\n".join(lines), content_type="text/plain")
