"""From a template to a PDF, made in a process of its own that has limits."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog
from django.conf import settings
from django.template.loader import render_to_string

from commissioning.pdf import child

SECONDS = 60
MEMORY = 1024**3
WHY = {
    child.Ending.NOT_OURS: "It asks for something that is not part of this service.",
    child.Ending.TOO_BIG: "It is too big to make. Take a shorter part of it, or a spreadsheet.",
    child.Ending.TOO_DEEP: "It is nested too deeply to lay out.",
    child.Ending.NO_LIBRARY: "This server lacks a library that makes documents. Tell whoever runs it.",
    child.Ending.FAILED: "It could not be laid out. Tell whoever runs this service.",
}
log = structlog.get_logger(__name__)


class PdfFailed(Exception):
    """There is no PDF. The message is for the person who asked for it."""


def render_pdf(
    template: str, context: dict[str, Any], *, title: str, identifier: str | None = None
) -> bytes:
    """The PDF of `template`, which extends documents/base.html. The same input gives the same bytes.

    `identifier` is the document's own, if it has one that lasts, such as the reference and revision
    of a decision; else the PDF is identified by its content. Raises PdfFailed.
    """
    html = render_to_string(template, {**context, "title": title}, using="pages")
    return make_pdf(html, identifier=identifier or html)


def make_pdf(html: str, *, identifier: str, seconds: int = SECONDS, memory: int = MEMORY) -> bytes:
    """The PDF of `html`, within `seconds` and `memory` bytes. Raises PdfFailed."""
    order = {
        "html": html,
        "identifier": hashlib.sha256(identifier.encode()).hexdigest()[:32],
        "assets": str(settings.BASE_DIR / "static" / "documents"),
        "memory": memory,
        "seconds": seconds,
    }
    try:
        done = _run_child(json.dumps(order).encode(), seconds)
    except subprocess.TimeoutExpired as slow:
        log.warning("pdf_failed", why="time")
        raise PdfFailed(f"It took longer than {seconds} seconds to make.") from slow
    if done.returncode:
        # Only the kind of fault: its own words may quote the document, and a log must not.
        log.warning("pdf_failed", code=done.returncode, why=done.stderr[-40:].decode().strip())
        raise PdfFailed(WHY.get(_ending(done.returncode), WHY[child.Ending.FAILED]))
    return done.stdout


def _run_child(order: bytes, seconds: int) -> subprocess.CompletedProcess[bytes]:
    """Alone: it gets no settings, no secrets, and a folder for its fonts that goes with it."""
    with TemporaryDirectory(prefix="pdf-") as folder:
        return subprocess.run(
            [sys.executable, "-I", str(Path(child.__file__))],
            input=order,
            capture_output=True,
            timeout=seconds,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": folder},
            check=False,
        )


def _ending(code: int) -> child.Ending:
    """Libraries in C answer a lack of memory by aborting: a negative code, the signal."""
    if code < 0:
        return child.Ending.TOO_BIG
    return child.Ending(code) if code in set(child.Ending) else child.Ending.FAILED
