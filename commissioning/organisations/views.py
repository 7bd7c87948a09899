"""Which bodies there are, what they were called, who succeeded them, and how to reach them."""

from django.utils import timezone

from commissioning.govuk.views import PublicListPage, PublicRecordView
from commissioning.organisations.forms import OrganisationFilters
from commissioning.organisations.models import Organisation
from commissioning.organisations.sections import sections_of


class Organisations(PublicListPage):
    template_name = "organisations/organisations.html"
    order = ("name", "pk")
    filter_form = OrganisationFilters

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)

    def narrow(self, queryset, q, kind):
        if kind:
            queryset = queryset.filter(kind=kind)
        for word in q.split():
            queryset = queryset.known_as(word)
        return queryset


class OrganisationPage(PublicRecordView):
    template_name = "organisations/organisation.html"
    find_by = {"slug": "slug"}
    context_name = "organisation"

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        body = self.object
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "other_names": body.other_names.order_by("used_from", "pk"),
            "other_codes": body.other_codes.all(),
            "came_from": body.successions_to.select_related("predecessor").order_by("on", "pk"),
            "became": body.successions_from.select_related("successor").order_by("on", "pk"),
            "sections": sections_of(body, self.request.user),
            "places": body.partnerships.select_related("partnership"),
        }
