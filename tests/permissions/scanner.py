"""Finding canaries in whatever leaves the service, however it is wrapped."""

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdf

from tests.factories.canary import AMOUNT, CANARY

TAGS_AND_SPACES = re.compile(r"<[^>]*>|\s+")
Found = set[tuple[str, int, str]]


def canaries_in(content: bytes, headers: dict[str, str] | None = None) -> Found:
    """Noun, number and field of each canary in an answer: in its body, names and header lines."""
    said = json.dumps(headers or {}, ensure_ascii=False)
    return canaries_in_text(said) | {
        one for text in texts_in(content) for one in canaries_in_text(text)
    }


def canaries_in_text(text: str) -> Found:
    """Also where tags, line ends or the folds of a calendar file cut a canary in pieces."""
    whole = TAGS_AND_SPACES.sub("", text)
    amounts = {("amount", int(a + b), "amount") for a, b in AMOUNT.findall(text)}
    return amounts | {
        (noun.lower(), int(number), field.lower())
        for written in (text, whole)
        for noun, number, field in CANARY.findall(written)
    }


def texts_in(content: bytes) -> Iterator[str]:
    """Every text that a file holds: seen, hidden, packed, or said about it."""
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive.comment.decode("latin-1")
            for entry in archive.infolist():
                yield f"{entry.filename} {entry.comment.decode('latin-1')}"
                yield from texts_in(archive.read(entry))
    elif content.startswith(b"%PDF"):
        yield from texts_in_pdf(content)
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield content.decode("utf-16")
    else:
        yield content.decode("utf-8", errors="replace")


def texts_in_pdf(content: bytes) -> Iterator[str]:
    """The pages' words, what is said about the file, its attachments and every stream in it."""
    reader = pypdf.PdfReader(BytesIO(content))
    yield "\n".join(page.extract_text() for page in reader.pages)
    yield json.dumps(dict(reader.metadata or {}), default=str, ensure_ascii=False)
    for name, attached in reader.attachments.items():
        yield name
        for one in attached:
            yield from texts_in(one)
    with pikepdf.open(BytesIO(content)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                yield thing.read_bytes().decode("latin-1")
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Array):
                yield from strings_of(thing)


def strings_of(thing: pikepdf.Object) -> Iterator[str]:
    """The strings that stand in a dictionary or an array itself, such as an outline's title."""
    values = thing.values() if isinstance(thing, pikepdf.Dictionary) else thing
    yield from (str(value) for value in values if isinstance(value, pikepdf.String))
