"""Legal bodies, places and posts of the sample: reference data, stated once however often loaded."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from commissioning.organisations.models import Organisation, OtherName, Succession
from commissioning.partnerships.models import Partner, Partnership
from commissioning.people.models import Post

Kind = Organisation.Kind
CCGS_BEGIN = dt.date(2013, 4, 1)
"""R-PTY-04; seed 003, paragraph 5."""
ICBS_BEGIN = dt.date(2022, 7, 1)
"""R-PTY-04."""
THAMES_VALLEY_BEGINS = dt.date(2026, 4, 1)
"""R-PTY-05."""
A_DAY = dt.timedelta(days=1)
ACT_OF_2012 = "Health and Social Care Act 2012"
"""By which groups followed trusts (R-PTY-04)."""
ACT_OF_2022 = "Health and Care Act 2022"
"""By which boards followed groups (R-PTY-04)."""
STATEMENT_OF_2025 = "Written statement to Parliament, 9 September 2025"
"""On the first boards to merge (R-PTY-05)."""
CODE_TABLES = "Tables of NHS codes; the day is not verified"
"""What rules.md 9 gives from memory only."""


def state_body(
    slug: str,
    name: str,
    short_name: str,
    kind: Kind,
    *,
    also: Iterable[str] = (),
    **facts: Any,
) -> Organisation:
    """A legal body with its codes (rules.md 9) and the other names that papers give it."""
    facts |= {"name": name, "short_name": short_name, "kind": kind}
    body, _ = Organisation.objects.get_or_create(slug=slug, defaults=facts)
    for alias in also:
        OtherName.objects.get_or_create(organisation=body, name=alias, kind=OtherName.Kind.ALIAS)
    return body


def state_succession(
    *predecessors: Organisation,
    successor: Organisation,
    on: dt.date,
    kind: Succession.Kind = Succession.Kind.TRANSFERRED,
    source: str = "",
) -> None:
    """Each of `predecessors` gave way to `successor`, whose first day was `on` (R-PTY-02)."""
    for predecessor in predecessors:
        Succession.objects.get_or_create(
            predecessor=predecessor,
            successor=successor,
            defaults={"on": on, "kind": kind, "source": source},
        )


def state_place(
    name: str, slug: str, summary: str, partners: Iterable[Organisation]
) -> Partnership:
    """A place, with each partner in it for as long as that body lived."""
    place, _ = Partnership.objects.get_or_create(
        slug=slug, defaults={"name": name, "summary": summary}
    )
    for body in partners:
        Partner.objects.get_or_create(
            partnership=place,
            organisation=body,
            defaults={"from_on": body.began_on, "until_on": body.ended_on},
        )
    return place


def state_posts(organisation: Organisation, *titles: str, designation: str = "") -> None:
    for title in titles:
        Post.objects.get_or_create(
            organisation=organisation, title=title, defaults={"designation": designation}
        )


def no_real_contact(slug: str) -> str:
    """How to reach a real body cannot be invented, and a page has to show something."""
    return f"This is a demonstration: nobody reads {slug}@example.org"
