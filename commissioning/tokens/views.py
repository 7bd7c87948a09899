"""Somebody's own tokens: what there are, a new one, and the end of one."""

from allauth.account.decorators import reauthentication_required
from django.forms import Form
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator

from commissioning.errors import RuleBroken
from commissioning.govuk.views import ActionView, CreateView, ListPage
from commissioning.tokens.forms import NewTokenForm
from commissioning.tokens.issuing import issue_token, revoke_token
from commissioning.tokens.models import Token


class Tokens(ListPage):
    template_name = "tokens/tokens.html"
    order = ("-made_at", "-pk")
    context_name = "tokens"

    def get_queryset(self):
        return Token.objects.visible_to(self.request.user).filter(revoked_at__isnull=True)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"today": timezone.localdate()}


@method_decorator(reauthentication_required, name="dispatch")
class NewToken(CreateView):
    """The page that follows shows the secret, and is the only one that ever does."""

    form_class = NewTokenForm
    heading = "Make a token"
    button = "Make the token"

    def form_valid(self, form):
        try:
            token, secret = issue_token(self.request.user, **form.cleaned_data)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return render(self.request, "tokens/made.html", {"token": token, "secret": secret})

    def back_url(self):
        return reverse("tokens:tokens")


class RevokeToken(ActionView):
    form_class = Form
    button = "Revoke the token"
    button_kind = "warning"
    find_by = {"pk": "pk"}
    success_url = reverse_lazy("tokens:tokens")

    def get_queryset(self):
        return Token.objects.visible_to(self.request.user)

    def get_heading(self):
        return f"Revoke the token {self.object.name}"

    def act(self):
        return revoke_token(self.object, by=self.request.user)

    def get_success_message(self):
        return f"The token {self.object.name} no longer works."

    def back_url(self):
        return reverse("tokens:tokens")
