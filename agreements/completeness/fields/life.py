"""What is recorded of how long an agreement runs, when it is looked at again, how it ends."""

from agreements.completeness.fields.finding import Finding, all_told
from agreements.completeness.recorded import Recorded
from agreements.register.models import Term


def duration(recorded: Recorded) -> Finding:
    """A start and an end are said. Year to year until ended is an end, and so is none (R-S75-16)."""
    term, slips = recorded.term, []
    if term.starts == Term.Starts.NOT_STATED:
        slips.append("Nothing says when it starts.")
    if term.ends == Term.Ends.NOT_STATED:
        slips.append("Nothing says when it ends.")
    starts = term.starts_words or term.get_starts_display().lower()
    ends = term.ends_words or term.get_ends_display().lower()
    return all_told(slips, met=f"Starts: {starts}. Ends: {ends}.")


def review(recorded: Recorded) -> Finding:
    words = recorded.term.review_words
    return Finding(bool(words), f"Review due: {words}." if words else "No review is recorded.")


def notice(recorded: Recorded) -> Finding:
    days = recorded.term.notice_days
    if days is None:
        return Finding(False, "No period of notice is recorded.")
    return Finding(True, f"{days} days’ notice.")
