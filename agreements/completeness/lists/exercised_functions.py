"""What an agreement must say by which one side exercises functions of the other: regulations 8 and 9."""

from agreements.completeness.lists.item import Group, Item

NAME_IT = "Name the clause that states it."


def _exercised(key: str, regulation: int, rule: str, who: str, whose: str) -> tuple[Item, ...]:
    """The list of regulation 9, or its mirror in regulation 8."""

    def item(name: str, group: Group, asks: str, part: str, *headings: str, **more: str) -> Item:
        source = f"Regulation {regulation}{part}"
        said = {"rule": rule, "how": NAME_IT} | more
        return Item(
            f"{key}_{name}", group, asks, source, said["rule"], said["how"], headings=headings
        )

    return (
        item(
            "aims",
            Group.FUNCTIONS,
            f"Aims and outcomes of {who} exercising functions of {whose}",
            ", item (a)",
            *("aim", "outcome", "objective"),
            how="Name the clause that states them.",
        ),
        item(
            "payments",
            Group.MONEY,
            f"What {whose} pays {who} for exercising its functions",
            ", item (b)",
            *("payment", "contribution", "finance"),
        ),
        item(
            "payments_varied",
            Group.MONEY,
            f"How payments to {who} may be varied",
            ", item (b)",
            *("payment", "variation", "contribution"),
        ),
        item(
            "monitoring",
            Group.MANAGEMENT,
            f"How {whose} monitors what {who} does for it",
            ", item (g)",
            *("monitor", "performance", "governance"),
        ),
        item(
            "reports",
            Group.MANAGEMENT,
            f"Reports from {who} to {whose} every quarter and every year",
            "",
            *("report", "monitor"),
            rule="R-S75-27" if regulation == 9 else rule,
        ),
    )


COUNCIL_EXERCISES = _exercised("council", 9, "R-S75-26", "the council", "the NHS body")
NHS_BODY_EXERCISES = _exercised("nhs", 8, "R-S75-28", "the NHS body", "the council")
