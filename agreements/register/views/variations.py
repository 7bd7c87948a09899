"""The page of a variation, and what every other page about one shares."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from agreements.register.models import Variation, VariationChange
from agreements.register.panels import panels_of
from agreements.register.varied import Varied, rows_of
from agreements.register.varying import undescribed
from agreements.register.views.pages import AgreementAct, AgreementPage


class FindsVariation:
    """Loads the agreement, and the variation of it that the address names."""

    def load(self):
        agreement = super().load()
        seen = Variation.objects.visible_to(self.request.user).filter(agreement=agreement)
        rows = seen.select_related("agreement__partnership").prefetch_related(
            "details", "approvals__party", "approvals__authority", "signatures__party"
        )
        self.variation = get_object_or_404(rows, pk=self.kwargs["variation"])
        return agreement

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"variation": self.variation}


@dataclass(frozen=True)
class Shown:
    """One thing that a variation changes: in words, and row by row where it changes rows."""

    about: str
    label: str
    said: VariationChange | None
    rows: list[Varied]

    @property
    def before(self):
        return self.said.before if self.said else ""

    @property
    def after(self):
        """The words, where they say more than the rows."""
        words = self.said.after if self.said else ""
        return "" if words == "; ".join(row.words for row in self.rows) else words


def changes_of(variation, rows):
    """What it changes, in the order in which people are asked."""
    details = {one.about: one for one in variation.details.all()}
    return [
        Shown(
            about,
            Variation.Change(about).label,
            details.get(about),
            [row for row in rows if row.about == about],
        )
        for about in variation.changes
    ]


class VariationPage(FindsVariation, AgreementPage):
    """The task list while it is written; what it changed once it is agreed."""

    template_name = "register/variation.html"

    def get_context_data(self, **kwargs):
        variation = self.variation
        rows = rows_of(variation)
        acts = zip(variation.approvals.all(), variation.signatures.all(), strict=True)
        return super().get_context_data(**kwargs) | {
            "changes": changes_of(variation, rows),
            "acts": list(acts),
            "missing": undescribed(variation),
            "panels": panels_of(variation, self.request.user),
            "approvable": self.approvable(),
            "mine": self.request.user.organisation_ids,
        }

    def approvable(self):
        """The parties whose approval and signature the user may see to."""
        user, rows = self.request.user, self.variation.approvals.all()
        if self.variation.is_withdrawn:
            return set()
        if user.has_perm("register.approve_agreement", self.object):
            return {row.party_id for row in rows}
        return {row.party_id for row in rows if user.has_perm("register.approve_variation", row)}


class VariationAct(FindsVariation, AgreementAct):
    """Do one thing to a variation, and go back to it."""

    def back_url(self):
        return self.variation.get_absolute_url()

    def get_success_url(self):
        return self.back_url()
