"""Setting up a fund and changing what is said of it, on its pages."""

import pytest

from agreements.money.models import FundClass, PooledFund
from agreements.register.models import Agreement
from tests.agreements.money.answers import text_of
from tests.factories import AgreementFactory, TermFactory
from tests.html import error_links, parsed

pytestmark = pytest.mark.django_db


def test_a_fund_is_set_up_with_a_post_that_nobody_had_named(
    as_finance, of_agreement, council, finance_officer
):
    pooled = FundClass.objects.get(key="pooled")

    done = as_finance.post(
        of_agreement("add/"),
        {
            "name": "Better Care Fund",
            "fund_class": pooled.pk,
            "host": council.pk,
            "pool_manager_title": "Head of finance",
            "vat_basis": "regime",
            "report_rhythm": "quarterly",
            "figures_are": "real",
        },
    )

    fund = PooledFund.objects.get()
    assert done.headers["Location"] == fund.get_absolute_url()
    assert (str(fund.pool_manager), fund.made_by, fund.has_manager_of_host) == (
        "Head of finance, Northshire Council",
        finance_officer,
        True,
    )


def test_a_fund_without_a_name_or_a_kind_is_refused_in_words(as_finance, of_agreement):
    page = as_finance.post(of_agreement("add/"), {"services": "Reablement"})

    assert error_links(parsed(page)) == {
        "Enter name": "id_name",
        "Select what kind of fund it is": "id_fund_class",
        "Select what is known of VAT": "id_vat_basis",
        "Select how often the pool manager reports": "id_report_rhythm",
        "Select whether the figures are real": "id_figures_are",
    }
    assert "Reablement" in text_of(page)


def test_a_post_at_no_host_is_refused_and_no_fund_is_left_behind(as_finance, of_agreement):
    answers = {
        "name": "Pool",
        "fund_class": FundClass.objects.get(key="pooled").pk,
        "pool_manager_title": "Head of finance",
        "vat_basis": "regime",
        "report_rhythm": "quarterly",
        "figures_are": "real",
    }

    page = as_finance.post(of_agreement("add/"), answers)

    assert "Say who the host is." in text_of(page)
    assert not PooledFund.objects.exists()


def test_a_memorandum_is_asked_why(as_finance, place, council, icb):
    """R-S75-43."""
    memorandum = AgreementFactory(
        partnership=place, parties=[council, icb], kind=Agreement.Kind.MOU
    )
    TermFactory(agreement=memorandum)

    page = as_finance.post(f"/northshire/agreements/{memorandum.key}/funds/add/", {"name": "Pool"})

    assert error_links(parsed(page))["Enter why this memorandum holds a fund"] == (
        "id_held_despite"
    )


def test_a_fund_is_changed(as_finance, fund, here, icb):
    answers = {
        "name": "Pool",
        "fund_class": fund.fund_class.pk,
        "host": icb.pk,
        "vat_basis": "agency",
        "report_rhythm": "monthly",
        "figures_are": "real",
        "version": 1,
    }

    done = as_finance.post(here("edit/"), answers)

    fund.refresh_from_db()
    assert (done.headers["Location"], fund.name, fund.host) == (here(), "Pool", icb)


def test_two_who_change_a_fund_meet(as_finance, fund, here):
    PooledFund.objects.filter(pk=fund.pk).update(name="Theirs", version=2)
    answers = {
        "name": "Mine",
        "fund_class": fund.fund_class.pk,
        "vat_basis": "regime",
        "report_rhythm": "monthly",
        "figures_are": "real",
        "version": 1,
    }

    page = as_finance.post(here("edit/"), answers)

    assert page.status_code == 409
    assert ".." not in text_of(page)
    assert "Theirs" in text_of(page)
    assert "Mine" in text_of(page)
