"""Setting up the bodies that decide, what they are in law, and how long call-in lasts."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post
from governance.boards.makers import organisations_behind
from governance.boards.models import BoardForm, CallInRule


@transaction.atomic
def add_body(
    partnership: Partnership,
    *,
    name: str,
    short_name: str,
    kind: str,
    organisation: Organisation | None = None,
    form: str = "",
    from_on: dt.date | None = None,
    until_on: dt.date | None = None,
    stated_in: str = "",
    by: User | None,
) -> Body:
    """Add a body that decides in the place; `short_name` numbers its decisions for good.

    No organisation means a joint body. An officer's body has the post of its name. `form` says what
    a board is in law: from the start, or from `from_on`; to `until_on`, inclusive, if a paper gives it.
    """
    if kind == Body.Kind.BOARD and organisation is not None:
        raise RuleBroken("A joint board belongs to all partners. Leave its organisation empty.")
    if kind != Body.Kind.BOARD and organisation is None:
        raise RuleBroken("Select the organisation whose body this is.")
    slug = _free_slug(partnership, short_name)
    post = None
    if kind == Body.Kind.OFFICER and organisation is not None:
        post, _ = Post.objects.get_or_create(organisation=organisation, title=name)
    body = Body.objects.create(
        partnership=partnership,
        organisation=organisation,
        post=post,
        name=name,
        short_name=short_name,
        slug=slug,
        kind=kind,
    )
    if form:
        days = {"from_on": from_on, "until_on": until_on}
        BoardForm.objects.create(body=body, form=form, stated_in=stated_in, **days)
    _record("body.added", body, by=by, after={"name": name, "short_name": short_name, "form": form})
    return body


@transaction.atomic
def change_form(
    body: Body, *, form: str, from_on: dt.date, by: User | None, stated_in: str = ""
) -> BoardForm:
    """The board is of another form from `from_on`; the one before ends the day before (R-GOV-04).

    Refuses a day after the board's own last.
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    if body.last_on and body.is_over_on(from_on):
        raise RuleBroken(f"{body} ended on {words(body.last_on)}, before that day.")
    for before in BoardForm.objects.filter(body=body, until_on__isnull=True):
        if before.from_on and before.from_on >= from_on:
            raise RuleBroken(f"A later form of {body} is recorded already.")
        before.until_on = from_on - dt.timedelta(days=1)
        before.save(update_fields=["until_on"])
    changed = BoardForm.objects.create(body=body, form=form, from_on=from_on, stated_in=stated_in)
    _record("body.form_changed", body, by=by, after={"form": form, "from_on": from_on})
    return changed


@transaction.atomic
def set_call_in(
    organisation: Organisation, *, working_days: int, snap: str, from_on: dt.date, by: User | None
) -> CallInRule:
    """An organisation's decisions wait `working_days` from `from_on`; the rule before ends (R-CAL-01)."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    for before in CallInRule.objects.filter(organisation=organisation, until_on__isnull=True):
        if before.from_on >= from_on:
            raise RuleBroken(f"A call-in period that begins later is recorded for {organisation}.")
        before.until_on = from_on - dt.timedelta(days=1)
        before.save(update_fields=["until_on"])
    rule = CallInRule.objects.create(
        organisation=organisation, working_days=working_days, snap=snap, from_on=from_on
    )
    after = {"working_days": working_days, "snap": snap, "from_on": from_on}
    record("organisation.call_in_set", rule, by=by, organisations=[organisation.pk], after=after)
    return rule


def _free_slug(partnership: Partnership, short_name: str) -> str:
    slug = slugify(short_name)
    if not slug:
        raise RuleBroken("The short name must have letters or figures.")
    if Body.objects.filter(partnership=partnership, slug=slug).exists():
        raise RuleBroken(f"{short_name} already numbers the decisions of a body in {partnership}.")
    return slug


def _record(what: str, body: Body, *, by: User | None, after: dict[str, object]) -> None:
    ids = organisations_behind(body, on=timezone.localdate())
    record(what, body, by=by, organisations=ids, after=after)
