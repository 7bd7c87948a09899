"""Looking for decisions, and taking the register away."""

from django.http import HttpResponse, StreamingHttpResponse

from commissioning.govuk.views import Door, PublicListPage
from commissioning.partnerships.models import Partnership
from commissioning.spreadsheets.csv_files import csv_lines
from governance.decisions.models import Decision, PublishedRevision
from governance.decisions.register_search import find_words
from governance.public.agreements import agreements_on_register
from governance.public.exports import COLUMNS, json_of, rows_of
from governance.public.feeds import ENTRIES, atom
from governance.public.forms import RegisterSearch
from governance.public.views.places import WithinPlace

NEWEST = 5
"""Agreements on the page of decisions; all of them have a page of their own."""


class OfPlace(WithinPlace):
    """Published decisions."""

    def get_queryset(self):
        decisions = Decision.objects.visible_to(self.request.user).published()
        if self.object:
            decisions = decisions.filter(partnership=self.object)
        return decisions.select_related("partnership", "body")

    @property
    def title(self):
        return f"Decisions of {self.object}" if self.object else "Decisions"


class Register(OfPlace, PublicListPage):
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
        return super().get_context_data(**kwargs) | {
            "place": self.object,
            "places": [] if self.object else Partnership.objects.visible_to(self.request.user),
            "title": self.title,
            "address": self.address,
            "agreements": agreements_on_register(self.object).order_by("-published_at", "-pk")[
                :NEWEST
            ],
        }


class Feed(OfPlace, Door):
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


class RegisterCsv(OfPlace, Door):
    def get(self, request, *args, **kwargs):
        rows = rows_of(self.get_queryset().order_by("-listed_on", "-pk"))
        response = StreamingHttpResponse(
            csv_lines(row for part in ([COLUMNS], rows) for row in part),
            content_type="text/csv; charset=utf-8",
        )
        response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
        return response


class RegisterJson(OfPlace, Door):
    def get(self, request, *args, **kwargs):
        rows = rows_of(self.get_queryset().order_by("-listed_on", "-pk"))
        return StreamingHttpResponse(json_of(rows), content_type="application/json")
