"""What is said of a fund on the front of its schedule, on every door alike."""

from agreements.money.hosts import host_words
from agreements.money.schedules import Schedule


def particulars(schedule: Schedule) -> list[tuple[str, str]]:
    """Labels and values; those that say nothing are left out.

    Amounts are net of VAT that can be recovered: it is told in words, and never reckoned (R-S75-36).
    """
    fund = schedule.fund
    rows = [
        ("Agreement", fund.agreement.title),
        ("Reference", fund.agreement.reference),
        ("Partners", "; ".join(partner.name for partner in schedule.partners)),
        ("Financial years", ", ".join(year.year.label for year in schedule.years)),
        ("Figures", fund.get_figures_are_display()),
        ("Host", host_words(fund)),
        ("Pool manager", str(fund.pool_manager or "Not recorded")),
        ("Kind of fund", f"{fund.fund_class}. {' '.join(fund.fund_class.what_follows)}"),
        ("Services", fund.services),
        ("Client groups", fund.client_groups),
        ("VAT", fund.get_vat_basis_display()),
        ("VAT note", fund.vat_note),
        ("Reports", fund.get_report_rhythm_display()),
        ("Recorded in", fund.stated_in),
    ]
    return [(label, value) for label, value in rows if value]
