"""Writing decision records: the list, a new one, one read in from a text, the draft."""

from django.db.models import Q
from django.forms import Form
from django.utils import timezone

from commissioning.audit.acts import acts_on
from commissioning.govuk.views import CreateView, ListPage, RecordView
from commissioning.partnerships.models import Partnership
from governance.boards.makers import bodies_served_by
from governance.decisions.decisions import change_decision, discard_draft, record_decision
from governance.decisions.details import parts_of
from governance.decisions.forms.acts import ReadInForm
from governance.decisions.forms.filters import DecisionFilters
from governance.decisions.models import Decision
from governance.decisions.publication import preview_publication
from governance.decisions.shown import show
from governance.decisions.text_reading import read_record
from governance.decisions.views.about import AboutDraft, AsksForRecord, DraftAct, DraftPage, InPlace
from governance.decisions.warnings import cautions_about


class Decisions(InPlace, ListPage):
    """The decisions of a place, or of all, that this person may see: the newest first."""

    template_name = "decisions/decisions.html"
    order = ("-listed_on", "-pk")
    filter_form = DecisionFilters

    def load(self):
        return self.get_place() if "place" in self.kwargs else None

    def get_queryset(self):
        seen = Decision.objects.visible_to(self.request.user)
        if self.object:
            seen = seen.filter(partnership=self.object)
        return seen.select_related("partnership", "body")

    def narrow(self, queryset, q, state):
        if q:
            queryset = queryset.filter(Q(title__icontains=q) | Q(reference__icontains=q))
        if state:
            queryset = queryset.filter(published_at__isnull=state == "draft")
        return queryset

    def get_context_data(self, **kwargs):
        user = self.request.user
        served = bodies_served_by(user, on=timezone.localdate())
        places = Partnership.objects.visible_to(user).filter(bodies__in=served).distinct()
        if self.object:
            places = places.filter(pk=self.object.pk)
        return super().get_context_data(**kwargs) | {"place": self.object, "may_record": places}


class ForPlace(InPlace, CreateView):
    """Something new in a place, by a board secretary there."""

    permission_required = "decisions.record_decision"
    cannot = "record a decision here"

    def load(self):
        return self.get_place()

    def who_can(self):
        return "Board secretaries of its partners can."

    def back_url(self):
        return f"/{self.object.slug}/decisions/"


class RecordDecision(AsksForRecord, ForPlace):
    """Write the record of a new decision."""

    template_name = "decisions/edit.html"
    heading = "Record a decision"
    button = "Save the draft"
    without = ("version",)

    def act(self, **details):
        return record_decision(self.object, by=self.request.user, **details)


class ReadIn(ForPlace):
    """Take a record from the text of a council's portal."""

    form_class = ReadInForm
    heading = "Read in a decision record"
    button = "Read it in"
    success_message = "The record was read in. Check that each part stands where it belongs."

    def get_form_kwargs(self):
        served = bodies_served_by(self.request.user, on=timezone.localdate())
        return super().get_form_kwargs() | {"bodies": served.filter(partnership=self.object)}

    def act(self, body, stated_in, text):
        details = read_record(text) | {"body": body, "stated_in": stated_in}
        return record_decision(self.object, by=self.request.user, **details)


class Draft(DraftPage):
    """A draft as those concerned see it: what the public would see, and what is still to do."""

    template_name = "decisions/draft.html"

    def get_context_data(self, **kwargs):
        decision, user, today = self.object, self.request.user, timezone.localdate()
        parts = parts_of(decision)
        return super().get_context_data(**kwargs) | {
            "shown": show(preview_publication(decision, parts, on=today)),
            "cautions": cautions_about(decision, parts, on=today),
            "lines": [
                (line, user.has_perm("decisions.state_authority", line))
                for line in parts.authority_lines
            ],
            "may_edit": user.has_perm("decisions.edit_decision", decision),
        }


class EditDraft(AsksForRecord, DraftAct):
    """Change any part of a draft."""

    template_name = "decisions/edit.html"
    heading = "Edit the decision"
    success_message = "The draft is saved."

    def get_initial(self):
        return self.values_of(self.object)

    def act(self, version, **details):
        return change_decision(self.object, version=version, by=self.request.user, **details)


class History(AboutDraft, RecordView):
    """Who did what to the decision, draft and published, the newest first."""

    template_name = "decisions/history.html"
    permission_required = "decisions.read_history"
    cannot = "read the history of this decision"
    most = 200

    def get_context_data(self, **kwargs):
        events = acts_on("decisions.decision", [self.object.pk])
        newest = events.select_related("by").order_by("-pk")[: self.most]
        return super().get_context_data(**kwargs) | {
            "acts": [
                {
                    "title": event.what.replace(".", " ").replace("_", " ").capitalize(),
                    "who": event.by.name if event.by else "The service",
                    "when": event.at,
                }
                for event in newest
            ]
        }


class DiscardDraft(DraftAct):
    """Throw a draft away that is not needed after all."""

    form_class = Form
    heading = "Discard this draft?"
    button = "Discard the draft"
    button_kind = "warning"
    success_message = "The draft is discarded."

    def act(self):
        discard_draft(self.object, by=self.request.user)

    def get_success_url(self):
        return f"/{self.object.partnership.slug}/decisions/"
