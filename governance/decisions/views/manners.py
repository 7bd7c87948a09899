"""How public pages are served: to anybody alike, kept by caches, without a cookie."""

from django.utils.cache import patch_cache_control

SECONDS = 300
"""A copy may be this old: what was just published is seen everywhere five minutes later."""


class PublicPage:
    """A page that anybody may read; caches may keep what those see who have not signed in."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if not request.user.is_authenticated:
            patch_cache_control(response, public=True, max_age=SECONDS)
        return response
