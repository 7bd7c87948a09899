from agreements.completeness.consulting import (
    change_consultation,
    record_consultation,
    take_out_consultation,
)
from agreements.completeness.forms import (
    ChangeConsultationForm,
    ConsultationForm,
)
from agreements.completeness.models import Consultation
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView


class Consultations(AgreementPage):
    """How the partners consulted those affected."""

    template_name = "completeness/consultations.html"

    def get_context_data(self, **kwargs):
        rows = self.object.consultations.select_related("recorded_by")
        return super().get_context_data(**kwargs) | {"rows": rows}


class RecordConsultation(AgreementAct):
    permission_required = "completeness.record_consultation"
    form_class = ConsultationForm
    heading = "Record the consultation"
    button = "Save"
    success_message = "Recorded."

    def back_url(self):
        return f"{self.object.get_absolute_url()}consultation/"

    def get_success_url(self):
        return self.back_url()

    def act(self, **facts):
        return record_consultation(self.object, by=self.request.user, **facts)


class OneConsultation(ActionView):
    """A page about one consultation of an agreement that this person may see."""

    find_by = {
        "pk": "consultation",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    context_name = "consultation"
    permission_required = "completeness.change_consultation"
    cannot = "change this agreement"

    def get_queryset(self):
        seen = Consultation.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership")

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}consultation/"

    def get_success_url(self):
        return self.back_url()

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.agreement.joined_parties)
        return f"Commissioners of {names} can."


class ChangeConsultation(OneConsultation):
    form_class = ChangeConsultationForm
    prefill = (
        "need",
        "reason",
        "who",
        "method",
        "began_on",
        "ended_on",
        "summary",
        "result",
        "stated_in",
    )
    heading = "Change what is recorded of the consultation"
    success_message = "Saved."

    def act(self, **changes):
        return change_consultation(self.object, by=self.request.user, **changes)


class TakeOutConsultation(OneConsultation):
    form_class = VersionForm
    heading = "Take this consultation out?"
    button = "Take it out"
    button_kind = "warning"

    def act(self, version):
        return take_out_consultation(self.object, version=version, by=self.request.user)
