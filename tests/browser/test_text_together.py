"""Two partners in one text: both change a clause at once (C6), and one comments on it (C5)."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from agreements.register.approvals import send_for_review
from agreements.texts.clauses import add_clause
from agreements.texts.models import Comment
from commissioning.notices.planning import plan_reminders
from commissioning.notices.sending import send_due_notices
from tests.browser.visitor import UNLIKE_SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CONFLICT_BUDGET = 3
COMMENT_BUDGET = 3


@pytest.fixture
def clauses(draft, commissioner):
    """2 with 2.1 and 2.2: the second names a term and the first."""
    made = []
    said = ("To plan together.", "The Fund pays.", "As clause 2.1 says of the Fund.")
    for number, body in zip(("2", "2.1", "2.2"), said, strict=True):
        last = made[-1] if made else None
        made.append(
            add_clause(draft, after=last, number=number, heading="", body=body, by=commissioner)
        )
    return made


def page_of(clause, page):
    return f"{clause.agreement.get_absolute_url()}clauses/{clause.pk}/{page}/"


@pytest.mark.parametrize("screen", UNLIKE_SCREENS, ids=str)
def test_of_two_who_change_one_clause_at_once_neither_loses_a_word(
    visit, screen, clauses, commissioner, partner_commissioner
):
    clause = clauses[0]
    mine, theirs = visit(screen), visit(screen)
    for visitor, user in ((mine, commissioner), (theirs, partner_commissioner)):
        visitor.sign_in(user)
        visitor.go(page_of(clause, "edit"))
        visitor.fill(body=f"Words of {user.name}.")
    theirs.press("Save")

    mine.begin_to_count()
    mine.press("Save")
    mine.choose("Which Words do you want to keep?", "Keep both, yours first")
    mine.press("Save what I chose")

    clause.refresh_from_db()
    assert mine.clicks <= CONFLICT_BUDGET
    assert clause.body.split("\n\n") == ["Words of Sam Sample.", "Words of Jo Sample."]
    assert [version.body for version in clause.versions.all()][1:] == [
        "Words of Jo Sample.",
        "To plan together.",
    ]


@pytest.mark.parametrize("visitor", UNLIKE_SCREENS, ids=str, indirect=True)
def test_a_partner_comments_within_three_clicks_of_the_mails_link(
    visitor, clauses, commissioner, partner_commissioner, mailoutbox
):
    """Clicking the link in the mail is the first of them."""
    send_for_review(clauses[0].agreement, by=commissioner)
    plan_reminders(timezone.localdate())
    send_due_notices(timezone.now() + timedelta(days=1))
    (mail,) = [one for one in mailoutbox if one.to == [partner_commissioner.email]]
    link = re.search(rf"{settings.SITE_URL}(\S+)", mail.body)[1]
    visitor.sign_in(partner_commissioner)

    visitor.clicks = 1
    visitor.go(link)
    visitor.follow("Comment on 2")
    visitor.fill(body="Which services?")
    visitor.press("Send the comment")

    assert visitor.clicks <= COMMENT_BUDGET
    assert [comment.body for comment in Comment.objects.all()] == ["Which services?"]


@pytest.mark.parametrize("visitor", UNLIKE_SCREENS, ids=str, indirect=True)
def test_the_pages_that_change_the_structure_of_a_text(visitor, clauses, commissioner):
    agreement = clauses[0].agreement
    here = agreement.get_absolute_url()
    visitor.sign_in(commissioner)
    visitor.go(f"{here}definitions/add/")
    visitor.fill(term="Fund", meaning="The money of both")
    visitor.press("Add the definition")
    visitor.go(page_of(clauses[2], "move"))
    visitor.press("Move up")
    visitor.press("Take out of the clause above it")
    visitor.follow("Back")
    visitor.press("Renumber clauses")
    visitor.press("Give these numbers")
    visitor.go(page_of(clauses[1], "delete"))
    visitor.press("Delete the clause")
    visitor.follow("Deleted clauses (1)")
    visitor.press("Bring back 1.1")

    numbers = list(agreement.clauses.in_order().values_list("number", flat=True))
    assert numbers == ["1", "1.1", "2"]
