"""A class that no style sheet knows does nothing, and nobody notices: what it was to hide is printed."""

import re

from tests.machine import ROOT

NAME = r"app-[a-z][a-z_-]*"


def names(pattern, *files):
    return {name for file in files for name in re.findall(pattern, file.read_text())}


def test_every_class_of_our_own_in_a_template_has_a_rule():
    styled = names(rf"\.({NAME})", *ROOT.glob("static/**/*.css"))
    used = names(rf"(?<![\w-]){NAME}", *ROOT.glob("templates/**/*.html"))

    unknown = {name for name in used if not any(is_meant(name, rule) for rule in styled)}

    assert unknown == set()


def is_meant(name, rule):
    """A name that ends in a dash is the beginning of several, such as app-fate--{{ fate }}."""
    return rule.startswith(name) if name.endswith("-") else rule == name
