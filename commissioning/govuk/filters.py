"""What narrows a list. Every filter may be left empty, so none says that it is optional."""

from typing import Any

from django import forms

from commissioning.govuk.renderer import shown


class FilterForm(forms.Form):
    """A form in the address of a list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            shown(field, say_optional=False)
