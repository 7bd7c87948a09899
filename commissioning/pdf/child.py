"""The renderer's own process: reads one order as JSON, writes one PDF, ends.

It runs alone, so it imports nothing of the service; the service imports it only for `Ending`.
WeasyPrint's own fetcher would open any file or address that a document names; ours knows the
packaged assets by name and nothing else.
"""

import enum
import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import Any

MEDIA_TYPES = {".css": "text/css", ".woff2": "font/woff2"}


class Ending(enum.IntEnum):
    """How the process ends when it makes no PDF."""

    FAILED = 1
    NOT_OURS = 3
    TOO_BIG = 4
    TOO_DEEP = 5
    NO_LIBRARY = 6


def main() -> int:
    order = json.load(sys.stdin.buffer)
    limit(memory=order["memory"], seconds=order["seconds"])
    try:
        from weasyprint import HTML
    except OSError:  # Pango and its like are not there
        return Ending.NO_LIBRARY
    try:
        pdf = render(HTML, order["html"], order["assets"], bytes.fromhex(order["identifier"]))
    except MemoryError:
        return Ending.TOO_BIG
    except RecursionError:
        return Ending.TOO_DEEP
    except BaseException as slip:
        # WeasyPrint's FatalURLFetchingError is a BaseException, so that nothing passes over it.
        name = type(slip).__name__
        print(name, file=sys.stderr)
        fatal = name == "FatalURLFetchingError"
        return Ending.NOT_OURS if fatal else Ending.FAILED
    sys.stdout.buffer.write(pdf)
    return 0


def limit(*, memory: int, seconds: int) -> None:
    """Bytes of address space, seconds of computing, no core dump, and pages of others first."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 2, seconds + 4))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def render(html_class: Any, html: str, assets: str, identifier: bytes) -> bytes:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # its warnings quote the document
    document = html_class(string=html, url_fetcher=packaged(assets), base_url="app:")
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=identifier, finisher=finish
    )
    return pdf


def packaged(assets: str) -> Any:
    """A fetcher of the files in `assets`, as `app:` and their name. Asking for else is fatal."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {f"app:{path.name}": path for path in Path(assets).iterdir()}

    class Packaged(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            path = files[url]
            media_type = MEDIA_TYPES[path.suffix]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})

    return Packaged(fail_on_errors=True)


def finish(document: Any, pdf: Any) -> None:
    """Say of each header cell whether it heads a column or a row, and let links be printed."""
    for thing in pdf.objects:
        if not isinstance(thing, dict):
            continue
        if thing.get("Type") == "/StructElem" and thing.get("S") == "/TH":
            section = parent(pdf, parent(pdf, thing))
            thing["A"]["Scope"] = "/Column" if section.get("S") == "/THead" else "/Row"
        if thing.get("Type") == "/Annot":
            thing["F"] = 4


def parent(pdf: Any, thing: Any) -> Any:
    reference = thing["P"]
    text = reference if isinstance(reference, str) else reference.decode()
    return pdf.objects[int(text.split()[0])]


if __name__ == "__main__":
    sys.exit(main())
