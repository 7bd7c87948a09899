"""Marked strings: `canary("agreement", 3, "purpose")` → "CNRY-agreement-3-purpose"."""

import factory


def canary(noun: str, n: int, field: str) -> str:
    """A string that says where it stands, to be looked for in what leaves the service."""
    return f"CNRY-{noun}-{n}-{field}"


def canary_text(noun: str, field: str) -> factory.Sequence:
    """A factory declaration that fills `field` with a canary of its own."""
    return factory.Sequence(lambda n: canary(noun, n, field))
