"""What of areas, obligations and indicators goes into a renewal."""

from django.utils import timezone

from agreements.areas.indicators import SAID, add_indicator
from agreements.areas.models import AreaStanding
from agreements.areas.obligations import put_down_obligation
from agreements.money.models import PooledFund
from agreements.register.models import Agreement
from commissioning.accounts.models import User


def carry_areas(old: Agreement, new: Agreement, by: User) -> None:
    """The areas of `old` stand in `new` too, in their order and words.

    Notes on how they went stay behind, and so do milestones: what was not done by its day is for
    the partners to plan anew or to let go. An area that only another paper put into the old
    agreement is carried like the others, and so is what its variations made of it by then.
    """
    day = new.term.starts_earliest or timezone.localdate()
    AreaStanding.objects.bulk_create(
        AreaStanding(
            area_id=standing.area_id,
            agreement=new,
            position=standing.position,
            name_as_printed=standing.name_as_printed,
            words=standing.words,
        )
        for standing in old.areas.standing_on(day)
    )


def carry_obligations(old: Agreement, new: Agreement, by: User) -> None:
    """What the old one obliges to do again and again is proposed in the new one: a person accepts it.

    Its clause is the one of the same number, where the new text has one. What was due once, what
    was done, and what was set aside stay behind. Clauses are carried before (agreements.texts).
    """
    clauses = {clause.number: clause for clause in new.clauses.exclude(number="")}
    for owed in old.obligations.watched().select_related("clause", "owner"):
        if owed.comes_again:
            put_down_obligation(
                new,
                words=owed.words,
                clause=clauses.get(owed.clause.number) if owed.clause else None,
                owner=owed.owner if owed.owner_id in new.party_ids else None,
                owner_post=owed.owner_post if owed.owner_id in new.party_ids else "",
                rhythm_words=owed.rhythm_words,
                every=owed.every,
                unit=owed.unit,
                is_proposed=True,
                by=by,
            )


def carry_indicators(old: Agreement, new: Agreement, by: User) -> None:
    """The agreement's own indicators, and those of its funds, without their readings.

    Those of its areas are the areas', and those of its plans the plans'. Funds are carried before.
    """
    _carry(old, new, by)
    funds = {fund.name: fund for fund in new.funds.all()}
    for fund in old.funds.all():
        if fund.name in funds:
            _carry(fund, funds[fund.name], by)


def _carry(old: Agreement | PooledFund, new: Agreement | PooledFund, by: User) -> None:
    for indicator in old.indicators.all():
        said = {name: getattr(indicator, name) for name in SAID}
        days = {"baseline_on": indicator.baseline_on, "target_on": indicator.target_on}
        add_indicator(new, by=by, **said, **days)
