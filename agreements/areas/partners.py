"""Which bodies and boards an area has to do with, as far as somebody may know."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from agreements.areas.models import Area
from agreements.register.models import Agreement, Party
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation


def bodies_of(area: Area, user: Any) -> QuerySet[Organisation]:
    """The parties today of those agreements with the area that `user` may see."""
    seen = Agreement.objects.visible_to(user).filter(areas__area=area)
    parties = Party.objects.on(timezone.localdate()).filter(agreement__in=seen)
    return Organisation.objects.filter(pk__in=parties.values("organisation"))


def boards_of(area: Area, user: Any) -> QuerySet[Body]:
    """The boards of its place, to which a working group can answer."""
    boards = Body.objects.visible_to(user).filter(partnership=area.partnership_id)
    return boards.exclude(kind=Body.Kind.OFFICER)
