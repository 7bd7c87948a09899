"""The end of a board: a last day, on whose authority, and what still rests on it."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from agreements.register.answerable import answerable_on, answerable_to, boards_for
from commissioning.audit.models import Event
from commissioning.authorities.models import Body
from commissioning.errors import RuleBroken
from governance.boards.boards import change_form
from governance.boards.ending import end_board, take_back_end
from governance.boards.resting import Resting, rests_on
from governance.decisions.details import parts_of
from governance.decisions.warnings import missing_parts
from tests.factories import (
    AgreementFactory,
    AreaFactory,
    AreaStandingFactory,
    BoardFormFactory,
    DecisionFactory,
    MilestoneFactory,
    OrganisationFactory,
    PlanFactory,
    PlanStateFactory,
    ReviewFactory,
    ReviewReportFactory,
    TermFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, words

LAST = dt.date(2027, 3, 31)
TODAY = dt.date(2027, 5, 12)
HERE = "/northshire/boards/jcb/"


def text_of(page):
    return words(one(parsed(page), "main"))


@pytest.fixture
def answering(board, council, icb):
    """An agreement, not yet agreed, that answers to the board."""
    agreement = AgreementFactory(
        partnership=board.partnership, parties=[council, icb], answers_to=board, title="Joint"
    )
    TermFactory(agreement=agreement)
    return agreement


@pytest.fixture
def ended(board, council, secretary):
    return end_board(
        board,
        last_on=LAST,
        organisation=council,
        given_by="Cabinet",
        reference="CAB 12",
        by=secretary,
    )


def test_a_board_ends_on_a_day_by_an_authority(ended, council, icb):
    by = ended.ended_by

    assert (ended.last_on, by.given_by, by.reference, by.organisation) == (
        LAST, "Cabinet", "CAB 12", council,
    )  # fmt: skip
    event = Event.objects.get(what="body.ended")
    assert event.payload.after["authority"] == "Cabinet"
    assert {link.organisation_id for link in event.links.all()} == {council.pk, icb.pk}


@pytest.mark.parametrize(
    ("day", "is_over"), [("2027-03-30", False), ("2027-03-31", False), ("2027-04-01", True)]
)
def test_it_is_over_from_the_day_after_its_last(ended, day, is_over):
    on = dt.date.fromisoformat(day)

    assert ended.is_over_on(on) is is_over
    assert (ended in Body.objects.there_on(on)) is not is_over


def test_an_end_rests_on_an_authority_or_a_paper(board, council, icb):
    with pytest.raises(RuleBroken, match="Enter the body or officer that decided"):
        end_board(board, last_on=LAST, by=None)
    with pytest.raises(RuleBroken, match="Select the organisation"):
        end_board(board, last_on=LAST, given_by="Cabinet", by=None)
    stranger = OrganisationFactory(name="Elsewhere")
    with pytest.raises(RuleBroken, match="Elsewhere is no partner in Northshire"):
        end_board(board, last_on=LAST, given_by="Cabinet", organisation=stranger, by=None)

    assert end_board(board, last_on=LAST, stated_in="Minutes", by=None).ended_by is None


def test_a_reference_is_somebodys(board):
    with pytest.raises(RuleBroken, match="Enter the body or officer that decided"):
        end_board(board, last_on=LAST, reference="CAB 12", stated_in="A report", by=None)


def test_only_a_joint_board_is_ended_and_only_once(ended, officer):
    with pytest.raises(RuleBroken, match="Only a joint board"):
        end_board(officer, last_on=LAST, stated_in="Minutes", by=None)
    with pytest.raises(RuleBroken, match="ends on 31 March 2027"):
        end_board(ended, last_on=TODAY, stated_in="Minutes", by=None)


@pytest.mark.parametrize(("day", "refused"), [(30, True), (31, False)])
def test_it_does_not_end_before_its_latest_form_began(board, day, refused):
    BoardFormFactory(body=board, form="shadow", from_on=LAST)
    last_on = dt.date(2027, 3, day)

    if refused:
        with pytest.raises(RuleBroken, match="from 31 March 2027 is recorded"):
            end_board(board, last_on=last_on, stated_in="Minutes", by=None)
    else:
        assert end_board(board, last_on=last_on, stated_in="Minutes", by=None).last_on == last_on


def test_an_end_is_taken_back_with_the_reason(ended, secretary):
    with pytest.raises(RuleBroken, match="Enter the reason"):
        take_back_end(ended, reason=" ", by=secretary)

    again = take_back_end(ended, reason="It goes on.", by=secretary)

    assert (again.last_on, again.ended_by, again.end_stated_in) == (None, None, "")
    assert Event.objects.get(what="body.end_taken_back").payload.after == {"reason": "It goes on."}
    with pytest.raises(RuleBroken, match="No record says"):
        take_back_end(ended, reason="Again.", by=secretary)


def test_what_rests_on_it_is_told_to_who_may_see_it(board, answering, commissioner, outsider):
    area = AreaFactory(partnership=board.partnership, name="Autism", answers_to=board)
    AreaStandingFactory(area=area, agreement=answering)
    MilestoneFactory(agreement=answering, words="Decide", decision_from=board)
    plan = PlanFactory(partnership=board.partnership, title="Place plan", overseen_by=board)
    over = PlanFactory(partnership=board.partnership, title="Old plan", overseen_by=board)
    PlanStateFactory(plan=over, state="ended")
    review = ReviewFactory(agreement=None, body=board, title="Review")
    ReviewReportFactory(review=review, stage="Report", to=board)

    told = rests_on(board, commissioner, TODAY)

    assert [(row.how, row.title) for row in told] == [
        ("Agreement that answers to it", "Joint"),
        ("Area whose group answers to it", "Autism"),
        ("Milestone that waits for it", "31 January 2027: Decide"),
        ("Plan that it oversees", "Place plan"),
        ("Review of it, not decided", "Review"),
        ("Report owed to it", "Report to Joint Commissioning Board"),
    ]
    assert told[3] == Resting("Plan that it oversees", "Place plan", plan.get_absolute_url())
    assert rests_on(board, outsider, TODAY) == []


@pytest.mark.parametrize(
    ("day", "answers"), [("2027-02-28", True), ("2027-03-01", False), ("2027-03-02", False)]
)
def test_an_agreement_rests_on_it_until_a_variation_names_another(board, answering, day, answers):
    variation = VariationFactory(
        agreement=answering,
        changes=["governance"],
        answers_to=Body.objects.create(
            partnership=board.partnership, name="New", short_name="NEW", slug="new", kind="board"
        ),
        sent_for_approval_on=dt.date(2027, 1, 4),
        **printed("effective", dt.date(2027, 3, 1)),
    )
    for party in answering.parties.all():
        fact = {"state": "recorded", **printed("on", dt.date(2027, 2, 1))}
        VariationApprovalFactory(variation=variation, party=party, **fact)
        VariationSignatureFactory(variation=variation, party=party, **fact)
    on = dt.date.fromisoformat(day)

    assert (answerable_on(answering, on) == board) is answers
    assert list(answerable_to(board, on)) == ([answering] if answers else [])


@pytest.mark.parametrize("rows", [1, 3])
def test_more_rows_ask_no_more_of_the_database(
    board, answering, council, icb, commissioner, rows, django_assert_num_queries
):
    for _ in range(rows - 1):
        more = AgreementFactory(
            partnership=board.partnership, parties=[council, icb], answers_to=board
        )
        TermFactory(agreement=more)
        PlanFactory(partnership=board.partnership, overseen_by=board)
    PlanFactory(partnership=board.partnership, overseen_by=board)
    assert commissioner.organisation_ids

    with django_assert_num_queries(13):
        assert len(rests_on(board, commissioner, TODAY)) == 2 * rows


@pytest.mark.parametrize(
    ("day", "said"), [("31 March 2027", False), ("1 April 2027", True), ("2 April 2027", True)]
)
def test_a_decision_of_a_later_day_is_asked_about(ended, day, said):
    on = dict(zip(("31", "1", "2"), (LAST, dt.date(2027, 4, 1), dt.date(2027, 4, 2)), strict=True))
    decision = DecisionFactory(body=ended, **printed("decided_on", on[day.split()[0]]))

    told = [words for field, words in missing_parts(decision, parts_of(decision), on=TODAY)]

    about = [one for one in told if "Joint Commissioning Board ended on 31 March 2027" in one]
    assert bool(about) is said


def test_an_agreement_that_still_answers_to_it_says_so(
    client, ended, answering, commissioner, time_machine
):
    page = answering.get_absolute_url()
    told = []
    for day in ("2027-03-31", "2027-04-01"):
        time_machine.move_to(day)
        client.force_login(commissioner)
        told.append(
            "which is answerable for it, ended on 31 March 2027." in text_of(client.get(page))
        )

    assert told == [False, True]
    assert "Joint Commissioning Board, last day 31 March 2027" in text_of(client.get(page))


def test_it_is_offered_no_more_but_where_it_is_named_already(
    ended, answering, commissioner, council, icb, today
):
    other = AgreementFactory(partnership=ended.partnership, parties=[council, icb])

    offered = [ended in boards_for(one, commissioner) for one in (answering, other)]

    assert offered == [True, False]


def test_a_secretary_ends_it_and_takes_that_back(
    client, board, answering, secretary, council, today
):
    client.force_login(secretary)
    assert "Record its end" in text_of(client.get(HERE))
    assert "Joint" in text_of(client.get(f"{HERE}end/"))

    answers = {"last_on": "31/3/2027", "organisation": council.pk, "given_by": "Cabinet"}
    done = client.post(f"{HERE}end/", answers)

    assert done.url == HERE
    said = text_of(client.get(HERE))
    assert "It ended on 31 March 2027. 1 thing that you can see still rests on it." in said
    assert "Cabinet" in said
    assert "last day 31 March 2027" in text_of(client.get("/northshire/boards/"))
    assert client.post(f"{HERE}end/take-back/", {"reason": "It goes on."}).url == HERE
    assert "It ended on" not in text_of(client.get(HERE))


def test_everybody_may_know_that_it_ended_and_nobody_else_what_rests_on_it(
    client, ended, answering, today
):
    said = text_of(client.get(HERE))

    assert "It ended on 31 March 2027." in said
    assert ("Joint agreement" in said, "Record its end" in said) == (False, False)
    assert "rests on it" not in said


def test_the_api_ends_it_and_takes_that_back(board, secretary, commissioner):
    client = APIClient()
    client.force_login(secretary)
    page = f"/api/v1/bodies/{board.pk}/"
    sent = {
        "last_on": "2027-03-31",
        "organisation": "northshire-council",
        "given_by": "Cabinet",
        "reference": "CAB 12",
    }

    done = client.post(f"{page}end/", sent, format="json")

    told = {name: done.json()[name] for name in ("last_on", "ended_by", "end_stated_in")}
    assert told == {"last_on": "2027-03-31", "ended_by": "Cabinet", "end_stated_in": ""}
    assert client.post(f"{page}end/", sent, format="json").status_code == 409
    back = client.post(f"{page}take-back-end/", {"reason": "It goes on."}, format="json").json()
    assert (back["last_on"], back["ended_by"]) == (None, None)
    client.force_login(commissioner)
    assert client.post(f"{page}end/", sent, format="json").status_code == 403


def test_it_becomes_nothing_else_after_its_last_day(ended, secretary):
    with pytest.raises(RuleBroken, match="ended on 31 March 2027, before that day"):
        change_form(ended, form="advisory", from_on=LAST + dt.timedelta(days=1), by=secretary)

    assert change_form(ended, form="advisory", from_on=LAST, by=secretary).from_on == LAST
