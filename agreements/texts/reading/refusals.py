"""Why a file cannot be read as an agreement, in words for the person who chose it."""

from commissioning.errors import RuleBroken


class UnreadableFile(RuleBroken):
    """The file is not text that can be read: empty, too big, of another type, or harmful."""


class NoClauses(RuleBroken):
    """The file can be read, but nothing in it is a clause."""
