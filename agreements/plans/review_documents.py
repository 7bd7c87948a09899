"""A review on paper, whole: for the boards that must have it before them."""

from django.utils import timezone
from django.utils.text import slugify

from agreements.plans.lateness import lateness_of_report
from agreements.plans.models import Review, ReviewPoint
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.pdf import render_pdf

REVIEW_PDF = "review_pdf"


def make_review_pdf(job: Job, review: Review) -> Made:
    """The review as it stands now. It tells what belongs to the review alone: what came of it are
    records of others, and not everybody who sees the review sees every one of them.
    """
    today = timezone.localdate()
    reports = review.reports.in_date_order().select_related("to", "review")
    points = list(review.points.all())
    context = {
        "review": review,
        "led_by": list(review.led_by.select_related("organisation")),
        "points": [
            (kind, [point for point in points if point.kind == kind]) for kind in ReviewPoint.Kind
        ],
        "reports": [(one, lateness_of_report(one, today=today)) for one in reports],
        "dependencies": list(review.dependencies.all()),
        "on": today,
    }
    content = render_pdf(
        "documents/review.html",
        context,
        title=review.title,
        identifier=f"{review.key} version {review.version} {today}",
    )
    name = slugify(review.title)[:80] or "review"
    return Made(review.title, f"{name}.pdf", "application/pdf", content)
