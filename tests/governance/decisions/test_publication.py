"""Publishing: R-DEC-06, R-DEC-12, R-DEC-14, R-GEN-01, R-GOV-02; README, settled 4 and 6."""

import pytest
from django.db import Error, connection, transaction

from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from governance.decisions.decisions import record_decision
from governance.decisions.details import parts_of
from governance.decisions.models import Counter, Decision, PublishedRevision
from governance.decisions.public_record import digest_of
from governance.decisions.publication import preview_publication, publish_decision
from tests.factories import BoardFormFactory
from tests.governance.conftest import TODAY, whole


def publish(decision, by, key="a key", **options):
    return publish_decision(decision, version=decision.version, by=by, key=key, on=TODAY, **options)


def test_it_gets_its_reference_and_its_day(written, secretary):
    revision = publish(written, secretary)

    decision = revision.decision
    assert (decision.reference, decision.number_year, decision.number) == ("JCB/2027/1", 2027, 1)
    assert decision.published_on == PrintedDate.on(TODAY)
    assert decision.get_absolute_url() == "/northshire/decisions/jcb/2027/1/"
    assert (revision.number, revision.reason) == (1, "")


def test_the_next_one_of_the_same_body_and_year_has_the_next_number(
    place, board, officer, secretary
):
    references = [
        publish(record_decision(place, by=secretary, **whole(body)), secretary).decision.reference
        for body in (board, board, officer)
    ]

    assert references == ["JCB/2027/1", "JCB/2027/2", "DPH/2027/1"]


def test_history_is_numbered_in_the_year_that_its_paper_states(place, board, secretary):
    old = whole(board, stated_in="A paper", published_on=PrintedDate.from_words("21/04/2021"))

    decision = publish(record_decision(place, by=secretary, **old), secretary).decision

    assert decision.reference == "JCB/2021/1"
    assert decision.published_on.words == "21/04/2021"


def test_a_refusal_takes_no_number(place, board, secretary):
    lacking = record_decision(place, by=secretary, **whole(board, reasons=""))

    with pytest.raises(RuleBroken):
        publish(lacking, secretary)

    assert list(Counter.objects.values_list("last", flat=True)) in ([], [0])
    assert Decision.objects.published().count() == 0


@pytest.mark.parametrize(
    ("lacking", "refusal"),
    [
        ({"decided_on": None}, "Enter the date of the decision."),
        ({"decision_text": ""}, "Enter the decision."),
        ({"reasons": ""}, "Enter the reasons for the decision."),
        (
            {"options_statement": ""},
            "Enter the options considered, or that there were none.",
        ),
        ({"conflicts": "not_stated"}, "Say whether any conflict of interest was declared."),
        ({"conflicts": "declared"}, "Enter who declared which conflict of interest."),
        ({"regime": "not_stated"}, "Select the rules under which the decision was made."),
        (
            {"reasons": "", "conflicts": "not_stated"},
            "Enter the reasons for the decision. Say whether any conflict of interest was declared.",
        ),
    ],
)
def test_a_new_record_must_hold_what_the_law_asks_for(place, board, secretary, lacking, refusal):
    """R-DEC-06, R-DEC-12, R-DEC-14."""
    draft = record_decision(place, by=secretary, **whole(board, **lacking))

    with pytest.raises(RuleBroken) as broken:
        publish(draft, secretary)

    assert str(broken.value) == refusal


@pytest.mark.parametrize("regime", ["nhs_body", "committee"])
def test_minutes_and_standing_orders_ask_for_less(place, board, secretary, regime):
    """R-DEC-01."""
    lacking = {"regime": regime, "reasons": "", "conflicts": "not_stated", "options_statement": ""}
    draft = record_decision(place, by=secretary, **whole(board, **lacking))

    assert publish(draft, secretary).decision.reference == "JCB/2027/1"


def test_history_is_never_refused_for_what_it_lacks(place, board, secretary):
    """R-GEN-01."""
    draft = record_decision(place, by=secretary, body=board, title="Old", stated_in="A paper")

    assert publish(draft, secretary).decision.reference == "JCB/2027/1"


def test_a_body_that_cannot_decide_publishes_no_decision(place, board, secretary, written):
    """R-GOV-02: a meeting of executives decides nothing itself."""
    BoardFormFactory(body=board, form="meeting_of_executives")

    with pytest.raises(RuleBroken) as broken:
        publish(written, secretary)

    assert str(broken.value) == (
        "Joint Commissioning Board cannot decide: it is a meeting of executives. Record the "
        "decision under the body or officer who took it."
    )


def test_the_day_of_a_new_one_is_the_day_it_is_published(place, board, secretary):
    stated = whole(board, published_on=PrintedDate.from_words("1 May 2027"))
    draft = record_decision(place, by=secretary, **stated)

    with pytest.raises(RuleBroken, match="The publication date is the day on which you publish"):
        publish(draft, secretary)


def test_what_looks_personal_must_have_been_looked_at(place, board, secretary):
    draft = record_decision(place, by=secretary, **whole(board, contact="j.smith@nhs.net"))

    with pytest.raises(RuleBroken, match="‘j.smith@nhs.net’ in Contact looks like personal data"):
        publish(draft, secretary)
    revision = publish(draft, secretary, personal_data_checked=True)

    assert revision.content["contact"] == "j.smith@nhs.net"


def test_a_form_sent_twice_publishes_once(written, secretary):
    first = publish(written, secretary, key="same")
    second = publish(written, secretary, key="same")

    assert first == second
    assert PublishedRevision.objects.count() == 1


def test_another_form_finds_it_published_already(published, secretary):
    with pytest.raises(RuleBroken, match="already published, as JCB/2027/1"):
        publish(published, secretary, key="another")


def test_what_somebody_changed_in_between_is_not_published_unseen(written, secretary):
    with pytest.raises(StaleVersion):
        publish_decision(written, version=7, by=secretary, key="k", on=TODAY)


def test_the_preview_is_what_is_sealed_but_for_the_reference(written, secretary):
    preview = preview_publication(written, parts_of(written), on=TODAY)

    assert publish(written, secretary).content == preview | {"reference": "JCB/2027/1"}


def test_the_seal_holds_the_hash_of_the_record_and_each_partners_chain(written, secretary):
    revision = publish(written, secretary)

    published = Event.objects.get(what="decision.published")
    links = published.links.order_by("organisation__name").select_related("organisation")
    assert revision.digest == digest_of(revision.content)
    assert revision.chain_heads == [
        {"organisation": link.organisation.name, "sequence": link.sequence, "hash": link.hash}
        for link in links
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda revision: revision.save(),
        lambda revision: revision.delete(),
        lambda revision: PublishedRevision.objects.update(reason="x"),
        lambda revision: PublishedRevision.objects.all().delete(),
    ],
)
def test_a_sealed_revision_refuses_every_change(published, change):
    with pytest.raises(RuleBroken, match="What is published never changes"):
        change(published.revisions.get())


@pytest.mark.smoke
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions_publishedrevision SET digest = ''",
        "DELETE FROM decisions_publishedrevision",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_sealed(published, statement):
    with (
        pytest.raises(Error, match="a published revision never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
