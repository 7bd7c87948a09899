"""The things of `oracle.yaml`, each as a row with its address."""

import datetime as dt
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.register.novations import novate_party, record_novation_approval
from agreements.register.publication import publish_agreement
from agreements.texts.commenting import comment_on, resolve_comment
from agreements.texts.documents import AGREEMENT_PDF
from agreements.texts.models import Comment
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.jobs.running import run_waiting_jobs
from commissioning.memberships.inviting import invite_person
from commissioning.memberships.links import token_of
from commissioning.tokens.issuing import issue_token
from tests.factories import (
    AreaActionFactory,
    AreaLeadFactory,
    AreaStandingFactory,
    AreaStatusFactory,
    BodyFactory,
    CallInRuleFactory,
    ClauseFactory,
    DefinitionFactory,
    IndicatorFactory,
    JobFactory,
    LinkFactory,
    MilestoneFactory,
    ObligationDoneFactory,
    ObligationFactory,
    PostFactory,
    ReadingFactory,
    SavedViewFactory,
    SourcedFactFactory,
    SuccessionFactory,
    UploadedPaperFactory,
    UserFactory,
)
from tests.factories.canary import canary, numbers
from tests.permissions import agreements, decisions, plans
from tests.permissions.world import Thing, World


def put_things(world: World) -> None:
    """Fill the world with every thing of the table."""
    place, council = {"place": world.place.slug}, world.bodies.council
    post = PostFactory(organisation=council)
    world.things |= {
        "the service": Thing(None),
        "own account": Thing(None, {"uidb36": "1", "key": "set-password"}),
        "own second step": Thing(None),
        "place": Thing(world.place, place, api={"slug": world.place.slug}),
        "joint board": Thing(
            world.board, place | {"body": world.board.slug}, api={"pk": world.board.pk}
        ),
        "post": Thing(post, {"pk": post.pk}),
        "audit log of the Council": Thing(council, {"organisation": council.slug}),
        "the Council": Thing(
            world.bodies.council, place | {"organisation": council.slug, "slug": council.slug}
        ),
    }
    CallInRuleFactory(organisation=world.bodies.council)
    put_successions(world)
    put_figure(world)
    put_second_step(world)
    put_saved_view(world)
    put_agreements(world)
    put_novation(world)
    put_parts_of_the_draft(world)
    plans.put_plans(world)
    plans.put_reviews(world)
    put_documents(world)
    put_invitations(world)
    put_tokens(world)
    put_decisions(world)


def put_saved_view(world: World) -> None:
    with world.words_of("saved view"):
        view = SavedViewFactory(owner=world.user("commissioner"))
    world.things["saved view"] = Thing(view, {"view": view.pk})


def put_successions(world: World) -> None:
    """The group's, which everybody knows; and one of the Council that only a stranger states."""
    them = world.bodies
    known = them.group.successions_from.get()
    claim = SuccessionFactory(
        predecessor=them.council, successor=them.elsewhere, entered_by=world.user("outsider")
    )
    world.things |= {
        "succession of the group": Thing(known, {"slug": them.group.slug, "pk": known.pk}),
        "claim on the Council": Thing(claim, {"pk": claim.pk}),
    }


def put_figure(world: World) -> None:
    with world.words_of("figure about the Council"):
        fact = SourcedFactFactory(organisation=world.bodies.council)
    world.things["figure about the Council"] = Thing(fact, {"pk": fact.pk})


def put_second_step(world: World) -> None:
    """One person has an authenticator app and recovery codes."""
    TOTP.activate(world.user("commissioner"), generate_totp_secret())
    RecoveryCodes.activate(world.user("commissioner"))


def put_agreements(world: World) -> None:
    place, them, by = world.place, world.bodies, world.user("commissioner")
    made = {}
    for name, make in {
        "draft agreement": agreements.draft,
        "new draft": agreements.new_draft,
        "signed agreement": agreements.signed,
        "public agreement": agreements.signed,
        "renewal": agreements.renewal,
    }.items():
        with world.words_of(name):
            made[name] = make(place, them, by)
    with world.words_of("ended agreement"):
        made["ended agreement"] = agreements.signed(place, them, by, ended=True)
    with world.words_of("agreement of others"):
        made["agreement of others"] = agreements.of_others(place, them, world.user("outsider"))
        shared = made["draft agreement"].areas.get().area
        AreaStandingFactory(marked=True, agreement=made["agreement of others"], area=shared)
    LinkFactory(later=made["renewal"], earlier=made["ended agreement"])
    made["public agreement"] = publish_agreement(made["public agreement"], by=by)
    for name, agreement in made.items():
        world.things[name] = about(agreement)
    with world.words_of("varied agreement"):
        one = agreements.varied(place, them, by)
    world.things["varied agreement"] = about_varied(one)


def about(agreement: Agreement) -> Thing:
    """An agreement with the rows of it that stand in addresses."""
    mine, theirs = agreement.parties.all()[:2]
    clause, standing = agreement.clauses.first(), agreement.areas.first()
    fund = agreement.funds.first()
    contribution = fund and fund.contributions.get(partner=mine.organisation)
    named = agreement.named_clauses.first()
    function, consultation = agreement.covered_functions.first(), agreement.consultations.first()
    disagreement = agreement.disagreements.filter(answered_at=None).first()
    return Thing(
        agreement,
        {
            "place": agreement.partnership.slug,
            "key": agreement.key,
            "party": mine.pk,
            "clause": clause and clause.pk,
            "standing": standing and standing.pk,
            "fund": fund and fund.key,
            "starting": 2021,
            "year": contribution and contribution.financial_year,
            "contribution": contribution and contribution.key,
            "item": "variation",
            "named": named and named.pk,
            "function": function and function.pk,
            "consultation": consultation and consultation.pk,
            "disagreement": disagreement and disagreement.pk,
        },
        api={"pk": clause and clause.pk},
        elsewhere={
            "register:confirm_fact": {"party": theirs.pk, "fact": "approval"},
            "register:add_evidence": {"party": mine.pk, "fact": "signature"},
            "completeness:explain": {"item": "governance"},
            "completeness:take_back": {"item": "costs"},
            "completeness:disagree": {"item": "purpose"},
        },
    )


def put_novation(world: World) -> None:
    """The heir took the group's place; the Council's commissioner entered what the ICB approved."""
    them, by = world.bodies, world.user("commissioner")
    with world.words_of("novation"):
        agreement = agreements.signed(world.place, them, by)
        old = agreement.parties.get(organisation=them.group)
        novation = novate_party(
            old, to=them.heir, on=timezone.localdate(), how="agreed", source="A deed", by=by
        )
        novation.source = canary("novation", next(numbers), "source")
        novation.save()
    own, theirs = (
        novation.approvals.get(party__organisation=body) for body in (them.council, them.icb)
    )
    record_novation_approval(theirs, by=by, on=PrintedDate.from_words("1 April 2021"))
    here = {"place": world.place.slug, "key": agreement.key, "approval": own.pk}
    world.things["novation"] = Thing(
        novation,
        here,
        {"pk": novation.pk},
        elsewhere={"register:confirm_novation": {"approval": theirs.pk}},
    )


def about_varied(agreement: Agreement) -> Thing:
    """The same, with what happened to it; most doors of a variation lead to the one being written."""
    whole = about(agreement)
    notice, option = agreement.termination_notices.get(), agreement.options_to_extend.get()
    written, sent = agreement.variations.all()
    theirs = notice.party_id
    records = {"notice": notice.pk, "option": option.pk, "kind": "notice", "record": notice.pk}
    to_sent = {"variation": sent.pk, "party": whole.address["party"]}
    paper = {"party": whole.address["party"], "fact": "signature"}
    of_sent = ("approve_variation", "sign_variation")
    to_writing = ("detail", "describe", "send-for-approval")
    return Thing(
        agreement,
        whole.address | records | {"variation": written.pk, "about": "scope"},
        elsewhere={
            **{f"register:{name}": to_sent for name in of_sent},
            "register:confirm_variation_fact": {
                "variation": sent.pk,
                "party": theirs,
                "fact": "approval",
            },
            **{f"{door}_evidence": paper for door in ("register:add", "register:take")},
            "api:agreement-take-evidence": paper,
            **{f"api:variation-{name}": {"pk": written.pk} for name in to_writing},
            **{f"api:variation-{name}": {"pk": sent.pk} for name in ("approve", "sign", "confirm")},
        },
    )


def put_parts_of_the_draft(world: World) -> None:
    draft = world.things["draft agreement"].row
    with world.words_of("milestone"):
        milestone = MilestoneFactory(agreement=draft)
    with world.words_of("finished milestone"):
        done = MilestoneFactory(agreement=draft, done_on=dt.date(2021, 4, 1))
    with world.words_of("unplaced passage"):
        lost = ClauseFactory(marked=True, agreement=draft, position=2, role="unplaced", number="")
    with world.words_of("deleted clause"):
        gone = ClauseFactory(
            marked=True,
            agreement=draft,
            position=3,
            deleted_at=timezone.now(),
            deleted_by=world.user("commissioner"),
        )
    with world.words_of("draft agreement"):
        ClauseFactory(agreement=draft, position=0, number="3")  # to move past, and to renumber
    with world.words_of("definition"):
        term = DefinitionFactory(agreement=draft)
    with world.words_of("comment"):
        comment = comment_of(draft, world, "commissioner")
    with world.words_of("resolved comment"):
        resolved = resolve_comment(
            comment_of(draft, world, "commissioner"), by=world.user("commissioner")
        )
    function, consultation = draft.covered_functions.get(), draft.consultations.get()
    disagreement = draft.disagreements.get(answered_at=None)
    area = draft.areas.get().area
    world.give(area, "area")
    with world.words_of("area"):
        AreaLeadFactory(area=area, organisation=world.bodies.council)
        action = AreaActionFactory(marked=True, area=area)
        status = AreaStatusFactory(marked=True, area=area)
        indicator = IndicatorFactory(marked=True, area=area)
        reading = ReadingFactory(marked=True, indicator=indicator)
    with world.words_of("unread indicator"):
        unread = IndicatorFactory(marked=True, area=None, agreement=draft)
    with world.words_of("obligation"):
        owed = ObligationFactory(marked=True, agreement=draft)
        ObligationDoneFactory(marked=True, obligation=owed)
    with world.words_of("proposed obligation"):
        proposed = ObligationFactory(marked=True, agreement=draft, accepted_at=None)
    of_area = {"key": area.key, "action": action.pk, "status": status.pk}
    fund = draft.funds.get()
    own = fund.contributions.get(partner=world.bodies.council)
    here = world.things["draft agreement"].address
    world.things |= {
        "milestone": Thing(milestone, here | {"milestone": milestone.key}, {"key": milestone.key}),
        "finished milestone": Thing(done, here | {"milestone": done.key}, {"key": done.key}),
        "fund of the draft": Thing(fund, {}, {"key": fund.key}),
        "the Council's contribution": Thing(own, {}, {"key": own.key}),
        "function of the draft": Thing(function, {}, {"pk": function.pk}),
        "consultation on the draft": Thing(consultation, {}, {"pk": consultation.pk}),
        "disagreement of the ICB": Thing(disagreement, {}, {"pk": disagreement.pk}),
        "unplaced passage": Thing(lost, here | {"clause": lost.pk}),
        "definition": Thing(term, here | {"definition": term.pk}, {"pk": term.pk}),
        "comment": Thing(comment, here | {"comment": comment.pk}, {"pk": comment.pk}),
        "resolved comment": Thing(resolved, here | {"comment": resolved.pk}, {"pk": resolved.pk}),
        "deleted clause": Thing(gone, here | {"clause": gone.pk}, {"pk": gone.pk}),
        "area": Thing(area, here | of_area),
        "indicator of the area": Thing(
            indicator,
            {"place": here["place"], "key": indicator.key, "reading": reading.pk},
            {"key": indicator.key},
        ),
        "unread indicator": Thing(unread, {"place": here["place"], "key": unread.key}),
        "obligation": Thing(owed, here | {"obligation": owed.key}, {"key": owed.key}),
        "proposed obligation": Thing(
            proposed, here | {"obligation": proposed.key}, {"key": proposed.key}
        ),
        "action of the area": Thing(action, {}, {"pk": action.pk}),
        "statement on the area": Thing(status, {}, {"pk": status.pk}),
    }


def comment_of(draft: Any, world: World, person: str) -> Comment:
    body = canary("comment", next(numbers), "body")
    return comment_on(draft.clauses.first(), body=body, by=world.user(person))


def put_invitations(world: World) -> None:
    council, by = world.bodies.council, world.user("administrator")
    made = {}
    for name in ("open invitation", "invitation in hand"):
        with world.words_of(name):
            asked = UserFactory.build()
        made[name] = invite_person(
            council, email=asked.email, name=asked.name, roles=[Role.VIEWER], by=by
        )
    waiting, in_hand = made.values()
    here = {"organisation": council.slug}
    person = world.user("viewer")
    role = person.memberships.get()
    world.things |= {
        "people of the Council": Thing(council, here | {"person": person.pk, "pk": role.pk}),
        "open invitation": Thing(waiting, here | {"pk": waiting.pk}),
        "invitation in hand": Thing(in_hand, {"token": token_of(in_hand)}),
    }


def put_documents(world: World) -> None:
    draft, by = world.things["draft agreement"].row, world.user("viewer")
    assert isinstance(draft, Agreement)
    with world.words_of("uploaded file"):
        paper = UploadedPaperFactory(
            partnership=world.place, uploaded_by=world.user("commissioner")
        )
    job = queue_job(AGREEMENT_PDF, draft, by=by, organisations=draft.organisation_ids)
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == Job.State.MADE, job.failed_because
    with world.words_of("failed document"):
        failed: Any = JobFactory(
            marked=True,
            subject=draft,
            asked_by=by,
            finished_at=job.finished_at,
            organisations=job.organisations,
        )
    world.things |= {
        "uploaded file": Thing(paper, {"key": paper.key}),
        "document": Thing(job, {"key": job.key}),
        "failed document": Thing(failed, {"key": failed.key}),
    }


def put_tokens(world: World) -> None:
    """A token with which the viewer's programs use the API."""
    viewer = world.user("viewer")
    token, _ = issue_token(viewer, name="Ledger", last_day=timezone.localdate())
    world.things["token of the viewer"] = Thing(token, {"pk": token.pk})


def put_decisions(world: World) -> None:
    by, them = world.user("secretary"), world.bodies
    officer = BodyFactory(
        partnership=world.place,
        organisation=them.council,
        post=PostFactory(organisation=them.council),
        short_name="DPH",
        slug="dph",
        kind=Body.Kind.OFFICER,
    )
    place = {"place": world.place.slug}
    theirs = BodyFactory(
        partnership=world.place, organisation=them.elsewhere, kind=Body.Kind.COUNCIL_BODY
    )
    with world.words_of("draft of others"):
        far = decisions.written(theirs, world.user("two hats"))
    with world.words_of("draft of the officer"):
        alone = decisions.written(officer, by)
    with world.words_of("draft of the board"):
        draft = decisions.joint(world.board, them, by)
    with world.words_of("published decision"):
        concerned = world.things["public agreement"].row
        published = decisions.published(world.board, them, concerned, by)
    run_waiting_jobs()
    line = draft.authority_lines.get(organisation=them.icb)
    world.things |= {
        "draft of others": Thing(far, place | {"key": far.key}),
        "draft of the officer": Thing(alone, place | {"key": alone.key}),
        "draft of the board": Thing(draft, place | {"key": draft.key, "line": line.pk}),
        "published decision": Thing(
            published,
            place
            | {
                "body": world.board.slug,
                "year": published.number_year,
                "number": published.number,
                "revision": 1,
            },
            api={"key": published.key},
        ),
    }
