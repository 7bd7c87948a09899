"""What tests of several shared packages need."""

import pytest

from commissioning.jobs.kinds import Made, job_kinds


@pytest.fixture
def kinds(monkeypatch):
    """Kinds of work that only one test has: `kinds["broken"] = maker`."""
    own = dict(job_kinds._makers)
    monkeypatch.setattr(job_kinds, "_makers", own)
    own["summary"] = lambda job, subject: Made(
        title=f"Summary of {subject.key}",
        file_name="summary.txt",
        media_type="text/plain",
        content=f"Asked: {job.details}".encode(),
    )
    return own
