import datetime as dt

import pytest

from agreements.money.hosts import host_words, move_host
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.factories import OrganisationFactory

JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 1)


def test_the_accounts_pass_to_another_host_on_a_day(fund, council, icb, finance_officer):
    """R-S75-19, R-PTY-02: one host on each day."""
    move_host(fund, to=icb, on=JULY, by=finance_officer)

    fund.refresh_from_db()
    assert fund.host == icb
    assert host_words(fund) == "Northshire Council to 30 June 2022, then NHS Northshire ICB"
    event = Event.objects.get(what="fund.host_moved")
    assert {link.organisation for link in event.links.all()} == {council, icb}


def test_a_fund_that_never_moved_has_one_host(fund, council):
    assert host_words(fund) == "Northshire Council"


def test_moves_that_cannot_be_are_refused(fund, council, icb, finance_officer):
    with pytest.raises(RuleBroken, match="Northshire Council hosts"):
        move_host(fund, to=council, on=JULY, by=finance_officer)
    with pytest.raises(RuleBroken, match="is not a party"):
        move_host(fund, to=OrganisationFactory(), on=JULY, by=finance_officer)
    move_host(fund, to=icb, on=JULY, by=finance_officer)
    with pytest.raises(RuleBroken, match="moved on 1 July 2022 already"):
        move_host(fund, to=council, on=JULY, by=finance_officer)
    fund.host = None
    fund.save()
    with pytest.raises(RuleBroken, match="No host"):
        move_host(fund, to=council, on=dt.date(2023, 4, 1), by=finance_officer)
