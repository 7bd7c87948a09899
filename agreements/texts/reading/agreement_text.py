"""A printed agreement, read: its passages, and everything read out of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agreements.texts.reading.dividing.bodies import body_of
from agreements.texts.reading.dividing.headings import looks_like_heading, plain
from agreements.texts.reading.dividing.rules import passages_of
from agreements.texts.reading.files.paragraphs import Source
from agreements.texts.reading.files.sources import read_source
from agreements.texts.reading.findings.areas import PrintedArea, areas_of
from agreements.texts.reading.findings.binding import Binding, BindingStatement, binding_of
from agreements.texts.reading.findings.contents import (
    ContentsDifference,
    ContentsEntry,
    contents_differences,
    contents_of,
)
from agreements.texts.reading.findings.dates_in_text import date_of
from agreements.texts.reading.findings.defined_terms import (
    DefinedTerm,
    collective_terms_of,
    defined_terms_of,
)
from agreements.texts.reading.findings.draft_marks import DraftMark, draft_marks_of
from agreements.texts.reading.findings.kinds import kind_of
from agreements.texts.reading.findings.milestones import PrintedMilestone, milestones_of
from agreements.texts.reading.findings.obligations import PrintedObligation, obligations_of
from agreements.texts.reading.findings.papers import PaperReferredTo, papers_of
from agreements.texts.reading.findings.parties import parties_of
from agreements.texts.reading.findings.party_names import PrintedParty
from agreements.texts.reading.findings.signatures import SignatureBlock, signatures_of
from agreements.texts.reading.findings.term import PrintedTerm, term_of
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.refusals import NoClauses
from commissioning.calendar.printed_dates import PrintedDate

NO_CLAUSES = (
    "We could not find any numbered clauses in the file. "
    "Check that it is an agreement, with clauses numbered 1, 1.1 and so on"
)


@dataclass(frozen=True)
class AgreementText:
    """Passages hold every word of the file; each finding points to its passage by order."""

    passages: tuple[Passage, ...]
    title: str
    kind: str
    dated: PrintedDate | None
    parties: tuple[PrintedParty, ...]
    collective_terms: tuple[DefinedTerm, ...]
    defined_terms: tuple[DefinedTerm, ...]
    contents: tuple[ContentsEntry, ...]
    contents_differences: tuple[ContentsDifference, ...]
    areas: tuple[PrintedArea, ...]
    milestones: tuple[PrintedMilestone, ...]
    term: PrintedTerm
    binding: Binding
    binding_statements: tuple[BindingStatement, ...]
    signatures: tuple[SignatureBlock, ...]
    draft_marks: tuple[DraftMark, ...]
    papers_referred_to: tuple[PaperReferredTo, ...]
    obligations: tuple[PrintedObligation, ...]

    @property
    def clauses(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.role is Role.CLAUSE)

    @property
    def unplaced(self) -> tuple[Passage, ...]:
        """What no rule could place: kept, for a person to place."""
        return tuple(passage for passage in self.passages if passage.role is Role.UNPLACED)

    @property
    def words(self) -> list[str]:
        return [word for passage in self.passages for word in passage.text.split()]


def read_agreement(content: bytes, file_name: str) -> AgreementText:
    """The agreement in a plain text or Word file.

    Raises UnreadableFile if the file cannot be read, NoClauses if it can but holds no agreement.
    """
    return read_agreement_text(read_source(content, file_name))


def read_agreement_text(source: Source) -> AgreementText:
    """The agreement in these paragraphs. Raises NoClauses."""
    passages = _with_clauses(passages_of(source.paragraphs))
    whole = _with_continuations(passages)
    title = _title_of(passages)
    contents = contents_of(whole)
    terms = defined_terms_of(whole)
    dated = date_of(whole)
    binding, statements = binding_of(whole)
    signatures = signatures_of(whole)
    return AgreementText(
        passages=passages,
        title=title,
        kind=kind_of(title, " ".join(passage.text for passage in passages[:4])),
        dated=dated,
        parties=parties_of(whole, signatures),
        collective_terms=collective_terms_of(whole),
        defined_terms=terms,
        contents=contents,
        contents_differences=contents_differences(contents, passages),
        areas=areas_of(whole),
        milestones=milestones_of(whole),
        term=term_of(whole, terms, dated),
        binding=binding,
        binding_statements=statements,
        signatures=signatures,
        draft_marks=draft_marks_of(passages, source.header_marks),
        papers_referred_to=papers_of(whole, contents),
        obligations=obligations_of(whole),
    )


def _title_of(passages: Sequence[Passage]) -> str:
    """The title; where no line names an agreement, the first line if it looks like a heading."""
    for passage in passages:
        if passage.role is Role.TITLE:
            return " ".join(plain(passage.heading).split())
    first = next((p for p in passages if p.role is not Role.MARK), None)
    text = first.paragraphs[0].text if first and first.role is Role.UNPLACED else ""
    return " ".join(plain(text).split()) if looks_like_heading(text) else ""


def _with_clauses(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Where nothing is numbered, an agreement's headings are its clauses. Raises NoClauses."""
    if any(passage.role is Role.CLAUSE for passage in passages):
        return passages
    headed = [passage for passage in passages if passage.role is Role.HEADING and passage.body]
    is_agreement = any(passage.role in (Role.TITLE, Role.PARTIES) for passage in passages)
    if len(headed) < 2 or not is_agreement:
        raise NoClauses(NO_CLAUSES)
    orders = {passage.order for passage in headed}
    return tuple(
        replace(passage, role=Role.CLAUSE) if passage.order in orders else passage
        for passage in passages
    )


def _with_continuations(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages as they read without page marks: what came after a mark is put to its clause."""
    parts = {passage.order: [passage] for passage in passages}
    for passage in passages:
        if passage.role is Role.CONTINUATION and passage.parent is not None:
            parts[passage.parent].append(passage)
            parts[passage.order] = []
    return tuple(
        replace(
            passage,
            body=body_of([(part.body, True) for part in parts[passage.order]]),
            paragraphs=tuple(p for part in parts[passage.order] for p in part.paragraphs),
        )
        for passage in passages
    )
