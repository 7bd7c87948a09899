"""One record of an agreement’s life: confirming it, and taking it out."""

from django.http import Http404

from agreements.register.forms.agreements import ReasonForm
from agreements.register.happenings import record_of
from agreements.register.life_records import (
    confirm_life_fact,
    take_out_life_fact,
)
from agreements.register.views.pages import AgreementAct


class OneRecord(AgreementAct):
    """One record of the agreement's life, by the word and number in the address."""

    def load(self):
        agreement = super().load()
        self.record = record_of(agreement, self.kwargs["kind"], self.kwargs["record"])
        if self.record is None:
            raise Http404
        return agreement

    def get_success_url(self):
        return self.object.get_absolute_url()


class ConfirmRecord(OneRecord):
    permission_required = "register.approve_agreement"
    lead = "Another partner's officer entered it for your body. Confirm it only if it is right."
    button = "Confirm"
    success_message = "Confirmed."

    def get_heading(self):
        return f"Confirm: {self.record}?"

    def act(self):
        return confirm_life_fact(self.record, by=self.request.user)


class TakeOutRecord(OneRecord):
    form_class = ReasonForm
    lead = "For what was entered by mistake. The history keeps what it said, and your reason."
    button = "Take it out"
    button_kind = "warning"
    success_message = "Taken out."

    def get_heading(self):
        return f"Take out: {self.record}?"

    def act(self, reason):
        return take_out_life_fact(self.record, by=self.request.user, reason=reason)
