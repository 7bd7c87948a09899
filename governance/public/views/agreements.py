"""The agreements that are shown to the public."""

from django.utils import timezone

from agreements.register.printed_parties import printed_on
from commissioning.govuk.views import PublicListPage, PublicRecordView
from governance.decisions.models import Decision
from governance.decisions.views.manners import PublicPage
from governance.public.agreements import agreements_on_register, find_agreements
from governance.public.forms import AgreementSearch
from governance.public.standing import public_standings
from governance.public.views.places import WithinPlace


class PublicAgreements(WithinPlace, PublicListPage):
    """All of them, by title."""

    template_name = "public/agreements.html"
    order = ("title", "pk")

    def get_queryset(self):
        return agreements_on_register(self.object)

    def filter_form(self, data):
        return AgreementSearch(data, within=self.object)

    def narrow(self, queryset, q, kind, place=None):
        if q:
            queryset = queryset.filter(pk__in=find_agreements(queryset, q).values("pk"))
        if kind:
            queryset = queryset.filter(kind=kind)
        if place:
            queryset = queryset.filter(partnership=place)
        return queryset

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"place": self.object, "address": self.address}


class PublicAgreement(PublicPage, PublicRecordView):
    """What the public may know of an agreement: what it is, between whom, for how long."""

    template_name = "public/agreement.html"
    find_by = {"partnership__slug": "place", "key": "key"}
    context_name = "agreement"

    def get_queryset(self):
        return agreements_on_register()

    def get_context_data(self, **kwargs):
        decisions = Decision.objects.visible_to(self.request.user).published()
        about = decisions.filter(agreements_concerned__agreement=self.object).distinct()
        today = timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "standing": public_standings([self.object], today)[self.object.pk],
            "parties": printed_on(self.object.parties.joined(), today),
            "decisions": about.select_related("partnership", "body").order_by("-listed_on", "-pk"),
        }
