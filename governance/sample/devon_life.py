"""One agreement with every record that a life can have. All of it is invented, and says so.

The papers tell of renewal, of yearly agreement and of mergers, and of nothing else that can happen
to an agreement. Whoever wants to see the rest finds it here.
"""

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.ending import give_notice, record_withdrawal, withdraw_notice
from agreements.register.extending import extend_agreement, hold_over_agreement, state_option
from agreements.register.models import Agreement, Variation, YearlyStatement
from agreements.register.varying import describe_change, start_variation
from agreements.register.years import state_year
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.sample.history import State, printed_term, state_approvals, state_signatures

MADE_UP = "An invented paper, of what can happen to an agreement"
TITLE = "Section 75 agreement for Plymouth and Torbay (illustrative)"
PARTIES = ("nhs-devon-ccg", "plymouth-city-council", "torbay-council")
day = PrintedDate.from_words


def make_up_a_life(place: Partnership) -> Agreement:
    """From April 2019: varied, left by one partner, extended, nearly ended, held over, ended."""
    agreement = start_agreement(
        place,
        kind=Agreement.Kind.SECTION_75,
        title=TITLE,
        parties=[NewParty(Organisation.objects.get(slug=slug)) for slug in PARTIES],
        binding=Agreement.Binding.YES,
        purpose="To buy equipment for living at home together.",
        term=printed_term("fixed", "1 April 2019", "fixed", "31 March 2021") | {"notice_days": 90},
        stated_in=MADE_UP,
        by=None,
    )
    state_approvals(agreement, State.NOT_RECORDED, stated_in=MADE_UP)
    state_signatures(agreement, State.ATTESTED, on=day("March 2019"), stated_in=MADE_UP)
    _vary(agreement)
    _go_on(agreement)
    _end(agreement)
    return agreement


def _vary(agreement: Agreement) -> None:
    """Torbay leaves at the end of March 2020; the two others vary what they buy."""
    change, states = Variation.Change, YearlyStatement.State
    leaver = agreement.parties.get(organisation__slug="torbay-council")
    record_withdrawal(
        leaver,
        on=day("2 December 2019"),
        last=day("31 March 2020"),
        reason="It buys with its own hospital.",
        stated_in=MADE_UP,
        by=None,
    )
    variation = start_variation(
        agreement,
        title="Two partners instead of three",
        changes=[change.PARTIES, change.SCOPE],
        effective=day("1 April 2020"),
        stated_in=MADE_UP,
        by=None,
    )
    for about, before, after in (
        (change.PARTIES, "Three partners", "The group and Plymouth"),
        (change.SCOPE, "Beds, hoists and telecare", "Beds and hoists"),
    ):
        describe_change(variation, about, before=before, after=after, by=None)
    variation.refresh_from_db()
    on = day("16 March 2020")
    for approval in variation.approvals.all():
        record_variation_approval(approval, state=State.ATTESTED, on=on, stated_in=MADE_UP, by=None)
    for signature in variation.signatures.all():
        record_variation_signature(
            signature, state=State.ATTESTED, on=on, stated_in=MADE_UP, by=None
        )
    for year, state in ((2019, states.AGREED), (2020, states.VARIED)):
        state_year(agreement, FinancialYear(year), state=state, stated_in=MADE_UP, by=None)


def _go_on(agreement: Agreement) -> None:
    """The one option is used; when it is used up, they go on for three months all the same."""
    option = state_option(
        agreement, months=12, words="Once, for twelve months (illustrative)", by=None
    )
    extend_agreement(
        agreement,
        option=option,
        on=day("4 January 2021"),
        until=day("31 March 2022"),
        stated_in=MADE_UP,
        by=None,
    )
    hold_over_agreement(
        agreement,
        on=day("28 March 2022"),
        begins=day("1 April 2022"),
        until=day("30 June 2022"),
        stated_in=MADE_UP,
        by=None,
    )


def _end(agreement: Agreement) -> None:
    """Notice is given and taken back in 2021, and then given for good."""
    first = give_notice(
        agreement,
        on=day("1 July 2021"),
        last=day("31 October 2021"),
        reason="The price went up.",
        stated_in=MADE_UP,
        by=None,
    )
    withdraw_notice(first, on=day("6 September 2021"), reason="The price came down.", by=None)
    give_notice(
        agreement,
        on=day("30 March 2022"),
        last=day("30 June 2022"),
        reason="The group is abolished.",
        stated_in=MADE_UP,
        by=None,
    )
