from django.db import transaction
from django.shortcuts import get_object_or_404

from agreements.money.authorities import state_decision
from agreements.money.contributions import (
    change_contribution,
    confirm_contributions,
    withdraw_contribution,
)
from agreements.money.forms.contributions import ConfirmForm, ContributionForm
from agreements.money.models import Contribution, FundingSource
from agreements.money.views.pages import FundAct
from agreements.register.models import Variation
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.questions import VersionForm
from commissioning.organisations.models import Organisation


class OfYear:
    """Goes back to the fund's page of one year."""

    def back_url(self):
        year = self.year().label.replace("/", "-")
        return f"{self.object.get_absolute_url()}?year={year}"

    def get_success_url(self):
        return self.back_url()


class OneContribution(OfYear, FundAct):
    """A page about one contribution to a fund."""

    cannot = "change this contribution"

    def load(self):
        fund = super().load()
        seen = Contribution.objects.visible_to(self.request.user).with_names()
        found = seen.filter(fund=fund, key=self.kwargs["contribution"])
        self.contribution = get_object_or_404(found)
        return fund

    def year(self):
        return self.contribution.financial_year

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"contribution": self.contribution}


class ChangeContribution(OneContribution):
    template_name = "money/change_contribution.html"
    form_class = ContributionForm
    prefill = tuple(ContributionForm.base_fields)
    success_message = "Saved."

    def get_heading(self):
        return f"Change what {self.contribution.partner} puts in"

    def get_form_kwargs(self):
        parties = Organisation.objects.visible_to(self.request.user)
        parties = parties.filter(pk__in=self.object.agreement.party_ids)
        sources = FundingSource.objects.visible_to(self.request.user)
        variations = Variation.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {
            "partners": parties,
            "sources": sources,
            "variations": variations.filter(agreement=self.object.agreement_id),
        }

    def values_of(self, record):
        """Those of the contribution, whichever record is asked about: the page is the fund's."""
        row = record if isinstance(record, Contribution) else self.contribution
        decision = row.decided_by
        return {name: getattr(row, name) for name in self.prefill if hasattr(row, name)} | {
            "decided_by": decision.given_by if decision else "",
            "decided_on": decided_on(decision),
            "decision_reference": decision.reference if decision else "",
        }

    @transaction.atomic
    def act(self, version, decided_by, decided_on, decision_reference, **changes):
        decision = state_decision(
            self.object,
            changes["partner"],
            given_by=decided_by,
            reference=decision_reference,
            on=decided_on or PrintedDate(""),
            now=self.contribution.decided_by,
        )
        return change_contribution(
            self.contribution,
            by=self.request.user,
            version=version,
            decided_by=decision,
            **changes,
        )


def decided_on(decision):
    if decision is None or not decision.on_words:
        return None
    return PrintedDate(decision.on_words, decision.on_earliest, decision.on_latest)


class WithdrawContribution(OneContribution):
    template_name = "money/withdraw_contribution.html"
    form_class = VersionForm
    button = "Take it out"
    button_kind = "warning"
    success_message = "The contribution was taken out."

    def get_heading(self):
        return f"Take out what {self.contribution.partner} puts in?"

    def get_initial(self):
        return {"version": self.contribution.version}

    def values_of(self, record):
        return {"version": record.version}

    def act(self, version):
        return withdraw_contribution(self.contribution, by=self.request.user, version=version)


class ConfirmYear(OfYear, FundAct):
    """Confirm what one's own body puts in, after looking at it once more."""

    permission_required = "money.enter_contributions"
    cannot = "confirm contributions"
    template_name = "money/confirm.html"
    form_class = ConfirmForm
    heading = "Confirm what you put in"
    button = "Confirm these contributions"
    success_message = "You have confirmed your contributions."

    def year(self):
        return self.kwargs["year"]

    def rows(self):
        """What this person may confirm: the money of bodies whose books they keep."""
        mine = self.request.user.organisations_as(Role.FINANCE)
        seen = Contribution.objects.visible_to(self.request.user).with_names().unconfirmed()
        return list(seen.filter(fund=self.object, year=self.year().starting, partner__in=mine))

    def get_context_data(self, **kwargs):
        rows = self.rows()
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "seen": ",".join(f"{row.key}:{row.version}" for row in rows),
            "year": self.year(),
        }

    def act(self, seen):
        return confirm_contributions(self.rows(), by=self.request.user, versions=seen)
