"""What each kind needs (R-S75-01 to 07, R-S75-43; seed 001 clauses 2.1.8, 8.1 and 15)."""

import datetime as dt

import pytest

from agreements.register.kinds import (
    KindFacts,
    PartyBody,
    concerns,
    legal_basis,
    regulations_checked,
)

TODAY = dt.date(2026, 11, 22)
COUNCIL = PartyBody("Doncaster Council", "borough", "E08000017")
CCG = PartyBody("NHS Doncaster CCG", "ccg")
ICB = PartyBody("NHS South Yorkshire ICB", "icb")
PCT = PartyBody("Oxfordshire PCT", "pct")


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def section_75(on: str, *bodies: PartyBody, **more) -> tuple[str, ...]:
    facts = KindFacts(
        kind="section_75", on=d(on), bodies=bodies, flexibilities=("pooled_fund",), **more
    )
    return tuple(concern.words for concern in concerns(facts, TODAY))


@pytest.mark.parametrize(
    ("kind", "on", "basis"),
    [
        ("section_75", "2007-02-28", "Section 31, Health Act 1999"),
        ("section_75", "2007-03-01", "Section 75, National Health Service Act 2006"),
        ("jca", "2006-01-01", "A local contract between the partners"),
        ("mou", "2017-12-31", "None: it records intentions"),
    ],
)
def test_the_legal_basis_is_that_of_the_agreements_day(kind, on, basis):
    """R-S75-05."""
    assert legal_basis(kind, d(on)) == basis


@pytest.mark.parametrize(
    ("on", "body", "eligible"),
    [
        ("2013-03-31", PCT, True),
        ("2013-04-01", PCT, False),
        ("2013-03-31", CCG, False),
        ("2013-04-01", CCG, True),
        ("2022-06-30", CCG, True),
        ("2022-07-01", CCG, False),
        ("2022-06-30", ICB, False),
        ("2022-07-01", ICB, True),
    ],
)
def test_an_nhs_body_must_have_been_eligible_on_the_day(on, body, eligible):
    """R-S75-02: the day before and the day of each change of the law."""
    refused = f"{body.name} could not be a partner on the agreement's day."

    assert section_75(on, COUNCIL, body) == (() if eligible else (refused,))


def test_it_needs_at_least_one_nhs_body_and_one_council():
    """R-S75-01."""
    assert section_75("2020-04-01", COUNCIL) == ("No party is an NHS body. It needs at least one.",)
    assert section_75("2020-04-01", CCG) == ("No party is a council. It needs at least one.",)


def test_there_is_no_upper_limit_on_either_side():
    """R-S75-01."""
    assert section_75("2020-04-01", COUNCIL, COUNCIL, CCG, CCG, CCG) == ()


@pytest.mark.parametrize("kind", ["county", "unitary", "borough", "district"])
def test_every_kind_of_council_may_be_a_partner(kind):
    """R-S75-03."""
    assert section_75("2020-04-01", PartyBody("Council", kind, "E10000025"), CCG) == ()


def test_a_combined_county_authority_is_a_council_if_its_own_regulations_say_so():
    """R-S75-03: SI 2024/232, regulation 24, is such a one."""
    body = PartyBody("East Midlands", "combined_county", "E47000013")

    assert section_75("2026-04-01", body, PartyBody("ICB", "icb")) == (
        "East Midlands is a combined county authority. Check that its regulations let it.",
    )


def test_a_council_outside_england_is_warned_of():
    """R-S75-04."""
    welsh = PartyBody("Powys", "unitary", "W06000023")

    assert section_75("2020-04-01", welsh, CCG) == (
        "Powys is not in England, where section 75 applies.",
    )


def test_an_unlisted_body_is_warned_of_unless_it_is_another_party():
    """R-S75-02."""
    charity = PartyBody("Age UK", "vcse")
    beside = PartyBody("Age UK", "vcse", capacities=("other",))

    assert section_75("2020-04-01", COUNCIL, CCG, charity) == (
        "Age UK cannot be a section 75 partner. Mark its part as other party.",
    )
    assert section_75("2020-04-01", COUNCIL, CCG, beside) == ()


@pytest.mark.parametrize(
    ("kind", "flexibilities", "regulations"),
    [
        ("section_75", (), (4,)),
        ("section_75", ("pooled_fund",), (4, 7)),
        (
            "section_75",
            (
                "council_exercises_nhs_functions",
                "pooled_fund",
                "nhs_body_exercises_council_functions",
            ),
            (4, 7, 8, 9),
        ),
        ("section_76", ("pooled_fund",), ()),
        ("section_256", (), ()),
        ("section_113", (), ()),
        ("delegation", (), ()),
        ("jca", (), ()),
        ("mou", (), ()),
    ],
)
def test_only_section_75_is_held_against_the_regulations(kind, flexibilities, regulations):
    """R-S75-06 and 07."""
    assert regulations_checked(kind, flexibilities) == regulations


def test_a_section_75_agreement_names_its_flexibility():
    """R-S75-07."""
    facts = KindFacts("section_75", d("2020-04-01"), bodies=(COUNCIL, CCG))

    assert [c.words for c in concerns(facts, TODAY)] == [
        "It does not say which flexibility it uses."
    ]


MONEY = "A memorandum holds no money. Money needs a section 75, 76 or 256 agreement or a contract."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"binding": "no"}, ()),
        ({"binding": "no", "holds_money": True}, (MONEY,)),
        ({"binding": "no", "flexibilities": ("pooled_fund",)}, (MONEY,)),
        ({"binding": "no", "bodies": (PartyBody("C", "ccg", capacities=("host",)),)}, (MONEY,)),
        (
            {"binding": "yes"},
            ("A memorandum usually binds nobody. This one says that it does.",),
        ),
    ],
)
def test_a_memorandum_holds_no_money_and_binds_nobody(changes, said):
    """R-S75-43."""
    facts = KindFacts("mou", d("2017-12-31"), **changes)

    assert tuple(c.words for c in concerns(facts, TODAY)) == said


@pytest.mark.parametrize(
    ("binding", "said"),
    [("not_stated", ("Say whether it is legally binding.",)), ("yes", ()), ("no", ())],
)
def test_a_joint_commissioning_agreement_is_asked_whether_it_binds(binding, said):
    """R-S75-43."""
    facts = KindFacts("jca", d("2021-04-01"), binding=binding)

    assert tuple(c.words for c in concerns(facts, TODAY)) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"edition": ""},
            (
                "Say which version of the protocol is current.",
                "Say when its review is due.",
            ),
        ),
        ({"review_on": d("2026-11-21")}, ("Its review was due on 21 November 2026.",)),
        ({"review_on": TODAY}, ()),
        ({"review_on": d("2027-03-31"), "next_starts": d("2027-04-01")}, ()),
        (
            {"review_on": d("2027-04-01"), "next_starts": d("2027-04-01")},
            (
                "Its review is due on 1 April 2027, after the next agreement starts on 1 April 2027.",
            ),
        ),
    ],
)
def test_a_protocol_is_reviewed_before_the_next_agreement(changes, said):
    """Seed 001 clause 8.1."""
    facts = KindFacts(**{"kind": "protocol", "on": d("2017-12-31"), "edition": "2"} | changes)

    assert tuple(c.words for c in concerns(facts, TODAY)) == said


def test_other_kinds_are_not_warned_of():
    assert concerns(KindFacts("section_256", d("2020-04-01")), TODAY) == ()
