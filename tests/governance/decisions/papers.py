"""The decision record of our own, and the real one that it stands for where somebody has it."""

from pathlib import Path

from tests.plugins.needs import PAPERS

EXAMPLE = Path("governance/decisions/examples/decision_record.txt").read_text(encoding="utf-8")


def seed_000():
    (paper,) = PAPERS.glob("000_*.txt")
    return paper.read_text(encoding="utf-8")


def lines_of(text):
    """The lines that say something, as they stand."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]
