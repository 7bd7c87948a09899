"""The agreements of the example, with all that belongs to one, every text a canary."""

import datetime as dt

from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.calendar.dates import add_months, words
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    AreaFactory,
    AreaStandingFactory,
    AuthorityFactory,
    ClauseFactory,
    ClauseVersionFactory,
    ConsultationFactory,
    ContributionFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
    DocumentFactory,
    ExplanationFactory,
    MilestoneFactory,
    MilestoneMoveFactory,
    NamedClauseFactory,
    OptionToExtendFactory,
    OrganisationFactory,
    PaperReferredToFactory,
    PartyFactory,
    PooledFundFactory,
    ReportGivenFactory,
    SealedTextFactory,
    SignatureFactory,
    TermFactory,
    TerminationNoticeFactory,
    VariationApprovalFactory,
    VariationChangeFactory,
    VariationFactory,
    VariationSignatureFactory,
    VariedClauseFactory,
    VariedPartyFactory,
)
from tests.factories.canary import canary, canary_amount, numbers
from tests.permissions.people import Bodies

DAY = dt.timedelta(days=1)
DAY_OF_PAPERS = dt.date(2021, 4, 21)


def last_of_a_quarter() -> dt.date:
    """Of the one half a year ago: what is signed here was in force in it."""
    then = timezone.localdate() - 200 * DAY
    first = dt.date(then.year, 3 * ((then.month - 1) // 3) + 1, 1)
    return add_months(first, 3) - DAY


def draft(place, them: Bodies, by) -> Agreement:
    """A draft; the party that left did so yesterday, and signed nothing.

    The Council's commissioner has entered two approvals that nobody has confirmed: the ICB's, and
    that of the party which then left.
    """
    agreement = AgreementFactory(marked=True, partnership=place, stated_in="", made_by=by)
    TermFactory(agreement=agreement, marked=True)
    for body in (them.council, them.icb, them.group, them.gone):
        party(agreement, body, them)
    fill(agreement, by)
    answer_items(agreement, them, by)
    for one in agreement.parties.filter(organisation__in=(them.icb, them.gone)):
        on = day_words("on", DAY_OF_PAPERS)
        ApprovalFactory(party=one, state="recorded", entered_by=by, **on)
    return agreement


def signed(place, them: Bodies, by, *, ended: bool = False) -> Agreement:
    """An agreement that all have signed; in force, unless it ended last month."""
    today = timezone.localdate()
    last = today - 30 * DAY if ended else today + 300 * DAY
    agreement = AgreementFactory(marked=True, partnership=place, stated_in="", made_by=by)
    run(agreement, today - 700 * DAY, last)
    for body in (them.council, them.icb, them.group, them.gone):
        on = day_words("on", today - 710 * DAY)
        one = party(agreement, body, them)
        ApprovalFactory(
            party=one, state="recorded", stated_in="", entered_by=by, confirmed_by=None, **on
        )
        SignatureFactory(party=one, state="recorded", stated_in="", entered_by=by, **on)
    fill(agreement, by)
    answer_items(agreement, them, by)
    return agreement


def varied(place, them: Bodies, by) -> Agreement:
    """A signed one with an option, notice of the ICB's that nobody has confirmed, two variations.

    The first variation is being written; the second was sent, and the Council's commissioner has
    entered the ICB's approval of it, which nobody has confirmed.
    """
    agreement = signed(place, them, by)
    theirs = agreement.parties.get(organisation=them.icb)
    OptionToExtendFactory(marked=True, agreement=agreement)
    TerminationNoticeFactory(
        marked=True, agreement=agreement, party=theirs, stated_in="", entered_by=by
    )
    mine = agreement.parties.first()
    SignatureFactory(
        party=mine,
        state="recorded",
        stated_in="",
        entered_by=by,
        evidence=DocumentFactory(subject=agreement),
        **day_words("on", timezone.localdate() - 710 * DAY),
    )
    for number, sent in (("1", None), ("2", DAY_OF_PAPERS)):
        variation = VariationFactory(
            marked=True,
            agreement=agreement,
            number=number,
            stated_in="",
            sent_for_approval_on=sent,
            effective=DAY_OF_PAPERS,
            changes=["parties", "scope", "text"],
        )
        for about in variation.changes:
            VariationChangeFactory(variation=variation, about=about)
        for party in agreement.parties.all():
            VariationApprovalFactory(marked=True, variation=variation, party=party, stated_in="")
            VariationSignatureFactory(marked=True, variation=variation, party=party, stated_in="")
    variation.approvals.filter(party=theirs).update(state="recorded", entered_by=by)
    paper = DocumentFactory(subject=agreement)
    variation.signatures.filter(party=mine).update(evidence=paper)
    written = agreement.variations.get(number="1")
    VariedPartyFactory(marked=True, variation=written, organisation=OrganisationFactory())
    VariedClauseFactory(marked=True, variation=written)
    AreaStandingFactory(
        marked=True,
        agreement=agreement,
        added_by=written,
        taken_out_by=None,
        stated_in="",
    )
    return agreement


def renewal(place, them: Bodies, by) -> Agreement:
    """The draft that follows the ended one, without the party that left."""
    agreement = new_draft(place, them, by)
    fill(agreement, by)
    return agreement


def new_draft(place, them: Bodies, by) -> Agreement:
    """A draft of the three that are left, in which nothing is written yet."""
    agreement = AgreementFactory(marked=True, partnership=place, stated_in="", made_by=by)
    TermFactory(agreement=agreement, marked=True)
    for body in (them.council, them.icb, them.group):
        party(agreement, body, them)
    return agreement


def sent(place, them: Bodies, by) -> Agreement:
    """A draft of the three that are left, which says something else than when it was sent."""
    agreement = new_draft(place, them, by)
    Agreement.objects.filter(pk=agreement.pk).update(sent_for_approval_on=timezone.localdate())
    ClauseFactory(agreement=agreement)
    SealedTextFactory(agreement=agreement, by=by, because="Sent for approval")
    agreement.refresh_from_db()
    return agreement


def of_others(place, them: Bodies, by) -> Agreement:
    """A draft in the same place, between the body elsewhere and the one that left the others."""
    agreement = AgreementFactory(marked=True, partnership=place, stated_in="", made_by=by)
    TermFactory(agreement=agreement, marked=True)
    for body in (them.elsewhere, them.gone):
        PartyFactory(marked=True, agreement=agreement, organisation=body)
    fill(agreement, by)
    return agreement


def party(agreement, body, them: Bodies):
    left = timezone.localdate() - DAY if body == them.gone else None
    one = PartyFactory(
        marked=True,
        agreement=agreement,
        organisation=body,
        until_on=left,
        name_as_printed=canary("party", next(numbers), "name-as-printed"),
    )
    authority = AuthorityFactory(marked=True, organisation=body)
    ApprovalFactory(party=one, marked=True, stated_in="", on_words="", authority=authority)
    SignatureFactory(party=one, marked=True, stated_in="", on_words="")
    return one


def run(agreement, first: dt.date, last: dt.date) -> None:
    """It runs from the first day to the last."""
    TermFactory(
        agreement=agreement,
        marked=True,
        starts="fixed",
        ends="fixed",
        **day_words("starts", first),
        **day_words("ends", last),
    )


def day_words(name: str, day: dt.date) -> dict[str, object]:
    return {f"{name}_words": words(day), f"{name}_earliest": day, f"{name}_latest": day}


def fill(agreement, by) -> None:
    """Text, areas, milestones and money."""
    clause = ClauseFactory(marked=True, agreement=agreement, position=1, number="1", mark="1")
    ClauseVersionFactory(marked=True, clause=clause, by=by)
    PaperReferredToFactory(agreement=agreement, clause=clause)
    SealedTextFactory(agreement=agreement, by=by)
    area = AreaFactory(marked=True, partnership=agreement.partnership)
    AreaStandingFactory(marked=True, agreement=agreement, area=area)
    milestone = MilestoneFactory(agreement=agreement)
    MilestoneMoveFactory(milestone=milestone, by=by)
    fund = PooledFundFactory(marked=True, agreement=agreement, stated_in="")
    for body in agreement.parties.all():
        ContributionFactory(
            marked=True,
            fund=fund,
            partner=body.organisation,
            stated_in="",
            amount=canary_amount(),
        )


def answer_items(agreement, them: Bodies, by) -> None:
    """What meets some items of its list, with a disagreement of the ICB that is open and one that is not."""
    NamedClauseFactory(
        marked=True, agreement=agreement, clause=agreement.clauses.first(), named_by=by
    )
    ExplanationFactory(marked=True, agreement=agreement, explained_by=by)
    CoveredFunctionFactory(
        marked=True,
        agreement=agreement,
        delegating=them.icb,
        exercising=them.council,
        stated_in="",
    )
    ConsultationFactory(marked=True, agreement=agreement, recorded_by=by)
    given = f"pool-{agreement.funds.get().key}-2021-09-30"
    ReportGivenFactory(marked=True, agreement=agreement, duty=given, recorded_by=by)
    for one in ({}, {"marked": True}):
        DisagreementFactory(agreement=agreement, organisation=them.icb, by=by, **one)
