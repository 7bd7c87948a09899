"""Wider Devon's integrated commissioning from April 2019: four partners, three joint fundings.

Seed 004 calls them arrangements and nothing else, each body deciding for itself (4.1).
"""

from agreements.areas.obligations import put_down_obligation
from agreements.money.funds import set_up_fund
from agreements.money.models import FundClass
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post
from governance.sample.history import State, printed_term, state_approvals, state_signatures

PAPER = "Development of integrated commissioning, report on 2019/20"
TITLE = "Integrated commissioning arrangements 2019/20"
COUNCILS = ("devon-county-council", "plymouth-city-council", "torbay-council")
DUTIES = (
    "The executive meeting plans together, and reviews progress, quality and cost",
    "The teams write local plans that support priorities of the whole system",
    "The teams work with partners and people to design support and services",
    "The teams let partners deliver integrated care and help communities to be healthy",
    "The teams review quality, outcomes, productivity and performance",
)
"""Section 4, first point, and 4.2 i to iv; no rhythm is given for any."""


def state_arrangements(place: Partnership) -> Agreement:
    """Section 5: they commence in April 2019. Section 1: they operate through 2019/20; what they become
    after it, the paper leaves open.

    They record how the partners work together, as a protocol does; none is said to bind. No paper
    records who approved or signed them.
    """
    bodies = [Organisation.objects.get(slug=slug) for slug in ("nhs-devon-ccg", *COUNCILS)]
    stated_in = f"{PAPER}, sections 1, 4 and 5"
    arrangements = start_agreement(
        place,
        kind=Agreement.Kind.PROTOCOL,
        title=TITLE,
        parties=[NewParty(body) for body in bodies],
        binding=Agreement.Binding.NOT_STATED,
        purpose="To integrate how the NHS and three councils each do their commissioning.",
        term=printed_term("fixed", "April 2019", "fixed", "2019/20")
        | {"review_words": "during 2019/20"},
        stated_in=stated_in,
        by=None,
    )
    state_approvals(arrangements, State.NOT_RECORDED, stated_in=stated_in)
    state_signatures(arrangements, State.NOT_RECORDED, stated_in=stated_in)
    for words in DUTIES:
        put_down_obligation(arrangements, words=words, rhythm_words="not stated", by=None)
    _fundings(arrangements, bodies)
    _rotating_post()
    return arrangements


def _fundings(arrangements: Agreement, bodies: list[Organisation]) -> None:
    """Section 4, first point, and 4.2: between the NHS and each council, by agreements of their own
    that nobody has printed. So they are in view here, without an amount, a host or a manager.
    """
    group, *councils = bodies
    for council in councils:
        set_up_fund(
            arrangements,
            name=f"Joint funding of {group.short_name} and {council.name}",
            fund_class=FundClass.objects.get(key="in_view"),
            services="Health, care and well-being services for the local population",
            stated_in=f"{PAPER}, sections 4 and 4.2",
            by=None,
        )


def _rotating_post() -> None:
    """4.1, Membership: proposed, part-time, by one Director of Public Health after another.

    A post stands with one body and is shared with others; the paper gives no order among them.
    """
    first, *others = (Organisation.objects.get(slug=slug) for slug in COUNCILS)
    post, _ = Post.objects.get_or_create(
        organisation=first,
        title="System lead for population health and well-being (proposed)",
        defaults={"is_part_time": True, "is_rotating": True},
    )
    post.shared_with.set(others)
