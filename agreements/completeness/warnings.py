"""What a careful reader would ask about an agreement under section 75. Nothing here blocks anything."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from agreements.completeness.flexibilities import Flexibility
from agreements.completeness.models import CoveredFunction
from agreements.completeness.recorded import Recorded
from agreements.money.models import PooledFund
from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation

NHS_EXCLUDED = (
    "surgery",
    "surgical",
    "radiotherapy",
    "termination of pregnanc",
    "abortion",
    "endoscop",
    "class 4 laser",
    "invasive treatment",
    "emergency ambulance",
)
"""R-S75-31: treatments that no arrangement may cover (regulation 5)."""
COUNCIL_EXCLUDED = (
    "director of adult social services",
    "approved mental health professional",
    "adoption",
    "charging",
)
"""R-S75-32: functions of councils that are excluded or doubtful (regulation 6)."""
NHS_SENTENCE = (
    "The NHS functions listed speak of treatments that no arrangement may cover (regulation 5)."
)
COUNCIL_SENTENCE = (
    "Legal check: the functions of the council listed speak of some that are excluded, or were"
    " (regulation 6)."
)
TRUST = Organisation.Kind.NHS_TRUST


@dataclass(frozen=True)
class LegalWarning:
    """A sentence, the rule behind it, and the words that were found, if any."""

    rule: str
    sentence: str
    found: tuple[str, ...] = ()


def warnings_of(recorded: Recorded, *, answered: Collection[str]) -> Iterator[LegalWarning]:
    """`answered` are the keys of the items that are met or explained."""
    if recorded.agreement.kind != Agreement.Kind.SECTION_75:
        return
    yield from excluded_functions(recorded.functions)
    if "trust_consent" not in answered:
        yield from _trusts(recorded)
    for pool in recorded.pools:
        yield from _vat(pool)
    yield from _unconsulted(recorded)


def words_found(text: str, words: Collection[str]) -> tuple[str, ...]:
    """Those of `words` that begin somewhere in `text` as words do, as `text` writes them."""
    found = []
    for word in words:
        match = re.search(rf"\b{re.escape(word)}\w*", text, re.IGNORECASE)
        if match:
            found.append(match[0])
    return tuple(found)


def excluded_functions(functions: Iterable[CoveredFunction]) -> Iterator[LegalWarning]:
    """What of the functions listed the regulations exclude (R-S75-31, R-S75-32)."""
    functions = list(functions)
    sides = CoveredFunction.Side
    for side, words, rule, sentence in (
        (sides.NHS, NHS_EXCLUDED, "R-S75-31", NHS_SENTENCE),
        (sides.HEALTH_RELATED, COUNCIL_EXCLUDED, "R-S75-32", COUNCIL_SENTENCE),
    ):
        text = " ".join(row.words for row in functions if row.side == side)
        if found := words_found(text, words):
            yield LegalWarning(rule, sentence, found)


def _trusts(recorded: Recorded) -> Iterator[LegalWarning]:
    """R-S75-25: for a pool, or where a council exercises NHS functions."""
    asked = {Flexibility.POOLED_FUND, Flexibility.COUNCIL_EXERCISES}
    if not recorded.flexibilities & asked:
        return
    for body in recorded.bodies:
        if body.kind == TRUST:
            yield LegalWarning(
                "R-S75-25",
                f"{body} is an NHS trust. Hold the consent of each body that commissions from it"
                " for the people concerned.",
                (body.name,),
            )


def _vat(pool: PooledFund) -> Iterator[LegalWarning]:
    """R-S75-35."""
    if pool.vat_basis == PooledFund.VatBasis.NOT_STATED:
        yield LegalWarning("R-S75-35", f"{pool}: nothing says whose VAT regime it follows.")
    if pool.vat_basis == PooledFund.VatBasis.AGENCY:
        yield LegalWarning(
            "R-S75-35",
            f"{pool} is on an agency basis, so charges between partners may be taxable. Have"
            " finance sign it off and say so in its VAT note.",
            (pool.get_vat_basis_display(),),
        )


def _unconsulted(recorded: Recorded) -> Iterator[LegalWarning]:
    """R-S75-09: that nobody need be consulted may be said only of what merely continues."""
    for record in recorded.consultations:
        if not record.was_held:
            yield LegalWarning(
                "R-S75-09",
                "Nobody was consulted, because the arrangements only continue. Check that nothing"
                " in them changes.",
                (record.reason,),
            )
