"""Small agreements in our own words, each set out in one of the ways that councils use."""

from pathlib import Path

from agreements.texts.reading.agreement_text import AgreementText, read_agreement
from agreements.texts.reading.passages import Role
from agreements.texts.reading.references import reference_of

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
EXAMPLE = Path(__file__).parents[4] / "agreements" / "texts" / "examples" / "memorandum.txt"


def sample(name: str) -> AgreementText:
    path = SAMPLES / f"{name}.txt"
    return read_agreement(path.read_bytes(), path.name)


def read(text: str) -> AgreementText:
    return read_agreement(text.encode(), "agreement.txt")


def clause(text: AgreementText, reference: str) -> str:
    """The body of the clause that people call so."""
    (body,) = [p.body for p in text.passages if reference_of(text.passages, p) == reference]
    return body


def outline(text: AgreementText) -> list[str]:
    """Clauses, headings and appendices, indented by depth; marks and the front are left out."""
    shown = (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE)
    return [
        "  " * (passage.depth - 1) + " ".join(filter(None, (passage.mark, passage.heading)))
        for passage in text.passages
        if passage.role in shown
    ]
