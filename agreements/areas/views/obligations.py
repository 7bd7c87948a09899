from django.utils import timezone

from agreements.areas.forms.indicators import rhythm_chosen
from agreements.areas.forms.obligations import (
    ChangeObligationForm,
    DoneForm,
    ObligationForm,
    SetAsideForm,
)
from agreements.areas.models import Obligation
from agreements.areas.obligations import (
    accept_obligation,
    change_obligation,
    do_obligation,
    put_down_obligation,
    set_aside_obligation,
)
from agreements.areas.watched import watched_of
from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.texts.models import Clause
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation


class Obligations(AgreementPage):
    """What an agreement makes somebody do, when each is next due, and what was found in its text."""

    template_name = "areas/obligations.html"

    def get_context_data(self, **kwargs):
        rows = self.object.obligations.select_related("owner", "clause")
        rows = rows.prefetch_related("times_done")
        told = watched_of(rows, today=timezone.localdate())
        return super().get_context_data(**kwargs) | {
            "rows": [pair for pair in told if not pair[0].is_proposed],
            "proposed": [row for row, _ in told if row.is_proposed],
        }


class OffersChoices:
    """A form that asks which party does it, and which clause says so."""

    def get_form_kwargs(self):
        bodies = Organisation.objects.visible_to(self.request.user)
        clauses = Clause.objects.visible_to(self.request.user).filter(agreement=self.agreement)
        return super().get_form_kwargs() | {
            "parties": bodies.filter(pk__in=self.agreement.party_ids),
            "clauses": clauses.filter(role__in=WITH_DUTIES).in_order(),
        }

    def back_url(self):
        return f"{self.agreement.get_absolute_url()}obligations/"


WITH_DUTIES = (
    Clause.Role.CLAUSE,
    Clause.Role.HEADING,
    Clause.Role.CONTINUATION,
    Clause.Role.SCHEDULE,
    Clause.Role.APPENDIX,
)


class PutDownObligation(OffersChoices, AgreementAct):
    permission_required = "areas.add_obligation"
    form_class = ObligationForm
    heading = "Add an obligation"
    button = "Add the obligation"

    @property
    def agreement(self):
        return self.object

    def act(self, **said):
        return put_down_obligation(self.object, by=self.request.user, **said)


class OneObligation(ActionView):
    """A page about one obligation of an agreement that this person may see."""

    find_by = {
        "key": "obligation",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    template_name = "areas/change_obligation.html"
    context_name = "obligation"
    permission_required = "areas.change_obligation"
    cannot = "change this obligation"
    success_message = "Saved."

    def get_queryset(self):
        seen = Obligation.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership", "owner", "clause")

    @property
    def agreement(self):
        return self.object.agreement

    def who_can(self):
        names = " and ".join(str(party) for party in self.agreement.joined_parties)
        return f"Commissioners of {names} can."

    def get_success_url(self):
        return self.object.get_absolute_url()


class ChangeObligation(OffersChoices, OneObligation):
    form_class = ChangeObligationForm
    prefill = tuple(ObligationForm.base_fields)
    heading = "Change an obligation"

    def values_of(self, record):
        due = record.due_by if record.due_words else None
        often = rhythm_chosen(record.every, record.unit)
        return super().values_of(record) | {"due": due, "often": often}

    def act(self, **said):
        return change_obligation(self.object, by=self.request.user, **said)


class AcceptObligation(OneObligation):
    form_class = VersionForm
    heading = "Accept this obligation?"
    lead = "From now on the service watches when it is due."
    button = "Accept it"

    def act(self, version):
        return accept_obligation(self.object, version=version, by=self.request.user)


class SetAsideObligation(OneObligation):
    form_class = SetAsideForm
    heading = "Set this aside?"
    lead = "It is then watched no more. It can be accepted again."
    button = "Set it aside"
    button_kind = "warning"

    def act(self, **said):
        return set_aside_obligation(self.object, by=self.request.user, **said)


class DoObligation(OneObligation):
    form_class = DoneForm
    heading = "Record that this was done"
    button = "Record it"

    def get_initial(self):
        return super().get_initial() | {"on": f"{timezone.localdate():%-d %B %Y}"}

    def act(self, **said):
        today = timezone.localdate()
        return do_obligation(self.object, today=today, by=self.request.user, **said)
