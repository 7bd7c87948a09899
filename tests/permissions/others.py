"""For things of the table, the like of them that belong to others: what one is tempted to swap in."""

from dataclasses import replace

from django.utils import timezone

from agreements.texts.documents import AGREEMENT_PDF
from commissioning.accounts.roles import Role
from commissioning.memberships.inviting import invite_person
from commissioning.tokens.issuing import issue_token
from tests.factories import (
    AreaActionFactory,
    AreaFactory,
    AreaStandingFactory,
    AreaStatusFactory,
    AuthorityLineFactory,
    ClauseFactory,
    CommentFactory,
    DefinitionFactory,
    DocumentFactory,
    GapNoteFactory,
    IndicatorFactory,
    JobFactory,
    LibraryClauseFactory,
    MilestoneFactory,
    ObligationFactory,
    PartnershipFactory,
    PlanTaskFactory,
    ReadingFactory,
    ReviewFactory,
    ReviewReportFactory,
    SavedViewFactory,
    UploadedPaperFactory,
    UserFactory,
)
from tests.permissions import others_agreed
from tests.permissions.things import plans
from tests.permissions.world import Thing, World


def put_others(world: World) -> None:
    """Fill `world.others`: by the name of a thing, one that nobody who sees the thing may see."""
    theirs = world.things["agreement of others"]
    agreements = ("draft agreement", "new draft", "signed agreement", "public agreement",
                  "ended agreement", "renewal", "sent agreement")  # fmt: skip
    far = PartnershipFactory()
    answers = others_agreed.put_answers_of_others(world)
    world.others |= dict.fromkeys(agreements, replace(theirs, address=theirs.address | answers))
    world.others["place"] = Thing(far, {"place": far.slug})
    with world.words_of("agreement of others"):
        put_texts_of_others(world, theirs)
        put_areas_of_others(world, theirs)
        view = SavedViewFactory(owner=world.user("outsider"))
        note = GapNoteFactory(agreement=theirs.row)
    world.others["saved view"] = Thing(view, {"view": view.pk, "pk": view.pk})
    world.others["note on a gap"] = Thing(note, {}, {"pk": note.pk})
    ended = world.others["ended agreement"]
    world.others["ended agreement"] = replace(ended, address=ended.address | {"note": note.pk})
    fund = theirs.row.funds.get()
    one = fund.contributions.first()
    here = {"place": theirs.address["place"], "key": theirs.row.key}
    world.others["fund of the draft"] = Thing(fund, here | {"fund": fund.key}, {"key": fund.key})
    world.others["the Council's contribution"] = Thing(one, {}, {"key": one.key})
    put_plans_of_others(world)
    put_people_of_others(world)
    put_documents_of_others(world)
    put_decisions_of_others(world)
    others_agreed.put_varied_of_others(world)
    others_agreed.put_novation_of_others(world)


def put_texts_of_others(world: World, theirs: Thing) -> None:
    agreement, by, here = theirs.row, world.user("outsider"), theirs.address
    passage = ClauseFactory(agreement=agreement, role="unplaced", number="")
    term = DefinitionFactory(agreement=agreement)
    organisation = agreement.parties.first().organisation
    comment = CommentFactory(clause=passage, organisation=organisation, by=by)
    gone = ClauseFactory(agreement=agreement, deleted_at=timezone.now(), deleted_by=by)
    kept = LibraryClauseFactory()
    a_comment = Thing(comment, here | {"comment": comment.pk}, {"pk": comment.pk})
    world.others |= {
        "unplaced passage": Thing(passage, here | {"clause": passage.pk}),
        "definition": Thing(term, here | {"definition": term.pk}, {"pk": term.pk}),
        "comment": a_comment,
        "resolved comment": a_comment,
        "deleted clause": Thing(gone, here | {"clause": gone.pk}, {"pk": gone.pk}),
        "kept clause": Thing(kept, {"clause": kept.pk}, {"pk": kept.pk}),
    }


def put_areas_of_others(world: World, theirs: Thing) -> None:
    agreement, here = theirs.row, theirs.address
    milestone = MilestoneFactory(agreement=agreement)
    area = AreaFactory(partnership=world.place)
    AreaStandingFactory(agreement=agreement, area=area)
    action, status = AreaActionFactory(area=area), AreaStatusFactory(area=area)
    indicator, owed = IndicatorFactory(area=area), ObligationFactory(agreement=agreement)
    reading = ReadingFactory(indicator=indicator)
    place = {"place": here["place"]}
    of_area = {"key": area.key, "action": action.pk, "status": status.pk}
    of_indicator = place | {"key": indicator.key, "reading": reading.pk}
    a_milestone = Thing(milestone, here | {"milestone": milestone.key}, {"key": milestone.key})
    an_obligation = Thing(owed, here | {"obligation": owed.key}, {"key": owed.key})
    world.others |= {
        "area": Thing(area, here | of_area),
        "indicator of the area": Thing(indicator, of_indicator, {"key": indicator.key}),
        "unread indicator": Thing(indicator, place | {"key": indicator.key}),
        "obligation": an_obligation,
        "proposed obligation": an_obligation,
        "action of the area": Thing(action, {}, {"pk": action.pk}),
        "statement on the area": Thing(status, {}, {"pk": status.pk}),
        "milestone": a_milestone,
        "finished milestone": a_milestone,
    }


def put_plans_of_others(world: World) -> None:
    plan = world.things["plan of others"]
    agreement = world.things["agreement of others"].row
    with world.words_of("agreement of others"):
        task = PlanTaskFactory(plan=plan.row)
        review = ReviewFactory(agreement=agreement)
        plans.fill_review(review)
        report = ReviewReportFactory(review=review)
    theirs = plans.about_review(review)
    a_task = Thing(task, plan.address | {"task": task.key}, {"key": task.key})
    a_report = Thing(report, theirs.address | {"report": report.key}, {"key": report.key})
    world.others |= {"plan": plan, "plan of the place": plan, "unsettled plan": plan}
    world.others |= dict.fromkeys(("task", "finished task"), a_task)
    world.others |= dict.fromkeys(("review", "review of the board", "decided review"), theirs)
    world.others |= dict.fromkeys(("report owed", "report delivered"), a_report)


def put_people_of_others(world: World) -> None:
    elsewhere = world.bodies.elsewhere
    person = world.user("outsider")
    role = person.memberships.get()
    with world.words_of("agreement of others"):
        asked = invite_person(
            elsewhere, email=UserFactory.build().email, name="Kim", roles=[Role.VIEWER], by=None
        )
    token, _ = issue_token(person, name="Ledger", last_day=timezone.localdate())
    here = {"organisation": elsewhere.slug}
    world.others |= {
        "people of the Council": Thing(elsewhere, here | {"person": person.pk, "pk": role.pk}),
        "open invitation": Thing(asked, here | {"pk": asked.pk}),
        "audit log of the Council": Thing(elsewhere, here),
        "token of the viewer": Thing(token, {"pk": token.pk}),
    }


def put_documents_of_others(world: World) -> None:
    agreement = world.things["agreement of others"].row
    with world.words_of("agreement of others"):
        paper = UploadedPaperFactory(
            partnership=world.place, uploaded_by=world.user("partner's commissioner")
        )
        document = DocumentFactory(subject=agreement)
        made = JobFactory(
            subject=agreement, kind=AGREEMENT_PDF, document=document, finished_at=document.made_at
        )
        failed = JobFactory(marked=True, subject=agreement, finished_at=document.made_at)
    world.others |= {
        "uploaded file": Thing(paper, {"key": paper.key}),
        "document": Thing(made, {"key": made.key}),
        "failed document": Thing(failed, {"key": failed.key}),
    }


def put_decisions_of_others(world: World) -> None:
    far = world.things["draft of others"]
    with world.words_of("draft of others"):
        line = AuthorityLineFactory(decision=far.row, organisation=world.bodies.elsewhere)
    theirs = Thing(far.row, far.address | {"line": line.pk})
    world.others |= {"draft of the board": theirs, "draft of the officer": theirs}
