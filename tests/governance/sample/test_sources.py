"""Each row of the sample names its paper and the place in it, or says that it is invented.

A row without a column for it goes by the row it is part of. Bodies, posts and places have none at
all: the loader names their paper beside them.
"""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post
from governance.sample import bodies, devon_changes, devon_life
from governance.sample.devon_arrangements import PAPER as SEED_004
from governance.sample.doncaster_history import MEMORANDUM as SEED_001
from governance.sample.doncaster_history import RECORD as SEED_000
from governance.sample.oxfordshire import PAPER as SEED_003
from governance.sample.wiltshire_plans import REPORT as SEED_002

pytestmark = pytest.mark.usefixtures("doncaster")
PAPERS = (SEED_000, SEED_001, SEED_002, SEED_003, SEED_004)
LAWS = {bodies.ACT_OF_2012, bodies.ACT_OF_2022, bodies.STATEMENT_OF_2025, bodies.CODE_TABLES}
INVENTED = {devon_changes.MADE_UP, devon_life.MADE_UP}
PART_OF = {
    "areas.AreaAction": "area",
    "areas.AreaLead": "area",
    "areas.AreaStanding": "agreement",
    "areas.Indicator": "subject",
    "areas.Milestone": "agreement",
    "areas.Obligation": "agreement",
    "areas.Reading": "indicator",
    "completeness.Consultation": "agreement",
    "completeness.CoveredFunction": "agreement",
    "completeness.Disagreement": "agreement",
    "completeness.Explanation": "agreement",
    "completeness.NamedClause": "agreement",
    "decisions.AgreementConcerned": "decision",
    "decisions.AuthorityLine": "decision",
    "decisions.Option": "decision",
    "decisions.OtherReference": "decision",
    "decisions.PublishedRevision": "decision",
    "money.Contribution": "fund",
    "money.HostMove": "fund",
    "plans.PlanPriority": "plan",
    "plans.ReviewDependency": "review",
    "plans.ReviewPoint": "review",
    "plans.ReviewReport": "review",
    "register.Approval": "party",
    "register.Link": "later",
    "register.OptionToExtend": "agreement",
    "register.Party": "agreement",
    "register.Signature": "party",
    "register.Term": "agreement",
    "register.VariationApproval": "variation",
    "register.VariationChange": "variation",
    "register.VariationSignature": "variation",
    "texts.Clause": "agreement",
    "texts.ClauseVersion": "clause",
    "texts.Comment": "clause",
    "texts.Definition": "agreement",
    "texts.DefinitionVersion": "definition",
    "texts.PaperReferredTo": "agreement",
    "texts.Reply": "comment",
    "texts.SealedText": "agreement",
    "texts.StructureVersion": "agreement",
    "texts.UploadedPaper": "agreement",
    "texts.VariedClause": "variation",
}
"""What a row without a source of its own is part of, of those kinds of row that have none."""
OF_THE_SERVICE = {
    "accounts",  # invented people: test_sample says so of each
    "audit",
    "auth",
    "contenttypes",
    "decisions.Counter",
    "jobs",
    "money.FundClass",
    "money.FundingSource",
    "notices",
    "sessions",
}
NAMED_BY_THE_LOADER = {
    "authorities.Body",
    "boards.BoardForm",
    "organisations.Organisation",
    "organisations.OtherCode",
    "organisations.OtherName",
    "partnerships.Partner",
    "partnerships.Partnership",
    "people.Post",
}
CITED = re.compile(r"[Ss]eed 00[0-4]|[Rr]ules\.md|R-[A-Z0-9]+-\d|[Pp]aragraphs? \d|[Ss]ection \d")


def rows_loaded():
    for model in apps.get_models():
        label = model._meta.label
        if not {label, model._meta.app_label} & (OF_THE_SERVICE | NAMED_BY_THE_LOADER):
            yield from model._default_manager.all()


def source_of(row):
    """What the row says of where it is from; else what that says of which it is part."""
    said = getattr(row, "stated_in", "") or getattr(row, "source", "")
    if isinstance(said, str) and (said in INVENTED | LAWS or named_paper(said)):
        return said
    if "(illustrative)" in " ".join(map(str, vars(row).values())):
        return "illustrative"
    if getattr(row, "figures_are", "") == "illustrative":
        return "illustrative"
    label = row._meta.label
    if label == "register.Agreement":
        return f"{SEED_001}, itself" if row.kind == "mou" and row.clauses.exists() else ""
    if label == "areas.Area":
        return source_of(row.standings.first())
    if label in {"decisions.Decision", "authorities.Authority"}:
        return f"{SEED_000}, itself" if said == SEED_000 else ""
    return source_of(getattr(row, PART_OF[label])) if label in PART_OF else ""


def named_paper(words):
    """The paper that `words` name, with the place in it."""
    return next((p for p in PAPERS if re.match(re.escape(p) + r"(, | \()\w", words)), None)


def test_every_row_names_its_paper_and_the_place_in_it_or_is_marked_as_invented():
    untraced = [f"{row._meta.label}: {row}" for row in rows_loaded() if not source_of(row)]

    assert untraced == []


def test_every_paper_is_told_from():
    told = {named_paper(source_of(row)) for row in rows_loaded()}

    assert told - {None} == set(PAPERS)


def test_bodies_posts_and_places_have_their_paper_beside_them_in_the_loader():
    names = [
        *Organisation.objects.values_list("slug", flat=True),
        *Post.objects.exclude(title__contains="(illustrative)").values_list("title", flat=True),
        *Body.objects.exclude(kind="officer").values_list("name", flat=True),
        *Partnership.objects.values_list("slug", flat=True),
    ]

    cited = [words for words in passages_of_the_loader() if CITED.search(words)]
    assert [name for name in names if not any(f'"{name}"' in words for words in cited)] == []


def passages_of_the_loader():
    """Each function, and each constant with the words below it, under its module's own words."""
    for path in sorted(Path(bodies.__file__).parent.glob("*.py")):
        text = path.read_text()
        tree = ast.parse(text)
        module = ast.get_docstring(tree) or ""
        for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
            below = ast.get_source_segment(text, after) if is_words(after) else ""
            yield f"{module}\n{ast.get_source_segment(text, node)}\n{below}"


def is_words(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
