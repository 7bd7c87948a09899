"""Reading an agreement in from a file: upload, check what was read, take it in."""

from agreements.register.drafting import printed_days
from agreements.register.models import Term
from agreements.register.places import places_of
from agreements.texts.bodies import bodies_named, place_meant
from agreements.texts.forms.reading_in import TakeInForm, UploadForm
from agreements.texts.importing import import_agreement, keep_upload, read_term, reading_of
from agreements.texts.models import UploadedPaper
from agreements.texts.outline import outline_of, repeated_numbers
from commissioning.govuk.views import ActionView, CreateView
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class Upload(CreateView):
    permission_required = "texts.read_in"
    cannot = "read in an agreement"
    form_class = UploadForm
    heading = "Read in an agreement from a file"
    button = "Read the file"

    def get_form_kwargs(self):
        places = Partnership.objects.visible_to(self.request.user)
        return super().get_form_kwargs() | {"places": places}

    def get_initial(self):
        own = places_of(self.request.user)
        return {"place": own[0]} if len(own) == 1 else {}

    def back_url(self):
        return "/agreements/"

    def get_success_url(self):
        return f"/agreements/read-in/{self.result.key}/"

    def act(self, place, paper):
        content = paper.read()
        return keep_upload(content, paper.name, partnership=place, by=self.request.user)


class TakeIn(ActionView):
    """What was read in the file, side by side with what becomes of it."""

    permission_required = "texts.read_in"
    cannot = "read in an agreement"
    form_class = TakeInForm
    template_name = "texts/take_in.html"
    context_name = "paper"
    heading = "Check what was read"
    button = "Make it a draft"
    success_message = "The text is in. Nothing of the file was left out."

    def get_queryset(self):
        waiting = UploadedPaper.objects.visible_to(self.request.user)
        return waiting.filter(agreement__isnull=True).select_related("partnership")

    def load(self):
        paper = super().load()
        self.reading = reading_of(paper)
        printed = [party.name for party in self.reading.parties]
        self.names = printed if len(printed) > 1 else [*printed, *[""] * (2 - len(printed))]
        self.guesses = bodies_named(self.names)
        self.place = place_meant(paper.partnership, self.guesses)
        return paper

    def has_permission(self):
        return self.request.user.has_perm(self.permission_required)

    def back_url(self):
        return "/agreements/read-in/"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "names": self.names,
            "bodies": Organisation.objects.visible_to(self.request.user),
            "places": Partnership.objects.visible_to(self.request.user),
        }

    def get_initial(self):
        term = Term(**read_term(self.reading))
        return {
            "title": self.reading.title,
            "kind": self.reading.kind,
            "place": self.place,
            "binding": str(self.reading.binding),
            **{name: getattr(term, name) for name in ("starts", "starts_on", "ends", "ends_on")},
            **{f"party_{n}": body for n, body in enumerate(self.guesses)},
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "reading": self.reading,
            "outline": outline_of(self.reading),
            "repeated": repeated_numbers(self.reading),
            "place_read": self.place if self.place != self.object.partnership else None,
        }

    def act(self, place, starts, starts_on, ends, ends_on, **said):
        term = {
            "starts": starts,
            "ends": ends,
            **printed_days("starts", starts_on),
            **printed_days("ends", ends_on),
        }
        return import_agreement(
            self.object, partnership=place, term=term, by=self.request.user, **said
        )

    def get_success_url(self):
        return f"{self.result.get_absolute_url()}text/"
