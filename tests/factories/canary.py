"""Marked strings: `canary("agreement", 3, "purpose")` → "CNRY-agreement-3-purpose".

A canary says in which row and field it stands, so that a scan of anything that leaves the service
can tell whose words it holds.
"""

import itertools
import re
from decimal import Decimal

import factory
from django.db import models

planted: list[str] = []
"""Every canary that was ever made, in the order of making."""
CANARY = re.compile(r"CNRY-([a-z][a-z-]*?)-(\d+)-([a-z-]+)", re.IGNORECASE)
AMOUNTS_FROM = Decimal("73000000.00")
AMOUNT = re.compile(r"73,?(\d{3}),?(\d{3})(?!\d)")
numbers = itertools.count(10_000)
"""Numbers of the rows that `marked=True` fills, apart from those that factories count."""


def canary(noun: str, n: int, field: str) -> str:
    """A string that says where it stands, to be looked for in what leaves the service."""
    planted.append(f"CNRY-{noun}-{n}-{field}")
    return planted[-1]


def canary_amount() -> Decimal:
    """A sum of money that stands nowhere else: £73,010,000 and some pounds."""
    number = next(numbers)
    planted.append(f"CNRY-amount-{number}-x")
    return AMOUNTS_FROM + number


def canary_text(noun: str, field: str) -> factory.Sequence:
    """A factory declaration that fills `field` with a canary of its own."""
    return factory.Sequence(lambda n: canary(noun, n, field))


class CanaryFactory(factory.django.DjangoModelFactory):
    """A factory whose texts are canaries, but for those that the rules read something into.

    `XFactory(marked=True)` fills these too, except where a value is given. A text that names the
    paper which states something makes a row history; so give `stated_in=""` where that matters.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, marked=False, **fields):
        if marked:
            fields = missing_canaries(model_class, fields) | fields
        return super()._create(model_class, *args, **fields)


def missing_canaries(model, given):
    """A canary for each text of `model` that `given` says nothing of."""
    n = next(numbers)
    return {f.name: canary_for(f, n) for f in texts_of(model) if f.name not in given}


def canary_for(field, n):
    """A canary that fits into `field`: its noun, or its own name, may be cut short."""
    longest = field.max_length or 500
    name = field.name.replace("_", "-")[: longest - len(f"CNRY-xxx-{n}-")]
    noun = field.model._meta.model_name[: longest - len(f"CNRY--{n}-{name}")]
    mark = canary(noun, n, name)
    return [mark] if isinstance(field, models.JSONField) else mark


def texts_of(model):
    """The fields of `model` in which people's words can stand."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not field.choices
        and not {field.name, f"{model._meta.label_lower}.{field.name}"} & HOLD_NO_WORDS.keys()
    ]


HOLD_NO_WORDS = {
    "digest": "a hash",
    "evidence_pages": "numbers of pages",
    "hash": "a hash",
    "key": "random letters, or the short name of a row that every installation has",
    "payload_digest": "a hash",
    "sha256": "a hash",
    "slug": "part of an address, which is public",
    "subject_type": "the name of a model",
    "accounts.user.password": "a hash",
    "areas.area.life_stages": "choices of a list",
    "audit.event.request_id": "a random number",
    "audit.event.what": "the name of an act",
    "completeness.disagreement.item": "the key of an item of a list",
    "completeness.explanation.item": "the key of an item of a list",
    "completeness.namedclause.item": "the key of an item of a list",
    "decisions.decision.public_words": "a copy of other fields, made by publishing",
    "decisions.decision.reference": "given by publishing",
    "decisions.publishedrevision.chain_heads": "names of public bodies, and hashes",
    "documents.document.media_type": "such as application/pdf",
    "jobs.job.kind": "the name of a kind of document",
    "jobs.job.organisations": "numbers of organisations",
    "memberships.invitation.roles": "choices of a list",
    "notices.notice.about_type": "the name of a model",
    "notices.notice.batch": "a hash",
    "notices.notice.source": "the name of a function",
    "notices.notice.url": "an address, in which no words stand",
    "organisations.organisation.gss_code": "a national code, which is public",
    "organisations.organisation.ods_code": "a national code, which is public",
    "register.agreement.flexibilities": "choices of a list",
    "register.party.capacities": "choices of a list",
    "register.variation.changes": "choices of a list",
    "register.variation.number": "a number",
    "texts.structureversion.places": "ids of clauses, and choices of a list",
}
"""Text fields in which no person's words stand, each with what stands there instead."""
