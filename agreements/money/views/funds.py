from django.db import transaction
from django.utils import timezone

from agreements.money.authorities import decided_words
from agreements.money.forms.funds import ChangeFundForm, FundForm
from agreements.money.funds import CHANGEABLE, change_fund, set_up_fund
from agreements.money.models import PooledFund
from agreements.money.particulars import particulars
from agreements.money.pictures import contributions_picture
from agreements.money.pool_managers import name_pool_manager
from agreements.money.schedules import schedule_of
from agreements.money.views.pages import FundAct, FundPage, asked_year
from agreements.money.warnings import fund_warnings, schedule_warnings
from agreements.register.panels import panels_of
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.accounts.roles import Role
from commissioning.calendar.financial_years import FinancialYear
from commissioning.people.models import Post


class Funds(AgreementPage):
    """The funds of one agreement."""

    template_name = "money/funds.html"

    def get_context_data(self, **kwargs):
        seen = PooledFund.objects.visible_to(self.request.user).with_names()
        return super().get_context_data(**kwargs) | {
            "funds": seen.filter(agreement=self.object),
            "may_set_up": self.request.user.has_perm("money.set_up_fund", self.object),
        }


class Fund(FundPage):
    """A fund: its schedule first, then its picture, what is confirmed, and what it is."""

    template_name = "money/fund.html"

    def get_context_data(self, **kwargs):
        fund, user = self.object, self.request.user
        whole = schedule_of(fund)
        year = asked_year(self.request.GET.get("year"))
        schedule = whole if year is None else schedule_of(fund, [year])
        mine = user.organisations_as(Role.FINANCE)
        return super().get_context_data(**kwargs) | {
            "schedule": schedule,
            "all_years": [one.year for one in whole.years],
            "year": year,
            "next_year": self.next_year(whole),
            "picture": contributions_picture(schedule),
            "particulars": particulars(schedule),
            "decided": decided_words,
            "warnings": [*fund_warnings(fund), *schedule_warnings(schedule)],
            "may_change": user.has_perm("money.change_fund", fund),
            "panels": panels_of(fund, user),
            "mine_to_confirm": {
                row.financial_year
                for row in schedule.contributions
                if row.awaits_confirmation and row.partner_id in mine
            },
        }

    def next_year(self, schedule):
        """The year to enter next: the one after the last, or the one that runs today."""
        if schedule.years:
            return FinancialYear(schedule.years[-1].year.starting + 1)
        return FinancialYear.containing(timezone.localdate())


class AsksAboutFund:
    """Offers the posts of the parties, and lets a person name one that is not among them."""

    def agreement(self):
        raise NotImplementedError

    def get_form_kwargs(self):
        agreement = self.agreement()
        posts = Post.objects.visible_to(self.request.user).select_related("organisation")
        posts = posts.filter(organisation__in=agreement.party_ids)
        return super().get_form_kwargs() | {"agreement": agreement, "posts": posts}

    def with_pool_manager(self, facts):
        title = facts.pop("pool_manager_title")
        if title:
            facts["pool_manager"] = name_pool_manager(facts["host"], title, by=self.request.user)
        return facts


class SetUpFund(AsksAboutFund, AgreementAct):
    permission_required = "money.set_up_fund"
    cannot = "set up a fund"
    form_class = FundForm
    template_name = "money/fund_form.html"
    heading = "Set up a fund"
    button = "Set up the fund"
    success_message = "The fund is set up. Now enter what each partner puts in."

    def agreement(self):
        return self.object

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.joined_parties)
        return f"Finance officers of {names} can."

    def back_url(self):
        return f"{self.object.get_absolute_url()}funds/"

    @transaction.atomic
    def act(self, **facts):
        facts = self.with_pool_manager(facts)
        return set_up_fund(self.object, by=self.request.user, **facts)


class ChangeFund(AsksAboutFund, FundAct):
    form_class = ChangeFundForm
    template_name = "money/fund_form.html"
    prefill = CHANGEABLE
    heading = "Change what is said of this fund"
    success_message = "Saved."

    def agreement(self):
        return self.object.agreement

    @transaction.atomic
    def act(self, version, **facts):
        facts = self.with_pool_manager(facts)
        return change_fund(self.object, by=self.request.user, version=version, **facts)
