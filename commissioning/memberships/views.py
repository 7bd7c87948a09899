"""An administrator's pages on the people of their organisation; accepting an invitation."""

from django.contrib.auth import login
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.errors import RuleBroken
from commissioning.govuk.views import ActionView, ActsOnForm, Door, RecordView
from commissioning.memberships import forms
from commissioning.memberships.idling import set_idle_minutes
from commissioning.memberships.inviting import (
    OVER,
    accept_invitation,
    invite_person,
    withdraw_invitation,
)
from commissioning.memberships.links import invitation_of
from commissioning.memberships.listing import members_of
from commissioning.memberships.models import Invitation, administered_by
from commissioning.memberships.roles import end_membership, give_role
from commissioning.organisations.models import Organisation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class OfMine:
    """Pages about one of the organisations whose people this person manages."""

    permission_required = "memberships.manage_people"
    cannot = "manage the people of this organisation"
    context_name = "organisation"
    find_by = {"slug": "organisation"}

    def get_queryset(self):
        mine = administered_by(self.request.user)
        return Organisation.objects.visible_to(self.request.user).filter(pk__in=mine)

    def get_success_url(self):
        return self.back_url()

    def back_url(self):
        return reverse("memberships:people_of", args=[self.kwargs["organisation"]])


class People(Door):
    """Leads to the one organisation, or lists them."""

    template_name = "memberships/organisations.html"
    permission_required = "memberships.manage_people"
    cannot = "manage people"

    def get(self, request):
        mine = Organisation.objects.visible_to(request.user).filter(
            pk__in=administered_by(request.user)
        )
        if len(mine) == 1:
            return redirect("memberships:people_of", mine[0].slug)
        return self.render_to_response(self.get_context_data(organisations=mine))


class PeopleOf(OfMine, RecordView):
    template_name = "memberships/people.html"

    def get_context_data(self, **kwargs):
        invitations = Invitation.objects.visible_to(self.request.user).open()
        return super().get_context_data(**kwargs) | {
            "members": members_of(self.object, on=timezone.localdate()),
            "invitations": invitations.filter(organisation=self.object).select_related("user"),
        }


class Invite(OfMine, ActionView):
    form_class = forms.InviteForm
    heading = "Invite somebody"
    button = "Send the invitation"

    def act(self, **details):
        return invite_person(self.object, by=self.request.user, **details)

    def get_success_message(self):
        return f"An invitation goes to {self.result.user.email}."


class SetIdleMinutes(OfMine, ActionView):
    form_class = forms.IdleForm
    prefill = ("idle_minutes",)
    heading = "When people are signed out"
    lead = (
        "Whoever is away from their desk for so long must sign in again. What they typed is kept."
    )
    success_message = "The time is saved."

    def act(self, idle_minutes):
        return set_idle_minutes(self.object, idle_minutes, by=self.request.user)


class AboutSomebody(OfMine, ActionView):
    """An act on one row of the organisation; `get_rows` finds those it may be about."""

    def load(self):
        organisation = super().load()
        self.about = get_object_or_404(self.get_rows(organisation))
        return organisation


class GiveRole(AboutSomebody):
    form_class = forms.GiveRoleForm
    button = "Give the role"

    def get_rows(self, organisation):
        people = User.objects.visible_to(self.request.user).filter(pk=self.kwargs["person"])
        return people.filter(memberships__organisation=organisation).distinct()

    def get_heading(self):
        return f"Give {self.about} another role"

    def act(self, **details):
        return give_role(self.about, organisation=self.object, by=self.request.user, **details)

    def get_success_message(self):
        return f"{self.about} is now {self.result.get_role_display().lower()}."


class End(AboutSomebody):
    form_class = forms.EndForm
    button = "End the role"
    button_kind = "warning"

    def get_rows(self, organisation):
        roles = Membership.objects.visible_to(self.request.user)
        return roles.filter(organisation=organisation, pk=self.kwargs["pk"])

    def get_heading(self):
        return f"End the role {self.about.get_role_display()} of {self.about.user}"

    def act(self, **details):
        return end_membership(self.about, by=self.request.user, **details)

    def get_success_message(self):
        return f"The role of {self.about.user} ends after {self.result.until_on:%-d %B %Y}."


class Withdraw(AboutSomebody):
    form_class = Form
    button = "Withdraw the invitation"
    button_kind = "warning"

    def get_rows(self, organisation):
        return Invitation.objects.visible_to(self.request.user).filter(
            organisation=organisation, pk=self.kwargs["pk"]
        )

    def get_heading(self):
        return f"Withdraw the invitation to {self.about.user}"

    def act(self):
        return withdraw_invitation(self.about, by=self.request.user)

    def get_success_message(self):
        return "The invitation is withdrawn. Its link no longer works."


class Accept(ActsOnForm):
    """Where the link of an invitation leads. Opening it changes nothing; the button accepts.

    Somebody who has a password must sign in with it first: the link alone does not give their
    account another organisation.
    """

    public = True
    template_name = "memberships/accept.html"
    form_class = forms.AcceptForm
    button = "Accept"

    def load(self):
        invitation = invitation_of(self.kwargs["token"])
        if invitation is None:
            raise Http404
        return invitation

    def get_heading(self):
        return f"Act for {self.object.organisation}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object.user}

    def must_sign_in(self):
        return self.object.user.has_usable_password() and self.request.user != self.object.user

    def act(self, **details):
        if self.must_sign_in():
            raise RuleBroken(f"Sign in as {self.object.user.email} to accept.")
        return accept_invitation(self.object, **details)

    def form_valid(self, form):
        """Somebody new is signed in with the password that they chose."""
        response = super().form_valid(form)
        if "password" in form.cleaned_data and form.is_valid():
            self.object.user.refresh_from_db()
            login(self.request, self.object.user, backend=BACKEND)
        return response

    def get_success_message(self):
        return f"You now act for {self.object.organisation}."

    def get_success_url(self):
        return "/"

    def back_url(self):
        return "/"

    def get_context_data(self, **kwargs):
        usable = self.object.can_be_accepted(timezone.now())
        return super().get_context_data(**kwargs) | {
            "invitation": self.object,
            "over": "" if usable else OVER,
            "must_sign_in": self.must_sign_in(),
        }
