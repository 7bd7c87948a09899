import datetime as dt

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.commenting import comment_on, reopen_comment, reply_to, resolve_comment
from agreements.texts.comments import comment_needs, comment_reminders, open_comments_by_clause
from agreements.texts.models import Comment
from agreements.texts.structuring import delete_clause
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.html import error_links, one, parsed, words

WORDS = {"number": "1", "heading": "Purpose", "body": "To work together."}


@pytest.fixture
def clause(draft, commissioner):
    return add_clause(draft, after=None, by=commissioner, **WORDS)


@pytest.fixture
def comment(clause, partner_commissioner):
    return comment_on(clause, body="Which care?", by=partner_commissioner)


@pytest.fixture
def here(draft, clause):
    return f"{draft.get_absolute_url()}clauses/{clause.pk}/"


def needs_of(user):
    return [need.title for need in comment_needs(user, timezone.localdate())]


def test_a_comment_says_who_spoke_for_which_body(comment, partner_commissioner, icb):
    assert (comment.by, comment.organisation, comment.is_open) == (partner_commissioner, icb, True)
    assert Event.objects.get(what="clause.commented").payload.after["words"] == "Which care?"


def test_only_officers_of_a_party_speak(clause, viewer, outsider):
    for user in (viewer, outsider):
        with pytest.raises(RuleBroken, match="Only commissioners and approvers"):
            comment_on(clause, body="x", by=user)


def test_a_comment_is_resolved_opened_again_and_answered(comment, commissioner):
    with pytest.raises(RuleBroken, match="open already"):
        reopen_comment(comment, by=commissioner)
    resolved = resolve_comment(comment, by=commissioner)
    with pytest.raises(RuleBroken, match="Open it again"):
        reply_to(comment, body="All.", by=commissioner)
    with pytest.raises(RuleBroken, match="resolved this comment already"):
        resolve_comment(comment, by=commissioner)

    reopened = reopen_comment(comment, by=commissioner)
    reply_to(comment, body="All.", by=commissioner)

    assert (resolved.resolved_by, reopened.is_open) == (commissioner, True)
    assert [reply.body for reply in comment.replies.all()] == ["All."]


def test_a_change_says_which_comments_it_answers(clause, comment, commissioner, council):
    words = WORDS | {"body": "To plan social care."}

    change_clause(clause, version=1, by=commissioner, answers=[comment], **words)

    version = clause.versions.first()
    assert [answer.comment for answer in version.answers.all()] == [comment]
    assert comment.spoke_last == council.pk
    assert comment.is_open


def test_what_changes_nothing_answers_nothing(clause, comment, commissioner):
    with pytest.raises(RuleBroken, match="You changed no words"):
        change_clause(clause, version=1, by=commissioner, answers=[comment], **WORDS)


def test_a_change_answers_no_comment_on_another_clause(draft, comment, commissioner):
    other = add_clause(draft, number="2", heading="Term", body="", by=commissioner)
    words = {"number": "2", "heading": "Term", "body": "A year."}

    with pytest.raises(RuleBroken, match="on the clause itself"):
        change_clause(other, version=1, by=commissioner, answers=[comment], **words)
    other.refresh_from_db()
    assert other.body == ""


def test_the_other_party_finds_it_on_home_until_they_answer(
    comment, commissioner, partner_commissioner, outsider
):
    before = [needs_of(u) for u in (commissioner, partner_commissioner, outsider)]

    reply_to(comment, body="All.", by=commissioner)
    after = [needs_of(u) for u in (commissioner, partner_commissioner)]
    resolve_comment(comment, by=partner_commissioner)

    assert before == [["Comment on 1 Purpose"], [], []]
    assert after == [[], ["Comment on 1 Purpose"]]
    assert needs_of(partner_commissioner) == []


def test_an_answer_that_is_waited_for_is_not_among_what_waits_for_others(comment, commissioner):
    (need,) = comment_needs(commissioner, timezone.localdate())

    assert (need.group, need.because) == ("due", "another party waits for your answer")


def test_home_takes_as_many_queries_for_three_comments_as_for_one(
    clause, comment, commissioner, partner_commissioner, django_assert_num_queries
):
    needs_of(commissioner)
    with django_assert_num_queries(2):
        needs_of(commissioner)
    for _ in range(2):
        comment_on(clause, body="And?", by=partner_commissioner)

    with django_assert_num_queries(2):
        assert len(needs_of(commissioner)) == 3


def test_the_other_partys_commissioners_are_told_once(comment, commissioner):
    today = timezone.localdate()

    told = list(comment_reminders(today))

    assert [(r.recipients, r.subject, r.due_on) for r in told] == [
        ((commissioner,), "NHS Northshire ICB commented on 1 Purpose", today)
    ]
    assert "Which care?" not in told[0].body
    assert list(comment_reminders(today - dt.timedelta(days=1))) == []
    assert list(comment_reminders(today + dt.timedelta(days=15))) == []
    assert len(list(comment_reminders(today + dt.timedelta(days=14)))) == 1


def test_a_deleted_clause_takes_its_comments_out_of_sight(draft, clause, comment, commissioner):
    delete_clause(clause, version=1, by=commissioner)

    assert needs_of(commissioner) == []
    assert open_comments_by_clause(draft, commissioner) == {}


def test_a_party_that_left_reads_no_comments(draft, comment, partner_commissioner, icb):
    draft.parties.filter(organisation=icb).update(
        until_on=timezone.localdate() - dt.timedelta(days=1)
    )

    assert list(Comment.objects.visible_to(partner_commissioner)) == []


def test_partners_talk_on_the_page_of_the_clause(
    client, commissioner, partner_commissioner, clause, comment, here, draft
):
    client.force_login(commissioner)
    thread = f"{draft.get_absolute_url()}comments/{comment.pk}/"

    client.post(f"{thread}reply/", {"body": "All care."})
    client.post(f"{here}comments/add/", {"body": "And who pays?"})
    client.post(f"{thread}resolve/")
    page = words(one(parsed(client.get(f"{here}comments/")), "main"))
    text = words(one(parsed(client.get(f"{draft.get_absolute_url()}text/")), "main"))

    assert "Jo Sample, NHS Northshire ICB" in page
    assert page.index("And who pays?") < page.index("Which care?") < page.index("All care.")
    assert "Resolved by Sam Sample" in page
    assert "1 open comment: 1" in text
    client.post(f"{thread}reopen/")
    assert open_comments_by_clause(draft, commissioner) == {clause.pk: 2}


def test_an_empty_comment_is_refused(client, commissioner, here):
    client.force_login(commissioner)

    page = parsed(client.post(f"{here}comments/add/", {"body": " "}))

    assert error_links(page) == {"Enter your comment": "id_body"}


def test_a_change_names_on_its_page_what_it_answers(client, commissioner, clause, comment, here):
    client.force_login(commissioner)
    asked = words(one(parsed(client.get(f"{here}edit/")), "main"))
    answers = WORDS | {"body": "To plan social care.", "version": 1, "answers": [comment.pk]}

    client.post(f"{here}edit/", answers)

    shown = words(one(parsed(client.get(f"{here}versions/")), "main"))
    assert "Jo Sample, NHS Northshire ICB: Which care?" in asked
    assert "Answers the comment of Jo Sample: “Which care?”" in shown


def test_a_viewer_reads_and_does_not_speak(client, viewer, comment, here, draft):
    client.force_login(viewer)

    page = words(one(parsed(client.get(f"{here}comments/")), "main"))

    assert "Which care?" in page
    assert "Add a comment" not in page
    assert client.post(f"{here}comments/add/", {"body": "x"}).status_code == 403
    thread = f"{draft.get_absolute_url()}comments/{comment.pk}/"
    assert client.post(f"{thread}resolve/").status_code == 403


def test_a_stranger_finds_no_comment(client, outsider, comment, here, draft):
    client.force_login(outsider)
    thread = f"{draft.get_absolute_url()}comments/{comment.pk}/"

    assert client.get(f"{here}comments/").status_code == 404
    assert client.post(f"{thread}reply/", {"body": "x"}).status_code == 404


def test_partners_talk_through_the_api(commissioner, clause, comment):
    api = APIClient()
    api.force_login(commissioner)

    made = api.post("/api/v1/comments/", {"clause": clause.pk, "body": "And who pays?"})
    replied = api.post(f"/api/v1/comments/{comment.pk}/reply/", {"body": "All."})
    resolved = api.post(f"/api/v1/comments/{comment.pk}/resolve/")
    reopened = api.post(f"/api/v1/comments/{comment.pk}/reopen/")
    changed = api.put(
        f"/api/v1/clauses/{clause.pk}/",
        WORDS | {"body": "To plan.", "answers": [comment.pk]},
        format="json",
        headers={"If-Match": '"1"'},
    )
    listed = api.get(f"/api/v1/comments/?clause={clause.pk}").json()

    codes = [r.status_code for r in (made, replied, resolved, reopened, changed)]
    assert codes == [201, 201, 200, 200, 200]
    assert resolved.json()["resolved_by"] == "Sam Sample"
    assert [
        [(reply["body"], reply["version"]) for reply in row["replies"]] for row in listed["results"]
    ] == [[("All.", None), ("", 2)], []]
