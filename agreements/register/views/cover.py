"""Are we covered? The cover of a chain or a place: picture, sentence, table, on either clock."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.register.closing import note_gap, notes_on, take_out_gap_note, ways_to_close
from agreements.register.cover import that_commission
from agreements.register.cover_asked import asked_of, find_cover
from agreements.register.cover_facts import cover_facts
from agreements.register.forms.agreements import ReasonForm
from agreements.register.forms.looking import CoverForm, GapDaysForm, GapForm, NoteGapForm
from agreements.register.gaps import gap_on, gap_words
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.register.pictures import cover_picture
from agreements.register.views.pages import AgreementAct, AgreementPage
from commissioning.exports import record_export
from commissioning.govuk.views import RecordView
from commissioning.partnerships.models import Partnership
from commissioning.spreadsheets.csv_files import csv_lines


class ShowsCover:
    """A page of the days that some agreements cover.

    Mixed into a page about one thing: `agreements` says which agreements cover it, `subject` what
    the sentence calls it, `address` where its cover pages are.
    """

    subject = "the work under these agreements"

    def agreements(self):
        raise NotImplementedError

    def facts(self):
        """Of these agreements: on all their days, unless the page is about one thing in them."""
        return cover_facts(self.agreements(), self.request.user)

    def address(self):
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        form = CoverForm(self.request.GET or None, initial={"known": "today"})
        today = timezone.localdate()
        facts = self.facts()
        found = find_cover(
            facts, asked_of(form.cleaned_data if form.is_valid() else {}, today), today
        )
        days = {"first": found.first, "last": found.last, "known_on": found.known_on}
        most = {"most": None} if "all" in self.request.GET else {}
        return super().get_context_data(**kwargs) | {
            "form": form,
            "spans": found.spans,
            "days": found.days,
            "titles": {pk: one.title for pk, one in facts.items()},
            "picture": cover_picture(
                facts, found.spans, subject=self.subject, today=today, **days, **most
            ),
            "asked": self.request.GET.urlencode(),
            "cover_url": self.address(),
            "known": known_in_address(found.known_on, today),
        }


def known_in_address(known_on, today):
    """What goes with the address of a gap, so that it is judged by what was known when."""
    if known_on is None:
        return "known=then"
    return f"known_on={known_on}" if known_on != today else ""


class GivesCoverCsv(ShowsCover):
    """The same days as rows."""

    def bodies(self):
        """Whose audit chains hear that the days were taken away."""
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        record_export(
            "cover",
            self.object,
            file_format="csv",
            by=request.user,
            organisations=self.bodies(),
            now=timezone.now(),
        )
        found = self.get_context_data()
        rows = (
            [span.first, span.last, span.days, str(span.cover), found["titles"].get(span.agreement)]
            for span in found["spans"]
        )
        heads = ["From", "To", "Days", "Cover", "By which agreement"]
        saved = {"Content-Disposition": 'attachment; filename="cover.csv"'}
        lines = csv_lines([heads, *rows])
        return HttpResponse(b"".join(lines), content_type="text/csv; charset=utf-8", headers=saved)


class ShowsGap(ShowsCover):
    """One gap in that cover, and how it is closed (journey C4)."""

    def get_context_data(self, **kwargs):
        form = GapForm(self.request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        today, facts = timezone.localdate(), self.facts()
        gap = gap_on(facts, asked_of(asked, today).known_on, asked.get("day"))
        context = super().get_context_data(**kwargs) | {"gap": gap}
        if gap is None:
            return context
        either = self.agreements().select_related("partnership").in_bulk({gap.earlier, gap.later})
        return context | {
            "sentence": gap_words(gap, self.subject, today),
            "earlier": either[gap.earlier],
            "later": either.get(gap.later),
            "ways": ways_to_close(gap, facts, self.request.user, today),
            "gap_notes": notes_on(gap),
            "may_take_out": self.request.user.has_perm(
                "register.edit_agreement", either[gap.earlier]
            ),
        }


class CoverOfChain(ShowsCover, AgreementPage):
    template_name = "register/cover.html"

    def agreements(self):
        return chain_of(self.object) & Agreement.objects.visible_to(self.request.user)

    def address(self):
        return f"{self.object.get_absolute_url()}cover"


class GapOfChain(ShowsGap, CoverOfChain):
    template_name = "register/gap.html"


class NoteGap(AgreementAct):
    """Say why nothing was in force after an agreement."""

    form_class = NoteGapForm
    heading = "Why is there a gap?"
    button = "Save the note"
    success_message = "The note is saved."

    def get_initial(self):
        asked = GapDaysForm(self.request.GET)
        return asked.cleaned_data if asked.is_valid() else {}

    def get_success_url(self):
        return f"{self.object.get_absolute_url()}cover/gap/?day={self.result.first}"

    def back_url(self):
        return f"{self.object.get_absolute_url()}cover/"

    def act(self, **details):
        return note_gap(self.object, by=self.request.user, **details)


class TakeOutGapNote(AgreementAct):
    """Take out a note that was made by mistake."""

    form_class = ReasonForm
    heading = "Take this note out?"
    button = "Take it out"
    button_kind = "warning"
    success_message = "The note is taken out."

    def load(self):
        agreement = super().load()
        self.note = get_object_or_404(agreement.gap_notes, pk=self.kwargs["note"])
        return agreement

    @property
    def lead(self):
        return f"“{self.note.reason}” The history keeps what it said, and why it was taken out."

    def back_url(self):
        return f"{self.object.get_absolute_url()}cover/gap/?day={self.note.first}"

    def get_success_url(self):
        return self.back_url()

    def act(self, reason):
        return take_out_gap_note(self.note, by=self.request.user, reason=reason)


class CoverCsv(GivesCoverCsv, CoverOfChain):
    def bodies(self):
        return self.object.organisation_ids


class CoverOfPlace(ShowsCover, RecordView):
    """The cover that a place has from the agreements that one may see."""

    template_name = "register/place_cover.html"
    find_by = {"slug": "place"}
    context_name = "place"

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user)

    @property
    def subject(self):
        return self.object.name

    def agreements(self):
        return Agreement.objects.visible_to(self.request.user).filter(partnership=self.object)

    def facts(self):
        return that_commission(super().facts())

    def address(self):
        return f"{self.object.get_absolute_url()}cover"


class GapOfPlace(ShowsGap, CoverOfPlace):
    template_name = "register/place_gap.html"


class PlaceCoverCsv(GivesCoverCsv, CoverOfPlace):
    def bodies(self):
        return self.request.user.organisation_ids
