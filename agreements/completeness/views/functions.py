from agreements.completeness.forms import ChangeFunctionForm, FunctionForm
from agreements.completeness.functions import change_function, list_function, take_out_function
from agreements.completeness.models import CoveredFunction
from agreements.completeness.warnings import excluded_functions
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation


class Functions(AgreementPage):
    """The functions that an agreement covers, with the body accountable for each."""

    template_name = "completeness/functions.html"

    def get_context_data(self, **kwargs):
        rows = list(self.object.covered_functions.select_related("delegating", "exercising"))
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "warnings": list(excluded_functions(rows)),
        }


class ToFunctions:
    def get_success_url(self):
        return self.back_url()

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if issubclass(self.form_class, FunctionForm):
            bodies = Organisation.objects.visible_to(self.request.user)
            kwargs["parties"] = bodies.filter(pk__in=self.agreement.party_ids)
        return kwargs

    def back_url(self):
        return f"{self.agreement.get_absolute_url()}functions/"


class ListFunction(ToFunctions, AgreementAct):
    permission_required = "completeness.list_function"
    form_class = FunctionForm
    heading = "Add a function"
    button = "Add the function"

    @property
    def agreement(self):
        return self.object

    def act(self, **facts):
        return list_function(self.object, by=self.request.user, **facts)


class OneFunction(ToFunctions, ActionView):
    """A page about one function of an agreement that this person may see."""

    find_by = {
        "pk": "function",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    context_name = "function"
    permission_required = "completeness.change_function"
    cannot = "change this agreement"

    def get_queryset(self):
        seen = CoveredFunction.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership", "delegating", "exercising")

    @property
    def agreement(self):
        return self.object.agreement

    def who_can(self):
        names = " and ".join(str(party) for party in self.agreement.joined_parties)
        return f"Commissioners of {names} can."


class ChangeFunction(OneFunction):
    form_class = ChangeFunctionForm
    prefill = ("side", "words", "delegating", "exercising", "stated_in")
    heading = "Change a function"
    success_message = "Saved."

    def act(self, **changes):
        return change_function(self.object, by=self.request.user, **changes)


class TakeOutFunction(OneFunction):
    form_class = VersionForm
    button = "Take it out"
    button_kind = "warning"

    def get_heading(self):
        return f"Take out “{self.object}”?"

    def act(self, version):
        return take_out_function(self.object, version=version, by=self.request.user)
