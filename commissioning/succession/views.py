"""An administrator's pages on bodies, and what a succession touches for everybody who signs in."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from commissioning.govuk.views import ActionView, CreateView, RecordView
from commissioning.organisations.models import Organisation, Succession
from commissioning.organisations.touched import touched_acts, touched_by
from commissioning.succession import forms
from commissioning.succession.codes import add_code, take_out_code
from commissioning.succession.organisations import (
    add_name,
    change_organisation,
    end_organisation,
    record_organisation,
    rename_organisation,
)
from commissioning.succession.successions import (
    confirm_succession,
    record_successions,
    take_back_succession,
)


class AboutOrganisation:
    """Starts from the bodies that this person may see: all of them are public."""

    find_by = {"slug": "slug"}
    context_name = "organisation"
    cannot = "change what is on record of this body"

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)

    def who_can(self):
        return f"Administrators of {self.object} can."


class RecordOrganisation(CreateView):
    permission_required = "succession.record_organisation"
    cannot = "record a body"
    form_class = forms.OrganisationForm
    heading = "Record a body"
    lead = "A council, an NHS body or another legal body that is, was or will be a partner."
    button = "Record the body"
    success_message = "The body is on record."

    def who_can(self):
        return "Organisation administrators can."

    def back_url(self):
        return reverse("organisations:organisations")

    def act(self, **details):
        return record_organisation(by=self.request.user, **details)


class OrganisationAct(AboutOrganisation, ActionView):
    permission_required = "succession.keep_record"


class ChangeOrganisation(OrganisationAct):
    form_class = forms.ChangeForm
    prefill = ("short_name", "kind", "ods_code", "gss_code", "began_on", "address", "contact")
    heading = "Change what is on record of a body"

    def act(self, **changes):
        return change_organisation(self.object, by=self.request.user, **changes)


class RenameOrganisation(OrganisationAct):
    form_class = forms.RenameForm
    lead = "Its name until now is kept as a former name. Agreements keep the names that they print."
    button = "Record the new name"

    def get_heading(self):
        return f"A new name for {self.object}"

    def act(self, **details):
        return rename_organisation(self.object, by=self.request.user, **details)


class AddName(OrganisationAct):
    form_class = forms.NameForm
    button = "Add the name"

    def get_heading(self):
        return f"Another name of {self.object}"

    def act(self, **details):
        return add_name(self.object, by=self.request.user, **details).organisation


class AddCode(OrganisationAct):
    form_class = forms.CodeForm
    lead = (
        "A code that it bears, or bore, beside its own: such as that of a group which it took over"
        " from, which goes on as the code of one of its locations."
    )
    button = "Add the code"

    def get_heading(self):
        return f"Another code of {self.object}"

    def act(self, **details):
        return add_code(self.object, by=self.request.user, **details).organisation


class TakeOutCode(OrganisationAct):
    form_class = forms.ReasonForm
    lead = "For what was entered by mistake. The reason is kept in the audit log."
    button = "Take it out"
    button_kind = "warning"

    def load(self):
        body = super().load()
        self.code = get_object_or_404(body.other_codes, pk=self.kwargs["code"])
        return body

    def get_heading(self):
        return f"Take out the code {self.code}?"

    def act(self, reason):
        take_out_code(self.code, by=self.request.user, reason=reason)
        return self.object


class EndOrganisation(OrganisationAct):
    form_class = forms.EndForm
    button = "Record the end"

    def get_heading(self):
        return f"The end of {self.object}"

    def act(self, **details):
        return end_organisation(self.object, by=self.request.user, **details)


class RecordSuccession(OrganisationAct):
    """One body on this side, any number on the other; then what that touches."""

    form_class = forms.SuccessionForm
    lead = (
        "A body that is abolished or merged ends the day before, and its successor is partner in its"
        " places from that day. Where nobody acts for the successor yet, the people of the other do."
        " Agreements are not changed: you are shown what it touches next."
    )
    button = "Record the succession"

    def get_heading(self):
        return f"What {self.object} came from, or what became of it"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "others": self.get_queryset().exclude(pk=self.object.pk)
        }

    def get_initial(self):
        body = self.object
        came_from = body.ended_on is None and not body.successions_to.exists()
        return {
            "direction": forms.CAME_FROM if came_from else forms.BECAME,
            "on": body.began_on if came_from else None,
        }

    def act(self, direction, others, **details):
        here = [self.object]
        before, after = (others, here) if direction == forms.CAME_FROM else (here, others)
        return record_successions(
            predecessors=before, successors=after, by=self.request.user, **details
        )

    def get_success_message(self):
        if any(succession.is_unconfirmed for succession in self.result):
            return "It is on record, and waits for an administrator of the body that gave way."
        return "The succession is on record."

    def get_success_url(self):
        return reverse("succession:touched", args=[self.object.slug])


class SuccessionAct(ActionView):
    """An act on one succession, then back to its successor."""

    find_by = {"pk": "pk"}
    context_name = "succession"

    def get_queryset(self):
        rows = Succession.objects.visible_to(self.request.user)
        return rows.select_related("predecessor", "successor")

    def back_url(self):
        return self.object.successor.get_absolute_url()

    get_success_url = back_url


class ConfirmSuccession(SuccessionAct):
    permission_required = "succession.confirm"
    cannot = "confirm this"
    lead = "From then on its people may read what your body was a party to, as its successor."
    button = "Confirm"
    success_message = "Confirmed."

    def get_heading(self):
        return f"Did {self.object.successor} take over from {self.object.predecessor}?"

    def who_can(self):
        return f"Administrators of {self.object.predecessor} can."

    def act(self):
        return confirm_succession(self.object, by=self.request.user)


class TakeBackSuccession(SuccessionAct):
    permission_required = "succession.take_back"
    cannot = "take this back"
    form_class = forms.ReasonForm
    lead = "For what was stated by mistake. The reason is kept in the audit log."
    button = "Take it back"
    button_kind = "warning"
    success_message = "The succession is no longer on record."

    def get_heading(self):
        return f"Take back that {self.object.successor} took over from {self.object.predecessor}?"

    def who_can(self):
        bodies = f"{self.object.predecessor} and {self.object.successor}"
        return f"Administrators of {bodies} can, and whoever stated it."

    def act(self, reason):
        take_back_succession(self.object, by=self.request.user, reason=reason)


class WhatItTouches(AboutOrganisation, RecordView):
    """Everything that a body's successions touch, as far as the reader may see it."""

    template_name = "succession/touched.html"

    def get_context_data(self, **kwargs):
        body, user = self.object, self.request.user
        rows = Succession.objects.visible_to(user).of(body).with_names()
        found = [(one, [] if one.is_unconfirmed else touched_by(one, user)) for one in rows]
        return super().get_context_data(**kwargs) | {
            "found": found,
            "acts": [act() for act in touched_acts],
            "can_choose": any(t.choice for _, groups in found for g in groups for t in g.things),
            "may_keep": user.has_perm("succession.keep_record", body),
        }
