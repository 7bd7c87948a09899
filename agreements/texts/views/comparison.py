"""Pages that compare two texts: choose them, read what changed, have it made as a PDF."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from agreements.register.models import Agreement
from agreements.register.views.pages import AgreementAct, AgreementPage
from agreements.texts.comparison.choosing import ComparedTextsForm, OtherAgreementForm, VersionsForm
from agreements.texts.comparison.made import ask_for_comparison, comparison_of, last_read
from agreements.texts.comparison.versions import NOW, comes_from, versions_of
from commissioning.errors import RuleBroken


class WithAnother:
    """Which text is compared with this agreement's: `with`, or the one that it comes from."""

    def seen(self):
        return Agreement.objects.visible_to(self.request.user).select_related("partnership")

    @cached_property
    def other(self):
        key = self.request.GET.get("with")
        if key:
            return get_object_or_404(self.seen(), key=key)
        return comes_from(self.object, self.seen()) or self.object

    @cached_property
    def earlier_versions(self):
        return versions_of(self.other, last_read(self.other, self.request.user))

    @property
    def version_before(self):
        """The one asked for; of the same agreement, the one before that which stands now."""
        asked = self.request.GET.get("before")
        if asked or self.other.pk != self.object.pk:
            return asked or NOW
        return next((one.name for one in self.earlier_versions if one.name != NOW), NOW)

    @property
    def version_after(self):
        return self.request.GET.get("after") or NOW


class ChooseTexts(WithAnother, AgreementPage):
    """Choose what to compare: first whose text, then which version of each."""

    template_name = "texts/compare.html"

    def get_context_data(self, **kwargs):
        chosen = {"with": self.other.key}
        versions = VersionsForm(
            befores=self.earlier_versions,
            afters=versions_of(self.object, last_read(self.object, self.request.user)),
            initial={"before": self.version_before, "after": self.version_after},
        )
        return super().get_context_data(**kwargs) | {
            "other": self.other,
            "others": OtherAgreementForm(seen=self.seen(), initial=chosen),
            "versions": versions,
        }


class TextsCompared(WithAnother, AgreementPage):
    """What changed from one text to the other, clause by clause."""

    template_name = "texts/comparison.html"

    def get_context_data(self, **kwargs):
        try:
            texts = self.other, self.version_before, self.object, self.version_after
            made = comparison_of(*texts, seen_by=self.request.user)
        except RuleBroken as refusal:
            raise Http404(str(refusal)) from refusal
        return super().get_context_data(**kwargs) | {"made": made}


class MakeComparisonPdf(WithAnother, AgreementAct):
    """Ask for the PDF of a comparison; its own page says how far it is."""

    permission_required = "register.view_agreement"
    cannot = "have this comparison made"
    form_class = ComparedTextsForm
    heading = "Make the PDF of this comparison?"
    button = "Make the PDF"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"seen": self.seen()}

    def get_initial(self):
        return {
            "with": self.other.key,
            "before": self.version_before,
            "after": self.version_after,
        }

    def back_url(self):
        return f"{self.object.get_absolute_url()}compare/"

    def act(self, **chosen):
        by = self.request.user
        texts = chosen["with"], chosen["before"], self.object, chosen["after"]
        return ask_for_comparison(*texts, by=by)
