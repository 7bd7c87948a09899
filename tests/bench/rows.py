"""What is timed: a page with its reader and address, a document with who asks for it and of what."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from agreements.money.models import PooledFund
from agreements.register.models import Agreement
from agreements.texts.comparison.made import COMPARISON_PDF
from agreements.texts.documents import AGREEMENT_PDF
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from governance.decisions.documents import DECISION_PDF
from governance.decisions.models import Decision
from tests.bench import long_text


def anybody():
    return None


def somebody_as(role):
    """The first sample person in that role."""
    people = User.objects.filter(is_sample=True, memberships__role=role).order_by("pk")
    return lambda: people.all()[0]


commissioner, secretary, finance_officer = map(
    somebody_as, (Role.COMMISSIONER, Role.SECRETARY, Role.FINANCE)
)


def longest_agreement():
    agreements = Agreement.objects.visible_to(commissioner()).exclude(title__in=long_text.TITLES)
    return agreements.annotate(length=Count("clauses")).order_by("-length", "pk")[0]


def fullest_fund():
    funds = PooledFund.objects.visible_to(finance_officer())
    return funds.annotate(rows=Count("contributions")).order_by("-rows", "pk")[0]


def published_decision():
    return Decision.objects.visible_to(AnonymousUser()).order_by("pk")[0]


def newest_revision():
    return published_decision().revisions.order_by("-number")[0]


def at(address):
    return lambda: address


def under(thing, rest=""):
    return lambda: thing().get_absolute_url() + rest


def by_api(thing, rest=""):
    return lambda: f"/api/v1/agreements/{thing().key}/{rest}"


def clause_page(page):
    def address():
        clause = long_text.middle_clause()
        return f"{clause.agreement.get_absolute_url()}clauses/{clause.pk}/{page}"

    return address


def next_words():
    """The clause as it stands, with one word more."""
    clause = long_text.middle_clause()
    said = {"number": clause.number, "heading": clause.heading, "version": clause.version}
    return said | {"body": f"{clause.body} Again."}


PAGES = [
    ("Front page, not signed in", anybody, at("/")),
    ("Public register", anybody, at("/register/")),
    ("Public register, searched", anybody, at("/register/?q=agreement")),
    ("Public register of a place", anybody, at("/register/doncaster/")),
    ("Feed of the register", anybody, at("/register/feed.atom")),
    ("Published decision", anybody, under(published_decision)),
    ("OpenAPI document", anybody, at("/api/schema/")),
    ("Home of a commissioner", commissioner, at("/")),
    ("Home of a board secretary", secretary, at("/")),
    ("Home of a finance officer", finance_officer, at("/")),
    ("Agreements", commissioner, at("/agreements/")),
    ("Agreement", commissioner, under(longest_agreement)),
    ("Text of an agreement", commissioner, under(longest_agreement, "text/")),
    ("Cover of a chain", commissioner, under(longest_agreement, "cover/")),
    ("Areas of an agreement", commissioner, under(longest_agreement, "areas/")),
    ("Pooled fund", finance_officer, under(fullest_fund)),
    ("Schedule as XLSX", finance_officer, under(fullest_fund, "schedule.xlsx")),
    ("Schedule as CSV", finance_officer, under(fullest_fund, "schedule.csv")),
    ("Schedule as PDF", finance_officer, under(fullest_fund, "schedule.pdf")),
    ("400 clauses: the text", commissioner, under(long_text.memorandum, "text/")),
    ("400 clauses: compared with 400", commissioner, under(long_text.renewal, "comparison/")),
    ("400 clauses: API, compared with 400", commissioner, by_api(long_text.renewal, "comparison/")),
    ("400 clauses: the agreement", commissioner, under(long_text.renewal)),
    ("400 clauses: renumber", commissioner, under(long_text.memorandum, "clauses/renumber/")),
    ("400 clauses: what is missing", commissioner, under(long_text.memorandum, "missing/")),
    ("Decisions", secretary, at("/decisions/")),
    ("Place", commissioner, at("/doncaster/")),
    ("Search", commissioner, at("/search/?q=agreement")),
    ("API: agreements", commissioner, at("/api/v1/agreements/")),
    ("API: areas", commissioner, at("/api/v1/areas/")),
]
ACTS = [
    ("400 clauses: save a clause", commissioner, clause_page("edit/"), next_words),
]
"""What is sent by a person, with what is sent each time."""
DOCUMENTS = [
    ("PDF of an agreement's text", commissioner, AGREEMENT_PDF, longest_agreement),
    ("400 clauses: PDF", commissioner, AGREEMENT_PDF, long_text.memorandum),
    ("400 clauses: PDF of the comparison", commissioner, COMPARISON_PDF, long_text.comparison),
    ("PDF of a published decision", secretary, DECISION_PDF, newest_revision),
]
