"""How days, moments, money and numbers of things are written on a page."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.money import amounts

NOT_RECORDED = "not recorded"
IRREGULAR = {"body": "bodies", "person": "people", "party": "parties", "is": "are", "has": "have"}


def day(value: date | PrintedDate | None) -> str:
    """31 March 2027; a printed date in its own words; "not recorded" when there is none."""
    if value is None:
        return NOT_RECORDED
    if isinstance(value, PrintedDate):
        return value.words
    return f"{in_london(value):%-d %B %Y}"


def short_day(value: date | PrintedDate | None) -> str:
    """31 Mar 2027, for narrow columns."""
    if value is None or isinstance(value, PrintedDate):
        return day(value)
    return f"{in_london(value):%-d %b %Y}"


def moment(value: datetime | None) -> str:
    """2 February 2027 at 10:14am, as the clock showed in England."""
    if value is None:
        return NOT_RECORDED
    local = localtime(value)
    return f"{local:%-d %B %Y} at {local:%-I:%M}{local:%p}".replace("AM", "am").replace("PM", "pm")


def when(value: date | PrintedDate | None) -> str:
    """A moment as a moment, a day as a day."""
    return moment(value) if isinstance(value, datetime) else day(value)


def in_london(value: date) -> date:
    return localtime(value) if isinstance(value, datetime) else value


def pounds(value: Decimal | None) -> str:
    """£1,234,567.89; "not recorded" when there is none."""
    return NOT_RECORDED if value is None else amounts.pounds(value)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """1 day, 2 days; `nouns` where the plural is not regular."""
    return f"{count:,} {noun if count == 1 else nouns or plural_of(noun)}"


def plural_of(noun: str) -> str:
    last = noun.rpartition(" ")[2]
    if last in IRREGULAR:
        return noun.removesuffix(last) + IRREGULAR[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def sentence_case(text: str) -> str:
    """First letter large, the rest as it is: "area of NHS work" gives "Area of NHS work"."""
    return text[:1].upper() + text[1:]


def paragraphs(text: str | None) -> SafeString:
    """Plain text as paragraphs; lines that begin "- " as a list. Nothing in it is taken as HTML."""
    return format_html_join("\n", "{}", ((block,) for block in blocks(text or "")))


def blocks(text: str) -> Iterator[SafeString]:
    lines: list[str] = []
    bullets: list[str] = []
    for line in [*text.strip().splitlines(), ""]:
        is_bullet = line.lstrip().startswith("- ")
        if lines and (is_bullet or not line.strip()):
            yield paragraph(lines)
            lines = []
        if bullets and not is_bullet:
            yield bullet_list(bullets)
            bullets = []
        if is_bullet:
            bullets.append(line.lstrip()[2:].strip())
        elif line.strip():
            lines.append(line.strip())


def paragraph(lines: list[str]) -> SafeString:
    broken = format_html_join(format_html("<br>"), "{}", ((line,) for line in lines))
    return format_html('<p class="govuk-body">{}</p>', broken)


def bullet_list(items: list[str]) -> SafeString:
    rows = format_html_join("", "<li>{}</li>", ((item,) for item in items))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', rows)
