"""The texts that the sample is read from: our own examples, or the papers where somebody has them."""

from dataclasses import dataclass
from pathlib import Path

from commissioning.errors import RuleBroken

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {
    "000": ROOT / "governance/decisions/examples/decision_record.txt",
    "001": ROOT / "agreements/texts/examples/memorandum.txt",
}
TEXTS = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True)
class Papers:
    """Where the papers lie; None stands for our examples, which hold the same facts."""

    folder: Path | None = None

    def path(self, number: str) -> Path:
        """The file of seed `number`, such as "001". RuleBroken if the folder does not hold it."""
        if self.folder is None:
            return EXAMPLES[number]
        found = sorted(self.folder.glob(f"{number}*"))
        if not found:
            raise RuleBroken(f"There is no paper {number} in {self.folder}.")
        return found[0]
