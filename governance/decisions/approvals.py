"""What a published decision does to the agreements that it approves."""

from __future__ import annotations

from agreements.register.approvals import confirm_fact, record_approval
from agreements.register.models import Approval, Party
from commissioning.accounts.models import User
from commissioning.authorities.models import Authority
from governance.decisions.models import AgreementConcerned, AuthorityLine, Decision
from governance.decisions.models.authority_line import State

SAYS_MORE_THAN = {
    State.RECORDED: {State.AWAITED, State.NOT_RECORDED, State.ATTESTED},
    State.NOT_REQUIRED: {State.AWAITED},
    State.ATTESTED: {State.AWAITED, State.NOT_RECORDED},
    State.NOT_RECORDED: {State.AWAITED},
}
"""Which state of an approval a line's state puts in its place: never a weaker one."""


def record_approvals(decision: Decision, *, by: User) -> None:
    """Carry each partner's authority into the agreements that the decision approves (R-DEC-19).

    A line that is recorded or attested becomes an authority that the approval points to. What a party
    has recorded already is left as it is.
    """
    lines = list(decision.authority_lines.select_related("organisation"))
    for line in lines:
        if line.state in (State.RECORDED, State.ATTESTED):
            _keep_authority(line)
    approved = decision.agreements_concerned.filter(role=AgreementConcerned.Role.APPROVE)
    parties = Party.objects.filter(agreement__in=approved.values("agreement"))
    for line in lines:
        for party in parties.filter(organisation=line.organisation):
            _approve(party, line, by=by)


def _keep_authority(line: AuthorityLine) -> None:
    decision = line.decision
    authority = line.authority or Authority(organisation=line.organisation)
    ours = decision.body.organisation_id in (None, line.organisation_id)
    authority.body = decision.body if ours else None
    authority.given_by = line.given_by or (decision.maker_words if ours else "") or "Not stated"
    authority.what = decision.title
    authority.instrument = line.instrument
    authority.on_words = line.on_words
    authority.on_earliest, authority.on_latest = line.on_earliest, line.on_latest
    authority.reference = decision.reference
    authority.url = decision.get_absolute_url()
    authority.source = decision.stated_in
    authority.save()
    if line.authority_id is None:
        line.authority = authority
        line.save(update_fields=["authority"])


def _approve(party: Party, line: AuthorityLine, *, by: User) -> None:
    approval = getattr(party, "approval", None)
    now = State(approval.state) if approval else State.AWAITED
    if now in SAYS_MORE_THAN.get(State(line.state), set()):
        approval = record_approval(
            party,
            by=by,
            state=line.state,
            on=line.on,
            authority=line.authority,
            stated_in=line.decision.stated_in,
        )
    if approval and approval.authority_id and approval.authority_id == line.authority_id:
        _confirm(approval, by=line.confirmed_by)


def _confirm(approval: Approval, *, by: User | None) -> None:
    """What the party's own officer confirmed of its authority holds for the approval too."""
    if by and by.answers_for(approval.party.organisation_id) and approval.is_unconfirmed:
        confirm_fact(approval, by=by)
