"""What a passage stands under, told by its role and how deep it stands. Pure."""

from dataclasses import dataclass, field

from agreements.texts.reading.passages import Role

HOLDERS = (Role.CLAUSE, Role.RECITAL, Role.SCHEDULE, Role.APPENDIX)


@dataclass
class Nesting:
    """The passages that are open, the outermost first; ask for each passage in its order."""

    open: list[int] = field(default_factory=list)
    latest: int | None = None

    def parent(self, role: Role, level: int) -> int | None:
        """The passage that one of this role and level (from 1) stands under, as a rule.

        A mark stands alone; the rest of a passage stands under what it goes on with.
        """
        if role is Role.MARK:
            return None
        if role is Role.CONTINUATION:
            return self.latest
        above = self.open[: level - 1]
        return above[-1] if above else None

    def count(self, order: int, role: Role, level: int) -> None:
        """Note the passage. Headings and signature blocks stand between others and hold none."""
        if role in HOLDERS:
            self.open[level - 1 :] = [order]
        if role not in (Role.MARK, Role.CONTINUATION):
            self.latest = order
