"""The cover of a chain: the picture, its sentence and its table, on either clock."""

from django.http import HttpResponse
from django.utils import timezone

from agreements.register.cover import cover
from agreements.register.facts import facts_of
from agreements.register.forms.looking import CoverForm
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.register.pictures import cover_picture, window_of
from agreements.register.views.pages import AgreementPage
from commissioning.exports import record_export
from commissioning.spreadsheets.csv_files import csv_lines


class CoverOfChain(AgreementPage):
    template_name = "register/cover.html"

    def get_context_data(self, **kwargs):
        form = CoverForm(self.request.GET or None, initial={"known": "today"})
        asked = form.cleaned_data if form.is_valid() else {}
        today = timezone.localdate()
        facts = facts_of(chain_of(self.object) & Agreement.objects.visible_to(self.request.user))
        first, last = self.stretch(facts, today, asked)
        known_on = None if asked.get("known") == "then" else today
        spans = cover(facts, first, last, known_on)
        days = {"first": first, "last": last, "today": today, "known_on": known_on}
        return super().get_context_data(**kwargs) | {
            "form": form,
            "spans": spans,
            "picture": cover_picture(facts, spans, **days),
            "asked": self.request.GET.urlencode(),
        }

    def stretch(self, facts, today, asked):
        """The days asked for; else all of the chain, up to today and half a year on."""
        whole = window_of(facts, today) or (today, today)
        first = asked.get("first") or whole[0]
        return first, max(first, asked.get("last") or whole[1])


class CoverCsv(CoverOfChain):
    """The same days as rows."""

    def get(self, request, *args, **kwargs):
        record_export(
            "cover",
            self.object,
            file_format="csv",
            by=request.user,
            organisations=self.object.organisation_ids,
            now=timezone.now(),
        )
        spans = self.get_context_data()["spans"]
        rows = [[span.first, span.last, span.days, str(span.cover)] for span in spans]
        lines = csv_lines([["From", "To", "Days", "Cover"], *rows])
        saved = {"Content-Disposition": 'attachment; filename="cover.csv"'}
        return HttpResponse(b"".join(lines), content_type="text/csv; charset=utf-8", headers=saved)
