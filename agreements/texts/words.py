"""What the pages call a clause."""

from textwrap import shorten

from agreements.texts.models import Clause

LONGEST = 70


def called(clause: Clause) -> str:
    """Its number and heading; its first words where it has none of them."""
    words = clause.heading or clause.body
    named = f"{clause.number or clause.mark} {words}".strip() or clause.get_role_display()
    return shorten(named, LONGEST, placeholder=" …")
