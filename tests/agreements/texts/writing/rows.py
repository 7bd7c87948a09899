"""Texts to write to Word and to read again, as rows that no database keeps."""

from agreements.texts.models import Clause
from agreements.texts.reading.agreement_text import AgreementText, read_agreement
from agreements.texts.writing.word import word_file


def rows_of_reading(reading: AgreementText) -> list[Clause]:
    return [
        Clause(
            pk=p.order + 1,
            parent_id=None if p.parent is None else p.parent + 1,
            role=str(p.role),
            mark=p.mark,
            number=p.number,
            heading=p.heading,
            body=p.body,
        )
        for p in reading.passages
    ]


def structure(rows) -> list[tuple]:
    """What must come back: role, mark, number, heading, body and what each stands under."""
    places = {row.pk: place for place, row in enumerate(rows)}
    return [
        (r.role, r.mark, r.number, r.heading, r.body, places.get(r.parent_id or 0)) for r in rows
    ]


def through_word(rows, *, mark="") -> list[tuple]:
    content = word_file(rows, title="Memorandum", mark=mark, foot="Memorandum")
    return structure(rows_of_reading(read_agreement(content, "memorandum.docx")))
