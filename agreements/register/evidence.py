"""The signed paper itself: a scan or PDF kept beside an approval or a signature."""

from django.db import transaction

from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import PartyFact
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.documents.keeping import keep_document
from commissioning.documents.models import Document
from commissioning.errors import RuleBroken

LARGEST_FILE = 25 * 1024 * 1024
TAKEN = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
"""How each kind of file that is taken begins: what it is, whatever its name says."""


@transaction.atomic
def keep_evidence(fact: PartyFact, content: bytes, *, file_name: str, by: User) -> Document:
    """Keep `content` as the evidence of a party's approval or signature.

    Refuses what is neither a PDF nor a picture, and 25 MB or more. Evidence kept before stays a
    document of the agreement; the new one stands beside the act.
    """
    agreement = lock_agreement(fact.party.agreement)
    if len(content) >= LARGEST_FILE:
        raise RuleBroken("The file must be smaller than 25 MB")
    media_type = next((kind for mark, kind in TAKEN.items() if content.startswith(mark)), None)
    if media_type is None:
        raise RuleBroken("The file must be a PDF, PNG or JPEG.")
    document = keep_document(
        content,
        title=f"{fact.word.capitalize()} of {fact.party}",
        file_name=file_name,
        media_type=media_type,
        subject=agreement,
        by=by,
    )
    fact.evidence = document
    fact.save(update_fields=["evidence"])
    save_next_version(agreement)
    record(
        "agreement.evidence_kept",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"party": str(fact.party), "act": fact.word, "sha256": document.sha256},
    )
    return document
