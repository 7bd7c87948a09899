"""An item of the list as the task list shows it: a tag with its colour, and what meets it."""

from dataclasses import dataclass

from agreements.completeness.checking import Checked, Completeness, State
from agreements.completeness.lists.item import Group, Weight

TAGS = {
    State.MET: ("Met", ""),
    State.CHANGED: ("Clause changed", "yellow"),
    State.EXPLAINED: ("Explained", "blue"),
    State.MISSING: ("Missing", "red"),
}
DISAGREED = ("Disagreed", "orange")


@dataclass(frozen=True)
class ShownItem:
    checked: Checked

    @property
    def _tag(self) -> tuple[str, str]:
        if self.checked.open_disagreements:
            return DISAGREED
        if self.checked.is_missing and not self.checked.is_must:
            is_should = self.checked.item.weight is Weight.SHOULD
            return ("Missing", "grey") if is_should else ("Optional", "grey")
        return TAGS[self.checked.state]

    @property
    def tag(self) -> str:
        return self._tag[0]

    @property
    def colour(self) -> str:
        return self._tag[1]

    @property
    def source(self) -> str:
        """Such as: Must: Regulation 7(3)(a)."""
        weight = self.checked.item.weight
        words = {Weight.MUST: "Must", Weight.SHOULD: "Should", Weight.MAY: "If you have it"}
        return f"{words[weight]}: {self.checked.item.source}."

    @property
    def sentences(self) -> list[str]:
        """What meets the item, or what is lacking, and who says otherwise."""
        checked = self.checked
        lines = [f"Clause {named}, named by {_who(named.named_by)}." for named in _held(checked)]
        lines += [
            f"Clause {named} was changed after it was named. Check that it still says so."
            for named in _held(checked)
            if named.is_changed
        ]
        lines += [f"Clause {named.called} was deleted." for named in checked.deleted_clauses]
        if checked.finding and (checked.finding.is_met or checked.is_missing):
            lines.insert(0, checked.finding.words)
        elif checked.is_missing:
            lines.append(checked.item.how)
        if checked.explanation:
            by = _who(checked.explanation.explained_by)
            lines.append(f"Explained by {by}: {checked.explanation.reason}")
        for one in checked.open_disagreements:
            lines.append(f"{one.organisation} disagrees: {one.reason}")
        return lines


def show_items(whole: Completeness) -> list[tuple[Group, list[ShownItem]]]:
    return [(group, [ShownItem(one) for one in items]) for group, items in whole.groups]


def _held(checked: Checked) -> list:
    return [named for named in checked.clauses if not named.is_deleted]


def _who(user: object) -> str:
    return str(user) if user else "the service"
