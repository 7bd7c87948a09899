"""The pages on which a variation lets a party join or leave, or prints it otherwise."""

from copy import copy

from django.shortcuts import get_object_or_404

from agreements.register.drafting import NewParty
from agreements.register.forms.parties import AddPartyForm, ChangePartyForm
from agreements.register.models import Party
from agreements.register.printed_parties import printed_on
from agreements.register.varying_parties import (
    day_of,
    let_party_join,
    let_party_leave,
    print_party_otherwise,
    take_out_varied_party,
)
from agreements.register.views.variations import VariationAct
from commissioning.govuk.questions import VersionForm
from commissioning.organisations.models import Organisation


class VaryParties(VariationAct):
    """Change one party by the variation, and go back to all that it changes of them."""

    button = "Save and continue"

    def back_url(self):
        return f"{self.variation.get_absolute_url()}changes/parties/"

    def values_of(self, record):
        return {"version": getattr(record, "version", None)}

    def get_initial(self):
        return super().get_initial() | {"version": self.variation.version}


class LetPartyJoin(VaryParties):
    form_class = type("JoiningForm", (AddPartyForm, VersionForm), {})
    heading = "Which body joins?"
    lead = (
        "Once the variation is sent for approval, its officers can read the agreement, and approve "
        "and sign the variation. It is a party once every party has signed."
    )

    def get_initial(self):
        return super().get_initial() | {"capacities": ["partner"]}

    def get_form_kwargs(self):
        parties = self.object.parties.values("organisation")
        bodies = Organisation.objects.visible_to(self.request.user).exclude(pk__in=parties)
        return super().get_form_kwargs() | {"bodies": bodies}

    def act(self, organisation, capacities, version, **printed):
        party = NewParty(organisation, capacities=tuple(capacities), **printed)
        return let_party_join(self.variation, party, by=self.request.user, version=version)


class VaryOneParty(VaryParties):
    def load(self):
        agreement = super().load()
        self.party = get_object_or_404(agreement.parties.joined(), pk=self.kwargs["party"])
        return agreement


class LetPartyLeave(VaryOneParty):
    form_class = VersionForm
    lead = "Its last day is the day before the variation takes effect."
    button = "It leaves"

    def get_heading(self):
        return f"Does {self.party} leave?"

    def act(self, version):
        return let_party_leave(self.variation, self.party, by=self.request.user, version=version)


class PrintPartyOtherwise(VaryOneParty):
    form_class = ChangePartyForm
    lead = "From the day the variation takes effect. Until then it is printed as it is now."

    def get_heading(self):
        return f"How is {self.party} printed from then on?"

    def get_initial(self):
        """As it is printed by then: other variations may have changed it already."""
        (party,) = printed_on([copy(self.party)], day_of(self.variation))
        return super().get_initial() | {name: getattr(party, name) for name in Party.PRINTED}

    def act(self, version, **printed):
        return print_party_otherwise(
            self.variation, self.party, by=self.request.user, version=version, **printed
        )


class TakeOutVariedParty(VaryParties):
    form_class = VersionForm
    lead = "The party then stays as it is."
    button = "Take it out"

    def load(self):
        agreement = super().load()
        rows = self.variation.varied_parties.select_related("party")
        self.row = get_object_or_404(rows, pk=self.kwargs["row"])
        return agreement

    def get_heading(self):
        return f"Take out “{self.row}”?"

    def act(self, version):
        return take_out_varied_party(self.row, by=self.request.user, version=version)
