"""Keeping a whole text as it stands at a moment."""

from django.db import transaction
from django.utils import timezone

from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from agreements.texts.merge_fields import fields_in, filled, values_of, values_today
from agreements.texts.models import SealedText
from commissioning.accounts.models import User
from commissioning.audit.log import digest, record


@transaction.atomic
def seal_text(
    agreement: Agreement, *, because: str, by: User | None, as_signed: bool = False
) -> SealedText:
    """Keep the text of `agreement` as it reads today. One that has not changed is kept once.

    `as_signed` keeps it in any case, and freezes what its merge fields stand for.
    """
    agreement = lock_agreement(agreement)
    today = timezone.localdate()
    clauses = list(agreement.clauses.in_order().values("role", "number", "heading", "body"))
    said = [f"{one['heading']} {one['body']}" for one in clauses]
    names = fields_in(" ".join(said)) if as_signed else []
    frozen = values_today(agreement, names, today)
    values = frozen or values_of(agreement, said, today)
    for one in clauses:
        one["heading"], one["body"] = filled(one["heading"], values), filled(one["body"], values)
    fingerprint = digest(clauses)
    last = agreement.sealed_texts.first()
    if last and last.digest == fingerprint and not as_signed:
        return last
    sealed = SealedText.objects.create(
        agreement=agreement,
        number=last.number + 1 if last else 1,
        because=because,
        clauses=clauses,
        fields=frozen if as_signed else None,
        digest=fingerprint,
        by=by,
    )
    after = {"version": sealed.number, "because": because, "digest": fingerprint}
    ids = agreement.organisation_ids
    record("agreement.text_sealed", agreement, by=by, organisations=ids, after=after)
    return sealed


def seal_as_sent(agreement: Agreement, by: User) -> SealedText:
    """Keep the text that the parties' own bodies are asked to approve."""
    return seal_text(agreement, because="Sent for approval", by=by)


def seal_as_signed(agreement: Agreement, by: User | None) -> SealedText | None:
    """Keep the text that the last party has just put its name to, if it has any words.

    It is kept even where it is the text that was sent: what was signed can always be named.
    """
    if not agreement.clauses.exists():
        return None
    return seal_text(agreement, because="Signed by every party", by=by, as_signed=True)
