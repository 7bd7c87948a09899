"""What happens to an agreement: extending, holding over, notice, leaving."""

from django.shortcuts import get_object_or_404

from agreements.register.authorities import state_authority
from agreements.register.ending import give_notice, record_withdrawal, withdraw_notice
from agreements.register.extending import (
    extend_agreement,
    hold_over_agreement,
    open_options,
    proposed_end,
)
from agreements.register.facts import NO_DATE
from agreements.register.forms import life as forms
from agreements.register.life_records import (
    last_day_of,
)
from agreements.register.views.pages import AgreementAct
from commissioning.calendar.dates import parse_day, words


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
