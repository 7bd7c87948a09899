import datetime as dt

from django.utils import timezone

from agreements.register.drafting import all_have_signed
from agreements.register.views.pages import AgreementPage
from agreements.texts.clauses import change_clause, place_clause
from agreements.texts.comments import open_comments_by_clause
from agreements.texts.comparing import compared
from agreements.texts.comparison.notes import what_changed_since_sent
from agreements.texts.documents import contents_of
from agreements.texts.forms.clauses import ChangeClauseForm, PlaceClauseForm
from agreements.texts.marking import markers_of
from agreements.texts.merge_fields import all_fields, filled_clauses
from agreements.texts.models import Clause, Comment
from agreements.texts.proposing import proposed_by
from agreements.texts.structure import levels_of
from agreements.texts.structuring import deleted_of
from agreements.texts.varying.text import text_as_signed, text_as_varied, variations_of_text
from agreements.texts.varying.words import SIGNED, line_of
from agreements.texts.warnings import warnings_of
from commissioning.govuk.views import ActionView, RecordView


class AgreementText(AgreementPage):
    """The whole text, with what is not placed and which papers are not held.

    A varied one reads as varied on the day asked about, else today; as signed, where that is asked.
    """

    template_name = "texts/text.html"

    def get_context_data(self, **kwargs):
        is_signed = all_have_signed(self.object)
        definitions = list(self.object.definitions.select_related("clause"))
        shared = super().get_context_data(**kwargs)
        variations = variations_of_text(self.object, self.left or dt.date.max)
        as_signed = bool(variations) and self.request.GET.get("text") == SIGNED
        text = text_as_signed(self.object) if as_signed else text_as_varied(self.object, self.day)
        clauses = text.clauses
        warnings = warnings_of(self.object, clauses, definitions)
        clauses = filled_clauses(self.object, clauses, timezone.localdate())
        return shared | {
            "is_signed": is_signed,
            "may_write": shared["may_edit"] and not is_signed,
            "clauses": clauses,
            "text": text,
            "variations": variations,
            "as_signed": as_signed,
            "read_on": self.day,
            "text_line": line_of(variations, text, self.day),
            "levels": levels_of([one.clause for one in text.passages]),
            "contents": contents_of(clauses),
            "definitions": definitions,
            "marks": markers_of(clauses, definitions),
            "text_warnings": warnings,
            "talk": open_comments_by_clause(self.object, self.request.user),
            "deleted": deleted_of(self.object).count(),
            "unplaced": [c for c in clauses if c.role == Clause.Role.UNPLACED],
            "papers": self.object.papers_referred_to.select_related("clause"),
            "sealed": self.object.sealed_texts.select_related("by"),
            "since_sent": list(what_changed_since_sent(self.object, self.request.user)),
        }


class AboutClause:
    """One clause of an agreement that this person may see."""

    find_by = {"pk": "clause", "agreement__key": "key", "agreement__partnership__slug": "place"}
    context_name = "clause"
    permission_required = "texts.edit_clause"
    cannot = "change this clause"

    def get_queryset(self):
        seen = Clause.objects.visible_to(self.request.user)
        return seen.select_related("agreement__partnership")

    def back_url(self):
        return f"{self.object.agreement.get_absolute_url()}text/#clause-{self.object.pk}"

    def get_success_url(self):
        return self.back_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"agreement": self.object.agreement}


def offer_of_terms(clause):
    """The page that offers to keep the terms that a clause just saved defines, if there are any."""
    if not proposed_by(clause):
        return ""
    return f"{clause.agreement.get_absolute_url()}definitions/keep/?clause={clause.pk}"


class ChangeClause(AboutClause, ActionView):
    form_class = ChangeClauseForm
    template_name = "texts/clause.html"
    prefill = ("number", "heading", "body")
    success_message = "Saved. What the clause said before is kept among its versions."

    def get_heading(self):
        return f"Change clause {self.object.number}" if self.object.number else "Change this text"

    def get_form_kwargs(self):
        open_ones = Comment.objects.visible_to(self.request.user).open()
        mine = open_ones.filter(clause=self.object).select_related("by", "organisation")
        return super().get_form_kwargs() | {"comments": mine}

    def get_success_url(self):
        return offer_of_terms(self.result) or super().get_success_url()

    def get_context_data(self, **kwargs):
        fields = all_fields(self.object.agreement, timezone.localdate())
        return super().get_context_data(**kwargs) | {"merge_fields": fields}

    def act(self, **changes):
        return change_clause(self.object, by=self.request.user, **changes)


class PlaceClause(AboutClause, ActionView):
    form_class = PlaceClauseForm
    template_name = "texts/place.html"
    heading = "Say what this passage is"

    def act(self, **where):
        return place_clause(self.object, by=self.request.user, **where)


class ClauseVersions(AboutClause, RecordView):
    """What a clause said before, newest first."""

    permission_required = "texts.view_clause"
    cannot = "read this clause"
    template_name = "texts/versions.html"

    def get_context_data(self, **kwargs):
        versions = self.object.versions.select_related("by")
        versions = list(versions.prefetch_related("answers__comment__by"))
        earlier = [*versions[1:], None]
        return super().get_context_data(**kwargs) | {
            "versions": [
                (version, before and changes_between(before, version))
                for version, before in zip(versions, earlier, strict=True)
            ]
        }


def changes_between(before, after):
    """The heading and the words of a clause, each with what changed since the version before."""
    titles = (f"{version.number} {version.heading}".strip() for version in (before, after))
    return {"title": compared(*titles), "body": compared(before.body, after.body)}
