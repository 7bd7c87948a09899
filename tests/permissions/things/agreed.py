"""The agreements of the table, and the one to which things happened."""

from agreements.register.models import Agreement
from agreements.register.publication import publish_agreement
from tests.factories import (
    AreaStandingFactory,
    GapNoteFactory,
    LinkFactory,
)
from tests.permissions import agreements
from tests.permissions.world import Thing, World


def put_agreements(world: World) -> None:
    place, them, by = world.place, world.bodies, world.user("commissioner")
    made = {}
    for name, make in {
        "draft agreement": agreements.draft,
        "new draft": agreements.new_draft,
        "sent agreement": agreements.sent,
        "signed agreement": agreements.signed,
        "public agreement": agreements.signed,
        "renewal": agreements.renewal,
    }.items():
        with world.words_of(name):
            made[name] = make(place, them, by)
    with world.words_of("ended agreement"):
        ended = made["ended agreement"] = agreements.signed(place, them, by, ended=True)
        note = GapNoteFactory(marked=True, agreement=ended)
    with world.words_of("agreement of others"):
        made["agreement of others"] = agreements.of_others(place, them, world.user("outsider"))
        shared = made["draft agreement"].areas.get().area
        AreaStandingFactory(marked=True, agreement=made["agreement of others"], area=shared)
    LinkFactory(later=made["renewal"], earlier=made["ended agreement"])
    Agreement.objects.filter(pk=made["public agreement"].pk).update(kind="section_75")
    made["public agreement"] = publish_agreement(made["public agreement"], by=by)
    for name, agreement in made.items():
        world.things[name] = about(agreement)
    world.things["ended agreement"].address["note"] = note.pk
    world.things["note on a gap"] = Thing(note, {}, {"pk": note.pk})
    with world.words_of("varied agreement"):
        one = agreements.varied(place, them, by)
    world.things["varied agreement"] = world.things["awaited variation"] = about_varied(one)
    for variation in one.variations.all():
        own = (variation.details, variation.approvals, variation.signatures)
        for row in (
            variation,
            *variation.varied_parties.all(),
            *variation.varied_clauses.all(),
            *(r for rows in own for r in rows.all()),
        ):
            world.give(row, "awaited variation")


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
            "kept": "mou-2",
            "duty": fund and f"pool-{fund.key}-{agreements.last_of_a_quarter()}",
        },
        api={"pk": clause and clause.pk},
        elsewhere={
            "register:confirm_fact": {"party": theirs.pk, "fact": "approval"},
            "register:add_evidence": {"party": mine.pk, "fact": "signature"},
            "completeness:explain": {"item": "governance"},
            "completeness:take_back": {"item": "costs"},
            "completeness:disagree": {"item": "purpose"},
            "completeness:take_back_report": {"duty": fund and f"pool-{fund.key}-2021-09-30"},
        },
    )


def about_varied(agreement: Agreement) -> Thing:
    """The same, with what happened to it; most doors of a variation lead to the one being written."""
    whole = about(agreement)
    notice, option = agreement.termination_notices.get(), agreement.options_to_extend.get()
    written, sent = agreement.variations.all()
    theirs = notice.party_id
    added = written.areas_added.get()
    new = written.varied_clauses.get()
    records = {
        "row": written.varied_parties.get().pk,
        "notice": notice.pk,
        "option": option.pk,
        "kind": "notice",
        "record": notice.pk,
    }
    to_sent = {"variation": sent.pk, "party": whole.address["party"]}
    paper = {"party": whole.address["party"], "fact": "signature"}
    of_sent = ("approve_variation", "sign_variation", "withdraw_variation")
    of_paper = ("add_variation_evidence", "take_variation_evidence")
    to_writing = ("detail", "describe", "send-for-approval", "vary-party", "take-out-party")
    to_agreeing = ("withdraw", "approve", "sign", "confirm", "add-evidence")
    return Thing(
        agreement,
        whole.address
        | records
        | {"variation": written.pk, "about": "scope", "passage": whole.address["clause"]},
        elsewhere={
            **{f"register:{name}": to_sent for name in of_sent},
            "register:confirm_variation_fact": {
                "variation": sent.pk,
                "party": theirs,
                "fact": "approval",
            },
            **{f"{door}_evidence": paper for door in ("register:add", "register:take")},
            "api:agreement-take-evidence": paper,
            "areas:leave_area_as_it_is": {"standing": added.pk},
            "texts:leave_clause_as_it_is": {"row": new.pk},
            "api:varied-clause-detail": {"pk": new.pk},
            **{f"register:{name}": to_sent | paper for name in of_paper},
            "api:variation-take-evidence": paper | {"pk": sent.pk},
            **{f"api:variation-{name}": {"pk": written.pk} for name in to_writing},
            **{f"api:variation-{name}": {"pk": sent.pk} for name in to_agreeing},
        },
    )
