"""What of areas and milestones goes into a renewal."""

from agreements.areas.models import AreaStanding
from agreements.register.models import Agreement
from commissioning.accounts.models import User


def carry_areas(old: Agreement, new: Agreement, by: User) -> None:
    """The areas of `old` stand in `new` too, in their order and words.

    Notes on how they went stay behind, and so do milestones: what was not done by its day is for
    the partners to plan anew or to let go. An area that only another paper put into the old
    agreement is carried like the others.
    """
    AreaStanding.objects.bulk_create(
        AreaStanding(
            area_id=standing.area_id,
            agreement=new,
            position=standing.position,
            name_as_printed=standing.name_as_printed,
            words=standing.words,
        )
        for standing in old.areas.all()
    )
