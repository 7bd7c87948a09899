"""Throwaway pages on real agreements, to try the doors every part uses."""

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path, reverse

from agreements.register.models import Agreement
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.govuk.errors import NotPermitted
from commissioning.govuk.fields import DateField, VersionField
from commissioning.govuk.views import ActionView, ListPage, PublicRecordView, RecordView
from commissioning.urls import handler400, handler403, handler404, handler500
from commissioning.urls import urlpatterns as real
from tests.commissioning.govuk.every_kind import EveryKindForm

__all__ = ["handler400", "handler403", "handler404", "handler500"]


class RenameForm(forms.Form):
    title = forms.CharField(label="Title", max_length=300)
    purpose = forms.CharField(label="Purpose", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Kind", choices=Agreement.Kind, widget=forms.RadioSelect)
    version = VersionField()


class OnAgreement:
    context_name = "agreement"

    def get_queryset(self):
        return Agreement.objects.visible_to(self.request.user)


PAGE = """{% extends "base.html" %}
{% block title %}{{ agreement.title }}{% endblock %}
{% block content %}<h1 class="govuk-heading-l">{{ agreement.title }}</h1>{% endblock %}"""


class ShowAgreement(OnAgreement, RecordView):
    def render_to_response(self, context):
        page = engines["pages"].from_string(PAGE)
        return HttpResponse(page.render(context, self.request))


class ShowPublishedAgreement(ShowAgreement, PublicRecordView):
    def get_queryset(self):
        return Agreement.objects.published()


class RenameAgreement(OnAgreement, ActionView):
    form_class = RenameForm
    heading = "Rename the agreement"
    permission_required = "register.edit_agreement"
    cannot = "rename this agreement"
    success_message = "The agreement has a new name."
    prefill = ("title", "purpose", "kind")

    def back_url(self):
        return reverse("sample:agreement", args=[self.object.key])

    def get_success_url(self):
        return self.back_url()

    def who_can(self):
        return "Commissioners of Northshire Council can."

    @transaction.atomic
    def act(self, *, version, **details):
        agreement = Agreement.objects.select_for_update().get(pk=self.object.pk)
        if agreement.version != version:
            raise StaleVersion("Jo Sample changed this while you were editing", theirs=agreement)
        if details["title"] == "JCA":
            raise RuleBroken("A title must say more than the kind of agreement.")
        for name, value in details.items():
            setattr(agreement, name, value)
        agreement.version += 1
        agreement.save()
        return agreement


class AgreementFilters(forms.Form):
    words = forms.CharField(label="Words", required=False)
    made_by = DateField(label="Made by", required=False)


LIST = """{% extends "base.html" %}{% from "govuk/page.html" import filters as filter_box %}
{% block title %}Agreements{% endblock %}
{% block content %}<h1>Agreements</h1>{{ filter_box(filters) }}{% endblock %}"""


class FilteredAgreements(OnAgreement, ListPage):
    filter_form = AgreementFilters

    def narrow(self, queryset, *, words, made_by):
        return queryset.filter(title__icontains=words)

    def render_to_response(self, context):
        if "show" in self.request.GET:
            return HttpResponse(engines["pages"].from_string(LIST).render(context, self.request))
        titles = ",".join(agreement.title for agreement in context["page"].rows)
        return HttpResponse(titles)


class ListAgreements(OnAgreement, ListPage):
    context_name = "agreements"
    order = ("title", "pk")
    page_size = 2

    def render_to_response(self, context):
        page = context["page"]
        titles = ",".join(agreement.title for agreement in context["agreements"])
        return HttpResponse(f"{titles}|{page.previous_url}|{page.next_url}")


def every_kind(request):
    form = EveryKindForm(request.POST or None, request.FILES or None)
    context = {"form": form, "heading": "Every kind of question", "button_text": "Save"}
    context |= {"button_kind": "", "back_url": "/help/", "back_text": "Help"}
    return render(request, "govuk/action.html", context)


def broken(request):
    raise ZeroDivisionError("SELECT secret FROM somewhere")


def refused(request):
    raise NotPermitted("see the audit log", "Auditors can.")


sample = [
    path("agreements/", ListAgreements.as_view(), name="agreements"),
    path("filtered/", FilteredAgreements.as_view(), name="filtered"),
    path("agreements/<slug:key>/", ShowAgreement.as_view(), name="agreement"),
    path("agreements/<slug:key>/rename/", RenameAgreement.as_view(), name="rename"),
    path("public/<slug:key>/", ShowPublishedAgreement.as_view(), name="published"),
    path("every-kind/", every_kind, name="every_kind"),
    path("broken/", broken, name="broken"),
    path("refused/", refused, name="refused"),
]
urlpatterns = [path("sample/", include((sample, "sample"))), *real]
