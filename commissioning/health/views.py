from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nothing of the database: restarting would not mend that."""
    return HttpResponse("alive", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers too. Not for the public: what came through the proxy gets 404."""
    if "X-Forwarded-Proto" in request.headers:
        raise Http404
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse("ready", content_type="text/plain")
