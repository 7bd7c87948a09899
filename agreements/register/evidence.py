"""The signed paper itself: a scan or PDF kept beside an approval or a signature."""

import re

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
PAGES = re.compile(r"(?:pages? )?([1-9]\d{0,3})(?: ?(?:to|-|–) ?([1-9]\d{0,3}))?", re.IGNORECASE)


@transaction.atomic
def keep_evidence(
    fact: PartyFact, content: bytes, *, file_name: str, pages: str = "", by: User
) -> Document:
    """Keep `content` as the evidence of a party's approval or signature.

    A file can hold more than this one paper: `pages` are those that it stands on, both inclusive
    (R-DOC-04). Refuses what is neither a PDF nor a picture, and 25 MB or more. Evidence kept before
    stays a document of the agreement; the new one stands beside the act.
    """
    pages = pages_of(pages)
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
    fact.evidence, fact.evidence_pages = document, pages
    fact.save(update_fields=["evidence", "evidence_pages"])
    save_next_version(agreement)
    record(
        "agreement.evidence_kept",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={
            "party": str(fact.party),
            "act": fact.word,
            "sha256": document.sha256,
            "pages": pages,
        },
    )
    return document


def pages_of(said: str) -> str:
    """Pages as they are kept, "12" or "12 to 14", of what a person typed. Refuses anything else."""
    if not said.strip():
        return ""
    match = PAGES.fullmatch(said.strip())
    if match is None:
        raise RuleBroken("Enter pages as 12, or as 12 to 14.")
    first, last = match[1], match[2] or match[1]
    if int(last) < int(first):
        raise RuleBroken(f"The last page must not come before page {first}.")
    return first if first == last else f"{first} to {last}"
