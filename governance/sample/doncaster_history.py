"""The Doncaster chain as its two papers record it, and no more than they record.

Seed 001 is the draft memorandum of 2017. Seed 000 is the decision of 21 April 2021, the only paper
that speaks of the two joint commissioning agreements.
"""

from agreements.areas.areas import change_area, name_area, stand_area
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.lineage import link_agreements
from agreements.register.models import Agreement, Link
from agreements.register.publication import publish_agreement
from agreements.texts.importing import import_agreement, keep_upload
from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.decisions import record_decision
from governance.decisions.models import AgreementConcerned, Decision
from governance.decisions.publication import publish_decision
from governance.decisions.text_reading import read_record, text_of
from governance.sample.doncaster_areas import (
    accept_obligations_of,
    state_how_areas_went,
    state_indicators_of_success,
    state_reports_owed,
)
from governance.sample.doncaster_bodies import Doncaster
from governance.sample.doncaster_lists import answer_memorandum_list
from governance.sample.doncaster_scope import state_scope
from governance.sample.history import State, printed_term, state_approvals, state_signatures
from governance.sample.papers import Papers

RECORD = "Decision record PH 09 2021 of 21 April 2021"
MEMORANDUM = "Draft memorandum of understanding of 2017"


def state_history(doncaster: Doncaster, papers: Papers) -> None:
    memorandum = _memorandum(doncaster, papers)
    first = _first_agreement(doncaster)
    second = _second_agreement(doncaster)
    # Seed 001, 2.1.5: the memorandum will be replaced by the agreement.
    link_agreements(
        first, memorandum, kind=Link.Kind.REPLACES, by=None, stated_in=f"{MEMORANDUM}, 2.1.5"
    )
    # Seed 000, title and Decision.
    link_agreements(
        second, first, kind=Link.Kind.RENEWS, by=None, stated_in=f"{RECORD}, title and decision"
    )
    _decision(doncaster, papers, first, second)
    publish_agreement(second, by=doncaster.people["commissioner"])


def _memorandum(doncaster: Doncaster, papers: Papers) -> Agreement:
    """Read in from its text, as anybody would (seed 001)."""
    path = papers.path("001")
    paper = keep_upload(path.read_bytes(), path.name, partnership=doncaster.place, by=None)
    memorandum = import_agreement(
        paper,
        bodies=[doncaster.ccg, doncaster.council],  # as its first page prints them
        title="Memorandum of understanding for integrated commissioning",
        by=None,
    )
    _areas(memorandum)
    state_scope(memorandum, paper=MEMORANDUM)
    state_how_areas_went(memorandum, record=RECORD)
    state_indicators_of_success(memorandum, paper=MEMORANDUM)
    accept_obligations_of(memorandum)
    answer_memorandum_list(memorandum)
    # Seed 000, Purpose: the Council entered it in 2017. Nothing records an approval.
    state_approvals(memorandum, State.NOT_RECORDED, stated_in=f"{RECORD}, purpose")
    state_signatures(
        memorandum,
        State.ATTESTED,
        on=PrintedDate.from_words("In 2017"),
        stated_in=f"{RECORD}, purpose",
    )
    return memorandum


def _areas(memorandum: Agreement) -> None:
    """Seed 001, 5.2 lists six; seed 000, Purpose, says that the memorandum had seven."""
    stand_area(memorandum, "Learning Disability", stated_in=f"{RECORD} (purpose)", by=None)
    name_area(
        memorandum.partnership,
        "Starting Well (1001 days)",
        other_names=["Starting Well first 1001 days"],  # seed 000, Purpose
        organisations=memorandum.organisation_ids,
        by=None,
    )
    notes = {
        # Seed 000, Purpose.
        "Dermatology": (
            f"Not progressed by April 2021, unlike the other six. {RECORD} says that plans were"
            " being made for care in general practice instead of in hospital."
        ),
    }
    for standing in memorandum.areas.filter(name_as_printed__in=notes):
        memorandum.refresh_from_db()
        change_area(
            standing,
            name_as_printed=standing.name_as_printed,
            words=standing.words,
            note=notes[standing.name_as_printed],
            version=memorandum.version,
            by=None,
        )


def _first_agreement(doncaster: Doncaster) -> Agreement:
    """Seed 000, Purpose: a formal agreement in place in April 2018, expired at the end of March
    2021. It binds: to do nothing would leave the parties without a legally binding agreement
    (Alternative options, a). No paper records who approved it.
    """
    agreement = start_agreement(
        doncaster.place,
        kind=Agreement.Kind.JCA,
        title="Joint commissioning agreement 2018 to 2021",
        parties=_parties(doncaster),
        binding=Agreement.Binding.YES,
        term=printed_term("fixed", "April 2018", "fixed", "end of March 2021"),
        stated_in=f"{RECORD}, purpose",
        by=None,
    )
    state_approvals(agreement, State.NOT_RECORDED, stated_in=f"{RECORD}, purpose")
    state_signatures(agreement, State.ATTESTED, stated_in=f"{RECORD}, purpose")
    return agreement


def _second_agreement(doncaster: Doncaster) -> Agreement:
    """Seed 000, Decision: from 1st April 2021 for up to 12 months to 31st March 2022; binding
    (Purpose, a). The Council's approval comes with the decision; the CCG's is not recorded.
    """
    agreement = start_agreement(
        doncaster.place,
        kind=Agreement.Kind.JCA,
        title="Joint commissioning agreement 2021/22",
        parties=_parties(doncaster),
        binding=Agreement.Binding.YES,
        purpose=(
            "To commission health and care together across the life stages of Starting, Living"
            " and Ageing Well, and to prepare for a section 75 agreement."
        ),
        term=printed_term("fixed", "1st April 2021", "ceiling", "31st March 2022"),
        stated_in=f"{RECORD}, decision",
        by=None,
    )
    state_signatures(agreement, State.NOT_RECORDED, stated_in=f"{RECORD}, decision")
    state_reports_owed(agreement)
    return agreement


def _parties(doncaster: Doncaster) -> list[NewParty]:
    """As seed 000 prints them."""
    return [
        NewParty(doncaster.council, "Doncaster Council", "the Council"),
        NewParty(doncaster.ccg, "Doncaster NHS CCG", "CCG"),
    ]


def _decision(
    doncaster: Doncaster, papers: Papers, first: Agreement, second: Agreement
) -> Decision:
    """Seed 000 itself, published on the day that it states."""
    details = read_record(text_of(papers.path("000").read_bytes()))
    secretary, day = doncaster.people["secretary"], details["decided_on"]
    role = AgreementConcerned.Role
    decision = record_decision(
        doncaster.place,
        body=doncaster.director_of_public_health,
        stated_in=RECORD,
        authority_lines=[
            {
                "organisation": doncaster.council,
                "state": State.RECORDED,
                "given_by": details["maker_words"],
                "on": day,
            },
            {"organisation": doncaster.ccg, "state": State.NOT_RECORDED},
        ],
        agreements=[
            {"agreement": second, "role": role.APPROVE},
            {"agreement": first, "role": role.RENEW},
        ],
        by=secretary,
        **details,
    )
    publish_decision(
        decision,
        version=decision.version,
        by=secretary,
        key="sample",
        on=details["published_on"].latest,
    )
    return decision
