"""The register's pages: what works, what the rules refuse, and who learns nothing."""

import pytest

from agreements.register.approvals import send_for_review
from agreements.register.models import Agreement
from tests.factories import (
    AgreementFactory,
    ClauseFactory,
)
from tests.html import by_id, error_links, one, parsed, with_class, words


def titles(page):
    """What the links in the first column of the list say."""
    body = one(parsed(page), "tbody")
    return [words(row[0][0]) for row in body.iter("tr")]


PAGES = ["", "parties/", "cover/", "history/", "edit/", "term/", "renew/", "publish/", "delete/"]


@pytest.fixture
def address(draft):
    return draft.get_absolute_url()


@pytest.mark.parametrize("page", PAGES)
def test_a_partys_commissioner_opens_every_page(client, commissioner, address, page):
    client.force_login(commissioner)

    assert client.get(address + page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_learns_nothing(client, outsider, address, page):
    client.force_login(outsider)

    assert client.get(address + page).status_code == 404


@pytest.mark.parametrize(
    "page", ["edit/", "term/", "renew/", "publish/", "delete/", "parties/add/"]
)
def test_a_viewer_is_told_who_can(client, viewer, address, page):
    client.force_login(viewer)

    response = client.get(address + page)

    assert response.status_code == 403
    assert "Commissioners of Northshire Council and NHS Northshire ICB can" in words(
        one(parsed(response), "main")
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, commissioner, place, council, icb, rows, django_assert_num_queries
):
    for _ in range(rows):
        AgreementFactory(partnership=place, parties=[council, icb])
    client.force_login(commissioner)

    with django_assert_num_queries(19):
        response = client.get("/agreements/")

    assert len(titles(response)) == rows


def test_the_list_is_narrowed_by_kind_and_words(client, commissioner, place, council, icb):
    mou = AgreementFactory(partnership=place, kind="mou", title="Care together", parties=[council])
    AgreementFactory(partnership=place, kind="jca", title="Care apart", parties=[council])
    client.force_login(commissioner)

    assert titles(client.get("/agreements/?kind=mou&q=care")) == [mou.title]


def test_a_draft_is_started_and_opened(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    answers = {
        "place": place.pk,
        "kind": "jca",
        "title": "Autism support",
        "own_body": council.pk,
        "partner": icb.pk,
    }

    response = client.post("/agreements/new/", answers)

    made = Agreement.objects.get()
    assert (response.status_code, response.url) == (302, made.get_absolute_url())
    assert [str(party) for party in made.parties.all()] == [council.name, icb.name]


def test_only_ones_own_body_can_be_ones_own(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    answers = {
        "place": place.pk,
        "kind": "jca",
        "title": "Autism support",
        "own_body": icb.pk,
        "partner": council.pk,
    }

    client.post("/agreements/new/", answers)

    assert Agreement.objects.count() == 0


def test_a_stale_save_shows_both_texts_and_loses_nothing(
    client, commissioner, partner_commissioner, draft, address
):
    answers = {"title": "Mine", "kind": "jca", "reference": "", "binding": "yes", "purpose": ""}
    for user, title in ((partner_commissioner, "Theirs"), (commissioner, "Mine")):
        client.force_login(user)
        response = client.post(f"{address}edit/", answers | {"title": title, "version": 1})

    page = words(one(parsed(response), "main"))
    assert response.status_code == 409
    assert "Mine" in page
    assert "Theirs" in page


def test_an_end_before_the_start_is_refused_by_name(client, commissioner, address):
    client.force_login(commissioner)
    answers = {
        "starts": "fixed",
        "starts_on": "1 April 2027",
        "ends": "fixed",
        "ends_on": "31 March 2027",
        "version": 1,
    }

    page = parsed(client.post(f"{address}term/", answers))

    assert "End date must be after 1 April 2027" in error_links(page)


def test_a_printed_month_is_kept_in_its_words(client, commissioner, draft, address):
    client.force_login(commissioner)
    answers = {
        "starts": "fixed",
        "starts_on": "April 2018",
        "ends": "fixed",
        "ends_on": "end of March 2021",
        "version": 1,
    }

    client.post(f"{address}term/", answers)

    draft.term.refresh_from_db()
    term = draft.term
    assert (term.starts_words, str(term.starts_earliest)) == ("April 2018", "2018-04-01")
    assert (term.ends_words, str(term.ends_latest)) == ("end of March 2021", "2021-03-31")
    assert "(day inferred)" in words(one(parsed(client.get(address)), "main"))


def test_the_renewal_is_proposed_and_opened(client, commissioner, signed):
    client.force_login(commissioner)
    page = parsed(client.get(f"{signed.get_absolute_url()}renew/"))

    response = client.post(
        f"{signed.get_absolute_url()}renew/",
        {"title": "2027/28", "starts_on": "1 April 2027", "ends_on": "31 March 2028"},
    )

    new = Agreement.objects.get(title="2027/28")
    assert [by_id(page, f"id_{day}_on").get("value") for day in ("starts", "ends")] == [
        "1 April 2027",
        "31 March 2028",
    ]
    assert response.url == new.get_absolute_url()


def test_the_history_says_who_did_what(client, commissioner, draft, address):
    client.force_login(commissioner)
    client.post(f"{address}send-for-review/")

    page = words(one(parsed(client.get(f"{address}history/")), "main"))

    assert "Agreement sent for review Sam Sample" in page


def test_cover_is_given_as_rows(client, commissioner, signed):
    client.force_login(commissioner)

    response = client.get(
        f"{signed.get_absolute_url()}cover.csv?first=1+April+2026&last=30+April+2026"
    )

    assert response.content.decode("utf-8-sig").splitlines() == [
        "From,To,Days,Cover,By which agreement",
        f"2026-04-01,2026-04-30,30,in force,{signed.title}",
    ]


@pytest.mark.parametrize(
    ("day", "tag"),
    [("31 March 2026", "Agreed"), ("1 April 2026", "In force"), ("1 April 2027", "Lapsed")],
)
def test_an_agreement_is_shown_as_at_a_day(client, commissioner, signed, day, tag):
    client.force_login(commissioner)

    page = words(
        one(parsed(client.get(signed.get_absolute_url(), {"as_at": day, "known": "today"})), "main")
    )

    assert f"This is how it stood on {day}, by what is known today." in page
    assert f"{signed.title} {tag}" in page


def test_the_history_names_each_act_and_who_did_it(client, commissioner, draft, address):
    send_for_review(draft, by=commissioner)
    client.force_login(commissioner)

    response = client.get(f"{address}history/")

    assert response.status_code == 200
    told = words(one(parsed(response), "main"))
    assert "Agreement sent for review" in told
    assert "Sam Sample" in told


def test_a_signed_agreement_offers_no_change_that_is_refused(client, commissioner, signed):
    address = signed.get_absolute_url()
    client.force_login(commissioner)

    as_signed = client.get(address).text
    Agreement.objects.filter(pk=signed.pk).update(stated_in="A paper of 2013")
    from_a_paper = client.get(address).text

    assert (f"{address}edit/" in as_signed, f"{address}edit/" in from_a_paper) == (False, True)


@pytest.mark.parametrize("what", ["approval", "signature"])
def test_whoever_approves_or_signs_can_read_it_first_and_is_told_that_it_is_recorded(
    client, commissioner, draft, council, address, what
):
    party = draft.parties.get(organisation=council)
    client.force_login(commissioner)
    page = f"{address}parties/{party.pk}/{what}/"

    asked = one(parsed(client.get(page)), "main")
    answer = client.post(page, {"state": "not_required"}, follow=True)

    assert address in [link.get("href") for link in asked.iter("a")]
    assert f"The {what} is recorded." in words(one(parsed(answer), "main"))


def test_a_page_of_an_agreement_leads_to_its_place(client, commissioner, address):
    client.force_login(commissioner)

    crumbs = with_class(parsed(client.get(address)), "govuk-breadcrumbs__link")
    assert [(one.text, one.get("href")) for one in crumbs][:2] == [
        ("Agreements", "/agreements/"),
        ("Northshire", "/northshire/"),
    ]


def test_whoever_shows_a_draft_to_the_public_is_warned(client, commissioner, draft, address):
    draft.purpose = ""
    draft.save()
    client.force_login(commissioner)

    page = parsed(client.get(f"{address}publish/"))

    assert [words(text) for text in with_class(page, "govuk-warning-text__text")] == [
        (
            "Warning This agreement is not in place yet. It is being written. "
            "The public page will say that it is not agreed."
        ),
        "Warning It has no text: nothing is entered of what the parties agree.",
        "Warning It states no purpose, so the public page will not say what it is for.",
    ]


def test_whoever_shows_one_that_starts_nobody_knows_when_is_warned(client, commissioner, signed):
    signed.term.starts, signed.term.starts_words = "not_stated", ""
    signed.term.starts_earliest = signed.term.starts_latest = None
    signed.term.save()
    ClauseFactory(agreement=signed)
    client.force_login(commissioner)

    page = parsed(client.get(f"{signed.get_absolute_url()}publish/"))

    assert [words(text) for text in with_class(page, "govuk-warning-text__text")] == [
        "Warning Nothing recorded says when it starts. The public page will say so."
    ]


def test_an_agreement_that_stands_is_shown_without_a_warning(client, commissioner, signed):
    ClauseFactory(agreement=signed)
    client.force_login(commissioner)

    page = parsed(client.get(f"{signed.get_absolute_url()}publish/"))

    assert with_class(page, "govuk-warning-text") == []
    shown = words(one(page, "main"))
    for value in (signed.title, "1 April 2026", "31 March 2027", signed.purpose):
        assert value in shown


def test_the_list_says_how_each_stands_today(client, commissioner, draft):
    client.force_login(commissioner)

    body = one(parsed(client.get("/agreements/")), "tbody")

    assert [words(row[1]) for row in body.iter("tr")] == ["Draft"]


def test_cover_to_a_day_before_its_first_is_refused_in_words(client, commissioner, signed):
    client.force_login(commissioner)

    page = parsed(
        client.get(f"{signed.get_absolute_url()}cover/?first=2+April+2026&last=1+April+2026")
    )

    assert error_links(page) == {"To must be 2 April 2026 or a later day": "id_last"}
