"""Which test shows which rule. Code and tests cite a rule by its id, as in R-CAL-02.

Standard library only.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULE = re.compile(r"\bR-[A-Z0-9]{2,4}-\d{2}\b")


def show():
    """Print each rule with its places in the code and its tests; fail if one has no test."""
    kept = cited(*(ROOT / app for app in ("commissioning", "agreements", "governance")))
    shown = cited(ROOT / "tests")
    for rule in sorted({*kept, *shown}):
        print(f"{rule}  {', '.join(kept.get(rule, ['not cited in the code']))}")
        for place in shown.get(rule, ["NO TEST"]):
            print(f"          {place}")
    without_test = kept.keys() - shown.keys()
    print(f"{len(kept)} rules cited in the code, {len(without_test)} of them without a test.")
    return len(without_test)


def cited(*folders):
    """The rules cited under these folders, each with its places as file::name."""
    places = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for rule, name in citations(path.read_text()):
                where = path.relative_to(ROOT)
                places[rule].append(f"{where}::{name}" if name else str(where))
    return places


def citations(source):
    """Each rule that a module cites, with the function or class that does, if it is in one."""
    if not RULE.search(source):
        return
    lines = source.splitlines()
    for statement in ast.parse(source).body:
        decorators = getattr(statement, "decorator_list", [])
        first = min(part.lineno for part in [statement, *decorators])
        words = "\n".join(lines[first - 1 : statement.end_lineno])
        for rule in sorted(set(RULE.findall(words))):
            yield rule, getattr(statement, "name", None)
