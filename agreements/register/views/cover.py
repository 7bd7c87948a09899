"""The cover of a chain: the picture, its sentence and its table, on either clock."""

import csv

from django.http import HttpResponse
from django.utils import timezone

from agreements.register.cover import cover, turning_days
from agreements.register.facts import facts_of
from agreements.register.forms import CoverForm
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.register.views.pages import AgreementPage
from commissioning.calendar.dates import add_months

AHEAD_MONTHS = 6


class CoverOfChain(AgreementPage):
    template_name = "register/cover.html"

    def get_context_data(self, **kwargs):
        form = CoverForm(self.request.GET or None)
        asked = form.cleaned_data if form.is_valid() else {}
        today = timezone.localdate()
        facts = facts_of(chain_of(self.object) & Agreement.objects.visible_to(self.request.user))
        first, last = self.stretch(facts, today, asked)
        known_on = None if asked.get("known") == "then" else today
        spans = cover(facts, first, last, known_on)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "facts": facts,
            "spans": spans,
            "first": first,
            "last": last,
            "known_on": known_on,
            "today": today,
        }

    def stretch(self, facts, today, asked):
        """The days asked for; else all of the chain, up to today and half a year on."""
        days = turning_days(facts) | {today}
        first = asked.get("first") or min(days)
        last = asked.get("last") or max(max(days), add_months(today, AHEAD_MONTHS))
        return first, max(first, last)


class CoverCsv(CoverOfChain):
    """The same days as rows."""

    def get(self, request, *args, **kwargs):
        context = self.get_context_data()
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="cover.csv"'
        rows = csv.writer(response)
        rows.writerow(["From", "To", "Days", "Cover"])
        for span in context["spans"]:
            rows.writerow([span.first, span.last, span.days, span.cover])
        return response
