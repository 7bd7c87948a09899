import hashlib
import io
import json
import tarfile

import pytest

from commissioning.govuk.vendor import FORBIDDEN, TARGET, vendor

CSS = (
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".govuk-body{font-family:GDS Transport,arial,sans-serif;color:#1d70b8}"
    "@media print{.govuk-footer__crown{margin:0}.govuk-link{color:#000}}"
    "/*# sourceMappingURL=govuk-frontend.min.css.map */"
)
SCRIPT = "export{initAll};//# sourceMappingURL=govuk-frontend.min.js.map"


def npm_package(path, css=CSS):
    files = {
        "package.json": json.dumps({"version": "9.9.9", "license": "MIT"}),
        "dist/govuk/govuk-frontend.min.css": css,
        "dist/govuk/govuk-frontend.min.js": SCRIPT,
    }
    with tarfile.open(path, "w:gz") as package:
        for name, text in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text)
            package.addfile(member, io.BytesIO(text.encode()))
    return path


def test_typeface_crown_blue_and_source_maps_are_taken_out(tmp_path):
    vendor(npm_package(tmp_path / "package.tgz"), tmp_path)

    assert (tmp_path / "govuk-frontend.min.css").read_text() == (
        '.govuk-body{font-family:-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;'
        "color:#0b5d6b}@media print{.govuk-link{color:#000}}"
    )
    assert (tmp_path / "govuk-frontend.min.js").read_text() == "export{initAll};"


def test_a_version_that_hides_the_crown_elsewhere_is_refused(tmp_path):
    css = ".govuk-new{background:url(/assets/images/crown.svg)}"

    with pytest.raises(SystemExit, match="closer look"):
        vendor(npm_package(tmp_path / "package.tgz", css), tmp_path)


@pytest.mark.parametrize("name", ["govuk-frontend.min.css", "govuk-frontend.min.js"])
def test_what_is_served_has_nothing_of_govuks_identity(name):
    assert FORBIDDEN.search((TARGET / name).read_text()) is None


def test_the_readme_gives_the_hash_of_every_file_beside_it():
    rows = [line.split("|")[1:3] for line in (TARGET / "README.md").read_text().splitlines()[-3:]]
    named = {name.strip(): digest.strip() for name, digest in rows}

    assert named == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in TARGET.iterdir()
        if path.name != "README.md"
    }
