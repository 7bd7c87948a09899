from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from agreements.register.correcting import may_correct
from agreements.register.drafting import NewParty
from agreements.register.forms.parties import AddPartyForm, ChangePartyForm, ReplaceBodyForm
from agreements.register.leaving import as_when_left, novations_seen
from agreements.register.models import NovationApproval, VariedParty
from agreements.register.parties import add_party, change_party, remove_party, replace_body
from agreements.register.party_changes import changes_by_law, party_lines
from agreements.register.printed_parties import printed_on
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.organisations.models import Organisation


@dataclass(frozen=True)
class Step:
    """A link beside an approval or a signature: its word and the end of its address."""

    word: str
    address: str


class Parties(AgreementPage):
    """Who the parties are, and what is known of their approvals and signatures."""

    template_name = "register/parties.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = self.object.parties.joined().select_related(
            "organisation",
            "approval__authority",
            "signature",
        )
        parties = printed_on(as_when_left(rows, self.left), self.day)
        facts = [fact for party in parties for fact in (party.approval, party.signature)]
        approves = self.request.user.has_perm("register.approve_agreement", self.object)
        return context | {
            "parties": parties,
            "day": self.day,
            "varied": VariedParty.objects.visible_to(self.request.user)
            .filter(variation__agreement=self.object)
            .select_related("party", "variation__agreement__partnership")
            .prefetch_related("variation__approvals", "variation__signatures"),
            "may_approve": approves,
            "mine": self.request.user.organisation_ids,
            "may_novate": self.request.user.has_perm("register.novate_agreement", self.object),
            "novations": (novations := novations_seen(self.object, self.request.user, self.left)),
            "approvals": NovationApproval.objects.visible_to(self.request.user)
            .filter(novation__in=novations)
            .select_related("party", "authority"),
            "lines": party_lines(parties, list(novations)),
            "changes_by_law": changes_by_law(self.object, self.day),
            "steps": {fact: step for fact in facts if approves and (step := self.step(fact))},
            "can_replace": all(fact.state == "awaited" for fact in facts),
        }

    def step(self, fact):
        """What this person can do next about an approval or a signature."""
        if fact.is_unconfirmed and self.request.user.answers_for(fact.party.organisation_id):
            return Step("Confirm", "confirm/")
        if fact.state == "awaited":
            return Step("Record", "")
        return Step("Correct", "correct/") if may_correct(fact, self.request.user) else None


class ToParties:
    """Goes back to the page of the parties."""

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}parties/"

    back_url = get_success_url


class AddParty(ToParties, AgreementAct):
    form_class = AddPartyForm
    heading = "Add a party"
    button = "Add the party"

    def get_initial(self):
        return {"capacities": ["partner"]}

    def get_form_kwargs(self):
        bodies = Organisation.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {"bodies": bodies}

    def act(self, organisation, capacities, **printed):
        party = NewParty(organisation, capacities=tuple(capacities), **printed)
        return add_party(self.object, party, by=self.request.user)


class OneParty(ToParties, AgreementAct):
    """A page about one party of an agreement."""

    def load(self):
        agreement = super().load()
        self.party = get_object_or_404(agreement.parties.joined(), pk=self.kwargs["party"])
        return agreement


class ChangeParty(OneParty):
    form_class = ChangePartyForm
    prefill = ("name_as_printed", "defined_term", "address_as_printed", "capacities")
    heading = "Change how a party is printed"

    def values_of(self, record):
        values = {name: getattr(self.party, name) for name in self.prefill}
        return values | {"version": record.version}

    def act(self, version, **changes):
        return change_party(self.party, by=self.request.user, version=version, **changes)


class ReplaceBody(OneParty):
    """Put the right body where a wrong one was entered."""

    form_class = ReplaceBodyForm
    lead = (
        "Officers of the body that was entered wrongly will no longer see this draft. How the "
        "agreement prints the party stays as it is."
    )
    button = "Replace it"
    success_message = "The party is now the right body."

    def get_heading(self):
        return f"Which body is “{self.party}”?"

    def get_form_kwargs(self):
        bodies = Organisation.objects.visible_to(self.request.user)
        others = self.object.parties.exclude(pk=self.party.pk).values("organisation")
        return super().get_form_kwargs() | {"bodies": bodies.exclude(pk__in=others)}

    def values_of(self, record):
        present = get_object_or_404(record.parties.joined(), pk=self.party.pk)
        return {"organisation": present.organisation_id, "version": record.version}

    def act(self, organisation, version):
        return replace_body(self.party, organisation, by=self.request.user, version=version)


class RemoveParty(OneParty):
    lead = "Its officers will no longer see this draft."
    button = "Remove the party"
    button_kind = "warning"

    def get_heading(self):
        return f"Remove {self.party}?"

    def act(self):
        remove_party(self.party, by=self.request.user)
