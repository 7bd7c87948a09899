"""The sample as a whole: its places, bodies and people, and the commands around it."""

import datetime as dt
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import RequestFactory, override_settings
from django.urls import reverse

from agreements.money.models import PooledFund
from agreements.money.schedules import schedule_of
from agreements.register.models import Agreement
from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.home.needs import needs_of
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partnership
from governance.boards.models import BoardForm
from governance.decisions.models import Decision
from governance.sample.doncaster import load_doncaster
from governance.sample.loading import load_sample
from governance.sample.papers import Papers
from governance.sample.sign_ins import offer_sign_ins, sign_ins
from tests.plugins.needs import PAPERS

pytestmark = pytest.mark.usefixtures("doncaster")


def counts():
    nouns = (Agreement, Decision, Event, Membership, Organisation, PooledFund, Succession, User)
    return [noun.objects.count() for noun in nouns]


def said(command, *arguments):
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_loading_again_changes_nothing():
    before = counts()

    text = said("load_sample")

    assert text.splitlines() == [
        "Doncaster: was there already",
        "Oxfordshire: was there already",
        "Wiltshire: was there already",
        "Wider Devon: was there already",
    ]
    assert counts() == before


@pytest.mark.parametrize(
    ("slug", "chain"),
    [
        ("doncaster-pct", ["nhs-doncaster-ccg", "nhs-south-yorkshire-icb"]),
        ("oxfordshire-pct", ["nhs-oxfordshire-ccg", "nhs-bob-icb", "nhs-thames-valley-icb"]),
        ("wiltshire-pct", ["nhs-wiltshire-ccg", "nhs-bsw-ccg", "nhs-bsw-icb"]),
        ("plymouth-pct", ["nhs-new-devon-ccg", "nhs-devon-ccg", "nhs-devon-icb"]),
        ("torbay-care-trust", ["nhs-south-devon-torbay-ccg", "nhs-devon-ccg", "nhs-devon-icb"]),
    ],
)
def test_each_body_gives_way_to_the_next_on_its_day(slug, chain):
    """R-PTY-04, R-PTY-05."""
    body = Organisation.objects.get(slug=slug)
    for heir in chain:
        succession = Succession.objects.get(predecessor=body, successor__slug=heir)
        assert (succession.on - body.ended_on).days == 1
        assert succession.successor.began_on == succession.on
        body = succession.successor


def test_councils_bear_the_codes_of_the_national_statistics():
    """R-PTY-06, as far as it is verified."""
    codes = ("E08000017", "E06000054", "E06000026", "E06000027", "E10000025")
    named = Organisation.objects.filter(gss_code__in=codes).values_list("gss_code", "name")

    assert {code: name.split()[0] for code, name in named} == {
        "E08000017": "City",
        "E06000054": "Wiltshire",
        "E06000026": "Plymouth",
        "E06000027": "Torbay",
        "E10000025": "Oxfordshire",
    }


def test_two_groups_became_one_in_devon():
    merged = Succession.objects.filter(successor__slug="nhs-devon-ccg")

    assert {(s.predecessor.slug, s.kind, s.on.isoformat()) for s in merged} == {
        ("nhs-new-devon-ccg", "merged", "2019-04-01"),
        ("nhs-south-devon-torbay-ccg", "merged", "2019-04-01"),
    }


def test_oxfordshire_has_one_agreement_with_two_pools():
    """Seed 003: paragraph 5 names the pools and no amount; by 3a 2020/21 is yet to be confirmed."""
    funds = Agreement.objects.get(partnership__slug="oxfordshire").funds.order_by("pk")

    assert [(f.name, f.host, f.pool_manager, f.figures_are) for f in funds] == [
        ("Better Care Fund", None, None, "illustrative"),
        ("Adults with Support Needs", None, None, "illustrative"),
    ]
    assert [
        [(str(year.year), year.is_settled) for year in schedule_of(fund).years] for fund in funds
    ] == [[("2018/19", True), ("2019/20", True), ("2020/21", False)]] * 2


def test_boards_that_cannot_decide_are_of_such_a_form():
    """R-GOV-02: boards that recommend, a shadow executive, a meeting of executives."""
    names = {form.body.short_name for form in BoardForm.objects.all() if not form.can_decide}

    assert names == {"JCB", "MHPB", "LDPB", "OPPG", "PIPG", "JCE", "HESC SG", "ICE"}


def test_what_each_board_is_in_law_names_its_paper_and_its_days():
    """Seed 003, 3c and 13c: in shadow to March 2021. Seed 004, section 5: from April 2019."""
    forms = {form.body.short_name: form for form in BoardForm.objects.all()}

    assert [name for name, form in forms.items() if not form.stated_in] == []
    assert (forms["JCE"].from_on, forms["JCE"].until_on) == (None, dt.date(2021, 3, 31))
    assert (forms["ICE"].from_on, forms["ICE"].until_on) == (dt.date(2019, 4, 1), None)


def test_sample_people_are_plainly_invented():
    people = User.objects.all()

    assert [u.email for u in people if not u.email.endswith("@example.org")] == []
    assert [u.name for u in people if not u.name.endswith(" Sample")] == []
    assert [u for u in people if not u.is_sample] == []


def test_doncaster_has_somebody_for_every_role():
    council = Membership.objects.filter(organisation__slug="doncaster-council")

    assert sorted(council.values_list("role", flat=True)) == sorted(Role.values)


@pytest.mark.parametrize(
    ("address", "groups"),
    [
        ("finance", {"overdue": 1, "waiting": 2}),
        ("nhs-finance", {"overdue": 1, "waiting": 2}),
        ("commissioner", {"overdue": 3, "due": 4, "waiting": 1}),
        ("nhs-commissioner", {"overdue": 4, "due": 3, "waiting": 1}),
        ("approver", {"due": 2, "waiting": 1}),
        ("secretary", {"overdue": 1}),
        ("oxfordshire-finance", {"overdue": 2}),
        ("oxfordshire-nhs-finance", {"overdue": 2}),
    ],
)
def test_the_home_page_of_everybody_with_work_shows_some(address, groups):
    user = User.objects.get(email=f"{address}@example.org")

    assert {str(n.group): n.count for n in needs_of(user, dt.date(2026, 11, 22))} == groups


def test_a_successor_keeps_its_people():
    jo = User.objects.get(email="nhs-commissioner@example.org")

    assert [
        (m.organisation.slug, m.from_on.isoformat(), str(m.until_on))
        for m in jo.memberships.order_by("from_on")
    ] == [
        ("nhs-doncaster-ccg", "2013-04-01", "2022-06-30"),
        ("nhs-south-yorkshire-icb", "2022-07-01", "None"),
    ]


def test_one_signs_in_with_the_password_of_the_settings(client):
    signed_in = client.login(email="commissioner@example.org", password=settings.SAMPLE_PASSWORD)

    assert signed_in


def test_sign_ins_are_listed_by_person_and_body():
    text = said("sample_sign_ins")

    assert "commissioner@example.org" in text
    assert "Jo Sample, commissioner, South Yorkshire ICB" in text
    assert settings.SAMPLE_PASSWORD in text
    assert len(list(sign_ins())) == User.objects.count()


@pytest.mark.parametrize("shown", [True, False])
def test_the_sign_in_page_offers_them_only_where_settings_say_so(client, shown):
    with override_settings(SHOW_SAMPLE_SIGN_INS=shown):
        text = client.get(reverse("account_login")).content.decode()

    assert ("nhs-commissioner@example.org" in text) is shown
    assert "devon-commissioner@example.org" not in text
    assert (settings.SAMPLE_PASSWORD in text) is shown


def test_somebody_signed_in_is_offered_nobody():
    request = RequestFactory().get("/")
    request.user = User.objects.first()

    with override_settings(SHOW_SAMPLE_SIGN_INS=True):
        assert offer_sign_ins(request) == {}


def test_a_real_installation_gets_no_sample_data():
    with override_settings(PRODUCTION=True), pytest.raises(CommandError, match="not loaded"):
        call_command("load_sample")


def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("load_sample", "--papers=nowhere")


def test_a_folder_without_the_paper_is_named(tmp_path):
    with pytest.raises(RuleBroken, match="There is no paper 001 in"):
        Papers(tmp_path).path("001")


def test_a_place_is_loaded_whole_or_not_at_all(tmp_path, monkeypatch):
    def fail(papers):
        Partnership.objects.create(name="Half", slug="half")
        raise RuleBroken("The paper ends in the middle.")

    monkeypatch.setattr("governance.sample.loading.PLACES", {"half": fail})

    with pytest.raises(RuleBroken, match="in the middle"):
        list(load_sample(Papers()))
    assert not Partnership.objects.filter(slug="half").exists()


@pytest.mark.needs("the real papers")
def test_the_papers_themselves_hold_the_same_facts():
    Partnership.objects.filter(slug="doncaster").update(slug="old", name="Old")
    ours = Agreement.objects.get(kind="mou", partnership__slug="old")

    load_doncaster(Papers(PAPERS))

    theirs = Agreement.objects.get(kind="mou", partnership__slug="doncaster")
    assert [(s.name_as_printed, s.stated_in) for s in theirs.areas.all()] == [
        (s.name_as_printed, s.stated_in) for s in ours.areas.all()
    ]
    assert [m.due_latest for m in theirs.milestones.all()] == [
        m.due_latest for m in ours.milestones.all()
    ]
