"""Going on beyond the last day, as the agreement allows or without its leave (R-S75-41)."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from agreements.register.facts import NO_DATE
from agreements.register.life_records import (
    keep_life_fact,
    lock_for_life,
    named,
    record_life,
    refuse_other_party,
)
from agreements.register.lifetime import last_day
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Extension, HoldOver, OptionToExtend, Party
from commissioning.accounts.models import User
from commissioning.authorities.models import Authority
from commissioning.calendar.dates import add_months, words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def state_option(
    agreement: Agreement,
    *,
    months: int,
    times: int = 1,
    latest_end: dt.date | None = None,
    words: str = "",
    by: User | None,
) -> OptionToExtend:
    """State what the agreement itself allows: so many months, so many times, to a latest end."""
    agreement = lock_agreement(agreement)
    option = OptionToExtend.objects.create(
        agreement=agreement, months=months, times=times, latest_end=latest_end, words=words
    )
    save_next_version(agreement)
    after = {"months": months, "times": times, "latest_end": latest_end}
    record_life(agreement, "option_stated", by, after=after)
    return option


@transaction.atomic
def take_out_option(option: OptionToExtend, *, by: User) -> Agreement:
    """Take out an option that was stated by mistake. Refuses one that was used."""
    agreement = lock_agreement(option.agreement)
    if option.extensions.exists():
        raise RuleBroken("This option was used. Take out the extension first.")
    record_life(agreement, "option_taken_out", by, before={"option": str(option)})
    option.delete()
    return save_next_version(agreement)


@transaction.atomic
def extend_agreement(
    agreement: Agreement,
    *,
    until: PrintedDate,
    on: PrintedDate = NO_DATE,
    option: OptionToExtend | None = None,
    party: Party | None = None,
    authority: Authority | None = None,
    by: User | None,
    stated_in: str = "",
) -> Extension:
    """Use an option to extend: the last day in force, inclusive, becomes that of `until`.

    Refuses a new extension that does not go beyond the present last day, that no option allows, or
    that goes further than the option does. History is taken as stated.
    """
    agreement, facts = lock_for_life(agreement, stated_in=stated_in)
    refuse_other_party(agreement, party)
    if until.latest is None:
        raise RuleBroken("Enter the new last day.")
    if not stated_in:
        _refuse_extending(last_day(facts), option, until.latest)
    extension = Extension(
        agreement=agreement,
        option=option,
        party=party,
        authority=authority,
        **named("until", until),
    )
    return keep_life_fact(
        extension, "extended", by=by, on=on, stated_in=stated_in, until=until.words
    )


def proposed_end(agreement: Agreement, last: dt.date | None) -> dt.date | None:
    """The last day that the first unused option would give; None where there is none."""
    option = next(iter(open_options(agreement)), None)
    if option is None or last is None:
        return None
    proposed = _reach(option, last)
    return min(proposed, option.latest_end) if option.latest_end else proposed


def open_options(agreement: Agreement) -> list[OptionToExtend]:
    """Options that have not been used as often as they may be."""
    return unused(agreement.options_to_extend.prefetch_related("extensions"))


def unused(options: Iterable[OptionToExtend]) -> list[OptionToExtend]:
    """Those of `options` that have not been used as often as they may be."""
    return [one for one in options if len(one.extensions.all()) < one.times]


@transaction.atomic
def hold_over_agreement(
    agreement: Agreement,
    *,
    begins: PrintedDate,
    until: PrintedDate = NO_DATE,
    on: PrintedDate = NO_DATE,
    party: Party | None = None,
    authority: Authority | None = None,
    by: User | None,
    stated_in: str = "",
) -> HoldOver:
    """Go on under an agreement after its last day, until a day or with none set.

    Refuses a new hold over of an agreement without an end, or from a day on which it still runs.
    """
    agreement, facts = lock_for_life(agreement, stated_in=stated_in)
    refuse_other_party(agreement, party)
    if begins.earliest is None:
        raise RuleBroken("Enter the first day of holding over.")
    if until.latest and until.latest < begins.earliest:
        raise RuleBroken(f"The last day must be {words(begins.earliest)} or later.")
    if not stated_in:
        _refuse_holding_over(last_day(facts), begins.earliest)
    held = HoldOver(
        agreement=agreement,
        party=party,
        authority=authority,
        **named("from", begins),
        **named("until", until),
    )
    return keep_life_fact(
        held,
        "held_over",
        by=by,
        on=on,
        stated_in=stated_in,
        first=begins.words,
        until=until.words,
    )


def _refuse_extending(last: dt.date | None, option: OptionToExtend | None, until: dt.date) -> None:
    if last is None:
        raise RuleBroken("No day ends this agreement, so it needs no extension.")
    if until <= last:
        raise RuleBroken(f"The new last day must be after {words(last)}.")
    _refuse_beyond(option, last, until)


def _refuse_holding_over(last: dt.date | None, begins: dt.date) -> None:
    if last is None:
        raise RuleBroken("No day ends this agreement, so there is nothing to hold over.")
    if begins <= last:
        raise RuleBroken(f"It is in force to {words(last)}, so it is held over from the day after.")


def _refuse_beyond(option: OptionToExtend | None, last: dt.date, until: dt.date) -> None:
    if option is None:
        raise RuleBroken("The agreement states no option to extend. Vary it instead.")
    if option.extensions.count() >= option.times:
        raise RuleBroken("This option has been used as often as it may be.")
    if option.latest_end and until > option.latest_end:
        raise RuleBroken(f"The option reaches to {words(option.latest_end)} at the latest.")
    if until > _reach(option, last):
        raise RuleBroken(f"The option reaches to {words(_reach(option, last))}.")


def _reach(option: OptionToExtend, last: dt.date) -> dt.date:
    """So many months after `last`: from the last day of a month to the last day of a month."""
    after = last + dt.timedelta(days=1)
    return add_months(after, option.months) - dt.timedelta(days=1)
