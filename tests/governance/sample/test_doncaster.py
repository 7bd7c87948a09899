"""What domain.md asks of the papers 000 and 001, on the sample data."""

import datetime as dt

import pytest

from agreements.areas.disagreements import sources_disagree
from agreements.areas.models import AreaStanding, Milestone
from agreements.money.models import Contribution, PooledFund
from agreements.register.cover import Cover, cover
from agreements.register.facts import facts_of
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement, Approval, Link
from agreements.register.pictures import chain_picture
from agreements.register.standing import State, standing
from agreements.texts.comparison.comparison import Fate
from agreements.texts.comparison.made import comparison_of
from agreements.texts.comparison.versions import NOW
from commissioning.notices.management.commands.run_clock import played
from commissioning.succession.codes import bearer_of
from governance.decisions.models import Decision

TODAY = dt.date(2026, 11, 22)
FIRST_TWENTY = (dt.date(2021, 4, 1), dt.date(2021, 4, 20))


def memorandum():
    return Agreement.objects.get(kind="mou")


def facts():
    return facts_of(chain_of(memorandum()))


def test_the_chain_is_as_the_papers_print_it(doncaster):
    chain = chain_of(memorandum()).order_by("term__ends_latest")

    assert [(a.kind, a.term.starts_words, a.term.ends_words) for a in chain] == [
        ("mou", "on the date when the second of the parties has signed", "31st March 2018"),
        ("jca", "April 2018", "end of March 2021"),
        ("jca", "1st April 2021", "31st March 2022"),
    ]
    links = Link.objects.filter(earlier__in=chain).order_by("earlier__term__ends_latest")
    assert [link.kind for link in links] == ["replaces", "renews"]


def test_as_known_today_twenty_days_rest_on_the_later_decision(doncaster):
    assert [(s.cover, s.days) for s in cover(facts(), *FIRST_TWENTY, TODAY)] == [
        (Cover.LATER_DECISION, 20)
    ]


def test_as_known_then_twenty_days_were_not_covered(doncaster):
    assert [(s.cover, s.days) for s in cover(facts(), *FIRST_TWENTY, None)] == [(Cover.NONE, 20)]


def test_the_agreement_was_lapsed_as_known_then_and_had_ended_as_known_now(doncaster):
    known = facts()
    day = dt.date(2021, 4, 10)
    first = Agreement.objects.get(title="Joint commissioning agreement 2018 to 2021")

    assert [standing(known[first.pk], day, on, others=known).state for on in (day, TODAY)] == [
        State.LAPSED,
        State.ENDED,
    ]


def test_the_picture_says_so(doncaster):
    picture = chain_picture(facts(), today=TODAY, known_on=TODAY, subject="Doncaster")

    assert picture.sentence == (
        "Nothing has covered Doncaster since 31 March 2022 (1,697 days)."
        " For 20 days in April 2021 cover rests on a later decision."
    )


def test_the_memorandum_lists_six_areas_and_the_record_says_seven(doncaster):
    (found,) = sources_disagree(AreaStanding.objects.filter(agreement=memorandum()))

    assert (found.listed, found.stated, found.names) == (6, 7, ("Learning Disability",))


def test_dermatology_has_not_progressed(doncaster):
    note = memorandum().areas.get(name_as_printed="Dermatology").note

    assert note.startswith("Not progressed by April 2021")


def test_milestones_are_in_printed_order_and_in_that_of_their_dates(doncaster):
    printed = Milestone.objects.filter(agreement=memorandum())

    assert [m.due_words for m in printed] == [
        "10 November 2017",
        "1st April 2018",
        "31 January 2018",
    ]
    assert [m.due_words for m in printed.in_date_order()] == [
        "10 November 2017",
        "31 January 2018",
        "1st April 2018",
    ]


def test_the_memorandum_has_its_text_its_blank_signatures_and_what_attests_them(doncaster):
    mou = memorandum()
    first, second = mou.parties.all()

    assert set(mou.clauses.filter(parent=None, role="clause").values_list("number", flat=True)) >= {
        str(n) for n in range(1, 17)
    }
    assert (mou.clauses.filter(role="unplaced").count(), mou.binding) == (0, "no")
    assert [
        (p.signature.state, p.signature.on_words, p.signature.post) for p in (first, second)
    ] == [
        ("attested", "In 2017", "Accountable Officer"),
        ("attested", "In 2017", ""),
    ]


def test_the_decision_is_published_with_its_stated_dates(doncaster):
    decision = Decision.objects.published().get(partnership=doncaster)

    assert (decision.reference, decision.published_on_words, decision.decided_on_words) == (
        "DPH/2021/1",
        "21/04/2021",
        "21/04/2021",
    )
    assert [(o.label, o.outcome) for o in decision.options.all()] == [
        ("a.", "rejected"),
        ("b.", "preferred"),
    ]
    assert [
        (line.organisation.short_name, line.state) for line in decision.authority_lines.all()
    ] == [
        ("Doncaster Council", "recorded"),
        ("Doncaster CCG", "not_recorded"),
    ]


def test_the_councils_approval_comes_from_the_decision_and_the_ccgs_is_not_recorded(doncaster):
    approvals = Approval.objects.filter(
        party__agreement__title="Joint commissioning agreement 2021/22"
    )

    assert [
        (a.state, a.on_words, a.authority.reference if a.authority else None)
        for a in approvals.order_by("party__position")
    ] == [("recorded", "21/04/2021", "DPH/2021/1"), ("not_recorded", "", None)]


def test_something_goes_on_today_and_says_that_it_is_invented(doncaster):
    invented = Agreement.objects.filter(partnership=doncaster, title__contains="(illustrative)")
    known = facts_of(invented)

    assert [
        (a.kind, standing(known[a.pk], TODAY, TODAY, others=known).state)
        for a in invented.order_by("pk")
    ] == [
        ("jca", State.ENDING_SOON),
        ("section_75", State.ENDING_SOON),
        ("section_75", State.AWAITING_APPROVAL),
    ]


def test_every_agreement_that_is_not_invented_names_its_paper(doncaster):
    real = Agreement.objects.exclude(title__contains="(illustrative)").exclude(kind="mou")

    assert [a.title for a in real if not a.stated_in] == []
    assert memorandum().uploaded_paper.file_name == "memorandum.txt"


def test_running_the_clock_shows_the_warnings_before_the_lapse_and_none_after_the_decision(
    doncaster,
):
    lines = [
        (f"{day:%Y-%m-%d}", person.email, reminder.key.split()[0])
        for day, person, reminder in played(dt.date(2020, 3, 1), dt.date(2021, 5, 31))
        if reminder.place == "doncaster"
    ]

    both = ("commissioner@example.org", "nhs-commissioner@example.org")
    assert lines == [
        (day, person, kind)
        for day, kind in (
            ("2020-03-31", "expiry"),
            ("2020-09-30", "expiry"),
            ("2020-09-30", "renewal"),
            ("2020-12-31", "expiry"),
            ("2021-03-01", "expiry"),
            ("2021-04-01", "lapse"),
        )
        for person in both
    ]


def test_the_pooled_fund_says_that_its_amounts_are_invented(doncaster):
    this_year, next_year = PooledFund.objects.filter(agreement__partnership=doncaster).order_by(
        "pk"
    )

    assert [f.figures_are for f in (this_year, next_year)] == ["illustrative"] * 2


def test_this_years_money_is_almost_confirmed_and_next_years_not_at_all(doncaster):
    by_year = Contribution.objects.filter(fund__agreement__partnership=doncaster)

    assert [(str(c.partner), c.source.key) for c in by_year.filter(year=2026).unconfirmed()] == [
        ("City of Doncaster Council", "client-charges"),
        ("NHS South Yorkshire Integrated Care Board", "additional-nhs"),
    ]
    next_year = by_year.filter(year=2027)
    assert (next_year.count(), next_year.unconfirmed().count()) == (7, 7)


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        ("2022-06-30", "nhs-doncaster-ccg"),
        ("2022-07-01", "nhs-south-yorkshire-icb"),
        ("2022-07-02", "nhs-south-yorkshire-icb"),
    ],
)
def test_the_code_of_the_group_went_on_as_that_of_a_location_of_the_board(doncaster, day, slug):
    """R-PTY-07."""
    assert bearer_of("ods", "02X", dt.date.fromisoformat(day)).slug == slug


def test_the_renewal_differs_from_what_it_renews_so_that_comparing_shows_something(doncaster):
    renewal = Agreement.objects.get(title__contains="2027/28")
    made = comparison_of(renewal.links_back.get().earlier, NOW, renewal, NOW)

    changed = made.comparison.of(Fate.CHANGED)
    assert [row.passage.number for row in changed] == ["4.1", "8.1"]
