"""Taking in an agreement from a file. Nothing of the file is dropped; what cannot be placed is kept
for a person to place; a file that cannot be read leaves nothing behind.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from agreements.register.drafting import (
    NewParty,
    printed_days,
    refuse_backward_term,
    start_agreement,
)
from agreements.register.models import Agreement, Signature, Term
from agreements.texts.clauses import lay_down
from agreements.texts.defining import keep_definitions
from agreements.texts.models import Clause, Definition, PaperReferredTo, UploadedPaper
from agreements.texts.models.definition import LONGEST_TERM
from agreements.texts.reading.agreement_text import AgreementText, read_agreement
from agreements.texts.sealing import seal_text
from agreements.texts.taking_in import import_takers
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership

LONGEST_DATE = 100
"""Characters of a printed date that a form takes back."""


@transaction.atomic
def keep_upload(
    content: bytes, file_name: str, *, partnership: Partnership, by: User | None
) -> UploadedPaper:
    """Keep a file whose text can be read, until somebody has checked what was read in it.

    Raises UnreadableFile or NoClauses, and keeps nothing, where it cannot.
    """
    read_agreement(content, file_name)
    paper = UploadedPaper.objects.create(
        partnership=partnership,
        file_name=file_name[-200:],
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    record(
        "paper.uploaded",
        paper,
        by=by,
        organisations=by.organisations_as(Role.COMMISSIONER) if by else (),
        after={"file": paper.file_name, "sha256": paper.sha256},
    )
    return paper


def reading_of(paper: UploadedPaper) -> AgreementText:
    return read_agreement(bytes(paper.content), paper.file_name)


@transaction.atomic
def import_agreement(
    paper: UploadedPaper,
    *,
    bodies: Sequence[Organisation],
    by: User | None,
    title: str = "",
    kind: str = "",
    binding: str = "",
    partnership: Partnership | None = None,
    term: Mapping[str, Any] | None = None,
) -> Agreement:
    """Make the draft that `paper` holds. `bodies` are its parties, in the order they are printed.

    Its dates stay as printed, its signature blocks blank where they are blank, and what it does
    not say of being binding stays not stated. What the person who checked it states otherwise is
    taken instead: title, kind, binding, place, and what of the term is in `term`.
    """
    paper = UploadedPaper.objects.select_for_update().get(pk=paper.pk)
    if paper.agreement_id:
        raise RuleBroken("This file has been read in already.")
    reading = reading_of(paper)
    stated_term = read_term(reading) | dict(term or {})
    refuse_backward_term(stated_term["starts_earliest"], stated_term["ends_latest"])
    agreement = start_agreement(
        partnership or paper.partnership,
        kind=kind or reading.kind or Agreement.Kind.JCA,
        title=title or reading.title,
        parties=_parties(reading, bodies),
        term=stated_term,
        binding=binding or str(reading.binding),
        by=by,
    )
    paper.agreement, paper.partnership = agreement, agreement.partnership
    paper.save(update_fields=["agreement", "partnership"])
    clauses = _keep_passages(agreement, reading, by)
    _keep_papers_referred_to(agreement, reading, clauses)
    _keep_definitions(agreement, reading, clauses, by)
    _keep_signature_blocks(agreement, reading)
    for take in import_takers:
        take(agreement, reading, by)
    seal_text(agreement, because=f"Read in from {paper.file_name}"[:120], by=by)
    record(
        "agreement.read_in",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        after={"file": paper.file_name, "sha256": paper.sha256, "passages": len(clauses)},
    )
    return agreement


def _parties(reading: AgreementText, bodies: Sequence[Organisation]) -> list[NewParty]:
    printed = [*reading.parties, *[None] * len(bodies)]
    return [
        NewParty(body, party.name, party.term, party.address) if party else NewParty(body)
        for body, party in zip(bodies, printed, strict=False)
    ]


def read_term(reading: AgreementText) -> dict[str, Any]:
    """The term that was read, under the names of the fields that keep it."""
    start, end = reading.term.start, reading.term.end
    return {
        "starts": str(start.kind) or Term.Starts.NOT_STATED,
        "ends": str(end.kind) or Term.Ends.NOT_STATED,
        **printed_days("starts", _printed(start.words, start.on)),
        **printed_days("ends", _printed(end.words, end.on)),
    }


def _printed(words: str, on: PrintedDate | None) -> PrintedDate:
    """The date's own words; those of its sentence where they name no day."""
    said = on.words if on and on.known else words
    days = (on.earliest, on.latest) if on else (None, None)
    return PrintedDate(" ".join(said.split())[:LONGEST_DATE], *days)


def _keep_passages(
    agreement: Agreement, reading: AgreementText, by: User | None
) -> dict[int, Clause]:
    rows = [
        Clause(
            agreement=agreement,
            position=passage.order + 1,
            role=str(passage.role),
            mark=passage.mark,
            number=passage.number,
            heading=passage.heading,
            body=passage.body,
        )
        for passage in reading.passages
    ]
    laid = lay_down(rows, [passage.parent for passage in reading.passages], by=by)
    return dict(enumerate(laid))


def _keep_papers_referred_to(
    agreement: Agreement, reading: AgreementText, clauses: dict[int, Clause]
) -> None:
    for paper in reading.papers_referred_to:
        PaperReferredTo.objects.create(
            agreement=agreement,
            clause=clauses.get(paper.passage),
            title=paper.title[:300],
            where=paper.where[:200],
        )


def _keep_definitions(
    agreement: Agreement, reading: AgreementText, clauses: dict[int, Clause], by: User | None
) -> None:
    found = {term.term[:LONGEST_TERM]: term for term in reading.defined_terms}
    rows = [
        Definition(
            agreement=agreement,
            term=name,
            meaning=term.meaning,
            clause=clauses.get(term.passage),
            changed_by=by,
        )
        for name, term in found.items()
    ]
    keep_definitions(Definition.objects.bulk_create(rows))


def _keep_signature_blocks(agreement: Agreement, reading: AgreementText) -> None:
    """Names and posts as printed; a named but unsigned block is not a signature."""
    parties = list(agreement.parties.select_related("organisation"))
    for block, party in zip(_by_party(reading, parties), parties, strict=True):
        if block:
            Signature.objects.filter(party=party).update(
                name=block.name[:120],
                post=block.position[:200],
                organisation_as_printed=block.organisation[:200],
            )


def _by_party(reading: AgreementText, parties: list) -> list:
    """Each party's signature block: the one with its name, else the one in its place."""
    if len(reading.signatures) == len(parties):
        return list(reading.signatures)
    return [
        next((b for b in reading.signatures if b.organisation == p.name_as_printed), None)
        for p in parties
    ]
