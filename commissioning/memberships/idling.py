"""How long an organisation lets its people be away before they are signed out."""

from django.db import transaction

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation

FEWEST, MOST = 10, 30
"""Minutes, both inclusive."""


@transaction.atomic
def set_idle_minutes(organisation: Organisation, minutes: int | None, *, by: User) -> Organisation:
    """From the next click of its people; None leaves it to the installation. The fewest count where
    somebody acts for several. RuleBroken below ten or above thirty.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if minutes is not None and not FEWEST <= minutes <= MOST:
        raise RuleBroken(f"Choose {FEWEST} to {MOST} minutes.")
    before, organisation.idle_minutes = organisation.idle_minutes, minutes
    organisation.save(update_fields=["idle_minutes"])
    record(
        "organisation.idle_time_set",
        organisation,
        by=by,
        organisations=[organisation.pk],
        before={"idle_minutes": before},
        after={"idle_minutes": minutes},
    )
    return organisation
