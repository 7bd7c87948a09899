"""What every page about one fund shares."""

from django.http import Http404

from agreements.money.models import PooledFund
from commissioning.calendar.financial_years import FinancialYear
from commissioning.govuk.views import ActionView, RecordView


class AboutFund:
    """Starts from the funds that this person may see, and names who keeps their books."""

    find_by = {
        "key": "fund",
        "agreement__key": "key",
        "agreement__partnership__slug": "place",
    }
    context_name = "fund"
    cannot = "change this fund"
    whom = "Finance officers"

    def get_queryset(self):
        return PooledFund.objects.visible_to(self.request.user).with_names()

    def who_can(self):
        names = " and ".join(str(party) for party in self.object.agreement.joined_parties)
        return f"{self.whom} of {names} can."


class FundPage(AboutFund, RecordView):
    permission_required = "money.view_fund"
    cannot = "read this fund"


class FundAct(AboutFund, ActionView):
    permission_required = "money.change_fund"


def asked_year(words):
    """The financial year that an address names, or None where it names none. 404 for no year."""
    if not words:
        return None
    try:
        return FinancialYear.parse(words)
    except ValueError as slip:
        raise Http404 from slip
