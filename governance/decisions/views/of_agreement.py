"""The decisions about an agreement, as one of its pages."""

from agreements.register.views.pages import AgreementPage
from governance.decisions.models import Decision


class DecisionsOfAgreement(AgreementPage):
    """What was decided about it, the newest first, as far as this person may see."""

    template_name = "decisions/of_agreement.html"

    def get_context_data(self, **kwargs):
        seen = Decision.objects.visible_to(self.request.user)
        about = seen.filter(agreements_concerned__agreement=self.object).distinct()
        about = about.select_related("partnership", "body").prefetch_related("agreements_concerned")
        rows = [
            (decision, [c for c in decision.agreements_concerned.all() if self.is_about(c)])
            for decision in about.order_by("-listed_on", "-pk")
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}

    def is_about(self, concerned):
        return concerned.agreement_id == self.object.pk
