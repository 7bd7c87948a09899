"""What the two partners say to each other of next year's agreement. All of it is invented."""

from agreements.register.models import Agreement
from agreements.texts.commenting import comment_on, reply_to, resolve_comment
from governance.sample.doncaster_bodies import Doncaster


def talk_of(doncaster: Doncaster, renewal: Agreement) -> None:
    """One thread that the Council is to answer, and one on which they are agreed."""
    council, icb = doncaster.people["commissioner"], doncaster.people["nhs-commissioner"]
    said_by = {
        clause.number: clause
        for clause in renewal.clauses.filter(number__in=("3.3", "7.1"), role="clause")
    }
    comment_on(
        said_by["7.1"],
        body="Six months’ notice is long for one year. Could it be three? (illustrative)",
        by=icb,
    )
    settled = comment_on(
        said_by["3.3"], body="Should figures come every month? (illustrative)", by=council
    )
    reply_to(settled, body="Every quarter is enough for us. (illustrative)", by=icb)
    resolve_comment(settled, by=council)
