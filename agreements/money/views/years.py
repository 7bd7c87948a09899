from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.money.forms.years import (
    BLANK_ROWS,
    MOST_ROWS,
    PasteForm,
    YearForm,
    YearFormSet,
    blank_rows,
    initial_rows,
    sent_rows,
    with_pasted,
)
from agreements.money.models import Contribution, FundingSource
from agreements.money.pasting import read_pasted
from agreements.money.views.contributions import OfYear
from agreements.money.views.pages import AboutFund, FundAct
from agreements.money.year_entry import RowsRefused, enter_year
from commissioning.errors import StaleVersion
from commissioning.govuk.views import LoadsRecord


class ChooseYear(FundAct):
    """Which year to enter."""

    permission_required = "money.enter_contributions"
    cannot = "enter contributions"
    form_class = YearForm
    heading = "Enter contributions"
    button = "Continue"

    def act(self, year):
        self.chosen = year
        return self.object

    def get_success_url(self):
        fund = self.object
        place, key = fund.agreement.partnership.slug, fund.agreement.key
        return reverse("money:enter_year", args=[place, key, fund.key, self.chosen])


class EnterYear(OfYear, AboutFund, LoadsRecord):
    """The contributions of a year as rows: typed, or pasted from a spreadsheet. All save, or none."""

    permission_required = "money.enter_contributions"
    cannot = "enter contributions"
    template_name = "money/enter_year.html"

    def load(self):
        fund = super().load()
        self.parties = list(fund.agreement.parties.joined().select_related("organisation"))
        self.sources = list(FundingSource.objects.visible_to(self.request.user))
        return fund

    def year(self):
        return self.kwargs["year"]

    def get(self, request, *args, **kwargs):
        seen = Contribution.objects.visible_to(request.user).with_names()
        rows = seen.filter(fund=self.object, year=self.year().starting)
        return self.show(self.grid(initial=[*initial_rows(rows), *blank_rows(BLANK_ROWS)]))

    def post(self, request, *args, **kwargs):
        if "add-row" in request.POST:
            return self.show(self.grid(initial=[*sent_rows(request.POST), *blank_rows(1)]))
        if "paste" in request.POST:
            return self.paste()
        return self.save(self.grid(request.POST))

    def paste(self):
        """Put the pasted rows among the others, to be looked through; nothing is saved yet."""
        rows = sent_rows(self.request.POST)
        paste = PasteForm(self.request.POST)
        if not paste.is_valid():
            return self.show(self.grid(initial=rows), paste)
        pasted = read_pasted(paste.cleaned_data["block"], self.parties, self.sources)
        if pasted.slips:
            paste.add_error("block", pasted.slips)
            return self.show(self.grid(initial=rows), paste)
        together = with_pasted(rows, pasted.rows)
        if len(together) > MOST_ROWS:
            paste.add_error("block", f"A page holds {MOST_ROWS} rows. Save some of them first")
            return self.show(self.grid(initial=rows), paste)
        self.pasted = len(pasted.rows)
        return self.show(self.grid(initial=together))

    def save(self, grid):
        if not grid.is_valid():
            return self.show(grid, checked=True)
        asked = [(form, row) for form in grid if (row := form.year_row())]
        try:
            enter_year(self.object, self.year(), [row for _, row in asked], by=self.request.user)
        except RowsRefused as refused:
            return self.refuse([form for form, _ in asked], refused, grid)
        messages.success(self.request, f"Saved {self.year()}.")
        return redirect(self.get_success_url())

    def refuse(self, forms, refused, grid):
        """Say at each row what is wrong with it; beside what somebody else saved, what they saved."""
        for place, slip in refused.slips.items():
            form = forms[place]
            if isinstance(slip, StaleVersion):
                form.show_theirs(slip.theirs)
            form.add_error(None, str(slip))
        stale = any(isinstance(slip, StaleVersion) for slip in refused.slips.values())
        return self.show(grid, checked=True, status=409 if stale else 200)

    def grid(self, data=None, initial=None):
        kwargs = {"parties": self.parties, "sources": self.sources}
        return YearFormSet(data=data, initial=initial, form_kwargs=kwargs)

    def show(self, grid, paste=None, *, checked=False, status=200):
        context = self.get_context_data(
            grid=grid,
            paste=paste or PasteForm(),
            wrong=[*slips_of(paste), *(slips_of_rows(grid) if checked else [])],
            checked=checked,
            pasted=getattr(self, "pasted", 0),
            year=self.year(),
            back_url=self.back_url(),
        )
        return render(self.request, self.template_name, context, status=status)


def slips_of(form, called="", target=""):
    """Each error of a form: whose it is, the id that its link leads to, what it says."""
    if form is None or not form.errors:
        return
    for message in form.non_field_errors():
        yield called, target, message
    for field in form:
        for message in field.messages if field.errors else ():
            yield called, field.error_target or target, message


def slips_of_rows(grid):
    for number, form in enumerate(grid, start=1):
        yield from slips_of(form, f"Row {number}: ", f"row-{number}")
