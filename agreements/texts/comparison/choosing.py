"""What is asked of somebody who compares two texts."""

from collections.abc import Sequence
from typing import Any

from django import forms

from agreements.register.models import Agreement
from agreements.texts.comparison.versions import TextVersion


class AgreementChoice(forms.ModelChoiceField):
    """A choice of agreements by title and place."""

    def label_from_instance(self, obj: Agreement) -> str:
        return f"{obj.title} ({obj.partnership})"


class OtherAgreementForm(forms.Form):
    """Whose text to compare with. The field is called "with", as in the address."""

    def __init__(self, *args: Any, seen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with"] = AgreementChoice(
            seen.order_by("title", "pk"),
            label="Which agreement's text?",
            to_field_name="key",
            empty_label=None,
        )


class VersionsForm(forms.Form):
    """Which version of each text."""

    def __init__(
        self,
        *args: Any,
        befores: Sequence[TextVersion],
        afters: Sequence[TextVersion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, versions in (("before", befores), ("after", afters)):
            choices = [(one.name, one.label) for one in versions]
            self.fields[name] = forms.ChoiceField(label=name.capitalize(), choices=choices)


class ComparedTextsForm(forms.Form):
    """The two texts of a comparison, as its page names them."""

    before = forms.CharField(max_length=10, widget=forms.HiddenInput)
    after = forms.CharField(max_length=10, widget=forms.HiddenInput)

    def __init__(self, *args: Any, seen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with"] = forms.ModelChoiceField(
            seen, to_field_name="key", widget=forms.HiddenInput
        )
