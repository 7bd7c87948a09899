import datetime as dt

from agreements.areas.carrying import carry_indicators, carry_obligations
from agreements.register.renewal import renew_agreement
from tests.factories import (
    AgreementFactory,
    AreaStandingFactory,
    ClauseFactory,
    IndicatorFactory,
    MilestoneFactory,
    ObligationFactory,
    ReadingFactory,
    TermFactory,
)

YEAR = {"starts_on": dt.date(2022, 4, 1), "ends_on": dt.date(2023, 3, 31)}


def test_a_renewal_carries_the_areas_and_no_milestone(draft, commissioner):
    TermFactory(agreement=draft)
    for position, name in enumerate(("Dermatology", "Complex Lives"), start=1):
        AreaStandingFactory(
            agreement=draft, position=position, name_as_printed=name, words="As printed"
        )
    MilestoneFactory(agreement=draft)

    new = renew_agreement(draft, title="2022/23", by=commissioner, **YEAR)

    assert [(s.name_as_printed, s.words, s.note) for s in new.areas.all()] == [
        ("Dermatology", "As printed", ""),
        ("Complex Lives", "As printed", ""),
    ]
    assert [s.area for s in new.areas.all()] == [s.area for s in draft.areas.all()]
    assert (new.milestones.count(), draft.milestones.count()) == (0, 1)


def test_what_comes_again_is_proposed_anew_at_the_clause_of_the_same_number(draft, commissioner):
    ObligationFactory(
        agreement=draft, words="Meet", clause=ClauseFactory(agreement=draft, number="5.5")
    )
    ObligationFactory(agreement=draft, words="Sign", every=None, unit="", due_words="May 2026")
    ObligationFactory(agreement=draft, words="No more", set_aside_because="Gone")
    new = AgreementFactory()
    clause = ClauseFactory(agreement=new, number="5.5")

    carry_obligations(draft, new, commissioner)

    (carried,) = new.obligations.all()
    assert (carried.words, carried.clause, carried.is_proposed) == ("Meet", clause, True)


def test_the_agreements_own_indicators_are_carried_without_readings(draft, commissioner):
    old = IndicatorFactory(area=None, agreement=draft, name="Good news", target=3, every=1,
                           unit="month", target_on_words="soon")  # fmt: skip
    ReadingFactory(indicator=old)
    new = AgreementFactory()

    carry_indicators(draft, new, commissioner)

    (carried,) = new.indicators.all()
    assert (carried.name, carried.target, carried.rhythm, carried.target_on_words) == (
        "Good news", 3, "every month", "soon",
    )  # fmt: skip
    assert carried.readings.count() == 0
