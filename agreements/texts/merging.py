"""What of the texts goes to the record that survives when two are made one."""

from django.db.models import F

from agreements.register.models import Agreement
from agreements.texts.models import Clause, Definition, UploadedPaper
from agreements.texts.sealing import AS_SENT
from agreements.texts.structure_versions import keep_structure

MERGED_IN = f"{AS_SENT}, in a record that was merged into this one"
"""What was sent of the duplicate is not what the survivor's parties were sent."""


def move_text(survivor: Agreement, duplicate: Agreement) -> None:
    """The duplicate's clauses where the survivor has none, with all that tells how they were before.

    Clauses that were deleted and terms that were taken out go along.
    """
    if survivor.clauses.exists():
        return
    had_clauses = survivor.structure_versions.exists()
    Clause.with_deleted.filter(agreement=duplicate).update(agreement=survivor)
    duplicate.structure_versions.update(agreement=survivor)
    gone = Definition.with_taken_out.filter(agreement=duplicate, taken_out_at__isnull=False)
    gone.update(agreement=survivor)
    if had_clauses:
        keep_structure(survivor, by=None)


def move_sealed_texts(survivor: Agreement, duplicate: Agreement) -> None:
    """Versions that were kept whole are never lost: they are numbered on after the survivor's own."""
    last = survivor.sealed_texts.first()
    behind = F("number") + (last.number if last else 0)
    duplicate.sealed_texts.filter(because=AS_SENT).update(because=MERGED_IN)
    duplicate.sealed_texts.update(agreement=survivor, number=behind)


def move_uploaded_paper(survivor: Agreement, duplicate: Agreement) -> None:
    """The file that the duplicate was read from, where the survivor has none."""
    if not UploadedPaper.objects.filter(agreement=survivor).exists():
        UploadedPaper.objects.filter(agreement=duplicate).update(agreement=survivor)
