"""Writing to the audit log. Call inside the transaction that makes the change."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from commissioning.audit.models import Event, Head, Link, Payload


def record(
    what: str,
    subject: models.Model,
    *,
    by: models.Model | None,
    organisations: Iterable[int],
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    """Record that `by` did `what` to `subject`; `by=None` means the service itself.

    `organisations` are the ids of the bodies concerned: the event enters the chain of each, and
    the chains are locked in the order of their ids so that two acts never wait for each other.
    """
    changed = {"before": _plain(before), "after": _plain(after)}
    with transaction.atomic():
        event = Event.objects.create(
            at=timezone.now(),
            what=what,
            subject_type=subject._meta.label_lower,
            subject_id=subject.pk,
            by_id=by.pk if by else None,
            request_id=structlog.contextvars.get_contextvars().get("request_id", ""),
            payload_digest=digest(changed),
        )
        Payload.objects.create(event=event, **changed)
        for organisation in sorted(set(organisations)):
            _add_to_chain(organisation, event)
    return event


def digest(value: object) -> str:
    """SHA-256 of `value` as JSON with sorted keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def link_hash(previous: str, organisation: int, sequence: int, event: Event) -> str:
    """The hash that ties an event to all that came before it in one organisation's chain."""
    return digest(
        [
            previous,
            organisation,
            sequence,
            event.at.isoformat(),
            event.what,
            event.subject_type,
            event.subject_id,
            event.by_id,
            event.request_id,
            event.payload_digest,
        ]
    )


def _add_to_chain(organisation: int, event: Event) -> None:
    Head.objects.get_or_create(organisation_id=organisation)
    head = Head.objects.select_for_update().get(organisation_id=organisation)
    head.sequence += 1
    head.hash = link_hash(head.hash, organisation, head.sequence, event)
    head.save()
    Link.objects.create(
        organisation_id=organisation, sequence=head.sequence, event=event, hash=head.hash
    )


def _plain(values: Mapping[str, Any] | None) -> Any:
    return None if values is None else json.loads(json.dumps(values, cls=DjangoJSONEncoder))
