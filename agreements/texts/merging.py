"""What of the texts goes to the record that survives when two are made one."""

from django.db.models import F

from agreements.register.models import Agreement
from agreements.texts.models import UploadedPaper


def move_sealed_texts(survivor: Agreement, duplicate: Agreement) -> None:
    """Versions that were kept whole are never lost: they are numbered on after the survivor's own."""
    last = survivor.sealed_texts.first()
    behind = F("number") + (last.number if last else 0)
    duplicate.sealed_texts.update(agreement=survivor, number=behind)


def move_uploaded_paper(survivor: Agreement, duplicate: Agreement) -> None:
    """The file that the duplicate was read from, where the survivor has none."""
    if not UploadedPaper.objects.filter(agreement=survivor).exists():
        UploadedPaper.objects.filter(agreement=duplicate).update(agreement=survivor)
