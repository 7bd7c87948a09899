"""What every page about one agreement shares."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from agreements.register.facts import facts_with_successors
from agreements.register.forms.looking import AsAtForm
from agreements.register.leaving import left_on
from agreements.register.merging import survivor_of
from agreements.register.models import Agreement
from agreements.register.sections import sections_of
from agreements.register.shown import show
from commissioning.govuk.views import ActionView, RecordView


class AboutAgreement:
    """Starts from the agreements that this person may see, and names the parties' officers."""

    find_by = {"key": "key", "partnership__slug": "place"}
    context_name = "agreement"
    cannot = "change this agreement"

    def dispatch(self, request, *args, **kwargs):
        """The address of a duplicate that was merged leads to the record that survived."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            survivor = survivor_of(kwargs.get("key", ""), self.get_queryset())
            if request.method != "GET" or survivor is None:
                raise
            return redirect(survivor, permanent=True)

    def get_queryset(self):
        return Agreement.objects.visible_to(self.request.user).select_related("partnership")

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.joined_parties)
        return f"Commissioners of {names} can."


class AgreementPage(AboutAgreement, RecordView):
    """One page of an agreement, with its identity on top and its sub-navigation."""

    permission_required = "register.view_agreement"
    cannot = "read this agreement"

    def get_context_data(self, **kwargs):
        agreement = self.object
        as_at = AsAtForm(self.request.GET if "as_at" in self.request.GET else None)
        self.left = left_on(agreement, self.request.user)
        clocks = as_at.clocks(self.left or timezone.localdate())
        self.day, self.known_on = (min(on, self.left or on) for on in clocks)
        facts = self.facts = self.read_facts()
        return super().get_context_data(**kwargs) | {
            "standing": show(facts[agreement.pk], self.day, self.known_on, facts),
            "as_at": as_at,
            "form": as_at,
            "day_asked": self.day if self.left or (as_at.is_bound and as_at.is_valid()) else None,
            "left": self.left,
            "known_then": self.known_on == self.day,
            "sections": [
                (section.label, section.url(agreement), section.url(agreement) == self.request.path)
                for section in sections_of(agreement, self.request.user)
            ],
            "may_edit": self.request.user.has_perm("register.edit_agreement", agreement),
        }

    def read_facts(self):
        """What its standing needs; a page that shows more agreements reads theirs with it."""
        return facts_with_successors([self.object.pk], seen_by=self.request.user)


class AgreementAct(AboutAgreement, ActionView):
    """Do one thing to an agreement, then go back to it."""

    permission_required = "register.edit_agreement"
