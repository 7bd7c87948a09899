"""Doors read only what the person may see, and write nothing themselves (R1 of the permissions)."""

import ast

from tests.tooling.test_parts import ROOT, modules

DOORS = {"api", "exports", "feeds", "forms", "tasks", "templatetags", "views"}
MAY_FOLLOW_OBJECTS = {"visible_to", "published", "none"}
READ_OTHERWISE = {}
WRITES = {"save", "delete", "create", "update", "bulk_create", "get_or_create", "update_or_create"}


def doors():
    return [(parts, path) for parts, path in modules() if set(parts[2:3]) & DOORS]


def calls(path):
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]


def name_of(parts):
    return ".".join(parts)


def reads_past_visible_to(path):
    """Each use of a manager that is not followed by a method which says who may see."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            if node.value.attr in {"objects", "_default_manager", "_base_manager"}:
                if node.attr not in MAY_FOLLOW_OBJECTS:
                    yield ast.unparse(node)


def test_doors_start_from_what_the_person_may_see():
    found = {
        f"{name_of(parts)}: {use}" for parts, path in doors() for use in reads_past_visible_to(path)
    }
    print("\n".join(sorted(found)))
    assert found == READ_OTHERWISE.keys()
