"""How the mergers of 1 April 2019 and 1 July 2022 went through an agreement, and NHS Devon's figures.

No paper that we hold prints an agreement of Devon's. So the one here is invented, and says so; the
bodies and the days are those of seed 004, section 3, and of R-PTY-04.
"""

from decimal import Decimal

from agreements.money.contributions import enter_contribution
from agreements.money.funds import set_up_fund
from agreements.money.hosts import move_host
from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.money.year_sharing import pass_on_contribution
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.models import Agreement, Novation
from agreements.register.novations import novate_party
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partnership
from commissioning.sourced_facts.facts import add_fact
from governance.sample.devon_arrangements import PAPER
from governance.sample.history import State, printed_term, state_approvals, state_signatures

MARK = "(illustrative)"
TITLE = f"Section 75 agreement for Devon {MARK}"
MADE_UP = "Invented to show how mergers go through an agreement"
FIGURES = (
    ("population", "nearly 1.2 million", "1200000", "nearly", "Patients of its practices"),
    ("budget", "more than £1.8 billion", "1800000000", "more_than", ""),
    ("gp_practices", "131", "131", "exact", "Its members"),
)
"""Seed 004, section 3, of NHS Devon from 1 April 2019."""
CONTRIBUTIONS = (
    ("devon-county-council", "council-base-budget", 2018, "9500000.00"),
    ("nhs-new-devon-ccg", "nhs-minimum", 2018, "20150000.00"),
    ("nhs-south-devon-torbay-ccg", "nhs-minimum", 2018, "4200000.00"),
    ("devon-county-council", "council-base-budget", 2022, "10100000.00"),
    ("nhs-devon-ccg", "nhs-minimum", 2022, "28400000.03"),
)
"""Invented. Of 2022/23 the group's is shared with the board: three months to nine (R-PTY-10)."""


def state_changes(place: Partnership, *, by: User) -> None:
    """NHS Devon's figures, and an agreement that both mergers went through."""
    state_figures(body("nhs-devon-ccg"))
    agreement = _agreement(place)
    fund = _fund(agreement)
    for slug, source, year, amount in CONTRIBUTIONS[:3]:
        _enter(fund, slug, source, year, amount, by)
    for old in ("nhs-new-devon-ccg", "nhs-south-devon-torbay-ccg"):
        _go_through(agreement, fund, old, "nhs-devon-ccg")
    entered = [_enter(fund, *row, by) for row in CONTRIBUTIONS[3:]]
    succession = _go_through(agreement, fund, "nhs-devon-ccg", "nhs-devon-icb")
    of_the_group = entered[-1]
    pass_on_contribution(of_the_group, succession, by=by, version=of_the_group.version)


def state_figures(group: Organisation) -> None:
    for kind, words, value, precision, about in FIGURES:
        add_fact(
            group,
            by=None,
            kind=kind,
            about=about,
            words=words,
            value=Decimal(value),
            precision=precision,
            as_of=PrintedDate.from_words("1 April 2019"),
            source=f"{PAPER}, section 3",
        )


def body(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def _agreement(place: Partnership) -> Agreement:
    groups = (body("nhs-new-devon-ccg"), body("nhs-south-devon-torbay-ccg"))
    agreement = start_agreement(
        place,
        kind=Agreement.Kind.SECTION_75,
        title=TITLE,
        parties=[
            NewParty(body("devon-county-council"), defined_term="the Council"),
            *(
                NewParty(group, f"NHS {group.short_name}", capacities=("partner", "host")[:n])
                for n, group in zip((2, 1), groups, strict=True)
            ),
        ],
        binding=Agreement.Binding.YES,
        purpose="To put money together for people leaving hospital.",
        term=printed_term("fixed", "1 April 2018", "rolling", "year to year"),
        stated_in=MADE_UP,
        by=None,
    )
    state_approvals(agreement, State.NOT_RECORDED, stated_in=MADE_UP)
    state_signatures(agreement, State.NOT_RECORDED, stated_in=MADE_UP)
    return agreement


def _fund(agreement: Agreement) -> PooledFund:
    return set_up_fund(
        agreement,
        name=f"Better Care Fund for Devon {MARK}",
        fund_class=FundClass.objects.get(key="pooled"),
        host=body("nhs-new-devon-ccg"),
        report_rhythm=PooledFund.ReportRhythm.QUARTERLY,
        figures_are=PooledFund.FiguresAre.ILLUSTRATIVE,
        stated_in=MADE_UP,
        by=None,
    )


def _enter(
    fund: PooledFund, slug: str, source: str, year: int, amount: str, by: User
) -> Contribution:
    return enter_contribution(
        fund,
        partner=body(slug),
        source=FundingSource.objects.get(key=source),
        year=year,
        amount=Decimal(amount),
        by=by,
    )


def _go_through(agreement: Agreement, fund: PooledFund, old: str, new: str) -> Succession:
    """The law puts `new` in the place of `old`, in the agreement and as host if it was that."""
    succession = Succession.objects.get(predecessor__slug=old, successor__slug=new)
    party = agreement.parties.get(organisation=succession.predecessor)
    heir = succession.successor
    novate_party(
        party,
        to=heir,
        on=succession.on,
        how=Novation.How.LAW,
        name_as_printed=f"NHS {heir.short_name}",
        source=succession.source,
        succession=succession,
        stated_in=MADE_UP,
        by=None,
    )
    fund.refresh_from_db()
    if fund.host == succession.predecessor:
        move_host(fund, to=heir, on=succession.on, succession=succession, by=None)
    return succession
