"""Publishing a decision and correcting it, each after a look at exactly what the public will see."""

import secrets
from copy import copy

from django.conf import settings
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from commissioning.errors import RuleBroken
from commissioning.govuk.views import ActionView, RecordView
from governance.decisions.changes import changes_between
from governance.decisions.corrections import (
    as_corrected,
    correct_decision,
    dates_taken_away,
    newest_revision,
    preview_correction,
)
from governance.decisions.details import parts_given, parts_of, put_details
from governance.decisions.documents import pdf_job
from governance.decisions.forms.acts import CorrectionForm, PublishForm
from governance.decisions.models.authority_line import State
from governance.decisions.publication import preview_publication, publish_decision
from governance.decisions.shown import show
from governance.decisions.views.about import AboutPublished, AsksForRecord, DraftAct
from governance.decisions.warnings import Kind, cautions_about, missing_parts


def new_key():
    """Names one form that is sent in."""
    return secrets.token_urlsafe(24)


class Publish(DraftAct):
    """The check before a decision is public for good."""

    permission_required = "decisions.publish_decision"
    cannot = "publish this decision"
    form_class = PublishForm
    template_name = "decisions/publish.html"
    heading = "Check what the public will see"
    button = "Publish the decision"
    back_text = "Back to the draft"

    def get(self, request, *args, **kwargs):
        if self.object.is_published:
            return redirect(self.object)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        return {"version": self.object.version, "key": new_key()}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.has_personal_data:
            del form.fields["personal_data_checked"]
        return form

    @cached_property
    def parts(self):
        return parts_of(self.object)

    @cached_property
    def cautions(self):
        return cautions_about(self.object, self.parts, on=timezone.localdate())

    @property
    def has_personal_data(self):
        return any(caution.kind is Kind.PERSONAL_DATA for caution in self.cautions)

    def act(self, **answers):
        today = timezone.localdate()
        return publish_decision(self.object, by=self.request.user, on=today, **answers)

    def get_success_url(self):
        return f"{self.result.decision.get_absolute_url()}published/"

    def get_context_data(self, **kwargs):
        cautions, today = self.cautions, timezone.localdate()
        stops = [c for c in cautions if c.kind is Kind.REQUIRED and not self.object.is_history]
        return super().get_context_data(**kwargs) | {
            "shown": show(preview_publication(self.object, self.parts, on=today)),
            "cautions": cautions,
            "stops": stops,
        }


class Published(AboutPublished, RecordView):
    """What came of publishing: reference, address, the PDF, what comes next."""

    template_name = "decisions/published.html"
    permission_required = "decisions.publish_decision"
    cannot = "see how this decision was published"

    def get_context_data(self, **kwargs):
        revision = self.object.revisions.order_by("-number")[0]
        return super().get_context_data(**kwargs) | {
            "revision": revision,
            "job": pdf_job(revision),
            "may_retry": True,
            "next_steps": next_steps(revision.content),
            "site_url": settings.SITE_URL,
        }


def next_steps(record):
    """What the person who published should expect now, in sentences."""
    shown = {fact.label: fact.value for section in show(record).sections for fact in section.facts}
    if last := shown.get("Call-in until the end of"):
        yield f"It can be called in until the end of {last}."
    if first := shown.get("Effective from"):
        yield f"It has effect from {first}."
    for line in record["authority_lines"]:
        if line["state"] == State.AWAITED:
            yield f"It waits for the authority of {line['organisation']}."
    if until := shown.get("Record kept until"):
        yield f"The record must be kept until {until}."


class Correct(AboutPublished, AsksForRecord, ActionView):
    """Change the record, look at what the public will see, and publish it with the reason."""

    permission_required = "decisions.correct_decision"
    cannot = "correct this decision"
    template_name = "decisions/edit.html"
    based_on = CorrectionForm
    without: tuple[str, ...] = ("body",)
    heading = "Correct the decision"
    button = "Check the correction"

    def questions_not_asked(self):
        """What was first published here has no paper, and its day is the day it was published."""
        of_a_paper = () if self.object.is_history else ("stated_in", "published_on")
        return (*self.without, *of_a_paper)

    def get_initial(self):
        return self.values_of(self.object) | {"key": new_key()}

    def form_valid(self, form):
        """The first time the answers are shown as the public will see them; then they are kept."""
        if "publish" in self.request.POST:
            return super().form_valid(form)
        changes = self._changes(form)
        if not self.lacks_nothing(form, changes):
            return self.form_invalid(form)
        try:
            record = preview_correction(
                self.object,
                changes,
                by=self.request.user,
                on=timezone.localdate(),
                reason=form.cleaned_data["reason"],
            )
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return self.show_check(form, record, changes)

    def lacks_nothing(self, form, changes):
        """Puts what stops the correction at its questions, before there is anything to look at."""
        corrected = copy(self.object)
        put_details(corrected, changes)
        stops = list(dates_taken_away(self.object, corrected))
        if not corrected.is_history:
            parts = parts_given(corrected, changes, by=self.request.user)
            stops += missing_parts(corrected, parts, on=timezone.localdate())
        for field, message in dict(stops).items():
            form.add_error(field if field in form.fields else None, message)
        return form.is_valid()

    def show_check(self, form, record, changes):
        corrected, parts = as_corrected(self.object, changes, by=self.request.user)
        published = newest_revision(self.object).content
        context = self.get_context_data(form=form) | {
            "record": record,
            "shown": show(record),
            "changes": changes_between(show(published), show(record)),
            "cautions": cautions_about(corrected, parts, on=timezone.localdate()),
            "carried": [
                (question.html_name, value) for question in form for value in question.raw_values
            ],
        }
        return self.response_class(
            request=self.request,
            template=["decisions/check_correction.html"],
            context=context,
            using=self.template_engine,
        )

    def act(self, **answers):
        today = timezone.localdate()
        return correct_decision(self.object, by=self.request.user, on=today, **answers)

    def get_success_url(self):
        return self.result.decision.get_absolute_url()

    def get_success_message(self):
        return f"{self.object.reference} is corrected. The version before stays readable."

    def _changes(self, form):
        asked = ("version", "reason", "personal_data_checked", "key")
        return {name: value for name, value in form.cleaned_data.items() if name not in asked}
