"""What others varied, novated and answered in their agreements: see `others.py`."""

from dataclasses import replace

from tests.factories import (
    ConsultationFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
    NamedClauseFactory,
    NovationApprovalFactory,
    NovationFactory,
    OrganisationFactory,
)
from tests.permissions import agreements
from tests.permissions.things.agreed import about_varied
from tests.permissions.world import Thing, World


def put_varied_of_others(world: World) -> None:
    """An agreement of the body elsewhere with bodies of which nobody in the table is an officer."""
    icb, group, gone = OrganisationFactory.create_batch(3)
    them = replace(world.bodies, council=world.bodies.elsewhere, icb=icb, group=group, gone=gone)
    with world.words_of("agreement of others"):
        one = agreements.varied(world.place, them, world.user("outsider"))
    world.others["varied agreement"] = world.others["awaited variation"] = about_varied(one)


def put_novation_of_others(world: World) -> None:
    theirs = world.things["agreement of others"]
    with world.words_of("agreement of others"):
        old, other = theirs.row.parties.all()
        novation = NovationFactory(from_party=old)
        approval = NovationApprovalFactory(novation=novation, party=other)
    here = {"place": theirs.address["place"], "key": theirs.row.key, "approval": approval.pk}
    here["novation"] = novation.pk
    world.others["novation"] = Thing(novation, here, {"pk": novation.pk})


def put_answers_of_others(world: World) -> dict[str, int]:
    """What meets items of their list; the parts of an address that lead to it."""
    agreement, by = world.things["agreement of others"].row, world.user("outsider")
    elsewhere = world.bodies.elsewhere
    with world.words_of("agreement of others"):
        named = NamedClauseFactory(
            agreement=agreement, clause=agreement.clauses.first(), named_by=by
        )
        function = CoveredFunctionFactory(
            agreement=agreement, delegating=elsewhere, exercising=elsewhere
        )
        consultation = ConsultationFactory(agreement=agreement, recorded_by=by)
        disagreement = DisagreementFactory(agreement=agreement, organisation=elsewhere, by=by)
    parts = {
        "function of the draft": function,
        "consultation on the draft": consultation,
        "disagreement of the ICB": disagreement,
    }
    world.others |= {name: Thing(row, {}, {"pk": row.pk}) for name, row in parts.items()}
    return {
        "named": named.pk,
        "function": function.pk,
        "consultation": consultation.pk,
        "disagreement": disagreement.pk,
    }
