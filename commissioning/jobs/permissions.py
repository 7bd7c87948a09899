"""Who may have a document tried again."""

import rules

from commissioning.accounts.models import User
from commissioning.jobs.models import Job


@rules.predicate
def it_concerns(user: User, job: Job) -> bool:
    """Whoever asked for it, and whoever acts for a body that it concerns."""
    return job.asked_by_id == user.pk or not user.organisation_ids.isdisjoint(job.organisations)


rules.add_perm("jobs.retry_job", it_concerns)
