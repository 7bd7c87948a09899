from django.utils import timezone

from agreements.register.acts import acts_of
from agreements.register.answerable import answerable_on, boards_for, ended_board
from agreements.register.cover_facts import facts_among
from agreements.register.drafting import (
    NewParty,
    change_agreement,
    change_term,
    delete_draft,
    is_settled,
    printed_days,
    start_agreement,
)
from agreements.register.facts import facts_with_successors
from agreements.register.forms.agreements import AgreementForm, StartAgreementForm, TermForm
from agreements.register.happenings import happenings
from agreements.register.kind_facts import rules_of
from agreements.register.leaving import as_when_left, novations_seen, years_seen
from agreements.register.lifetime import first_day
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.register.notes import notes_of, overview_notes
from agreements.register.party_changes import changes_by_law, party_lines
from agreements.register.pictures import chain_picture
from agreements.register.places import places_of
from agreements.register.printed_parties import printed_on
from agreements.register.shown import show
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.govuk.views import CreateView
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class StartAgreement(CreateView):
    """Start a draft from nothing."""

    permission_required = "register.start_agreement"
    cannot = "start an agreement"
    form_class = StartAgreementForm
    heading = "Start an agreement"
    button = "Start the draft"

    def get_form_kwargs(self):
        user = self.request.user
        own = Organisation.objects.visible_to(user).filter(pk__in=user.organisation_ids)
        return super().get_form_kwargs() | {
            "bodies": Organisation.objects.visible_to(user),
            "own": own,
            "places": Partnership.objects.visible_to(user),
        }

    def get_initial(self):
        """The kind named in the address: what a review of a board opens is a delegation."""
        own, kind = places_of(self.request.user), self.request.GET.get("kind")
        place = {"place": own[0]} if len(own) == 1 else {}
        return place | ({"kind": kind} if kind in Agreement.Kind.values else {})

    def back_url(self):
        return "/agreements/"

    def act(self, place, own_body, partner, **details):
        parties = [NewParty(own_body), NewParty(partner)]
        return start_agreement(place, parties=parties, by=self.request.user, **details)


class AgreementOverview(AgreementPage):
    template_name = "register/agreement.html"

    def get_queryset(self):
        seen = super().get_queryset().select_related("term").with_what_parties_did()
        return seen.prefetch_related("options_to_extend__extensions")

    def read_facts(self):
        """Those of everything it came from and that came of it, in one reading."""
        user = self.request.user
        seen = chain_of(self.object) & Agreement.objects.visible_to(user)
        named = seen.select_related("partnership", "term")
        self.chain = list(named.order_by("term__starts_earliest", "pk"))
        return facts_with_successors([one.pk for one in self.chain], seen_by=user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        today, clocks, facts = timezone.localdate(), (self.day, self.known_on), self.facts
        its = facts[self.object.pk]
        mine = facts_among([one.pk for one in self.chain], facts)
        parties = list(self.object.parties.all())
        options = list(self.object.options_to_extend.all())
        novations = list(self.object.novations.with_names())
        links_on = list(self.object.links_on.select_related("later"))
        answerable = answerable_on(self.object, self.day)
        notes = notes_of(overview_notes, self.object, self.request.user)
        read = {"parties": parties, "novations": self._seen(novations), "links_on": links_on}
        seen = {"seen_by": self.request.user, "left": self.left}
        return context | {
            "happenings": happenings(self.object, its, today, **seen, **read),
            "chain": [(one, show(facts[one.pk], *clocks, facts)) for one in self.chain],
            "its_kind": rules_of(
                self.object, today, seen_by=self.request.user, its=its, parties=parties
            ),
            "picture": chain_picture(mine, today=today, known_on=self.known_on),
            "notes": [*notes, *ended_board(self.object, answerable, self.day)],
            "party_lines": party_lines(
                printed_on(as_when_left(self.object.parties.joined(), self.left), self.day),
                read["novations"],
            ),
            "changes_by_law": changes_by_law(
                self.object, self.day, its, parties=parties, novations=novations
            ),
            "acts": acts_of(self.object, context["standing"].standing, its, options, links_on),
            "begins": first_day(its),
            "may_change": context["may_edit"] and not is_settled(self.object, parties),
            "years_stated": years_seen(self.object, self.left).count(),
            "answerable": answerable,
            "options": options,
            "mine": self.request.user.organisation_ids,
            "may_approve": self.request.user.has_perm("register.approve_agreement", self.object),
        }

    def _seen(self, novations):
        """Those that the reader's bodies read of: all, unless they have left."""
        if self.left is None:
            return novations
        return list(novations_seen(self.object, self.request.user, self.left))


class EditAgreement(AgreementAct):
    form_class = AgreementForm
    prefill = (
        "title",
        "kind",
        "reference",
        "binding",
        "flexibilities",
        "edition",
        "purpose",
        "answers_to",
    )
    heading = "Change what the agreement says of itself"
    success_message = "Saved."

    def get_form_kwargs(self):
        boards = boards_for(self.object, self.request.user)
        return super().get_form_kwargs() | {"boards": boards}

    def act(self, version, **changes):
        return change_agreement(self.object, by=self.request.user, version=version, **changes)


class EditTerm(AgreementAct):
    form_class = TermForm
    prefill = ("starts", "starts_on", "ends", "ends_on", "review_on", "notice_days")
    heading = "Change when it starts and ends"
    success_message = "Saved."

    def values_of(self, record):
        term = record.term
        return {name: getattr(term, name) for name in self.prefill} | {"version": record.version}

    def act(self, version, starts_on, ends_on, review_on, **changes):
        for side, on in (("starts", starts_on), ("ends", ends_on), ("review", review_on)):
            changes |= printed_days(side, on)
        return change_term(self.object, by=self.request.user, version=version, **changes)


class DeleteDraft(AgreementAct):
    heading = "Delete this draft?"
    lead = "Its text, areas and milestones go with it, for every party. This cannot be undone."
    button = "Delete the draft"
    button_kind = "warning"
    success_message = "The draft was deleted."
    success_url = "/agreements/"

    def act(self):
        delete_draft(self.object, by=self.request.user)
