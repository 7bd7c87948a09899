"""Brings GOV.UK Frontend into static/ without what is not ours to use.

The code is MIT; the GDS Transport typeface, the crown and the brand blue belong to services on
GOV.UK and are taken out. Run once a version, by a person:

    npm pack govuk-frontend@6.3.0
    python -m commissioning.govuk.vendor govuk-frontend-6.3.0.tgz
"""

import hashlib
import json
import re
import sys
import tarfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "static/vendor/govuk-frontend"
FONTS = '-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif'
GOVUK_BLUE, OUR_COLOUR = "#1d70b8", "#0b5d6b"
FORBIDDEN = re.compile(
    r"GDS Transport|crown|crest|logotype|/assets/|sourceMappingURL|" + GOVUK_BLUE
)

MIT = """The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

README = """# GOV.UK Frontend {version}, without GOV.UK's identity

Made by `python -m commissioning.govuk.vendor` from the npm package `govuk-frontend` {version},
the version that govuk-frontend-jinja's macros are written for. Do not edit by hand.
Licence: {licence} (LICENCE.txt).

Changed in the style sheet:

- the 2 GDS Transport font faces are gone, {families} font families use the reader's own system font
- {identity} rules for the crown, its crest and the GOV.UK logotype are gone
- the brand blue is {colour}, in `--govuk-brand-colour` and wherever it was written out
- references to source maps are gone, here and in the script; the script is otherwise untouched

| file | SHA-256 |
| --- | --- |
{rows}
"""


def without_identity(css: str) -> tuple[str, int, int]:
    """The style sheet without typeface, crown and blue; how many families and rules were changed."""
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css, families = re.subn(r"GDS Transport,\s*arial,\s*sans-serif", FONTS, css)
    css, identity = re.subn(
        r"[^{}]*(?:__crown|__copyright-logo|__logotype|govuk-crest)[^{}]*\{[^}]*\}", "", css
    )
    return without_source_map(css).replace(GOVUK_BLUE, OUR_COLOUR), families, identity


def without_source_map(text: str) -> str:
    return re.sub(r"(?:/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*", "", text)


def read_package(tarball: Path) -> tuple[dict[str, str], str, str]:
    """What package.json says, the style sheet and the script of an npm tarball."""
    with tarfile.open(tarball) as package:

        def text(name: str) -> str:
            member = package.extractfile(f"package/{name}")
            if member is None:
                raise SystemExit(f"{tarball} has no {name}.")
            return member.read().decode()

        about = json.loads(text("package.json"))
        built = "dist/govuk/govuk-frontend.min"
        return about, text(f"{built}.css"), text(f"{built}.js")


def vendor(tarball: Path, target: Path = TARGET) -> None:
    """Write the cleaned files, the licence and the README into `target`."""
    about, css, script = read_package(tarball)
    css, families, identity = without_identity(css)
    files = {"govuk-frontend.min.css": css, "govuk-frontend.min.js": without_source_map(script)}
    for name, text in files.items():
        if left := FORBIDDEN.search(text):
            raise SystemExit(
                f"{name} still has {left.group()!r}: this version needs a closer look."
            )

    files["LICENCE.txt"] = MIT
    target.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, text in files.items():
        (target / name).write_text(text)
        rows.append(f"| {name} | {hashlib.sha256(text.encode()).hexdigest()} |")
    readme = README.format(
        version=about["version"],
        licence=about["license"],
        families=families,
        identity=identity,
        colour=OUR_COLOUR,
        rows="\n".join(rows),
    )
    (target / "README.md").write_text(readme)


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
