"""What every page of the register shares: it is of all places, or of one."""

from django.shortcuts import get_object_or_404

from commissioning.partnerships.models import Partnership
from governance.decisions.views.manners import PublicPage


class WithinPlace(PublicPage):
    """The whole register, or that of one place if the address names it."""

    public = True

    def load(self):
        if "place" not in self.kwargs:
            return None
        places = Partnership.objects.visible_to(self.request.user)
        return get_object_or_404(places, slug=self.kwargs["place"])

    @property
    def address(self):
        return f"/register/{self.object.slug}/" if self.object else "/register/"
