"""Pages of the clause library: what is kept, keeping a clause, and putting one into a draft."""

from django.http import Http404

from agreements.register.models import Agreement
from agreements.register.views.pages import AboutAgreement, AgreementAct
from agreements.texts.forms.library import InsertClauseForm, KeepClauseForm, LibraryClauseForm
from agreements.texts.library.inserting import find_kept, insert_from_library, proposed_place
from agreements.texts.library.keeping import (
    change_library_clause,
    keep_in_library,
    retire_library_clause,
)
from agreements.texts.models import LibraryClause
from agreements.texts.starting.texts import starting_text
from agreements.texts.views.clauses import AboutClause
from agreements.texts.words import called
from commissioning.accounts.roles import Role
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView, Door, RecordView
from commissioning.organisations.models import Organisation


def starting_texts(first=None):
    """Every kind with its starting text, `first` before the others."""
    kinds = sorted(Agreement.Kind, key=lambda kind: kind != first)
    return [(kind.label, starting_text(kind)) for kind in kinds]


class Library(Door):
    """The library of one's own bodies, and the starting texts."""

    template_name = "texts/library.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        own = LibraryClause.objects.visible_to(self.request.user).in_use()
        return super().get_context_data(**kwargs) | {
            "own": own.select_related("organisation"),
            "keeps_for": self.request.user.organisations_as(Role.COMMISSIONER),
            "texts": starting_texts(),
        }


class AboutLibraryClause(ActionView):
    """One clause of the library of a body that this person acts for."""

    find_by = {"pk": "clause"}
    context_name = "clause"
    permission_required = "texts.edit_library_clause"
    cannot = "change this clause of the library"
    success_url = "/agreements/library/"

    def get_queryset(self):
        seen = LibraryClause.objects.visible_to(self.request.user)
        return seen.in_use().select_related("organisation")

    def back_url(self):
        return self.success_url

    def who_can(self):
        return f"Commissioners of {self.object.organisation} can."


class ChangeLibraryClause(AboutLibraryClause):
    form_class = LibraryClauseForm
    prefill = ("heading", "body", "is_divided")
    heading = "Change a clause of the library"
    lead = "No agreement changes: each has its own copy."
    success_message = "The clause was saved in the library."

    def act(self, **said):
        return change_library_clause(self.object, by=self.request.user, **said)


class RetireLibraryClause(AboutLibraryClause):
    form_class = VersionForm
    button = "Retire it"
    button_kind = "warning"
    lead = "It is offered no more. Agreements that use it keep it."
    success_message = "The clause was retired from the library."

    def get_heading(self):
        return f"Retire {self.object} from the library?"

    def act(self, version):
        return retire_library_clause(self.object, version=version, by=self.request.user)


class KeepClause(AboutClause, ActionView):
    """Keep a clause with all under it in the library of one's own body."""

    form_class = KeepClauseForm
    button = "Keep it in the library"
    lead = "A copy of its words, with those of the clauses under it. The text does not change."
    success_message = "The clause is kept in the library."
    success_url = "/agreements/library/"

    def get_heading(self):
        return f"Keep {called(self.object)} in the library"

    def get_success_url(self):
        return self.success_url

    def get_form_kwargs(self):
        bodies = self.request.user.organisations_as(Role.COMMISSIONER)
        seen = Organisation.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {"own": seen.filter(pk__in=bodies)}

    def get_initial(self):
        return {"heading": self.object.heading or called(self.object)}

    def act(self, heading, organisation):
        by = self.request.user
        return keep_in_library(self.object, organisation, heading=heading, by=by)


class ChooseFromLibrary(AboutAgreement, RecordView):
    """What can be put into this draft: its own bodies' clauses first, then the starting texts."""

    permission_required = "texts.write_text"
    template_name = "texts/from_library.html"

    def get_context_data(self, **kwargs):
        own = LibraryClause.objects.visible_to(self.request.user).in_use()
        return super().get_context_data(**kwargs) | {
            "own": own.select_related("organisation"),
            "texts": starting_texts(first=self.object.kind),
        }


class InsertClause(AgreementAct):
    """Read a kept clause, say where it goes, and put it there."""

    permission_required = "texts.write_text"
    form_class = InsertClauseForm
    template_name = "texts/insert_clause.html"
    button = "Put it into the text"
    success_message = "The clause is in the text. No other clause changed its number."

    def load(self):
        agreement = super().load()
        self.kept = find_kept(self.kwargs["kept"], self.request.user)
        if self.kept is None:
            raise Http404
        return agreement

    def get_heading(self):
        return f"Add “{self.kept}” from the library"

    def back_url(self):
        return f"{self.object.get_absolute_url()}library/"

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}text/#clause-{self.result.pk}"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"clauses": self.object.clauses.in_order()}

    def get_initial(self):
        number, after = proposed_place(self.object, self.kept)
        return {"number": number, "after": after}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"kept": self.kept}

    def act(self, number, after):
        here = {"number": number, "after": after, "by": self.request.user}
        return insert_from_library(self.object, self.kept, **here)
