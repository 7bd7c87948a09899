"""The mail that carries notices: plain text and a simple table, saying the same."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from commissioning.notices.models import Notice
from commissioning.notices.models.notice import message_id


def mail_of(notices: list[Notice]) -> EmailMultiAlternatives:
    """One mail to the person whose notices these are; several make a digest of what is late."""
    person = notices[0].recipient
    kind = "digest" if len(notices) > 1 else "notice"
    context = {
        "notices": notices,
        "notice": notices[0],
        "person": person,
        "site": settings.SITE_URL,
    }
    mail = EmailMultiAlternatives(
        subject=subject_of(notices),
        body=render_to_string(f"notices/{kind}.txt", context),
        to=[person.email],
        headers={"Message-ID": message_id(notices[0].batch), "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"notices/{kind}.html", context), "text/html")
    return mail


def subject_of(notices: list[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].subject
    return f"{len(notices)} reminders that are late, the first of {notices[0].due_on:%-d %B %Y}"
