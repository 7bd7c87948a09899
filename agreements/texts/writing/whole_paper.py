"""The paper that a text makes: where nobody wrote title, parties or signature blocks, they are added."""

from collections.abc import Sequence

from agreements.register.models import Agreement, Party
from agreements.texts.models import Clause

ROLE = Clause.Role
AFTER_SIGNATURES = (ROLE.SCHEDULE, ROLE.APPENDIX)


def whole_paper(
    agreement: Agreement, clauses: Sequence[Clause], parties: Sequence[Party]
) -> list[Clause]:
    """The clauses in their order, with what a paper needs and they lack, made of what is recorded."""
    roles = {clause.role for clause in clauses}
    front = []
    if ROLE.TITLE not in roles:
        front.append(_passage(-1, ROLE.TITLE, heading=agreement.title))
    if ROLE.PARTIES not in roles and parties:
        front.append(_passage(-2, ROLE.PARTIES, body=_between(parties)))
    if ROLE.SIGNATURES in roles:
        return [*front, *clauses]
    signing = [
        _passage(-3 - n, ROLE.SIGNATURES, body=_block(party))
        for n, party in enumerate(parties)
        if party.is_expected_to_sign
    ]
    at = next((n for n, c in enumerate(clauses) if c.role in AFTER_SIGNATURES), len(clauses))
    return [*front, *clauses[:at], *signing, *clauses[at:]]


def _passage(pk: int, role: str, *, heading: str = "", body: str = "") -> Clause:
    """A passage that only stands on paper."""
    return Clause(pk=pk, role=role, heading=heading, body=body)


def _between(parties: Sequence[Party]) -> str:
    lines = []
    for n, party in enumerate(parties, start=1):
        address = " ".join(party.address_as_printed.split())
        term = party.defined_term.removeprefix("the ").strip()
        named = f"({n}) {party.name_as_printed}" + (f" of {address}" if address else "")
        named += f" (“the {term}”)" if term else ""
        end = "." if n == len(parties) else "; and" if n == len(parties) - 1 else ";"
        lines.append(named.rstrip(".") + end)
    return "\n".join(["BETWEEN:", *lines])


def _block(party: Party) -> str:
    signature = party.signature
    said = {
        "Signature": "",
        "Name": signature.name,
        "Position": signature.post,
        "Date": signature.on_words,
    }
    lines = [f"Signed for and on behalf of {party.name_as_printed}"]
    return "\n".join(lines + [f"{label}: {value}".strip() for label, value in said.items()])
