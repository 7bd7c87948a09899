from django.utils import timezone

from agreements.register.facts import facts_with_successors
from agreements.register.forms.agreements import ReasonForm, RenewForm
from agreements.register.publication import (
    cautions_about,
    publish_agreement,
    take_back_agreement,
)
from agreements.register.renewal import proposed_period, proposed_title, renew_agreement
from agreements.register.shown import show
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.audit.acts import acts_on


class Renew(AgreementAct):
    """Start the renewal, with the next period already filled in."""

    cannot = "renew this agreement"
    form_class = RenewForm
    template_name = "register/renew.html"
    heading = "Start the renewal"
    button = "Start the renewal"
    success_message = "The renewal is a draft now. The agreement it renews is as it was."

    def get_initial(self):
        period = proposed_period(self.object)
        days = {"starts_on": period.starts_on, "ends_on": period.ends_on} if period else {}
        return {"title": proposed_title(self.object, period), **days}

    def act(self, **details):
        return renew_agreement(self.object, by=self.request.user, **details)


class Publish(AgreementAct):
    """Show what the public will read, and what is unfinished, before it does."""

    permission_required = "register.publish_agreement"
    template_name = "register/publish.html"
    heading = "Show this agreement to the public?"
    lead = (
        "Anybody will be able to read the following on the public register. "
        "Its text is not shown. You can take it off again."
    )
    button = "Show it on the public register"
    success_message = "The agreement is on the public register."

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        facts = facts_with_successors([self.object.pk], seen_by=self.request.user)
        shown = show(facts[self.object.pk], today, today, facts)
        return super().get_context_data(**kwargs) | {
            "cautions": cautions_about(self.object, shown),
            "standing": shown.standing,
        }

    def act(self):
        return publish_agreement(self.object, by=self.request.user)


class TakeBack(AgreementAct):
    permission_required = "register.publish_agreement"
    form_class = ReasonForm
    heading = "Take this agreement off the public register?"
    lead = (
        "The public will get the page for what does not exist. The reason is kept in the history."
    )
    button = "Take it off the register"
    button_kind = "warning"
    success_message = "The agreement is no longer on the public register."

    def act(self, reason):
        return take_back_agreement(self.object, by=self.request.user, reason=reason)


class History(AgreementPage):
    """Who did what to the agreement and its text, newest first; by the last day of whoever left."""

    template_name = "register/history.html"
    most = 200

    def get_context_data(self, **kwargs):
        texts = self.object.clauses(manager="with_deleted")
        clauses = list(texts.values_list("pk", flat=True))
        events = acts_on("register.agreement", [self.object.pk]) | acts_on("texts.clause", clauses)
        context = super().get_context_data(**kwargs)
        if self.left:
            events = events.filter(at__date__lte=self.left)
        events = events.select_related("by", "payload").order_by("-pk")[: self.most]
        return context | {"events": events, "now": timezone.now()}
