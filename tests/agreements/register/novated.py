"""An agreement in force whose parties may give their places, and the law by which they do."""

import datetime as dt

from tests.factories import AgreementFactory, ApprovalFactory, SignatureFactory, TermFactory

JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 1)
LAW = "Health and Care Act 2022"


def in_force(place, *bodies, ends=dt.date(2030, 3, 31), title="Joint agreement"):
    agreement = AgreementFactory(partnership=place, parties=list(bodies), title=title)
    starts = dt.date(2021, 4, 1)
    TermFactory(
        agreement=agreement,
        starts="fixed",
        starts_words="1 April 2021",
        starts_earliest=starts,
        starts_latest=starts,
        ends="fixed",
        ends_words=f"{ends.day} {ends:%B %Y}",
        ends_earliest=ends,
        ends_latest=ends,
    )
    for party in agreement.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return agreement
