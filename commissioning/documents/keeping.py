"""Taking a file in."""

import hashlib

from django.core.files.base import ContentFile
from django.db import models

from commissioning.accounts.models import User
from commissioning.documents.file_names import safe_file_name
from commissioning.documents.models import Document
from commissioning.subjects import subject_of


def keep_document(
    content: bytes,
    *,
    title: str,
    file_name: str,
    media_type: str,
    subject: models.Model,
    by: User | None,
) -> Document:
    """Keep `content` as a document about `subject`. Whoever calls records why in the audit log."""
    document = Document(
        title=title,
        file_name=safe_file_name(file_name),
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_by=by,
        **subject_of(subject),
    )
    document.file.save(document.file_name, ContentFile(content), save=False)
    document.save()
    return document
