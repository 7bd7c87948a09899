"""What an agreement itself allows: to go on for some months."""

from django.shortcuts import get_object_or_404

from agreements.register.extending import (
    state_option,
    take_out_option,
)
from agreements.register.forms import life as forms
from agreements.register.views.pages import AgreementAct


class StateOption(AgreementAct):
    form_class = forms.OptionForm
    heading = "Add an option to extend"
    lead = "What the agreement itself allows, without a variation."
    success_message = "The option is recorded."

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self, **details):
        return state_option(self.object, by=self.request.user, **details)


class TakeOutOption(AgreementAct):
    heading = "Take out this option to extend?"
    button = "Take it out"
    button_kind = "warning"
    success_message = "The option was taken out."

    def load(self):
        agreement = super().load()
        self.option = get_object_or_404(agreement.options_to_extend, pk=self.kwargs["option"])
        return agreement

    def act(self):
        return take_out_option(self.option, by=self.request.user)
