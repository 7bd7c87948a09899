"""The pages of completeness, as officers of the parties and others meet them."""

import pytest

from agreements.completeness.models import (
    Consultation,
    CoveredFunction,
    Disagreement,
    Explanation,
    NamedClause,
)
from tests.factories import (
    ClauseFactory,
    ConsultationFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
    ExplanationFactory,
    NamedClauseFactory,
)
from tests.html import parsed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(pooled):
    return lambda rest="": f"{pooled.get_absolute_url()}{rest}"


@pytest.fixture
def clause(pooled):
    return ClauseFactory(agreement=pooled, number="9", heading="Variation", body="In writing.")


def seen(client, address):
    return client.get(address).content.decode()


def goes_to(response):
    return (response.status_code, response.headers.get("Location"))


def test_the_list_stands_under_its_headings_with_what_is_lacking(client, commissioner, page):
    client.force_login(commissioner)

    text = seen(client, page("missing/"))

    assert "20 of 22 musts are missing." in text
    headings = ["Power and parties", "Functions", "Money", "People and services"]
    headings += ["Management", "Life", "Signing"]
    assert [h for h in headings if f">{h}</h3>" not in text] == []
    assert "Must: Regulation 7(3)(a)." in text
    assert "Better care has no host." in text
    assert "nothing says whose VAT regime it follows" in text


def test_the_list_is_a_page_of_the_agreement(client, commissioner, page):
    client.force_login(commissioner)

    assert f'href="{page("missing/")}"' in seen(client, page())


def test_an_item_leads_to_what_puts_it_right(client, commissioner, page, clause):
    client.force_login(commissioner)

    text = seen(client, page("missing/variation/"))

    assert f"{page('missing/variation/clause/')}?clause={clause.pk}" in text
    assert "Name clause 9 Variation" in text
    assert page("missing/variation/explain/") in text
    assert page("term/") in seen(client, page("missing/review/"))
    assert page("funds/") in seen(client, page("missing/host/"))


def test_an_item_that_is_not_on_the_list_is_not_there(client, commissioner, page):
    client.force_login(commissioner)

    assert client.get(page("missing/disputes/")).status_code == 404
    assert client.get(page("missing/disputes/explain/")).status_code == 404


def test_a_clause_is_named_from_the_suggestion_and_taken_out(
    client, commissioner, page, clause, pooled
):
    client.force_login(commissioner)

    form = seen(client, f"{page('missing/variation/clause/')}?clause={clause.pk}")
    assert "Suggested by their headings" in form
    assert f'<option value="{clause.pk}" selected>' in form

    here = page("missing/variation/")
    assert goes_to(client.post(page("missing/variation/clause/"), {"clause": clause.pk})) == (
        302,
        here,
    )
    named = NamedClause.objects.get()
    assert "named by Sam Sample" in seen(client, here)
    assert goes_to(client.post(f"{here}clauses/{named.pk}/take-out/")) == (302, here)
    assert NamedClause.objects.count() == 0


def test_a_clause_must_be_chosen(client, commissioner, page, clause):
    client.force_login(commissioner)

    assert "Choose the clause" in text_of_post(client, page("missing/variation/clause/"), {})


def text_of_post(client, address, answers):
    return client.post(address, answers).content.decode()


def test_an_item_is_explained_and_the_explanation_taken_back(client, commissioner, page):
    client.force_login(commissioner)
    here = page("missing/staff/")

    assert goes_to(client.post(f"{here}explain/", {"reason": "There are none."})) == (302, here)
    assert "There are none." in seen(client, page("missing/"))
    again = text_of_post(client, f"{here}explain/", {"reason": "Others."})
    assert "This is explained already" in again
    assert "Others." in again

    assert goes_to(client.post(f"{here}explanation/take-back/")) == (302, here)
    assert Explanation.objects.count() == 0


def test_partners_disagree_answer_and_take_back(
    client, commissioner, partner_commissioner, page, pooled, icb
):
    ExplanationFactory(agreement=pooled, item="staff", reason="There are none.")
    here = page("missing/staff/")
    client.force_login(partner_commissioner)
    answers = {"organisation": icb.pk, "reason": "We lend two."}
    assert goes_to(client.post(f"{here}disagree/", answers)) == (302, here)
    one = Disagreement.objects.get()
    assert f"disagreements/{one.pk}/withdraw/" in seen(client, here)
    assert f"disagreements/{one.pk}/answer/" not in seen(client, here)

    client.force_login(commissioner)
    text = seen(client, here)
    assert "We lend two." in text
    assert f"disagreements/{one.pk}/answer/" in text
    answer = client.post(f"{here}disagreements/{one.pk}/answer/", {"answer": "They left."})
    assert goes_to(answer) == (302, here)
    assert "They left." in seen(client, here)

    client.force_login(partner_commissioner)
    client.post(f"{here}disagree/", answers)
    second = Disagreement.objects.last()
    taken = client.post(f"{here}disagreements/{second.pk}/withdraw/")
    assert goes_to(taken) == (302, here)
    assert "Taken back" in seen(client, here)


def test_whoever_may_not_answer_is_told_who_can(client, partner_commissioner, page, pooled, icb):
    one = DisagreementFactory(agreement=pooled, item="staff", organisation=icb)
    client.force_login(partner_commissioner)

    response = client.get(page(f"missing/staff/disagreements/{one.pk}/answer/"))

    assert response.status_code == 403
    assert "Commissioners and approvers of Northshire Council can." in response.content.decode()


def test_functions_are_listed_changed_and_taken_out(
    client, commissioner, page, pooled, icb, council
):
    client.force_login(commissioner)
    here = page("functions/")
    row = {"side": "nhs", "words": "Nursing", "delegating": icb.pk, "exercising": council.pk}

    assert "No functions yet" in seen(client, here)
    assert goes_to(client.post(f"{here}add/", row)) == (302, here)
    one = CoveredFunction.objects.get()
    assert "Nursing" in seen(client, here)
    change = row | {"words": "Minor surgery", "version": 1}
    assert goes_to(client.post(f"{here}{one.pk}/edit/", change)) == (302, here)
    assert "no arrangement may cover (regulation 5). Found: “surgery”." in seen(client, here)
    assert client.post(f"{here}{one.pk}/edit/", change).status_code == 409
    assert goes_to(client.post(f"{here}{one.pk}/take-out/", {"version": 2})) == (302, here)
    assert CoveredFunction.objects.count() == 0


def test_the_page_names_the_body_that_stays_accountable(
    client, commissioner, page, pooled, icb, council
):
    """R-S75-33."""
    CoveredFunctionFactory(agreement=pooled, side="nhs", delegating=icb, exercising=council)
    client.force_login(commissioner)

    assert f"Accountable body {icb}" in words(parsed(client.get(page("functions/"))))


def test_a_function_of_a_paper_shows_what_it_does_not_state(client, commissioner, page, pooled):
    CoveredFunctionFactory(
        agreement=pooled, words="Nursing", delegating=None, exercising=None, stated_in="A paper"
    )
    client.force_login(commissioner)

    text = seen(client, page("functions/"))

    assert text.count("Not stated") == 3
    assert "A paper" in text


def test_a_consultation_is_recorded_changed_and_taken_out(client, commissioner, page):
    client.force_login(commissioner)
    here = page("consultation/")
    said = {"need": "held", "who": "Carers", "began_on": "3 May 2026"}

    assert "No consultation yet" in seen(client, here)
    assert goes_to(client.post(f"{here}add/", said)) == (302, here)
    one = Consultation.objects.get()
    assert "It does not say yet" in seen(client, here)
    assert 'value="3 May 2026"' in seen(client, f"{here}{one.pk}/edit/")
    change = said | {"result": "One number.", "version": 1}
    assert goes_to(client.post(f"{here}{one.pk}/edit/", change)) == (302, here)
    assert "One number." in seen(client, here)
    assert goes_to(client.post(f"{here}{one.pk}/take-out/", {"version": 2})) == (302, here)


def test_that_none_is_required_needs_a_reason(client, commissioner, page):
    client.force_login(commissioner)

    text = text_of_post(client, page("consultation/add/"), {"need": "continuing"})

    assert "Enter why no consultation is required" in text
    assert Consultation.objects.count() == 0


@pytest.mark.parametrize("rest", ["missing/", "missing/staff/", "functions/", "consultation/"])
def test_strangers_find_nothing(client, outsider, page, rest):
    client.force_login(outsider)
    assert client.get(page(rest)).status_code == 404

    client.logout()
    assert client.get(page(rest)).status_code == 302


def test_a_viewer_reads_and_is_offered_no_change(client, viewer, page, pooled, clause):
    NamedClauseFactory(agreement=pooled, item="variation", clause=clause)
    ConsultationFactory(agreement=pooled)
    client.force_login(viewer)

    text = seen(client, page("missing/variation/"))

    assert "Clause 9 Variation" in text
    assert "take-out" not in text
    assert "/explain/" not in text
    assert "take-out" not in seen(client, page("consultation/"))
    assert f'href="{pooled.get_absolute_url()}term/"' not in seen(client, page("missing/duration/"))
