"""Who decides in a place, and what each body is."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.register.forms.agreements import ReasonForm
from commissioning.authorities.models import Body
from commissioning.govuk.views import ActionView, CreateView, PublicListPage, PublicRecordView
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.boards import add_body, change_form, set_call_in
from governance.boards.ending import end_board, take_back_end
from governance.boards.forms import BodyForm, CallInForm, ChangeFormForm, EndForm
from governance.boards.models import CallInRule
from governance.boards.resting import rests_on


def place_named(view):
    places = Partnership.objects.visible_to(view.request.user)
    return get_object_or_404(places, slug=view.kwargs["place"])


def organisations_of(place, user):
    """Those that are or were partners of the place; none without a place."""
    seen = Organisation.objects.visible_to(user)
    return seen.filter(partnerships__partnership=place).distinct() if place else seen.none()


class Bodies(PublicListPage):
    """The bodies that decide, of a place or of all."""

    template_name = "boards/bodies.html"
    order = ("name", "pk")

    def load(self):
        return place_named(self) if "place" in self.kwargs else None

    def get_queryset(self):
        bodies = Body.objects.visible_to(self.request.user)
        if self.object:
            bodies = bodies.filter(partnership=self.object)
        return bodies.select_related("partnership", "organisation").prefetch_related("forms")

    def get_context_data(self, **kwargs):
        user, place, today = self.request.user, self.object, timezone.localdate()
        councils = [council for council in organisations_of(place, user) if council.is_council]
        rules = CallInRule.objects.visible_to(user).on(today).filter(organisation__in=councils)
        found = {rule.organisation_id: rule for rule in rules}
        return super().get_context_data(**kwargs) | {
            "place": place,
            "today": today,
            "may_add": place and user.has_perm("boards.add_body", place),
            "places": Partnership.objects.visible_to(user) if not place else [],
            "call_in": [
                (council, found.get(council.pk), user.has_perm("boards.set_call_in", council))
                for council in councils
            ],
        }


class AboutBody:
    find_by = {"partnership__slug": "place", "slug": "body"}
    context_name = "body"

    def get_queryset(self):
        bodies = Body.objects.visible_to(self.request.user)
        return bodies.select_related("partnership", "organisation", "post", "ended_by")

    def page_of_body(self):
        return f"/{self.object.partnership.slug}/boards/{self.object.slug}/"


class BodyPage(AboutBody, PublicRecordView):
    """One body: whose it is, and what it was in law from when to when."""

    template_name = "boards/body.html"

    def get_context_data(self, **kwargs):
        user, body, today = self.request.user, self.object, timezone.localdate()
        return super().get_context_data(**kwargs) | {
            "forms": body.forms.all(),
            "may_change": body.kind == Body.Kind.BOARD
            and user.has_perm("boards.change_form", body),
            "may_end": body.kind == Body.Kind.BOARD and user.has_perm("boards.end_board", body),
            "is_over": body.is_over_on(today),
            "resting": rests_on(body, user, today) if body.last_on else [],
        }


class AddBody(CreateView):
    permission_required = "boards.add_body"
    cannot = "add a body here"
    form_class = BodyForm
    heading = "Add a body or officer who decides"
    button = "Add it"
    success_message = "It can be chosen as decision maker now."

    def load(self):
        return place_named(self)

    def who_can(self):
        return "Board secretaries of its partners can."

    def get_form_kwargs(self):
        partners = organisations_of(self.object, self.request.user)
        return super().get_form_kwargs() | {"partners": partners}

    def act(self, **details):
        return add_body(self.object, by=self.request.user, **details)

    def back_url(self):
        return f"/{self.object.slug}/boards/"

    get_success_url = back_url


class ChangeForm(AboutBody, ActionView):
    """A shadow board goes live, or a board becomes another kind of board."""

    permission_required = "boards.change_form"
    cannot = "say what this board is"
    form_class = ChangeFormForm
    button = "Save"

    def get_heading(self):
        return f"What does {self.object} become?"

    def act(self, **details):
        return change_form(self.object, by=self.request.user, **details)

    def back_url(self):
        return self.page_of_body()

    get_success_url = back_url


class EndBoard(AboutBody, ActionView):
    """A board ends: its last day and who decided it, with what would be left without it."""

    permission_required = "boards.end_board"
    cannot = "end this board"
    template_name = "boards/end.html"
    form_class = EndForm
    button = "Save the end"
    button_kind = "warning"
    success_message = "The end is recorded."

    def get_heading(self):
        return f"When does {self.object} end?"

    def get_form_kwargs(self):
        partners = organisations_of(self.object.partnership, self.request.user)
        return super().get_form_kwargs() | {"partners": partners}

    def get_initial(self):
        asked = ("organisation", "given_by", "reference")
        return {name: self.request.GET[name] for name in asked if name in self.request.GET}

    def get_context_data(self, **kwargs):
        resting = rests_on(self.object, self.request.user, timezone.localdate())
        return super().get_context_data(**kwargs) | {"resting": resting}

    def act(self, **details):
        return end_board(self.object, by=self.request.user, **details)

    def back_url(self):
        return self.page_of_body()

    get_success_url = back_url


class TakeBackEnd(AboutBody, ActionView):
    """It goes on after all, or its end was a mistake."""

    permission_required = "boards.end_board"
    cannot = "take back the end of this board"
    form_class = ReasonForm
    button = "Take it back"
    button_kind = "warning"
    success_message = "The board goes on."

    def get_heading(self):
        return f"Take back the end of {self.object}?"

    def act(self, reason):
        return take_back_end(self.object, reason=reason, by=self.request.user)

    def back_url(self):
        return self.page_of_body()

    get_success_url = back_url


class SetCallIn(ActionView):
    """How long a council's decisions wait, from a day on."""

    permission_required = "boards.set_call_in"
    cannot = "set the call-in period of this council"
    find_by = {"slug": "organisation"}
    form_class = CallInForm
    button = "Save"

    def get_queryset(self):
        place = place_named(self)
        return organisations_of(place, self.request.user)

    def get_heading(self):
        return f"How long can decisions of {self.object} be called in?"

    def act(self, **details):
        return set_call_in(self.object, by=self.request.user, **details)

    def back_url(self):
        return f"/{self.kwargs['place']}/boards/"

    get_success_url = back_url
