"""What happens to an agreement: extending, holding over, notice, leaving, years, replacing."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.register.authorities import state_authority
from agreements.register.ending import give_notice, record_withdrawal, withdraw_notice
from agreements.register.extending import (
    extend_agreement,
    hold_over_agreement,
    open_options,
    proposed_end,
    state_option,
    take_out_option,
)
from agreements.register.facts import NO_DATE, facts_about
from agreements.register.forms import life as forms
from agreements.register.forms.agreements import ReasonForm
from agreements.register.happenings import record_of
from agreements.register.leaving import years_seen
from agreements.register.life_records import (
    confirm_life_fact,
    last_day_of,
    take_out_life_fact,
)
from agreements.register.merging import merge_agreements
from agreements.register.models import Agreement
from agreements.register.succeeding import take_the_place_of
from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.register.years import state_year, years_of
from commissioning.calendar.dates import parse_day, words
from commissioning.calendar.financial_years import FinancialYear


class LifeAct(AgreementAct):
    """Record one thing that happened, and go back to the agreement."""

    success_message = "Recorded."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"parties": self.object.parties.joined()}

    def get_success_url(self):
        return self.object.get_absolute_url()

    def authority(self, what, on, party, given_by, reference):
        """The authority that a person names; that of the party, or of the first where it is all's."""
        whose = party or self.object.parties.joined().first()
        return state_authority(
            whose, given_by=given_by, reference=reference, on=on or NO_DATE, what=what
        )


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


class Extend(LifeAct):
    form_class = forms.ExtendForm
    heading = "Use an option to extend"
    button = "Record the extension"
    success_message = "The agreement is extended."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"options": self.object.options_to_extend.all()}

    def get_initial(self):
        last = last_day_of(self.object)
        option = next(iter(open_options(self.object)), None)
        end = self.asked_until() or proposed_end(self.object, last)
        return super().get_initial() | {
            "option": option and option.pk,
            "until": words(end) if end else "",
        }

    def asked_until(self):
        """The last day of a gap to be closed, where somebody comes from one."""
        try:
            return parse_day(self.request.GET.get("until", ""))
        except ValueError:
            return None

    def act(self, on, party, given_by, reference, **details):
        return extend_agreement(
            self.object,
            on=on or NO_DATE,
            party=party,
            authority=self.authority("Extend", on, party, given_by, reference),
            by=self.request.user,
            **details,
        )


class HoldOverAgreement(LifeAct):
    form_class = forms.HoldOverForm
    heading = "Hold the agreement over"
    lead = "The partners go on under it after its last day."
    button = "Record the hold over"

    def act(self, on, until, party, given_by, reference, **details):
        return hold_over_agreement(
            self.object,
            on=on or NO_DATE,
            until=until or NO_DATE,
            party=party,
            authority=self.authority("Hold over", on, party, given_by, reference),
            by=self.request.user,
            **details,
        )


class GiveNotice(LifeAct):
    form_class = forms.NoticeForm
    heading = "Record notice to end the agreement"
    button = "Record the notice"

    def get_initial(self):
        return super().get_initial() | {"notice_days": self.object.term.notice_days}

    def act(self, on, **details):
        return give_notice(self.object, on=on or NO_DATE, by=self.request.user, **details)


class WithdrawNotice(AgreementAct):
    form_class = forms.WithdrawNoticeForm
    heading = "Record that the notice was withdrawn"
    lead = "The agreement goes on as if no notice had been given."
    button = "Record it"
    success_message = "The notice is withdrawn."

    def load(self):
        agreement = super().load()
        notices = agreement.termination_notices.filter(withdrawn_on__isnull=True)
        self.notice = get_object_or_404(notices, pk=self.kwargs["notice"])
        return agreement

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self, **details):
        return withdraw_notice(self.notice, by=self.request.user, **details)


class Leave(LifeAct):
    form_class = forms.LeaveForm
    heading = "Record that one partner leaves"
    lead = "The agreement goes on while two partners remain."
    button = "Record that it leaves"

    def act(self, party, on, **details):
        return record_withdrawal(party, on=on or NO_DATE, by=self.request.user, **details)


class Replace(AgreementAct):
    form_class = forms.ReplaceForm
    heading = "Replace other agreements"
    lead = "This agreement takes the place of those that you choose."
    button = "Record the replacement"
    success_message = "Recorded."

    def get_form_kwargs(self):
        seen = Agreement.objects.visible_to(self.request.user)
        here = seen.filter(partnership=self.object.partnership_id).exclude(pk=self.object.pk)
        return super().get_form_kwargs() | {"agreements": here.order_by("title", "pk")}

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self, earlier, **details):
        return take_the_place_of(self.object, earlier, by=self.request.user, **details)


class Merge(AgreementAct):
    """Make one record of this one and another of the same agreement."""

    form_class = forms.MergeForm
    heading = "Merge with a duplicate"
    lead = (
        "Links, papers, areas and decisions of the other record move to the one that survives; its "
        "text, milestones and funds only where the survivor has none. All else of the other record "
        "goes. Its address will lead to the survivor. This cannot be undone."
    )
    button = "Merge them"
    button_kind = "warning"
    success_message = "The two records are one now."

    def get_form_kwargs(self):
        """The others of the place that this person may change too."""
        user = self.request.user
        here = Agreement.objects.visible_to(user).filter(partnership=self.object.partnership_id)
        others = here.exclude(pk=self.object.pk).order_by("title", "pk")
        mine = [one.pk for one in others if user.has_perm("register.edit_agreement", one)]
        return super().get_form_kwargs() | {"agreements": others.filter(pk__in=mine)}

    def act(self, other, survivor):
        pair = (self.object, other) if survivor == forms.MergeForm.THIS else (other, self.object)
        return merge_agreements(*pair, by=self.request.user)


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
