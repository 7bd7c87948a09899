"""Schedules of every shape, without a database: unsaved rows laid out by the pure function."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.money.schedules import lay_out
from agreements.register.models import Agreement, Party
from commissioning.organisations.models import Organisation

MADE_AT = dt.datetime(2022, 5, 3, 9, 14, tzinfo=dt.UTC)
BODIES = [Organisation(pk=n, name=f"Body {n}", short_name=f"B{n}") for n in range(1, 9)]
SOURCES = [
    FundingSource(pk=n, key=f"source-{n}", name=f"Source {n}", position=n) for n in range(1, 5)
] + [FundingSource(pk=9, key="other", name="Other", position=9)]
PENCE = st.integers(-(10**9), 10**12).map(lambda pence: Decimal(pence).scaleb(-2))
WORDS = st.sampled_from(["", "=1+1", "@SUM(A1)", "a\x0bb", "Café, “quoted”\nand more", "-5", "+"])


@st.composite
def contributions(draw, bodies):
    form = draw(st.sampled_from(["cash", "cash", "in_kind"]))
    is_valued = form == "cash" or draw(st.booleans())
    is_confirmed = draw(st.booleans())
    return Contribution(
        partner=draw(st.sampled_from(bodies)),
        source=draw(st.sampled_from(SOURCES)),
        source_as_printed=draw(WORDS) or "printed",
        year=draw(st.integers(2021, 2023)),
        amount=draw(PENCE) if is_valued else None,
        form=form,
        spend=draw(st.sampled_from(["revenue", "capital"])),
        note=draw(WORDS),
        version=2,
        confirmed_version=draw(st.sampled_from([1, 2])) if is_confirmed else None,
        confirmed_at=MADE_AT if is_confirmed else None,
        confirmed_amount=draw(PENCE) if is_confirmed and is_valued else None,
    )


@st.composite
def schedules(draw, most_rows=12):
    """A fund of 1 to 8 partners and up to `most_rows` contributions over up to three years."""
    bodies = BODIES[: draw(st.integers(1, 8))]
    fund = PooledFund(
        name=draw(WORDS) or "Better Care Fund",
        agreement=Agreement(kind="section_75", title=draw(WORDS) or "Agreement"),
        fund_class=FundClass(name="Pooled fund"),
        figures_are=draw(st.sampled_from(["real", "illustrative"])),
        services=draw(WORDS),
    )
    parties = [Party(organisation=body, name_as_printed=body.name) for body in bodies]
    rows = draw(st.lists(contributions(bodies), max_size=most_rows))
    return lay_out(fund, parties, rows)
