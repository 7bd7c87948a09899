"""A partner's own officers say on whose authority it takes part in a decision."""

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils import timezone

from commissioning.govuk.views import ActionView
from governance.decisions.authority import confirm_authority, record_authority
from governance.decisions.forms.acts import AuthorityForm
from governance.decisions.views.about import AboutDraft


class OneLine(AboutDraft, ActionView):
    """A page about one partner's authority line."""

    permission_required = "decisions.state_authority"

    def load(self):
        decision = super().load()
        lines = decision.authority_lines.select_related("organisation")
        self.line = get_object_or_404(lines, pk=self.kwargs["line"])
        return decision

    def has_permission(self):
        return self.request.user.has_perm(self.permission_required, self.line)

    @property
    def cannot(self):
        return f"state the authority of {self.line.organisation}"

    def who_can(self):
        return f"Board secretaries and approvers of {self.line.organisation} can."


class StateAuthority(OneLine):
    form_class = AuthorityForm
    button = "Save"

    def get_heading(self):
        return f"On whose authority does {self.line.organisation} decide?"

    def get_initial(self):
        named = ("given_by", "instrument", "on")
        return {name: getattr(self.line, name) for name in named}

    def act(self, **stated):
        today = timezone.localdate()
        return record_authority(self.line, by=self.request.user, today=today, **stated)


class ConfirmAuthority(OneLine):
    form_class = Form
    button = "Confirm it"

    def get_heading(self):
        return f"Confirm the authority of {self.line.organisation}?"

    def act(self):
        return confirm_authority(self.line, by=self.request.user, today=timezone.localdate())
