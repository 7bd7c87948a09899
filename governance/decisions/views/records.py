"""The record as anybody may read it: page, text, data and PDF, for each revision."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse

from commissioning.documents.serving import serve_document
from commissioning.govuk.views import PublicRecordView
from commissioning.govuk.words import moment
from governance.decisions.documents import pdf_job
from governance.decisions.models import Decision
from governance.decisions.plain_text import write_shown
from governance.decisions.shown import show
from governance.decisions.text_writing import write_record
from governance.decisions.views.about import AboutPublished
from governance.decisions.views.manners import PublicPage


class PublicRecord(PublicPage, AboutPublished, PublicRecordView):
    """One revision of a published decision: the newest, unless the address names another."""

    template_name = "decisions/decision.html"

    def load(self):
        decision = super().load()
        revisions = list(decision.revisions.select_related("published_by").order_by("-number"))
        self.revisions = revisions
        number = self.kwargs.get("revision", revisions[0].number)
        self.revision = next((r for r in revisions if r.number == number), None)
        if self.revision is None:
            raise Http404
        self.revision.decision = decision
        return decision

    def get_context_data(self, **kwargs):
        decision, user = self.object, self.request.user
        job = pdf_job(self.revision)
        return super().get_context_data(**kwargs) | {
            "revision": self.revision,
            "record": self.revision.content,
            "shown": show(self.revision.content),
            "revisions": self.revisions,
            "versions": [version_event(revision) for revision in self.revisions],
            "newest": self.revisions[0],
            "files": files_of(self.revision, self.revisions[0], job),
            "pdf_job": job,
            "related": related_decisions(decision, user),
            "agreement_url": public_agreement_urls(decision),
            "may_correct": user.has_perm("decisions.correct_decision", decision),
            "lines": [
                line
                for line in decision.authority_lines.select_related("organisation")
                if user.has_perm("decisions.state_authority", line)
            ],
        }


class RecordAsText(PublicRecord):
    """All that the page says, as plain text."""

    def get(self, request, *args, **kwargs):
        return HttpResponse(self.text(), content_type="text/plain; charset=utf-8")

    def text(self):
        revision = self.revision
        address = settings.SITE_URL + revision.get_absolute_url()
        return write_shown(
            show(revision.content),
            place=revision.content["place"]["name"],
            foot=f"Version {revision.number}, sealed {moment(revision.published_at)}: {address}\n"
            f"SHA-256: {revision.digest}",
        )


class RecordForPortal(RecordAsText):
    """What a council's portal has a label for, under its labels; of history as its paper prints it."""

    def text(self):
        return write_record(self.revision.content)


class RecordAsPdf(PublicRecord):
    """The sealed PDF. Not found until it has been made: the page says how far it is."""

    def get(self, request, *args, **kwargs):
        job = pdf_job(self.revision)
        if job is None or job.document is None:
            raise Http404
        return serve_document(request, job.document)


class RecordAsData(PublicRecord):
    """The record as JSON, with the hash by which a copy can be told to be true."""

    def get(self, request, *args, **kwargs):
        sealed = {
            "sha256": self.revision.digest,
            "sealed_at": self.revision.published_at,
            "url": settings.SITE_URL + self.revision.get_absolute_url(),
            "record": self.revision.content,
        }
        return JsonResponse(sealed, json_dumps_params={"ensure_ascii": False, "indent": 2})


def related_decisions(decision, user):
    """Other published decisions about the same agreements, the newest first."""
    agreements = decision.agreements_concerned.values("agreement")
    others = (
        Decision.objects.visible_to(user)
        .published()
        .filter(agreements_concerned__agreement__in=agreements)
    )
    others = others.exclude(pk=decision.pk).distinct().select_related("partnership", "body")
    return list(others.order_by("-listed_on", "-pk")[:10])


def public_agreement_urls(decision):
    """Where the public reads the agreements concerned that are on the register, by key."""
    place = decision.partnership.slug
    concerned = decision.agreements_concerned.filter(agreement__published_at__isnull=False)
    keys = concerned.values_list("agreement__key", flat=True)
    return {key: f"/register/{place}/agreements/{key}/" for key in keys}


def version_event(revision):
    """A revision as an entry of the page's history."""
    return {
        "title": f"Version {revision.number}",
        "href": revision.get_absolute_url(),
        "who": "",
        "when": revision.published_at,
        "text": revision.reason or "Published",
    }


def files_of(revision, newest, job):
    """The other forms in which this revision can be taken away."""
    address = revision.decision.get_absolute_url().removesuffix("/")
    if revision.number != newest.number:
        address = revision.get_absolute_url().removesuffix("/")
    pdf = {"text": "PDF", "href": f"{address}.pdf"} if job and job.document_id else None
    return [
        *([pdf] if pdf else []),
        {"text": "Record as text", "href": f"{address}.txt"},
        {"text": "Text for a council’s portal", "href": f"{address}-portal.txt"},
        {"text": "Record as data (JSON)", "href": f"{address}.json"},
    ]
