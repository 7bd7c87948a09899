"""Stating the authority under which a party entered an agreement, as far as it is known."""

from agreements.register.models import Party
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate


def state_authority(
    party: Party, *, given_by: str, reference: str, on: PrintedDate, what: str = "Enter"
) -> Authority | None:
    """The authority as a person states it; None where they name nobody. Part of an approval."""
    if not given_by:
        return None
    return Authority.objects.create(
        organisation=party.organisation,
        given_by=given_by,
        what=f"{what} {party.agreement.title}"[:300],
        reference=reference,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
    )
