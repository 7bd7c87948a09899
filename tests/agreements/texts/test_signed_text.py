"""What the page of a text offers once every party has signed it."""

import pytest

from agreements.register.models import Signature
from tests.factories import ClauseFactory, DefinitionFactory
from tests.html import parsed


@pytest.fixture
def links(client, draft):
    """What the text page leads to, as this person sees it."""
    clause = ClauseFactory(agreement=draft, number="1", body="Words")
    term = DefinitionFactory(agreement=draft)
    here = draft.get_absolute_url()

    def seen_by(user):
        client.force_login(user)
        page = parsed(client.get(f"{here}text/"))
        found = {link.get("href", "").removeprefix(here) for link in page.iter("a")}
        ways = ("clauses/", "definitions/", "variations/")
        return {
            one.replace(f"clauses/{clause.pk}/", "clauses/N/").replace(
                f"definitions/{term.pk}/", "definitions/N/"
            )
            for one in found
            if one.startswith(ways)
        }, "not a draft any more" in " ".join(page.itertext())

    return seen_by


def sign(agreement, *, all_but=0):
    rows = Signature.objects.filter(party__agreement=agreement).order_by("pk")
    for row in rows[: len(rows) - all_but]:
        row.state = "recorded"
        row.save()


def test_a_signed_text_offers_its_history_and_a_variation_and_no_change(links, draft, commissioner):
    sign(draft)

    assert links(commissioner) == (
        {
            "clauses/N/versions/",
            "clauses/N/comments/",
            "definitions/N/versions/",
            "variations/new/",
        },
        True,
    )


def test_a_text_that_one_party_has_not_signed_may_still_be_changed(links, draft, commissioner):
    sign(draft, all_but=1)

    found, says_signed = links(commissioner)

    assert not says_signed
    assert {"clauses/N/edit/", "clauses/N/move/", "clauses/add/", "clauses/renumber/"} <= found
    assert "variations/new/" not in found
