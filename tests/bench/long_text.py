"""A memorandum of 400 clauses and its renewal, invented for the bench: no paper is so long."""

from functools import cache

from agreements.register.drafting import NewParty, start_agreement
from agreements.register.lineage import link_agreements
from agreements.texts.comparison.versions import NOW
from agreements.texts.models import Clause, ClauseVersion, TextComparison
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership

SECTIONS, CLAUSES = 40, 9
TITLES = ("Memorandum of 400 clauses", "Renewal of 400 clauses")
WORDS = [
    "care",
    "plan",
    "budget",
    "board",
    "partner",
    "review",
    "year",
    "report",
    "service",
    "cost",
    "risk",
    "need",
    "support",
    "staff",
    "home",
    "hospital",
    "community",
    "family",
    "carer",
    "school",
    "transport",
    "housing",
    "adviser",
    "contract",
    "quality",
    "target",
    "share",
    "record",
    "notice",
    "change",
    "option",
    "lead",
    "group",
    "paper",
    "meeting",
    "decision",
    "member",
    "officer",
    "resource",
]


def sentence(n, length=12):
    """Words in an order that `n` alone decides, so that no two clauses read alike."""
    picked = [WORDS[(n * 31 + k * (7 + n % 11)) % len(WORDS)] for k in range(length)]
    return f"The parties agree on {' and the '.join(picked[:3])} for {' '.join(picked[3:])}."


def body(n):
    return " ".join(sentence(n * 5 + k) for k in range(4))


def rows(changed=False):
    """(number, heading, body) of each clause; `changed` as the renewal has them.

    There a section is new, one is gone, one moved to the end, and every fifth clause says more.
    """
    sections = list(range(SECTIONS))
    if changed:
        sections = [*sections[:10], 99, *sections[11:20], *sections[21:], 20]
    for place, section in enumerate(sections, start=1):
        yield f"{place}", f"Section {WORDS[section % len(WORDS)]} {section}", ""
        for n in range(1, CLAUSES + 1):
            words = body(section * 20 + n)
            if changed and n % 5 == 0:
                words = words.replace("agree", "have agreed", 1) + " It is reviewed each year."
            yield f"{place}.{n}", "", words


@cache
def memorandum():
    return _written(TITLES[0], rows())


@cache
def renewal():
    made = _written(TITLES[1], rows(changed=True))
    link_agreements(made, memorandum(), kind="renews", by=None)
    return made


def middle_clause():
    return memorandum().clauses.get(number="20.4")


def comparison():
    """What the worker is asked to make a PDF of."""
    return TextComparison.objects.create(
        before=memorandum(), before_version=NOW, after=renewal(), after_version=NOW
    )


def _written(title, content):
    place = Partnership.objects.get(slug="doncaster")
    bodies = Organisation.objects.filter(party_to__agreement__partnership=place).distinct()
    parties = [NewParty(body) for body in bodies.order_by("pk")]
    agreement = start_agreement(place, kind="mou", title=title, parties=parties, by=None)
    above = {}
    for position, (number, heading, words) in enumerate(content, start=1):
        parent = above.get(number.rpartition(".")[0])
        said = {"number": number, "heading": heading, "body": words}
        above[number] = clause = Clause.objects.create(
            agreement=agreement, position=position, parent=parent, mark=number, **said
        )
        ClauseVersion.objects.create(clause=clause, version=1, **said)
    return agreement
