from agreements.completeness.disagreeing import (
    answer_disagreement,
    bodies_of_reviewer,
    disagree_with_item,
    withdraw_disagreement,
)
from agreements.completeness.forms import AnswerForm, DisagreeForm
from agreements.completeness.models import Disagreement
from agreements.completeness.views.missing import ItemAct
from commissioning.govuk.views import ActionView
from commissioning.organisations.models import Organisation


class Disagree(ItemAct):
    permission_required = "completeness.disagree"
    cannot = "disagree"
    form_class = DisagreeForm
    heading = "Disagree"
    lead = (
        "The partners see that your body disagrees, and so does whoever signs. It stops nobody"
        " from signing."
    )
    button = "Disagree"
    success_message = "Your disagreement is on record."

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.joined_parties)
        return f"Commissioners and approvers of {names} can."

    @property
    def bodies(self):
        mine = [body.pk for body in bodies_of_reviewer(self.object, self.request.user)]
        return Organisation.objects.visible_to(self.request.user).filter(pk__in=mine)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def get_initial(self):
        return super().get_initial() | {"organisation": self.bodies.first()}

    def act(self, **details):
        return disagree_with_item(self.object, self.kwargs["item"], by=self.request.user, **details)


class OneDisagreement(ActionView):
    """A page about one disagreement with an item of an agreement that this person may see."""

    find_by = {
        "pk": "disagreement",
        "item": "item",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    context_name = "disagreement"
    template_name = "completeness/disagreement_act.html"

    def get_queryset(self):
        seen = Disagreement.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership", "organisation", "by")

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}missing/{self.object.item}/"

    def get_success_url(self):
        return self.back_url()

    def who_can(self):
        parties = self.object.agreement.parties.select_related("organisation")
        can = [str(party) for party in parties if self.is_of_those(party.organisation)]
        return f"Commissioners and approvers of {' and '.join(can)} can."


class AnswerDisagreement(OneDisagreement):
    permission_required = "completeness.answer_disagreement"
    cannot = "answer this"
    form_class = AnswerForm
    button = "Answer"
    success_message = "Answered. The disagreement is no longer open."

    def is_of_those(self, body):
        return body != self.object.organisation

    def get_heading(self):
        return f"Answer {self.object.organisation}"

    def act(self, answer):
        return answer_disagreement(self.object, answer=answer, by=self.request.user)


class WithdrawDisagreement(OneDisagreement):
    permission_required = "completeness.withdraw_disagreement"
    cannot = "take this back"
    heading = "Take your disagreement back?"
    button = "Take it back"
    button_kind = "warning"
    success_message = "Taken back."

    def is_of_those(self, body):
        return body == self.object.organisation

    def act(self):
        return withdraw_disagreement(self.object, by=self.request.user)
