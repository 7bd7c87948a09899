"""What each role of an organisation may do, in words that a service manager can check."""

from django.db import models


class Role(models.TextChoices):
    """A part that a person plays for one organisation, between dates."""

    VIEWER = "viewer", "Viewer"
    COMMISSIONER = "commissioner", "Commissioner"
    SECRETARY = "secretary", "Board secretary"
    FINANCE = "finance", "Finance officer"
    APPROVER = "approver", "Approver"
    ADMINISTRATOR = "administrator", "Organisation administrator"
    AUDITOR = "auditor", "Auditor"


ANSWER_FOR_THEIR_BODY = (Role.COMMISSIONER, Role.SECRETARY, Role.APPROVER)
"""Who may state what their own body decided, approved or signed: reading its papers is not enough."""

DESCRIPTIONS = {
    Role.VIEWER: "can read what the organisation is a party to",
    Role.COMMISSIONER: "can write, import, renew and sign off agreements",
    Role.SECRETARY: "can record, publish and correct decisions",
    Role.FINANCE: "can enter contributions and export pooled-fund schedules",
    Role.APPROVER: "can read drafts and record the organisation's approval",
    Role.ADMINISTRATOR: "can manage people and the organisation's settings, not its papers",
    Role.AUDITOR: "can read everything the organisation may read, and its audit log",
}
