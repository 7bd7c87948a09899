"""The REST door to the parties that a variation changes."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from agreements.register.api import variation_serializers as shapes
from agreements.register.api.variation_serializers import sent
from agreements.register.drafting import NewParty
from agreements.register.varying_parties import (
    let_party_join,
    let_party_leave,
    print_party_otherwise,
    take_out_varied_party,
)


class VariedParties:
    """Parties that join, leave or change, as acts of the view set of variations."""

    @extend_schema(
        request=shapes.VaryPartyIn,
        responses=shapes.VariationOut,
        examples=[sent("A body joins", act="joins", organisation="northshire-council")],
    )
    @action(detail=True, methods=["post"], url_path="parties")
    def vary_party(self, request, pk=None):
        """Let a body join or a party leave by the variation, or print a party otherwise."""
        variation = self.get_object()
        details = dict(self.details(shapes.VaryPartyIn))
        act, whose = details.pop("act"), {"by": request.user, "version": self.version}
        if act == "joins":
            details.pop("party", None)
            capacities = tuple(details.pop("capacities", ("partner",)))
            let_party_join(variation, NewParty(capacities=capacities, **details), **whose)
        else:
            party = get_object_or_404(variation.agreement.parties, pk=details.pop("party"))
            details.pop("organisation", None)
            if act == "leaves":
                let_party_leave(variation, party, **whose)
            else:
                print_party_otherwise(variation, party, **details, **whose)
        return self.answer(self.again(variation))

    @extend_schema(
        request=shapes.VariedPartyIn, responses=shapes.VariationOut, examples=[sent("One", row=4)]
    )
    @action(detail=True, methods=["post"], url_path="take-out-party")
    def take_out_party(self, request, pk=None):
        """Take out what the variation changes of one party."""
        variation = self.get_object()
        rows = variation.varied_parties.all()
        row = get_object_or_404(rows, pk=self.details(shapes.VariedPartyIn)["row"])
        take_out_varied_party(row, by=request.user, version=self.version)
        return self.answer(self.again(variation))
