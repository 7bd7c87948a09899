"""What each paper must show, on the sample and through the ordinary pages: the table, row by row.

Seed 002 is about boards; their seats and meetings are not built yet. So are, of the other papers, a
fund's own management group, a risk share, a record per partner of one joint decision, and seats.
"""

import datetime as dt
from io import BytesIO

import pypdf
import pytest
from django.urls import reverse

from agreements.areas.models import Milestone
from agreements.money.models import Contribution, PooledFund
from agreements.money.schedules import schedule_of
from agreements.plans.models import Plan, Review, ReviewPoint
from agreements.register.cover import Cover, cover
from agreements.register.facts import facts_of
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.texts.documents import agreement_pdf
from agreements.texts.importing import import_agreement, keep_upload
from commissioning.accounts.models import User
from commissioning.notices.management.commands.run_clock import played
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post
from governance.boards.makers import form_that_cannot_decide
from governance.decisions.documents import make_decision_pdf
from governance.decisions.models import Decision, PublishedRevision
from governance.decisions.models.decision import Conflicts
from governance.sample.devon_arrangements import TITLE as ARRANGEMENTS
from governance.sample.papers import Papers
from tests.opened_files import pdf_text

pytestmark = pytest.mark.usefixtures("doncaster")
TODAY = dt.date(2026, 11, 22)


def page(client, email, url):
    """The words of a page, as somebody of the sample reads it."""
    client.force_login(User.objects.get(email=f"{email}@example.org"))
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def memorandum():
    return Agreement.objects.get(kind="mou")


def of_oxfordshire():
    return Agreement.objects.get(partnership__slug="oxfordshire")


def words_of(pdf):
    return " ".join(pdf_text(pdf).split())


def test_000_chain_of_three_on_one_timeline_with_inferred_days_marked(client):
    """R-SEED-000."""
    text = page(client, "commissioner", memorandum().get_absolute_url())

    for title in (
        "Memorandum of understanding for integrated commissioning",
        "Joint commissioning agreement 2018 to 2021",
        "Joint commissioning agreement 2021/22",
    ):
        assert title in text
    first = Agreement.objects.get(title="Joint commissioning agreement 2018 to 2021")
    assert "(day inferred)" in page(client, "commissioner", first.get_absolute_url())


def test_000_twenty_days_rest_on_a_later_decision_today_and_were_lapsed_then():
    """R-SEED-000."""
    facts = facts_of(chain_of(memorandum()))
    days = (dt.date(2021, 4, 1), dt.date(2021, 4, 20))

    known = [[(s.cover, s.days) for s in cover(facts, *days, on)] for on in (TODAY, None)]

    assert known == [[(Cover.LATER_DECISION, 20)], [(Cover.NONE, 20)]]


def test_000_record_and_its_pdf_hold_every_labelled_value(client):
    """R-SEED-000."""
    revision = PublishedRevision.objects.get()
    url = revision.decision.get_absolute_url()
    values = (
        "PH 09 2021 - Renewal of the Joint Commissioning Agreement from 1st April 2021 for 12",
        "to 31st March 2022",
        "Director of Public Health",
        "Recommendations Approved",
        "21 April 2021",
        "This is the preferred option.",
    )

    shown = client.get(url).content.decode()
    printed = words_of(make_decision_pdf(None, revision).content)

    for value in values:
        assert value in " ".join(shown.split()), value
        assert value in printed, value
    options = revision.decision.options.values_list("label", "outcome")
    assert list(options) == [("a.", "rejected"), ("b.", "preferred")]


def test_000_missing_line_on_conflicts_is_said(client):
    """R-SEED-000."""
    text = page(client, "commissioner", Decision.objects.published().get().get_absolute_url())

    assert str(Conflicts.NOT_STATED.label) in text


def test_000_seven_areas_of_which_dermatology_has_not_progressed(client):
    """R-SEED-000."""
    url = reverse("areas:areas", args=["doncaster", memorandum().key])

    assert memorandum().areas.count() == 7
    assert "Not progressed by April 2021" in page(client, "commissioner", url)


def test_000_that_sources_disagree_on_six_or_seven_is_shown(client):
    """R-SEED-000."""
    url = reverse("areas:areas", args=["doncaster", memorandum().key])

    text = page(client, "commissioner", url)

    assert "the agreement itself lists 6 areas." in text
    assert "(purpose) says that it had 7, with Learning Disability." in text


def test_000_reminders_before_31_march_2021_are_shown_by_running_the_clock():
    """R-SEED-000."""
    sent = [
        f"{day:%Y-%m-%d} {reminder.key.split()[0]}"
        for day, person, reminder in played(dt.date(2020, 12, 31), dt.date(2021, 4, 1))
        if reminder.place == "doncaster" and person.email == "commissioner@example.org"
    ]

    assert sent == [
        "2020-12-31 expiry",
        "2021-03-01 expiry",
        "2021-04-01 lapse",
    ]


def test_000_place_plan_with_four_layers_and_strategy_from_april_2019_to_2022():
    """R-SEED-000."""
    layers = Plan.objects.get(title="Doncaster Place Plan").versions.last().priorities.all()
    strategy = Plan.objects.get(title="Joint Commissioning Strategy")

    assert [layer.kind for layer in layers] == ["layer"] * 4
    assert (strategy.starts_words, strategy.ends_words) == ("April 2019", "2022")


def test_001_clauses_1_to_16_with_their_sub_clauses_as_printed():
    """R-SEED-001."""
    numbers = set(memorandum().clauses.filter(role="clause").values_list("number", flat=True))

    assert {str(n) for n in range(1, 17)} <= numbers
    assert {"2.1.8", "5.5", "6.1", "14.1", "16.1"} <= numbers
    assert not memorandum().clauses.filter(role="unplaced").exists()


def test_001_parties_with_addresses_and_defined_terms_and_blank_signatures():
    """R-SEED-001."""
    parties = memorandum().parties.order_by("position")

    assert [(p.name_as_printed, p.defined_term) for p in parties] == [
        ("Doncaster CCG", "CCG"),
        ("Doncaster Borough Council", "Council"),
    ]
    assert [p.organisation.address.split(",")[0] for p in parties] == [
        "Sovereign House",
        "Civic Office",
    ]
    assert [(p.signature.post, p.signature.evidence) for p in parties] == [
        ("Accountable Officer", None),
        ("", None),
    ]


def test_001_starts_on_the_last_signature_ends_31_march_2018_and_binds_nobody():
    """R-SEED-001."""
    mou = memorandum()

    assert (mou.term.starts, mou.term.ends_words, mou.binding) == (
        "last_signature",
        "31st March 2018",
        "no",
    )


def test_001_six_areas_and_three_milestones_in_printed_order_and_by_date():
    """R-SEED-001."""
    printed = Milestone.objects.filter(agreement=memorandum())

    assert memorandum().areas.filter(stated_in="").count() == 6
    assert [m.due_latest.isoformat() for m in printed] == ["2017-11-10", "2018-04-01", "2018-01-31"]
    assert [m.due_latest.isoformat() for m in printed.in_date_order()] == [
        "2017-11-10",
        "2018-01-31",
        "2018-04-01",
    ]


def test_001_monthly_meeting_yearly_indicators_and_the_rule_on_variation():
    """R-SEED-001."""
    mou = memorandum()

    monthly = mou.obligations.get(every=1, unit="month")
    assert (monthly.clause.number, monthly.rhythm_words) == ("5.5", "at least once a month")
    assert {(i.measure, i.every, i.unit) for i in mou.indicators.all()} == {
        ("direction", 12, "month")
    }
    assert mou.named_clauses.get(item="variation").clause.number == "14.1"


def test_001_is_read_in_by_the_ordinary_import_and_goes_out_as_pdf_marked_draft():
    """R-SEED-001."""
    path = Papers().path("001")
    by = User.objects.get(email="commissioner@example.org")
    place = memorandum().partnership
    bodies = [p.organisation for p in memorandum().parties.order_by("position")]
    paper = keep_upload(path.read_bytes(), path.name, partnership=place, by=by)
    draft = import_agreement(paper, bodies=bodies, title="Memorandum", by=by)

    made = agreement_pdf(draft)

    text = words_of(made.content)
    assert "DRAFT" in text
    assert "31st March 2018" in text
    assert pypdf.PdfReader(BytesIO(made.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_003_agreement_of_2013_says_of_each_year_what_is_known(client):
    """R-SEED-003."""
    years = of_oxfordshire().yearly_statements.order_by("starts_in")

    assert [(y.starts_in, y.state) for y in years] == [
        (2013, "agreed"),
        *((year, "not_recorded") for year in range(2014, 2021)),
    ]
    assert years[1].words.startswith("Agreed, varied or both")


def test_003_review_with_dependencies_successes_challenges_stages_and_reports(client):
    """R-SEED-003."""
    review = Review.objects.get(partnership__slug="oxfordshire")

    counts = [review.points.filter(kind=kind).count() for kind in ReviewPoint.Kind]

    assert counts == [4, 8, 5, 4]
    assert (review.dependencies.count(), review.reports.count()) == (4, 4)
    text = page(client, "oxfordshire-commissioner", review.get_absolute_url())
    assert "Clinical leads in the governance of the pools" in text


def test_003_two_pooled_funds_and_a_joint_management_group_of_each_name():
    """R-SEED-003."""
    place = of_oxfordshire().partnership
    groups = place.bodies.filter(forms__form="jmg").values_list("name", flat=True)
    funds = of_oxfordshire().funds.filter(fund_class__key="pooled").values_list("name", flat=True)

    assert set(groups) == {f"{name} Joint Management Group" for name in funds}


def test_003_shadow_executive_that_may_become_the_management_group():
    """R-SEED-003."""
    executive = of_oxfordshire().partnership.bodies.get(short_name="JCE")
    review = Review.objects.get(partnership__slug="oxfordshire")

    assert form_that_cannot_decide(executive, on=dt.date(2020, 11, 13)).form == "shadow"
    asked = review.points.get(number="13c")
    assert (asked.kind, "shadow executive" in asked.words) == ("question", True)


def test_003_delegation_to_two_posts_with_two_report_back_dates():
    """R-SEED-003."""
    review = Review.objects.get(partnership__slug="oxfordshire")

    assert {str(post) for post in review.led_by.all()} == {
        "Director of Housing and Adults, Oxfordshire County Council",
        "Deputy Chief Executive Officer, NHS Oxfordshire Clinical Commissioning Group",
    }
    assert {r.due_words for r in review.reports.all()} == {"January 21", "March 21"}


def test_003_four_recommendations():
    """R-SEED-003."""
    points = Review.objects.get(partnership__slug="oxfordshire").points

    assert [p.number for p in points.filter(kind="recommendation")] == ["18", "19", "20", "21"]


def test_003_contributions_are_provisional_until_confirmed_and_exported_as_such():
    """R-SEED-003."""
    fund = of_oxfordshire().funds.get(name="Better Care Fund")

    settled = {str(year.year): year.is_settled for year in schedule_of(fund).years}

    assert settled == {"2018/19": True, "2019/20": True, "2020/21": False}
    assert Contribution.objects.filter(fund=fund, year=2020).unconfirmed().exists()


def test_004_four_partners_and_two_groups_merged_into_one_on_1_april_2019():
    """R-SEED-004."""
    arrangements = Agreement.objects.get(title=ARRANGEMENTS)
    merged = Organisation.objects.get(slug="nhs-devon-ccg")

    assert [p.organisation.slug for p in arrangements.parties.order_by("position")] == [
        "nhs-devon-ccg",
        "devon-county-council",
        "plymouth-city-council",
        "torbay-council",
    ]
    assert {
        (s.predecessor.slug, s.on.isoformat()) for s in merged.successions_to.filter(kind="merged")
    } == {
        ("nhs-new-devon-ccg", "2019-04-01"),
        ("nhs-south-devon-torbay-ccg", "2019-04-01"),
    }


def test_004_meeting_of_executives_decides_nothing_itself():
    """R-SEED-004."""
    executive = Agreement.objects.get(title=ARRANGEMENTS).partnership.bodies.get(short_name="ICE")

    form = form_that_cannot_decide(executive, on=dt.date(2019, 4, 1))

    assert form.form == "meeting_of_executives"


def test_004_a_rotating_post():
    """R-SEED-004."""
    post = Post.objects.get(is_rotating=True)

    bodies = {post.organisation.slug, *(body.slug for body in post.shared_with.all())}
    assert (post.is_part_time, bodies) == (
        True,
        {"devon-county-council", "plymouth-city-council", "torbay-council"},
    )


def test_004_bilateral_funds_under_an_arrangement_of_four():
    """R-SEED-004."""
    funds = PooledFund.objects.filter(agreement__title=ARRANGEMENTS)

    assert {(f.name, f.fund_class.key, f.contributions.count()) for f in funds} == {
        (f"Joint funding of Devon CCG and {council}", "in_view", 0)
        for council in ("Devon County Council", "Plymouth City Council", "Torbay Council")
    }
