"""What of the texts goes to the record that survives when two are made one."""

from agreements.register.models import Agreement
from agreements.texts.models import UploadedPaper


def move_sealed_texts(survivor: Agreement, duplicate: Agreement) -> None:
    """Versions that were kept whole are never lost: they are numbered on after the survivor's own."""
    last = survivor.sealed_texts.first()
    number = last.number if last else 0
    for sealed in duplicate.sealed_texts.order_by("number"):
        number += 1
        sealed.agreement, sealed.number = survivor, number
        sealed.save(update_fields=["agreement", "number"])


def move_uploaded_paper(survivor: Agreement, duplicate: Agreement) -> None:
    """The file that the duplicate was read from, where the survivor has none."""
    if not UploadedPaper.objects.filter(agreement=survivor).exists():
        UploadedPaper.objects.filter(agreement=duplicate).update(agreement=survivor)
