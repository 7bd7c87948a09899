"""Looking for decisions, and taking the register away."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.govuk.views import Door, PublicListPage, PublicRecordView
from commissioning.partnerships.models import Partnership
from commissioning.spreadsheets.csv_files import csv_lines
from governance.decisions.models import Decision, PublishedRevision
from governance.decisions.register_search import find_words
from governance.decisions.views.manners import PublicPage
from governance.public.exports import COLUMNS, json_of, rows_of
from governance.public.feeds import ENTRIES, atom
from governance.public.forms import RegisterSearch


class WithinPlace(PublicPage):
    """The whole register, or that of one place if the address names it."""

    public = True

    def load(self):
        if "place" not in self.kwargs:
            return None
        places = Partnership.objects.visible_to(self.request.user)
        return get_object_or_404(places, slug=self.kwargs["place"])

    def get_queryset(self):
        decisions = Decision.objects.visible_to(self.request.user).published()
        if self.object:
            decisions = decisions.filter(partnership=self.object)
        return decisions.select_related("partnership", "body")

    @property
    def title(self):
        return f"Decisions of {self.object}" if self.object else "Decisions"

    @property
    def address(self):
        return f"/register/{self.object.slug}/" if self.object else "/register/"


class Register(WithinPlace, PublicListPage):
    """Published decisions, the newest first, and the agreements shown to the public."""

    template_name = "public/register.html"
    order = ("-listed_on", "-pk")

    def filter_form(self, data):
        return RegisterSearch(data, within=self.object)

    def narrow(self, queryset, q, year, place=None, body=None):
        if q:
            queryset = find_words(queryset, q)
        if year:
            queryset = queryset.filter(number_year=year)
        if place:
            queryset = queryset.filter(partnership=place)
        if body:
            queryset = queryset.filter(body=body)
        return queryset

    def get_context_data(self, **kwargs):
        agreements = Agreement.objects.published().select_related("partnership", "term")
        if self.object:
            agreements = agreements.filter(partnership=self.object)
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "place": self.object,
            "places": Partnership.objects.visible_to(self.request.user),
            "title": self.title,
            "address": self.address,
            "agreements": agreements.prefetch_related("parties").order_by("title", "pk")[:100],
        }


class Feed(WithinPlace, Door):
    """The newest publications and corrections as Atom."""

    def get(self, request, *args, **kwargs):
        revisions = PublishedRevision.objects.visible_to(request.user).filter(
            decision__in=self.get_queryset()
        )
        revisions = revisions.select_related("decision__partnership", "decision__body")
        text = atom(
            self.title,
            address=self.address,
            feed_address=request.path,
            revisions=revisions.order_by("-published_at", "-pk")[:ENTRIES],
        )
        return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


class RegisterCsv(WithinPlace, Door):
    def get(self, request, *args, **kwargs):
        rows = rows_of(self.get_queryset().order_by("-listed_on", "-pk"))
        response = StreamingHttpResponse(
            csv_lines(row for part in ([COLUMNS], rows) for row in part),
            content_type="text/csv; charset=utf-8",
        )
        response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
        return response


class RegisterJson(WithinPlace, Door):
    def get(self, request, *args, **kwargs):
        rows = rows_of(self.get_queryset().order_by("-listed_on", "-pk"))
        return StreamingHttpResponse(json_of(rows), content_type="application/json")


class PublicAgreement(PublicPage, PublicRecordView):
    """What the public may know of an agreement: what it is, between whom, for how long."""

    template_name = "public/agreement.html"
    find_by = {"partnership__slug": "place", "key": "key"}
    context_name = "agreement"

    def get_queryset(self):
        return Agreement.objects.published().select_related("partnership", "term")

    def get_context_data(self, **kwargs):
        decisions = Decision.objects.visible_to(self.request.user).published()
        about = decisions.filter(agreements_concerned__agreement=self.object).distinct()
        return super().get_context_data(**kwargs) | {
            "parties": self.object.parties.select_related("organisation"),
            "decisions": about.select_related("partnership", "body").order_by("-listed_on", "-pk"),
        }
