"""What an agreement must say by which one side exercises functions of the other: regulations 8 and 9."""

from agreements.completeness.lists.item import Group, Item


def _exercised(key: str, regulation: int, rule: str, who: str, whose: str) -> tuple[Item, ...]:
    """The list of regulation 9, or its mirror in regulation 8."""
    reports = "R-S75-27" if regulation == 9 else rule
    name = "Name the clause that states it."
    return (
        Item(
            f"{key}_aims",
            Group.FUNCTIONS,
            f"Aims and outcomes of {who} exercising functions of {whose}",
            f"Regulation {regulation}, item (a)",
            rule,
            "Name the clause that states them.",
            headings=("aim", "outcome", "objective"),
        ),
        Item(
            f"{key}_payments",
            Group.MONEY,
            f"What {whose} pays {who} for exercising its functions",
            f"Regulation {regulation}, item (b)",
            rule,
            name,
            headings=("payment", "contribution", "finance"),
        ),
        Item(
            f"{key}_payments_varied",
            Group.MONEY,
            f"How payments to {who} may be varied",
            f"Regulation {regulation}, item (b)",
            rule,
            name,
            headings=("payment", "variation", "contribution"),
        ),
        Item(
            f"{key}_monitoring",
            Group.MANAGEMENT,
            f"How {whose} monitors what {who} does for it",
            f"Regulation {regulation}, item (g)",
            rule,
            name,
            headings=("monitor", "performance", "governance"),
        ),
        Item(
            f"{key}_reports",
            Group.MANAGEMENT,
            f"Reports from {who} to {whose} every quarter and every year",
            f"Regulation {regulation}",
            reports,
            name,
            headings=("report", "monitor"),
        ),
    )


COUNCIL_EXERCISES = _exercised("council", 9, "R-S75-26", "the council", "the NHS body")
NHS_BODY_EXERCISES = _exercised("nhs", 8, "R-S75-28", "the NHS body", "the council")
