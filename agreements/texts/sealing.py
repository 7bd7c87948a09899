"""Keeping a whole text as it stands at a moment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from agreements.texts.merge_fields import fields_in, filled, values_of, values_today
from agreements.texts.models import SealedText
from agreements.texts.structure_versions import under_which
from commissioning.accounts.models import User
from commissioning.audit.log import digest, record

AS_SENT = "Sent for approval"


@transaction.atomic
def seal_text(
    agreement: Agreement,
    *,
    because: str,
    by: User | None,
    anyway: bool = False,
    as_signed: bool = False,
) -> SealedText:
    """Keep the text of `agreement` as it reads today. One that has not changed is kept once.

    `anyway` keeps it again all the same, so that it can be named; `as_signed` does so too, and
    freezes what its merge fields stand for.
    """
    agreement = lock_agreement(agreement)
    today = timezone.localdate()
    clauses = _clauses_of(agreement)
    said = _said(clauses)
    names = fields_in(" ".join(said)) if as_signed else []
    frozen = values_today(agreement, names, today)
    _fill(clauses, frozen or values_of(agreement, said, today))
    fingerprint = digest(clauses)
    definitions = _definitions_of(agreement)
    last = agreement.sealed_texts.first()
    if last and _says(last, clauses, definitions) and not (anyway or as_signed):
        return last
    sealed = SealedText.objects.create(
        agreement=agreement,
        number=last.number + 1 if last else 1,
        because=because,
        clauses=clauses,
        definitions=definitions,
        fields=frozen if as_signed else None,
        digest=fingerprint,
        by=by,
    )
    after = {"version": sealed.number, "because": because, "digest": fingerprint}
    ids = agreement.organisation_ids
    record("agreement.text_sealed", agreement, by=by, organisations=ids, after=after)
    return sealed


def reads_as(kept: SealedText) -> bool:
    """Whether the text reads today as it did when it was kept."""
    clauses = _clauses_of(kept.agreement)
    _fill(clauses, values_of(kept.agreement, _said(clauses), timezone.localdate()))
    return _says(kept, clauses, _definitions_of(kept.agreement))


def _said(clauses: Iterable[Mapping[str, Any]]) -> list[str]:
    return [f"{one['heading']} {one['body']}" for one in clauses]


def _fill(clauses: Iterable[dict[str, Any]], values: Mapping[str, str]) -> None:
    for one in clauses:
        one["heading"], one["body"] = filled(one["heading"], values), filled(one["body"], values)


def _definitions_of(agreement: Agreement) -> list[Mapping[str, object]]:
    return [*agreement.definitions.values("term", "meaning")]


def _clauses_of(agreement: Agreement) -> list[dict[str, Any]]:
    """Each with the place, from 0, of what it stands under."""
    rows = agreement.clauses.in_order()
    above = under_which(list(rows.values_list("pk", "parent_id")))
    said = rows.values("role", "number", "heading", "body")
    return [{**row, "under": under} for row, under in zip(said, above, strict=True)]


def _says(
    kept: SealedText,
    clauses: list[dict[str, Any]],
    definitions: Sequence[Mapping[str, object]],
) -> bool:
    """Whether a text says just that. The older ones were kept without definitions and nesting."""
    words = [{name: one[name] for name in one if name != "under"} for one in clauses]
    return kept.clauses in (clauses, words) and kept.definitions in (None, definitions)


def seal_as_sent(agreement: Agreement, by: User) -> SealedText:
    """Keep the text that the parties' own bodies are asked to approve."""
    return seal_text(agreement, because=AS_SENT, by=by, anyway=True)


def as_sent(agreement: Agreement) -> SealedText | None:
    """The text that was sent for approval last; none where it was sent before that was kept."""
    return agreement.sealed_texts.filter(because=AS_SENT).first()


def is_not_as_sent(agreement: Agreement) -> bool:
    """Whether the text says anything else than when it was sent for approval."""
    sent = as_sent(agreement)
    return sent is not None and not reads_as(sent)


def seal_as_signed(agreement: Agreement, by: User | None) -> SealedText | None:
    """Keep the text that the last party has just put its name to, if it has any words.

    It is kept even where it is the text that was sent: what was signed can always be named.
    """
    if not agreement.clauses.exists():
        return None
    return seal_text(agreement, because="Signed by every party", by=by, as_signed=True)
