"""What a careful reader is warned of."""

import pytest

from agreements.completeness.warnings import (
    COUNCIL_EXCLUDED,
    NHS_EXCLUDED,
    LegalWarning,
    words_found,
)
from tests.agreements.completeness.conftest import completeness_of
from tests.factories import (
    ConsultationFactory,
    CoveredFunctionFactory,
    ExplanationFactory,
    PartyFactory,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minor surgery and Radiotherapy", ("surgery", "Radiotherapy")),
        ("Surgical wards", ("Surgical",)),
        ("Termination of pregnancies", ("Termination of pregnancies",)),
        ("Endoscopy units", ("Endoscopy",)),
        ("Class 4 laser treatments", ("Class 4 laser",)),
        ("other invasive treatments", ("invasive treatments",)),
        ("Emergency ambulance services", ("Emergency ambulance",)),
        ("Termination of this agreement; neurosurgery", ()),
        ("Patient transport by ambulance", ()),
    ],
)
def test_treatments_that_no_arrangement_may_cover(text, found):
    """R-S75-31."""
    assert words_found(text, NHS_EXCLUDED) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Director of Adult Social Services", ("Director of Adult Social Services",)),
        ("approved mental health professionals", ("approved mental health professionals",)),
        ("Adoption and fostering", ("Adoption",)),
        ("Charging for care", ("Charging",)),
        ("Meeting needs for care and support", ()),
    ],
)
def test_functions_of_councils_that_need_a_legal_check(text, found):
    """R-S75-32."""
    assert words_found(text, COUNCIL_EXCLUDED) == found


@pytest.fixture
def tidy(pooled, filled_fund):
    return pooled


def rules(agreement):
    return [(w.rule, w.found) for w in completeness_of(agreement).warnings]


@pytest.mark.django_db
def test_each_list_of_functions_is_read_for_its_own_words(tidy, council, icb):
    """R-S75-31 and R-S75-32: a council's adoption warns, the NHS's surgery warns."""
    for side, words, body in (
        ("nhs", "Surgery", icb),
        ("nhs", "Adoption of guidance", icb),
        ("health_related", "Adoption", council),
        ("health_related", "Dog surgery", council),
    ):
        CoveredFunctionFactory(agreement=tidy, side=side, words=words, delegating=body)

    assert rules(tidy) == [("R-S75-31", ("Surgery",)), ("R-S75-32", ("Adoption",))]


@pytest.mark.django_db
def test_an_nhs_trust_in_a_pool_needs_consent_until_it_is_shown(tidy, nhs_trust):
    """R-S75-25."""
    PartyFactory(agreement=tidy, organisation=nhs_trust)
    assert rules(tidy) == [("R-S75-25", ("Northshire Hospital",))]

    ExplanationFactory(agreement=tidy, item="trust_consent")

    assert rules(tidy) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("regime", []),
        (
            "not_stated",
            [LegalWarning("R-S75-35", "Better care: nothing says whose VAT regime it follows.")],
        ),
        (
            "agency",
            [
                LegalWarning(
                    "R-S75-35",
                    "Better care is on an agency basis, so charges between partners may be"
                    " taxable. Have finance sign it off and say so in its VAT note.",
                    ("Agency: charges between partners may be taxable",),
                )
            ],
        ),
    ],
)
def test_the_vat_basis_is_warned_of(tidy, filled_fund, basis, expected):
    """R-S75-35."""
    filled_fund.vat_basis = basis
    filled_fund.save()

    assert list(completeness_of(tidy).warnings) == expected


@pytest.mark.django_db
def test_that_nobody_was_consulted_is_warned_of(tidy):
    """R-S75-09."""
    ConsultationFactory(agreement=tidy, need="continuing", reason="Nothing changes.")

    assert rules(tidy) == [("R-S75-09", ("Nothing changes.",))]


@pytest.mark.django_db
def test_only_agreements_under_section_75_are_warned_of(tidy):
    tidy.kind = "jca"
    tidy.save()
    CoveredFunctionFactory(agreement=tidy, side="nhs", words="Surgery")

    assert rules(tidy) == []
