from django.utils import timezone

from agreements.plans.discarding import can_discard_review, discard_review
from agreements.plans.forms.reviews import (
    ChangeReviewForm,
    OutcomeForm,
    ReplaceForm,
    ReviewBoardForm,
    ReviewForm,
)
from agreements.plans.lateness import lateness_of_report
from agreements.plans.models import Review, ReviewPoint
from agreements.plans.models.concern import concerned_on
from agreements.plans.outcomes import followed_by, may_do, next_act, replace_agreement
from agreements.plans.review_documents import REVIEW_PDF
from agreements.plans.reviews import change_review, decide_review, outcomes_of, start_review
from agreements.plans.views.about import AboutReview, place_named
from agreements.register.views.pages import AgreementAct
from commissioning.audit.acts import acts_on
from commissioning.authorities.models import Body
from commissioning.govuk.questions import VersionForm
from commissioning.govuk.views import ActionView, CreateView, RecordView
from commissioning.jobs.queue import queue_job
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post


class Reviews(RecordView):
    """The reviews in a place that this person may see."""

    template_name = "plans/reviews.html"
    find_by = {"slug": "place"}
    context_name = "place"

    def get_queryset(self):
        return Partnership.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        seen = Review.objects.visible_to(self.request.user).filter(partnership=self.object)
        return super().get_context_data(**kwargs) | {
            "reviews": seen.select_related("partnership", "agreement", "body"),
            "may_start": self.request.user.has_perm("plans.start_review", self.object),
        }


class ReviewPage(AboutReview, RecordView):
    template_name = "plans/review.html"
    permission_required = ""

    def get_queryset(self):
        seen = super().get_queryset().select_related("decided_by__organisation")
        return seen.prefetch_related("led_by__organisation", "dependencies")

    def get_context_data(self, **kwargs):
        review, user, today = self.object, self.request.user, timezone.localdate()
        reports = review.reports.in_date_order().select_related("to", "review")
        points = list(review.points.all())
        act = next_act(review)
        mine = user.has_perm("plans.change_review", review)
        may_act = may_do(act, user) if act and act.rule else mine
        return super().get_context_data(**kwargs) | {
            "points": [
                (kind, [point for point in points if point.kind == kind])
                for kind in ReviewPoint.Kind
            ],
            "reports": [(one, lateness_of_report(one, today=today)) for one in reports],
            "followed_by": followed_by(review, user),
            "act": act if mine or may_act else None,
            "may_act": may_act,
            "may_change": mine,
            "can_be_discarded": can_discard_review(review),
        }


class ReviewHistory(AboutReview, RecordView):
    """Who did what to a review and its reports, newest first."""

    template_name = "plans/history.html"
    permission_required = ""
    most = 200

    def get_context_data(self, **kwargs):
        reports = list(self.object.reports.values_list("pk", flat=True))
        events = acts_on("plans.review", [self.object.pk]) | acts_on("plans.reviewreport", reports)
        return super().get_context_data(**kwargs) | {
            "root": self.object,
            "events": events.select_related("by", "payload").order_by("-pk")[: self.most],
        }


class ReviewBoard(CreateView):
    """Start a review of a board."""

    permission_required = "plans.start_review"
    cannot = "start a review here"
    form_class = ReviewBoardForm
    heading = "Start a review of a board"
    button = "Start the review"

    def load(self):
        return place_named(self)

    def who_can(self):
        return "Commissioners of its partners can."

    def get_initial(self):
        """The board named in the address: that of a review which said that it goes on."""
        bodies = Body.objects.visible_to(self.request.user).filter(partnership=self.object)
        named = bodies.filter(slug=self.request.GET.get("body", ""))
        return super().get_initial() | {"body": named.first()}

    def get_form_kwargs(self):
        user, partners = self.request.user, self.object.partners_on(timezone.localdate())
        posts = Post.objects.visible_to(user).select_related("organisation")
        return super().get_form_kwargs() | {
            "bodies": Body.objects.visible_to(user).filter(partnership=self.object),
            "posts": posts.filter(organisation__in=partners.values("organisation")),
        }

    def back_url(self):
        return f"/{self.object.slug}/reviews/"

    def act(self, body, **details):
        return start_review(body, by=self.request.user, **details)


class ReviewAgreement(AgreementAct):
    """Start a review of an agreement."""

    permission_required = "plans.review_agreement"
    cannot = "review this agreement"
    form_class = ReviewForm
    heading = "Start a review of this agreement"
    button = "Start the review"

    def get_form_kwargs(self):
        posts = Post.objects.visible_to(self.request.user).select_related("organisation")
        of_parties = posts.filter(organisation__in=self.object.party_ids)
        return super().get_form_kwargs() | {"posts": of_parties}

    def get_initial(self):
        return super().get_initial() | {"title": f"Review of {self.object.title}"[:300]}

    def back_url(self):
        return f"{self.object.get_absolute_url()}plans/"

    def act(self, **details):
        return start_review(self.object, by=self.request.user, **details)


class ReviewAct(AboutReview, ActionView):
    pass


class ChangeReview(ReviewAct):
    form_class = ChangeReviewForm
    prefill = ("title", "why_now", "begun", "due", "led_by", "stated_in")
    heading = "Change what is said of the review"
    success_message = "Saved."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"posts": self.posts()}

    def values_of(self, record):
        values = {name: getattr(record, name) for name in ("title", "why_now", "stated_in")}
        days = {"begun": record.begun_on, "due": record.due_on}
        return values | days | {"led_by": list(record.led_by.all()), "version": record.version}

    def act(self, version, **changes):
        return change_review(self.object, by=self.request.user, version=version, **changes)


class DecideReview(ReviewAct):
    form_class = OutcomeForm
    prefill = ("outcome", "outcome_words", "on", "organisation", "given_by", "reference")
    heading = "Record what came of the review"
    button = "Record the outcome"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "bodies": Organisation.objects.visible_to(self.request.user).filter(
                pk__in=self.bodies()
            ),
            "outcomes": outcomes_of(self.object),
        }

    def values_of(self, record):
        authority = record.decided_by
        return {
            "outcome": record.outcome,
            "outcome_words": record.outcome_words,
            "on": record.decided_on,
            "organisation": authority and authority.organisation,
            "given_by": authority.given_by if authority else "",
            "reference": authority.reference if authority else "",
            "version": record.version,
        }

    def act(self, **details):
        return decide_review(self.object, by=self.request.user, **details)


class ReplaceAgreement(ReviewAct):
    """Start the draft that is to replace the agreement."""

    form_class = ReplaceForm
    heading = "Start the agreement that replaces it"
    lead = "Its parties are carried over. The agreement that was reviewed stays as it is."
    button = "Start the draft"

    def get_initial(self):
        return {"kind": self.object.agreement.kind if self.object.agreement else ""}

    def act(self, **details):
        return replace_agreement(self.object, by=self.request.user, **details)


class MakeReviewPdf(ReviewAct):
    """Ask for the review on paper; its own page says how far it is."""

    permission_required = "plans.view_review"
    cannot = "have this review made"
    heading = "Make the PDF of this review?"
    button = "Make the PDF"

    def get_success_url(self):
        return self.result.get_absolute_url()

    def act(self):
        ids = concerned_on(self.object, timezone.localdate())
        return queue_job(REVIEW_PDF, self.object, by=self.request.user, organisations=ids)


class DiscardReview(ReviewAct):
    form_class = VersionForm
    heading = "Delete this review?"
    lead = "For a review that was entered by mistake. The audit log keeps who deleted it."
    button = "Delete the review"
    button_kind = "warning"
    success_message = "The review is deleted."

    def get_success_url(self):
        return f"/{self.object.partnership.slug}/reviews/"

    def act(self, version):
        return discard_review(self.object, version=version, by=self.request.user)
