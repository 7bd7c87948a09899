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
            source = path.read_text()
            if not RULE.search(source):
                continue
            lines = source.splitlines()
            for statement in ast.parse(source).body:
                first = min([statement.lineno, *decorator_lines(statement)])
                words = "\n".join(lines[first - 1 : statement.end_lineno])
                for rule in sorted(set(RULE.findall(words))):
                    places[rule].append(place(path.relative_to(ROOT), statement))
    return places


def decorator_lines(statement):
    return [decorator.lineno for decorator in getattr(statement, "decorator_list", [])]


def place(path, statement):
    name = getattr(statement, "name", None)
    return f"{path}::{name}" if name else str(path)
