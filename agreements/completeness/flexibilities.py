"""Which of the ways to work together of the 2000 regulations an agreement uses (R-S75-07)."""

from enum import StrEnum

from agreements.register.models import Agreement


class Flexibility(StrEnum):
    POOLED_FUND = "pooled_fund"
    NHS_BODY_EXERCISES_COUNCIL_FUNCTIONS = "nhs_body_exercises_council_functions"
    COUNCIL_EXERCISES_NHS_FUNCTIONS = "council_exercises_nhs_functions"

    @property
    def regulation(self) -> int:
        """The regulation of SI 2000/617 with the list of what such an agreement must specify."""
        return {
            Flexibility.POOLED_FUND: 7,
            Flexibility.NHS_BODY_EXERCISES_COUNCIL_FUNCTIONS: 8,
            Flexibility.COUNCIL_EXERCISES_NHS_FUNCTIONS: 9,
        }[self]


def flexibilities_of(agreement: Agreement) -> frozenset[Flexibility]:
    """Those that an agreement uses; only an agreement under section 75 uses any.

    One with a fund is taken to pool money.
    """
    if agreement.kind != Agreement.Kind.SECTION_75:
        return frozenset()
    funds = agreement.funds.all()
    return frozenset({Flexibility.POOLED_FUND} if funds else ())
