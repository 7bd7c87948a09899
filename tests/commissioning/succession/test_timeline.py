import datetime as dt

from django.contrib.auth.models import AnonymousUser

from commissioning.partnerships.timeline import timeline_of
from tests.factories import (
    OrganisationFactory,
    OtherNameFactory,
    PartnerFactory,
    SuccessionFactory,
    UserFactory,
)

JULY = dt.date(2022, 7, 1)


def test_a_place_tells_who_took_over_under_the_names_of_the_day(place, council):
    """R-PTY-02, R-PTY-08."""
    ccg = OrganisationFactory(name="NHS Doncaster CCG")
    board = OrganisationFactory(name="NHS South Yorkshire ICB")
    OtherNameFactory(organisation=board, name="NHS SY Board", kind="former", used_until=JULY)
    for body in (council, ccg, board):
        PartnerFactory(partnership=place, organisation=body)
    SuccessionFactory(predecessor=ccg, successor=board, on=JULY)
    SuccessionFactory(predecessor=ccg, successor=council, entered_by=UserFactory())

    found = timeline_of(place, AnonymousUser(), JULY).until_today

    entries = [(entry.words, entry.url, entry.on.latest) for entry in found]
    assert entries == [
        ("NHS SY Board takes over from NHS Doncaster CCG", board.get_absolute_url(), JULY)
    ]
