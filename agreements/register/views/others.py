"""One agreement and others: taking their place, and making one record of two."""

from agreements.register.forms import life as forms
from agreements.register.merging import merge_agreements
from agreements.register.models import Agreement
from agreements.register.succeeding import take_the_place_of
from agreements.register.views.pages import AgreementAct


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
