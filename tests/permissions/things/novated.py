"""A novation, approved by the partner that stays."""

from django.utils import timezone

from agreements.register.novations import novate_party, record_novation_approval
from commissioning.calendar.printed_dates import PrintedDate
from tests.factories.canary import canary, numbers
from tests.permissions import agreements
from tests.permissions.world import Thing, World


def put_novation(world: World) -> None:
    """The heir took the group's place; the Council's commissioner entered what the ICB approved.

    It did so on the former partner's last day: of a later one that partner would not be told.
    """
    them, by = world.bodies, world.user("commissioner")
    on = timezone.localdate() - agreements.DAY
    with world.words_of("novation"):
        agreement = agreements.signed(world.place, them, by)
        old = agreement.parties.get(organisation=them.group)
        novation = novate_party(old, to=them.heir, on=on, how="agreed", source="A deed", by=by)
        novation.source = canary("novation", next(numbers), "source")
        novation.save()
    own, theirs = (
        novation.approvals.get(party__organisation=body) for body in (them.council, them.icb)
    )
    record_novation_approval(theirs, by=by, on=PrintedDate.from_words("1 April 2021"))
    here = {"place": world.place.slug, "key": agreement.key, "approval": own.pk}
    here["novation"] = novation.pk
    world.things["novation"] = Thing(
        novation,
        here,
        {"pk": novation.pk},
        elsewhere={"register:confirm_novation": {"approval": theirs.pk}},
    )
