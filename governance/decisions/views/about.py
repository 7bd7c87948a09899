"""What every page about decisions shares."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from commissioning.govuk.views import ActionView, RecordView
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.makers import bodies_served_by, organisations_behind
from governance.decisions.choices import agreements_offered
from governance.decisions.details import details_of
from governance.decisions.forms.record import DecisionForm, answers_of, form_for
from governance.decisions.models import Decision


class InPlace:
    """A page of one place, whose name begins its address."""

    def get_place(self):
        places = Partnership.objects.visible_to(self.request.user)
        return get_object_or_404(places, slug=self.kwargs["place"])


class AboutDraft:
    """Starts from the decisions that this person may see, found by their key."""

    find_by = {"key": "key", "partnership__slug": "place"}
    context_name = "decision"
    cannot = "change this decision"

    def get_queryset(self):
        seen = Decision.objects.visible_to(self.request.user)
        return seen.select_related("partnership", "body__organisation")

    def who_can(self):
        return who_can_record(self.object, self.request.user)


class AboutPublished(AboutDraft):
    """A decision found by the address that it has for good."""

    find_by = {
        "partnership__slug": "place",
        "body__slug": "body",
        "number_year": "year",
        "number": "number",
    }

    def get_queryset(self):
        return super().get_queryset().filter(published_at__isnull=False)


class DraftPage(AboutDraft, RecordView):
    """One page of a draft, read by those concerned; once it is public, it has its own address."""

    def get(self, request, *args, **kwargs):
        if self.object.is_published:
            return redirect(self.object)
        return super().get(request, *args, **kwargs)


class DraftAct(AboutDraft, ActionView):
    """Do one thing to a decision, then go back to it."""

    permission_required = "decisions.edit_decision"


class AsksForRecord:
    """A page with the form of the whole record."""

    based_on: type[DecisionForm] = DecisionForm
    without: tuple[str, ...] = ()

    def get_form_class(self):
        if not hasattr(self, "_form_class"):
            self._form_class = self.form_class_of(self.object)
        return self._form_class

    def form_class_of(self, about):
        """The form for a decision, or for a new one of a place."""
        user, today = self.request.user, timezone.localdate()
        decision = about if isinstance(about, Decision) else None
        place = decision.partnership if decision else about
        partners = set(place.partners_on(today).values_list("organisation_id", flat=True))
        if decision:
            partners |= set(decision.authority_lines.values_list("organisation_id", flat=True))
        return form_for(
            bodies=bodies_served_by(user, on=today).filter(partnership=place),
            agreements=agreements_offered(place, decision, user=user),
            partners=tuple(Organisation.objects.visible_to(user).filter(pk__in=partners)),
            based_on=self.based_on,
            without=self.questions_not_asked(),
        )

    def questions_not_asked(self):
        return self.without

    def post(self, request, *args, **kwargs):
        """One more row is asked for without judging, or losing, what was typed."""
        if more := request.POST.get("add"):
            form = self.get_form().as_typed(more)
            return self.render_to_response(self.get_context_data(form=form))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        self.sent = form
        return super().form_valid(form)

    def values_of(self, record):
        answers = answers_of(details_of(record)) | {"version": record.version}
        if hasattr(self, "sent"):  # somebody else saved: leave room for every row of theirs
            self.sent.make_room_for(answers)
        return answers


def who_can_record(decision, user):
    """A sentence on who records the decisions of this body."""
    ids = organisations_behind(decision.body, on=timezone.localdate())
    named = Organisation.objects.visible_to(user).filter(pk__in=ids)
    names = named.values_list("name", flat=True)
    return f"Board secretaries of {' and '.join(names)} can."
