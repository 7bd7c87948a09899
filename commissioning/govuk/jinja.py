"""The one template engine: what every page, mail and document of ours can use."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    pass_environment,
)
from markupsafe import Markup

from commissioning.govuk import words
from commissioning.govuk.undefined import UndefinedName, note_none

MACROS = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})


def environment(*, strict: bool = False, **options: Any) -> Environment:
    """Make the environment. `strict` notes every name of ours that is used and not defined.

    GOV.UK's macros look at options nobody gave, so undefined names must be chainable; `strict`
    is how a test still finds our own slips.
    """
    options["loader"] = ChoiceLoader([options["loader"], MACROS])
    options["autoescape"] = escapes
    options["extensions"] = ["jinja2.ext.do"]
    options["trim_blocks"] = options["lstrip_blocks"] = True
    options["undefined"] = UndefinedName if strict else ChainableUndefined
    if strict:
        options["finalize"] = note_none
    pages = Environment(**options)
    pages.globals.update(
        static=static,
        url=url,
        service_name=settings.SERVICE_NAME,
        area_word=settings.AREA_WORD,
        idle_minutes=settings.IDLE_MINUTES,
        plural=words.plural,
    )
    pages.filters.update(
        day=words.day,
        short_day=words.short_day,
        moment=words.moment,
        when=words.when,
        pounds=words.pounds,
        plural=words.plural,
        paragraphs=paragraphs,
        sentence_case=words.sentence_case,
    )
    return pages


def escapes(template_name: str | None) -> bool:
    """Everything is escaped except plain text: a mail that says &amp; is wrong."""
    return not (template_name or "").endswith(".txt")


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a named page: `url("register:agreement", place="doncaster", key=key)`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


@pass_environment
def paragraphs(
    pages: Environment, text: str | None, mark: Callable[[str], Iterable[object]] | None = None
) -> Markup:
    """Plain text as paragraphs, lists and tables. Nothing in it is taken as HTML.

    `mark` takes words apart into pieces, some of which have a `href`, and perhaps a `title`.
    """
    template = pages.get_template("govuk/paragraphs.html")
    blocks = words.blocks(text or "")
    return Markup(
        template.render(
            blocks=blocks, runs=words.runs, cells=words.cells, mark=mark, marks=words.bear_marks
        )
    )
