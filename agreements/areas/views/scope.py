"""The pages on which a variation adds an area to an agreement, or takes one out."""

from django.shortcuts import get_object_or_404

from agreements.areas.forms.areas import AddAreaForm
from agreements.areas.models import AreaStanding
from agreements.areas.varying_scope import (
    add_area_by_variation,
    leave_area_as_it_is,
    take_out_area_by_variation,
)
from agreements.register.views.variations import VariationAct
from commissioning.govuk.questions import VersionForm


class VaryScope(VariationAct):
    """Change one area by the variation, and go back to all that it changes of the scope."""

    permission_required = "areas.change_areas"
    button = "Save and continue"

    def back_url(self):
        return f"{self.variation.get_absolute_url()}changes/scope/"

    def values_of(self, record):
        return {"version": getattr(record, "version", None)}

    def get_initial(self):
        return super().get_initial() | {"version": self.variation.version}


class AddAreaByVariation(VaryScope):
    form_class = type("AddedAreaForm", (AddAreaForm, VersionForm), {})
    heading = "Which area is added?"
    lead = "It stands in the agreement from the day the variation takes effect."

    def act(self, name, words, version):
        return add_area_by_variation(
            self.variation, name, words=words, by=self.request.user, version=version
        )


class OneAreaByVariation(VaryScope):
    form_class = VersionForm

    def load(self):
        agreement = super().load()
        rows = AreaStanding.objects.visible_to(self.request.user).filter(agreement=agreement)
        self.standing = get_object_or_404(rows, pk=self.kwargs["standing"])
        return agreement


class TakeOutAreaByVariation(OneAreaByVariation):
    lead = "It stands in the agreement until the day before the variation takes effect."
    button = "It is taken out"

    def get_heading(self):
        return f"Does {self.standing} go?"

    def act(self, version):
        return take_out_area_by_variation(
            self.standing, self.variation, by=self.request.user, version=version
        )


class LeaveAreaAsItIs(OneAreaByVariation):
    lead = "The variation then changes nothing of it."
    button = "Leave it as it is"

    def get_heading(self):
        return f"Leave {self.standing} as it is?"

    def act(self, version):
        return leave_area_as_it_is(
            self.standing, self.variation, by=self.request.user, version=version
        )
