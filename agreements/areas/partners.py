"""Which bodies and boards an area has to do with, as far as somebody may know."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from agreements.areas.keeping import keeper_on
from agreements.areas.models import Area
from agreements.register.models import Agreement, Party
from agreements.register.models.agreement import AgreementQuerySet
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation


def agreements_with(area: Area, user: Any) -> AgreementQuerySet:
    """The agreements in which the area stands today and that `user` may see."""
    standings = area.standings.standing_on(timezone.localdate())
    return Agreement.objects.visible_to(user).filter(areas__in=standings)


def bodies_of(area: Area, user: Any) -> QuerySet[Organisation]:
    """The parties today of those agreements with the area that `user` may see.

    Not a body that is no more, though an agreement of its day still names it.
    """
    today = timezone.localdate()
    seen = agreements_with(area, user)
    parties = Party.objects.on(today).filter(agreement__in=seen)
    bodies = Organisation.objects.filter(pk__in=parties.values("organisation"))
    return bodies.exclude(ended_on__lt=today)


def keepers_of(area: Area, user: Any) -> QuerySet[Organisation]:
    """Of these the parties of the agreement that keeps the area's plan; all, where none does."""
    keeper = keeper_on(area, timezone.localdate())
    bodies = bodies_of(area, user)
    if keeper is None:
        return bodies
    seen = Agreement.objects.visible_to(user).filter(pk=keeper.pk)
    parties = Party.objects.on(timezone.localdate()).filter(agreement__in=seen)
    return bodies.filter(pk__in=parties.values("organisation"))


def keeper_seen_by(area: Area, user: Any) -> Agreement | None:
    """The agreement that keeps the plan, if this person may see it."""
    keeper = keeper_on(area, timezone.localdate())
    if keeper is None:
        return None
    return Agreement.objects.visible_to(user).filter(pk=keeper.pk).first()


def boards_of(noun: Area | Agreement, user: Any) -> QuerySet[Body]:
    """The boards of its place: a working group can answer to one, a milestone wait for one.

    Not what has ended, unless it is named already.
    """
    boards = Body.objects.visible_to(user).filter(partnership=noun.partnership_id)
    there = boards.there_on(timezone.localdate()) | boards.filter(_named_by(noun))
    return there.exclude(kind=Body.Kind.OFFICER)


def _named_by(noun: Area | Agreement) -> Q:
    if isinstance(noun, Area):
        return Q(pk=noun.answers_to_id)
    return Q(pk__in=noun.milestones.filter(decision_from__isnull=False).values("decision_from"))
