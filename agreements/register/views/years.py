"""The years of a long agreement: agreed, varied or not recorded."""

from django.http import Http404
from django.utils import timezone

from agreements.register.facts import NO_DATE, facts_about
from agreements.register.forms import life as forms
from agreements.register.leaving import years_seen
from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.register.years import state_year, years_of
from commissioning.calendar.financial_years import FinancialYear


class Years(AgreementPage):
    """Each year of the agreement: agreed, varied or not recorded."""

    template_name = "register/years.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        facts, until = facts_about(self.object), self.left or timezone.localdate()
        stated = {one.starts_in: one for one in years_seen(self.object, self.left)}
        years = {year.starting for year in years_of(facts, until)} | stated.keys()
        rows = [(FinancialYear(start), stated.get(start)) for start in sorted(years)]
        return context | {"rows": rows}


class StateYear(AgreementAct):
    form_class = forms.YearForm
    button = "Save"
    success_message = "Saved."

    def load(self):
        agreement = super().load()
        start = int(self.kwargs["starting"])
        if not 1900 <= start < 2199:
            raise Http404
        self.year = FinancialYear(start)
        return agreement

    def get_heading(self):
        return f"What is known of {self.year}?"

    def get_initial(self):
        stated = self.object.yearly_statements.filter(starts_in=self.year.starting).first()
        if stated is None:
            return super().get_initial()
        fields = ("state", "on", "words", "stated_in")
        return super().get_initial() | {name: getattr(stated, name) for name in fields}

    def back_url(self):
        return f"{self.object.get_absolute_url()}years/"

    def get_success_url(self):
        return self.back_url()

    def act(self, on, **details):
        return state_year(self.object, self.year, on=on or NO_DATE, by=self.request.user, **details)
