"""Who is told of a plan or a review: the commissioners of those whom it concerns, on a day."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q

from agreements.plans.models import Plan, Review
from agreements.register.models import Agreement
from agreements.register.recipients import commissioners_for, commissioners_of
from commissioning.accounts.models import User
from commissioning.partnerships.models import Partner

Concern = tuple[str, int]


def concern_of(root: Agreement | Plan | Review) -> Concern:
    """Whose it is: an agreement's or, where it belongs to none, its place's."""
    agreement = root.pk if isinstance(root, Agreement) else root.agreement_id
    return ("agreement", agreement) if agreement is not None else ("place", root.partnership_id)


def people_of(
    roots: Iterable[Agreement | Plan | Review], on: dt.date
) -> dict[Concern, tuple[User, ...]]:
    """The commissioners of each agreement's parties and of each place's partners of that day."""
    concerns = {concern_of(root) for root in roots}
    of_agreements = commissioners_of([pk for what, pk in concerns if what == "agreement"], on=on)
    found: dict[Concern, tuple[User, ...]]
    found = {("agreement", pk): people for pk, people in of_agreements.items()}
    bodies: dict[int, set[int]] = {pk: set() for what, pk in concerns if what == "place"}
    if not bodies:
        return found
    partners = Partner.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=on),
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        partnership__in=bodies,
    )
    for place, organisation in partners.values_list("partnership", "organisation"):
        bodies[place].add(organisation)
    of_places = commissioners_for(bodies, on=on)
    return found | {("place", pk): people for pk, people in of_places.items()}
