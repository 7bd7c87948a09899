"""The PDF of a comparison: the counts, then what changed, clause by clause."""

from django.utils import timezone
from django.utils.text import slugify

from agreements.texts.comparison.made import comparison_of
from agreements.texts.models import TextComparison
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.pdf import render_pdf


def make_comparison_pdf(job: Job, asked: TextComparison) -> Made:
    """The two texts compared as they are kept today. The same words on one day give the same file."""
    sides = asked.before, asked.before_version, asked.after, asked.after_version
    made = comparison_of(*sides, seen_by=asked.asked_by)
    today = timezone.localdate()
    title = f"What changed: {asked.after.title}"
    content = render_pdf(
        "documents/comparison.html",
        {"made": made, "on": today, "title": title},
        title=title,
        identifier=f"comparison {asked.pk} {asked.after.version} {asked.before.version} {today}",
    )
    name = slugify(title)[:80]
    return Made(title, f"{name}.pdf", "application/pdf", content)
