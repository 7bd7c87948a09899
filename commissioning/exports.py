"""Files that people take away: each is in the audit log, and there are only so many an hour.

Every door that hands a file to somebody who has signed in comes here first (C-62, C-76). What the
public may have anyway is not counted, and nobody is named for it.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction

from commissioning.audit.log import record
from commissioning.audit.models import Event
from commissioning.errors import TooManyExports

AN_HOUR = dt.timedelta(hours=1)
EXPORTED = ".exported"
log = structlog.get_logger(__name__)


@transaction.atomic
def record_export(
    noun: str,
    subject: models.Model,
    *,
    file_format: str,
    by: Any,
    organisations: Iterable[int],
    now: dt.datetime,
) -> Event:
    """Record that `by` took `subject` away as a file, such as "schedule", "xlsx".

    Raises TooManyExports if they took as many in the hour before `now` as EXPORTS_AN_HOUR allows:
    who takes everything is not reading it. An export an hour old to the second no longer counts.
    """
    get_user_model().objects.select_for_update().get(pk=by.pk)  # two at once count each other
    taken = Event.objects.filter(by=by, what__endswith=EXPORTED, at__gt=now - AN_HOUR)
    latest = list(taken.order_by("-at", "-pk")[: settings.EXPORTS_AN_HOUR])
    if len(latest) >= settings.EXPORTS_AN_HOUR:
        log.warning("export_limit", user=by.pk)
        raise TooManyExports(settings.EXPORTS_AN_HOUR, wait=latest[-1].at + AN_HOUR - now)
    what = f"{noun}{EXPORTED}"
    log.info("exported", what=what, user=by.pk)
    return record(what, subject, by=by, organisations=organisations, after={"format": file_format})
