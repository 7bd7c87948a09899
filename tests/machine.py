"""What the demo and the tests need of the machine beside Python packages.

Standard library only: `run.py` asks before there is a virtual environment.
"""

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IS_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}
HTML_CHECKER = ROOT / "var" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_CHECKER_VERSION = "26.9.27"
HTML_CHECKER_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"

DEBIAN_PACKAGES = {
    "Python's venv": ("python3-venv",),
    "Pango": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    "PostgreSQL": ("postgresql",),
    "Redis": ("redis-server",),
    "Chromium": ("chromium",),
    "Poppler": ("poppler-utils",),
    "LibreOffice": ("libreoffice-calc-nogui",),
    "qpdf": ("qpdf",),
    "Java": ("default-jre-headless",),
    "npm": ("npm",),
    "the HTML checker": (),  # from npm
}
FOR_DEMO = ("Python's venv", "Pango")
FOR_CHECKS = ("Python's venv",)
FOR_TESTS = tuple(DEBIAN_PACKAGES)


def program(*names):
    """The path of the first of these programs that is here, or None."""
    return next(filter(None, map(shutil.which, names)), None)


def chromium():
    return program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def postgresql_programs():
    """The folder of the newest server's programs, which Debian keeps off the PATH, or None."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debian, key=lambda path: int(path.parts[-3]), default=program("initdb"))
    return Path(newest).parent if newest else None


def libraries(*names):
    return all(ctypes.util.find_library(name) for name in names)


PRESENT = {
    "Python's venv": lambda: importlib.util.find_spec("ensurepip") or program("uv"),
    "Pango": lambda: libraries("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"),
    "PostgreSQL": postgresql_programs,
    "Redis": lambda: program("redis-server", "valkey-server"),
    "Chromium": chromium,
    "Poppler": lambda: program("pdftotext"),
    "LibreOffice": lambda: program("soffice"),
    "qpdf": lambda: program("qpdf"),
    "Java": lambda: program("java"),
    "npm": lambda: program("npm"),
    "the HTML checker": HTML_CHECKER.exists,
}


def has(need):
    return bool(PRESENT[need]())


def provide(needs):
    """Install what is missing where that is allowed; say and return what is missing all the same."""
    missing = [need for need in needs if not has(need)]
    in_debian = [need for need in missing if DEBIAN_PACKAGES[need]]
    if in_debian and program("apt-get") and os.geteuid() == 0:
        apt_get("update")
        for need in in_debian:  # one at a time: what cannot be had takes no other with it
            apt_get("install", "--no-install-recommends", "--no-upgrade", *DEBIAN_PACKAGES[need])
    if "the HTML checker" in missing and has("npm"):
        fetch_html_checker()
    missing = [need for need in missing if not has(need)]
    packages = [package for need in missing for package in DEBIAN_PACKAGES[need]]
    if packages:
        print(
            f"Not on this machine: {', '.join(missing)}. On Debian or Ubuntu install them with: "
            f"apt-get install --no-install-recommends {' '.join(packages)}",
            flush=True,
        )
    return missing


def apt_get(*arguments):
    print(f"apt-get {' '.join(arguments)}", flush=True)
    quietly = ["-qq", "--yes", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run(
        ["apt-get", *quietly, *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )


def fetch_html_checker():
    """Put the Nu HTML checker under var/, and refuse any file but the one that was looked at."""
    folder = HTML_CHECKER.parents[4]
    folder.mkdir(parents=True, exist_ok=True)
    quietly = ["--silent", "--no-save", "--no-package-lock", "--ignore-scripts"]
    subprocess.run(
        ["npm", "install", "--prefix", folder, *quietly, f"vnu-jar@{HTML_CHECKER_VERSION}"],
        check=False,
    )
    if HTML_CHECKER.exists():
        found = hashlib.sha256(HTML_CHECKER.read_bytes()).hexdigest()
        if found != HTML_CHECKER_SHA256:
            HTML_CHECKER.unlink()
            raise SystemExit(f"The HTML checker is not the expected file but {found}.")
