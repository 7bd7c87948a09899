"""The plan on a page, on paper: one side, as partners pin it up."""

from django.utils import timezone
from django.utils.text import slugify

from agreements.areas.models import Area
from agreements.areas.planning import plan_of
from agreements.areas.statuses import status_on
from commissioning.jobs.kinds import Made
from commissioning.jobs.models import Job
from commissioning.pdf import render_pdf

AREA_PLAN_PDF = "area_plan_pdf"
LETTERS = ((1_800, 10.5), (3_000, 9.5), (4_200, 8.5))
"""Up to how many letters of a plan fit on one side, by the size of its type in points."""
SMALLEST = 7.5
"""Below this nobody can read it: a longer plan goes on overleaf."""
A_ROW = 60
"""What a row of the table takes beside its words."""


def make_area_plan_pdf(job: Job, area: Area) -> Made:
    """The plan as it stands now. It tells what belongs to the area alone: whoever sees the area may
    have the file, and not everybody of them sees every agreement in which it stands.
    """
    today = timezone.localdate()
    actions = list(area.actions.select_related("owner"))
    letters = sum(len(words) for _, words in plan_of(area))
    letters += sum(A_ROW + len(one.words) + len(one.note) for one in actions)
    context = {
        "area": area,
        "leads": list(area.leads.select_related("organisation")),
        "plan": plan_of(area),
        "actions": actions,
        "status": status_on(area.statuses.all(), today),
        "on": today,
        "size": next((size for most, size in LETTERS if letters <= most), SMALLEST),
    }
    content = render_pdf(
        "documents/area_plan.html",
        context,
        title=f"{area.name}: plan on a page",
        identifier=f"{area.key} version {area.version} {today}",
    )
    name = slugify(area.name)[:80] or "area"
    return Made(f"{area.name}: plan on a page", f"{name}-plan.pdf", "application/pdf", content)
