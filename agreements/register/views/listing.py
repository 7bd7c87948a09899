"""The register of agreements: narrowed, in order, on any day, as a list or on a timeline."""

from functools import cached_property

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from agreements.register.facts import facts_with_successors
from agreements.register.forms.looking import AgreementFilters
from agreements.register.forms.saved_views import SaveViewForm
from agreements.register.leaving import as_known_by, left_by
from agreements.register.list_files import FILES, note_list_export
from agreements.register.listing import (
    ORDERS,
    asks_how_it_stands,
    clocks_of,
    in_order,
    narrow_by_record,
    narrow_by_standing,
)
from agreements.register.models import Agreement, SavedView
from agreements.register.pictures import rows_picture
from agreements.register.printed_parties import print_parties
from agreements.register.saved_views import delete_view, save_view
from agreements.register.shown import show
from agreements.register.year_totals import totals_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.govuk.views import ActionView, CreateView, ListPage


class Agreements(ListPage):
    """All agreements that this person may see."""

    template_name = "register/agreements.html"
    filter_form = AgreementFilters

    @cached_property
    def asked(self):
        return self.filter_form(self.request.GET)

    @property
    def clocks(self):
        return self.asked.clocks(timezone.localdate())

    @property
    def order(self):
        chosen = self.asked.cleaned_data.get("sort", "") if self.asked.is_valid() else ""
        return ORDERS[chosen]

    def get_queryset(self):
        seen = in_order(Agreement.objects.visible_to(self.request.user))
        return seen.select_related("partnership", "term").prefetch_related("parties")

    def narrow(self, queryset, **asked):
        user, clocks = self.request.user, self.clocks
        queryset = narrow_by_record(queryset, asked, user=user, day=clocks.day)
        self.cut_short = False
        if asks_how_it_stands(asked):
            queryset, self.cut_short = narrow_by_standing(queryset, asked, user=user, clocks=clocks)
        return queryset

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        user, clocks, today = self.request.user, self.clocks, timezone.localdate()
        ids = [row.pk for row in context["rows"]]
        left = left_by(ids, user)
        of_each = clocks_of(ids, clocks, left)
        days = {pk: one.day for pk, one in of_each.items()}
        print_parties(context["rows"], days)
        facts, year = facts_with_successors(ids, seen_by=user), FinancialYear.containing(clocks.day)
        on_timeline = self.request.GET.get("show") == "timeline"
        rows = as_known_by({pk: facts[pk] for pk in ids}, left)
        picture = rows_picture(rows, today=today, known_on=clocks.known_on) if on_timeline else None
        asked = self.request.GET.copy()
        for name in ("after", "before", "show"):
            asked.pop(name, None)
        return context | {
            "standings": {
                pk: show(facts[pk], one.day, one.known_on, facts) for pk, one in of_each.items()
            },
            "days": days,
            "may_start": user.has_perm("register.start_agreement"),
            "today": clocks.day,
            "year": year,
            "totals": totals_of(ids, year, user),
            "filters_on": len(self.asked.asked),
            "day_asked": clocks.day if clocks.day != today else None,
            "known_then": clocks.known_on == clocks.day,
            "cut_short": getattr(self, "cut_short", False),
            "on_timeline": on_timeline,
            "picture": picture,
            "asked": asked.urlencode(),
            "saved_views": SavedView.objects.visible_to(user),
        }


class AgreementsFile(Agreements):
    """The same agreements, all pages of them, as a file."""

    def get(self, request, *args, **kwargs):
        make, media_type = FILES[kwargs["ending"]]
        queryset = self.get_queryset()
        if self.asked.is_valid():
            queryset = self.narrow(queryset, **self.asked.cleaned_data)
        note_list_export(kwargs["ending"], by=request.user)
        content = make(queryset.order_by(*self.order), self.clocks, request)
        answer = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
        name = f'attachment; filename="agreements.{kwargs["ending"]}"'
        return answer(content, content_type=media_type, headers={"Content-Disposition": name})


class SaveView(CreateView):
    """Keep the filters of the list under a name, for oneself."""

    form_class = SaveViewForm
    heading = "Save this view"
    button = "Save the view"
    success_message = "The view is saved."

    def get_initial(self):
        return {"query": self.request.META.get("QUERY_STRING", "")}

    def back_url(self):
        return "/agreements/"

    def act(self, name, query):
        return save_view(name, query, by=self.request.user)


class DeleteView(ActionView):
    """Forget a saved view. Nothing else is lost with it."""

    find_by = {"pk": "view"}
    button = "Delete the view"
    button_kind = "warning"
    success_message = "The view was deleted."
    success_url = "/agreements/"

    def get_queryset(self):
        return SavedView.objects.visible_to(self.request.user)

    def get_heading(self):
        return f"Delete the view {self.object}?"

    def act(self):
        delete_view(self.object, by=self.request.user)
