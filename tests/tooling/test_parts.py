"""What the import contracts in pyproject.toml cannot say of modules that they do not name."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOORS = {"urls", "views", "api", "tasks", "admin", "management", "forms"}
DJANGO_SET = DOORS | {"apps", "migrations", "permissions"}
NO_HOME = {"utils", "util", "helpers", "common", "misc", "services"}


def modules():
    """Each module of the three packages, with the path of its file."""
    for app in ("commissioning", "agreements", "governance"):
        for path in (ROOT / app).rglob("*.py"):
            yield path.relative_to(ROOT).with_suffix("").parts, path


def imported(path):
    """The modules that a file imports, and what it takes out of them, as dotted names."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_business(parts):
    """A module of a part (agreements.register.standing) that is no door and no plumbing."""
    return len(parts) > 2 and not DJANGO_SET & {parts[1], parts[2]}


def leads_to_a_door(name):
    parts = name.split(".")
    return parts[0] in {"commissioning", "agreements", "governance"} and DOORS & set(parts[2:3])


def test_the_business_knows_no_door():
    through = [
        f"{'.'.join(parts)} imports {name}"
        for parts, path in modules()
        if is_business(parts)
        for name in imported(path)
        if leads_to_a_door(name)
    ]

    assert through == []


def test_every_module_has_a_home():
    assert [path for parts, path in modules() if NO_HOME & set(parts)] == []
