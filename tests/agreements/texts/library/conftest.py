import pytest

from agreements.texts.clauses import add_clause
from agreements.texts.library.keeping import keep_in_library


@pytest.fixture
def clause(draft, commissioner):
    """Clause 1 with two clauses under it."""
    top = add_clause(draft, number="1", heading="Costs", body="", by=commissioner)
    for n, words in enumerate(("Each bears its own.", "None is shared."), start=1):
        said = {"number": f"1.{n}", "heading": "", "body": words}
        add_clause(draft, under=top, by=commissioner, **said)
    return top


@pytest.fixture
def kept(clause, council, commissioner):
    return keep_in_library(clause, council, heading="Costs", by=commissioner)
