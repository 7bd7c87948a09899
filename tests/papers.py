"""The real papers that the service must be able to hold.

The repository carries no sentence of them. A test that asks for them is marked
`needs("the real papers")`.
"""

from pathlib import Path

import pytest

from tests.plugins.needs import PAPERS


@pytest.fixture(scope="session")
def papers_dir() -> Path:
    return PAPERS


@pytest.fixture(scope="session")
def doncaster_memorandum(papers_dir: Path) -> bytes:
    """Paper 001: the draft memorandum of 2017 between Doncaster's CCG and council."""
    return next(papers_dir.glob("001_*.txt")).read_bytes()
