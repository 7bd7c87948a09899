"""Doors open only what a person may see: each queryset in them begins with `visible_to`.

Rules and permissions are asked of what was found. What a door finds by itself must therefore be found
among what the person may see, whatever is asked of it afterwards.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("commissioning", "agreements", "governance")
DOORS = {"views", "api", "forms", "tasks", "exports", "export", "filters", "feeds"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
OPENINGS = {"visible_to", "none"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404", "aget_object_or_404"}


def openings(source: str) -> Iterator[str]:
    """Each place in `source` where rows are opened otherwise than by `visible_to`."""
    tree = ast.parse(source)
    narrowed = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in OPENINGS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and id(node) not in narrowed:
            yield ast.unparse(_with_method(tree, node))
        if isinstance(node, ast.Call) and _shortcut(node) and _is_model(node.args[0]):
            yield f"{_shortcut(node)}({ast.unparse(node.args[0])})"


def _with_method(tree: ast.Module, manager: ast.Attribute) -> ast.expr:
    """`X.objects.filter`, where that is what follows; else `X.objects`."""
    followed = (n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.value is manager)
    return next(followed, manager)


def _shortcut(call: ast.Call) -> str:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    return name if name in SHORTCUTS and call.args else ""


def _is_model(argument: ast.expr) -> bool:
    """A model is named with a capital; querysets are called, or are names of ours."""
    return isinstance(argument, ast.Name) and argument.id[:1].isupper()


def doors() -> Iterator[Path]:
    """The modules of each part's doors; what stands above the parts, such as `errors`, is none."""
    for part in PARTS:
        for path in sorted((ROOT / part).glob("*/**/*.py")):
            if DOORS & {path.stem, *path.relative_to(ROOT).parts[1:-1]}:
                yield path


def found() -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), opened)
        for path in doors()
        for opened in openings(path.read_text(encoding="utf-8"))
    ]


def test_every_door_begins_with_what_the_person_may_see():
    assert found() == []


def test_the_doors_of_every_part_are_read():
    read = {path.relative_to(ROOT).as_posix() for path in doors()}

    assert read >= {
        "commissioning/api/views/shared.py",
        "agreements/register/views/life.py",
        "agreements/money/forms/funds.py",
        "governance/decisions/api/serializers.py",
        "governance/public/feeds.py",
    }


@pytest.mark.parametrize(
    ("source", "slips"),
    [
        ("Decision.objects.visible_to(user).filter(pk=1)", []),
        ("Decision.objects.none()", []),
        ("place.decisions.all()", []),
        ("get_object_or_404(Decision.objects.visible_to(user), pk=1)", []),
        ("get_object_or_404(seen, pk=1)", []),
        ("Decision.objects.all()", ["Decision.objects.all"]),
        ("models.Decision.objects.get(pk=1)", ["models.Decision.objects.get"]),
        ("Decision.objects.filter(x=1).visible_to(user)", ["Decision.objects.filter"]),
        ("Decision._default_manager.all()", ["Decision._default_manager.all"]),
        ("rows = Decision.objects", ["Decision.objects"]),
        ("get_object_or_404(Decision, pk=1)", ["get_object_or_404(Decision)"]),
        (
            "class Form:\n    def __init__(self):\n        self.rows = Body.objects.filter(pk=1)",
            ["Body.objects.filter"],
        ),
    ],
)
def test_a_slip_is_seen(source, slips):
    assert list(openings(source)) == slips
