"""The pages of an organisation's audit log."""

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from commissioning.audit.chain import Anchor, anchor_of, verify_chain
from commissioning.auditing.forms import AnchorForm, LogFilters
from commissioning.auditing.permissions import logs_read_by
from commissioning.auditing.reading import about, entries_of, narrowed, rows_of, words_of
from commissioning.exports import record_export
from commissioning.govuk.views import Door, ListPage
from commissioning.organisations.models import Organisation
from commissioning.spreadsheets.csv_files import csv_lines


class OfLog(Door):
    """About one organisation's log, which must be among those that this person reads."""

    permission_required = "auditing.read_log"
    cannot = "read this audit log"

    def load(self):
        mine = Organisation.objects.visible_to(self.request.user).filter(
            pk__in=logs_read_by(self.request.user)
        )
        return get_object_or_404(mine, slug=self.kwargs["organisation"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"organisation": self.object}


class Logs(Door):
    """Leads to the one log, or lists them."""

    template_name = "auditing/logs.html"
    permission_required = "auditing.read_log"
    cannot = "read an audit log"

    def get(self, request):
        mine = Organisation.objects.visible_to(request.user).filter(
            pk__in=logs_read_by(request.user)
        )
        if len(mine) == 1:
            return redirect("auditing:log", mine[0].slug)
        return self.render_to_response(self.get_context_data(organisations=mine))


class Log(OfLog, ListPage):
    template_name = "auditing/log.html"
    order = ("-sequence",)
    filter_form = LogFilters
    context_name = "links"

    def get_queryset(self):
        return entries_of(self.object.pk)

    def narrow(self, queryset, **chosen):
        return narrowed(queryset, **chosen)

    def get_context_data(self, **kwargs):
        reads_changes = self.request.user.has_perm("auditing.read_changes", self.object)
        return super().get_context_data(**kwargs) | {
            "head": anchor_of(self.object.pk),
            "reads_changes": reads_changes,
            "words_of": words_of,
            "about": about,
            "query": self.request.GET.urlencode(),
        }


class LogCsv(OfLog):
    """The entries as rows; the download of them is the next entry, and not among them."""

    def get(self, request, **kwargs):
        head = anchor_of(self.object.pk)
        links = entries_of(self.object.pk).filter(sequence__lte=head.sequence)
        filters = LogFilters(request.GET)
        if filters.is_valid():
            links = narrowed(links, **filters.cleaned_data)
        record_export(
            "audit_log",
            self.object,
            file_format="csv",
            by=request.user,
            organisations=[self.object.pk],
            now=timezone.now(),
        )
        return StreamingHttpResponse(
            csv_lines(rows_of(links)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="audit-log.csv"'},
        )


class CheckLog(OfLog):
    """Recompute the whole chain, against a head noted before if one is given."""

    template_name = "auditing/check.html"

    def get(self, request, **kwargs):
        form = AnchorForm(request.GET)
        noted = []
        if form.is_valid() and form.cleaned_data["sequence"]:
            noted = [Anchor(form.cleaned_data["sequence"], form.cleaned_data["hash"])]
        verdict = verify_chain(self.object.pk, anchors=noted) if form.is_valid() else None
        context = {"form": form, "verdict": verdict, "noted": noted}
        return self.render_to_response(
            self.get_context_data(**context, head=anchor_of(self.object.pk))
        )
