"""The one reviewed act that follows a succession; and the novation of a single party."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.checking import check_of, chosen_among
from agreements.register.chosen_novations import novate_chosen
from agreements.register.forms.novations import (
    CorrectNovationForm,
    NovateForm,
    NovatePartyForm,
    SuccessorClauseForm,
    TakeBackNovationForm,
)
from agreements.register.forms.parties import ApprovalForm
from agreements.register.models import Novation, NovationApproval
from agreements.register.novation_corrections import correct_novation, take_back_novation
from agreements.register.novations import (
    novate_party,
    record_novation_approval,
    set_successor_clause,
)
from agreements.register.views.pages import AgreementAct
from agreements.register.views.parties import OneParty, ToParties
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation, Succession


class Novate(ActionView):
    """Check what was chosen, old name and new, each agreement before and after; then do it all."""

    template_name = "register/novate.html"
    form_class = NovateForm
    permission_required = "register.novate_chosen"
    cannot = "record novations"
    find_by = {"slug": "slug"}
    context_name = "organisation"
    heading = "Check the novations"
    button = "Record the novations"

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)

    def load(self):
        body, user = super().load(), self.request.user
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        successions = Succession.objects.visible_to(user).of(body).confirmed().with_names()
        self.chosen = chosen_among(successions, sent.getlist("chosen"), user)
        return body

    def who_can(self):
        return "Commissioners of a party can."

    def get_form_kwargs(self):
        of = {one.succession.pk: one.succession for one in self.chosen}
        kwargs = super().get_form_kwargs() | {"successions": list(of.values())}
        sources = {one.source for one in of.values()}
        source = sources.pop() if len(sources) == 1 else ""
        return kwargs | {"initial": kwargs["initial"] | {"source": source}}

    def act(self, how, source, names):
        return novate_chosen(self.chosen, how=how, source=source, names=names, by=self.request.user)

    def get_success_message(self):
        parties, others = len(self.result.novations), self.result.others
        told = f"{parties} {'party' if parties == 1 else 'parties'} changed"
        return (
            f"{told}, and {others} fund{'' if others == 1 else 's'} moved."
            if others
            else f"{told}."
        )

    def back_url(self):
        return reverse("succession:touched", args=[self.object.slug])

    get_success_url = back_url

    def get_context_data(self, **kwargs):
        check = check_of(self.chosen, self.request.user)
        return super().get_context_data(**kwargs) | {"check": check, "chosen": self.chosen}


class NovateParty(OneParty):
    permission_required = "register.novate_agreement"
    form_class = NovatePartyForm
    lead = "Its last day is the day before. It keeps what it approved and signed."
    button = "Record the novation"
    success_message = "The novation is on record."

    def get_heading(self):
        return f"Another body takes the place of {self.party}"

    def get_form_kwargs(self):
        bodies = Organisation.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {"bodies": bodies.exclude(pk=self.party.organisation_id)}

    def act(self, organisation, **details):
        succession = self.party.organisation.successions_from.confirmed().to(organisation)
        return novate_party(
            self.party, to=organisation, succession=succession, by=self.request.user, **details
        )


class OneApproval(ToParties, AgreementAct):
    """A party's approval of a novation."""

    permission_required = "register.approve_agreement"

    def load(self):
        agreement = super().load()
        rows = NovationApproval.objects.visible_to(self.request.user)
        rows = rows.select_related("novation__from_party", "novation__to_party", "party")
        mine = rows.filter(novation__agreement=agreement)
        self.approval = get_object_or_404(mine, pk=self.kwargs["approval"])
        return agreement


class ApproveNovation(OneApproval):
    form_class = ApprovalForm
    button = "Record the approval"

    def get_heading(self):
        return f"Approval by {self.approval.party} of the change of {self.approval.novation}"

    def act(self, state, on, stated_in, given_by, reference):
        on = on or PrintedDate("")
        party = self.approval.party
        authority = state_authority(party, given_by=given_by, reference=reference, on=on)
        return record_novation_approval(
            self.approval,
            by=self.request.user,
            state=state,
            on=on,
            authority=authority,
            stated_in=stated_in,
        )


class ConfirmNovation(OneApproval):
    lead = "Another partner's officer entered it for your body. Confirm it only if it is right."
    button = "Confirm"
    success_message = "Confirmed."

    def load(self):
        agreement = super().load()
        if not self.approval.is_unconfirmed and self.request.method == "GET":
            raise Http404
        return agreement

    def get_heading(self):
        return f"Confirm the approval by {self.approval.party}?"

    def act(self):
        return confirm_fact(self.approval, by=self.request.user)


class OneNovation(ToParties, AgreementAct):
    """A page about one novation of the agreement."""

    permission_required = "register.novate_agreement"

    def load(self):
        agreement = super().load()
        rows = Novation.objects.visible_to(self.request.user).with_names()
        self.novation = get_object_or_404(rows, agreement=agreement, pk=self.kwargs["novation"])
        return agreement


class CorrectNovation(OneNovation):
    form_class = CorrectNovationForm
    prefill = ("on", "how", "source", "name_as_printed")
    lead = "What is recorded now stays in the history, with your reason."
    button = "Save the correction"
    success_message = "Corrected. What was recorded before is kept in the history."

    def get_heading(self):
        return f"Correct the change of {self.novation}"

    def values_of(self, record):
        said = {name: getattr(self.novation, name) for name in ("on", "how", "source")}
        name = self.novation.to_party.name_as_printed
        return said | {"name_as_printed": name, "version": record.version}

    def act(self, **details):
        return correct_novation(self.novation, by=self.request.user, **details)


class TakeBackNovation(OneNovation):
    form_class = TakeBackNovationForm
    lead = (
        "The party has its place again, as if nobody had taken it. Funds that moved with it stay "
        "where they are: move them on the fund’s own page."
    )
    button = "Take it back"
    button_kind = "warning"
    success_message = "Taken back. What was recorded is kept in the history."

    def get_heading(self):
        return f"Take back the change of {self.novation}?"

    def act(self, **details):
        return take_back_novation(self.novation, by=self.request.user, **details)


class StateSuccessorClause(ToParties, AgreementAct):
    """A reading of the agreement's words, so it may be stated of a signed one too."""

    permission_required = "register.novate_agreement"
    form_class = SuccessorClauseForm
    heading = "Successor organisations"
    lead = "Where its words do, a successor takes a party's place by the agreement's own clause."

    def get_initial(self):
        return {"binds_successors": "yes" if self.object.binds_successors else "no"}

    def act(self, binds_successors):
        return set_successor_clause(
            self.object, binds_successors=binds_successors, by=self.request.user
        )
