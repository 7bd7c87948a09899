"""What is timed: a page with its reader and address, a document with who asks for it and of what."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count

from agreements.money.models import PooledFund
from agreements.register.models import Agreement
from agreements.texts.documents import AGREEMENT_PDF
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from governance.decisions.documents import DECISION_PDF
from governance.decisions.models import Decision


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
    agreements = Agreement.objects.visible_to(commissioner())
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
    ("Decisions", secretary, at("/decisions/")),
    ("Place", commissioner, at("/doncaster/")),
    ("Search", commissioner, at("/search/?q=agreement")),
    ("API: agreements", commissioner, at("/api/v1/agreements/")),
    ("API: areas", commissioner, at("/api/v1/areas/")),
]
DOCUMENTS = [
    ("PDF of an agreement's text", commissioner, AGREEMENT_PDF, longest_agreement),
    ("PDF of a published decision", secretary, DECISION_PDF, newest_revision),
]
