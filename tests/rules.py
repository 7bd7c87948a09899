"""Which test shows which rule. Code and tests cite a rule by its id, as in R-CAL-02.

Standard library only.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "docs" / "rules.md"
"""The rules of agreements in a line each, those that nothing cites too."""
RULE = re.compile(r"\bR-[A-Z0-9]{2,4}-\d{2,3}\b")
ROW = re.compile(rf"^\| (?P<rule>{RULE.pattern}) \| (?P<said>[^|]+) \| (?P<reason>[^|]*?) ?\|$")


def show():
    """Print each rule with its places in the code and its tests; fail if something is amiss."""
    kept = cited(*(ROOT / app for app in ("commissioning", "agreements", "governance")))
    shown = cited(ROOT / "tests")
    reasons = dict(untested(BOOK.read_text()))
    for rule in sorted({*kept, *shown, *reasons}):
        print(f"{rule}  {', '.join(kept.get(rule, ['not cited in the code']))}")
        for place in shown.get(rule, [f"no test: {reasons.get(rule) or 'AND NO REASON'}"]):
            print(f"          {place}")
    wrong = sorted(amiss(reasons, kept, shown))
    excused = sum(1 for rule, reason in reasons.items() if reason)
    print(f"{len({*kept, *shown, *reasons})} rules, {excused} of them without a test for a reason.")
    print(*wrong, sep="\n")
    return len(wrong)


def untested(book):
    """Each rule of the book with the reason why no test cites it: "" where one does."""
    for line in book.splitlines():
        row = ROW.match(line)
        if row:
            yield row["rule"], row["reason"].strip()
        elif line.startswith("| R-"):
            raise SystemExit(f"docs/rules.md has a row that cannot be read: {line}")


def amiss(reasons, kept, shown):
    """What is wrong, a sentence each: a rule is tested or has its reason, and never both."""
    for rule in {*kept, *reasons} - shown.keys():
        if not reasons.get(rule):
            yield f"{rule} is neither tested nor has its reason in docs/rules.md."
    for rule, reason in reasons.items():
        if reason and rule in shown:
            yield f"{rule} is tested: take its reason out of docs/rules.md."
    families = {rule.rpartition("-")[0] for rule in reasons}
    for rule in {*kept, *shown} - reasons.keys():
        if rule.rpartition("-")[0] in families:
            yield f"{rule} is cited and not in docs/rules.md."


def cited(*folders):
    """The rules cited under these folders, each with its places as file::name."""
    places: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for rule, name in citations(path.read_text()):
                where = f"{path.relative_to(ROOT)}{f'::{name}' if name else ''}"
                if where not in places[rule]:
                    places[rule].append(where)
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
