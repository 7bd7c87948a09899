import datetime as dt

from agreements.register.renewal import renew_agreement
from tests.factories import AreaStandingFactory, MilestoneFactory, TermFactory

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
