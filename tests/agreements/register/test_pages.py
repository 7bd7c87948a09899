"""The register's pages: what works, what the rules refuse, and who learns nothing."""

import pytest

from agreements.register.approvals import record_approval, send_for_review
from agreements.register.models import Agreement, Signature
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    ClauseFactory,
    OrganisationFactory,
    SignatureFactory,
    TermFactory,
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


@pytest.fixture
def signed(draft):
    """The same agreement, approved and signed by both, for 2026/27."""
    TermFactory(
        agreement=draft,
        starts="fixed",
        starts_words="1 April 2026",
        starts_earliest="2026-04-01",
        starts_latest="2026-04-01",
        ends="fixed",
        ends_words="31 March 2027",
        ends_earliest="2027-03-31",
        ends_latest="2027-03-31",
    )
    for party in draft.parties.all():
        ApprovalFactory(party=party, state="not_required")
        SignatureFactory(party=party, state="not_required")
    return draft


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

    with django_assert_num_queries(18):
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


def test_an_approval_is_recorded_with_its_authority(client, commissioner, draft, council, address):
    party = draft.parties.get(organisation=council)
    client.force_login(commissioner)
    answers = {
        "state": "recorded",
        "given_by": "Cabinet",
        "on": "21 April 2021",
        "reference": "C/1",
    }

    client.post(f"{address}parties/{party.pk}/approval/", answers)

    party.approval.refresh_from_db()
    assert (party.approval.state, party.approval.authority.given_by) == ("recorded", "Cabinet")


def test_a_recorded_approval_needs_its_day(client, commissioner, draft, address):
    party = draft.parties.first()
    client.force_login(commissioner)

    page = parsed(client.post(f"{address}parties/{party.pk}/approval/", {"state": "recorded"}))

    assert list(error_links(page)) == [
        "Enter the body or officer who gave it",
        "Enter the day, like 21 April 2021",
    ]


def test_the_history_says_who_did_what(client, commissioner, draft, address):
    client.force_login(commissioner)
    client.post(f"{address}send-for-review/")

    page = words(one(parsed(client.get(f"{address}history/")), "main"))

    assert "Agreement sent for review Sam Sample" in page


def test_the_other_partner_confirms_on_its_page(
    client, commissioner, partner_commissioner, draft, icb, address
):
    party = draft.parties.get(organisation=icb)
    approval = f"{address}parties/{party.pk}/approval/"
    client.force_login(commissioner)
    client.post(approval, {"state": "recorded", "on": "21 April 2021", "given_by": "Board"})
    client.force_login(partner_commissioner)

    client.post(f"{approval}confirm/")

    party.approval.refresh_from_db()
    assert party.approval.confirmed_by == partner_commissioner


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


def test_a_wrong_body_is_replaced_on_its_page(client, commissioner, draft, icb, address):
    party = draft.parties.get(organisation=icb)
    right = OrganisationFactory(name="NHS Southshire ICB")
    client.force_login(commissioner)
    assert "Replace" in words(one(parsed(client.get(f"{address}parties/")), "main"))

    answers = {"organisation": right.pk, "version": draft.version}
    response = client.post(f"{address}parties/{party.pk}/replace/", answers)

    party.refresh_from_db()
    assert (response.url, party.organisation) == (f"{address}parties/", right)


def test_a_recorded_approval_is_corrected_with_a_reason(
    client, commissioner, draft, council, address
):
    party = draft.parties.get(organisation=council)
    approval = f"{address}parties/{party.pk}/approval/"
    client.force_login(commissioner)
    given = {"state": "recorded", "on": "21 April 2021", "given_by": "Cabinet", "reference": ""}
    client.post(approval, given)
    page = parsed(client.get(f"{approval}correct/"))
    version = by_id(page, "id_version").get("value")
    right = given | {"on": "20 April 2021", "version": version}

    refused = parsed(client.post(f"{approval}correct/", right))
    client.post(f"{approval}correct/", right | {"reason": "A slip of the pen"})

    party.approval.refresh_from_db()
    assert [by_id(page, f"id_{name}").get("value") for name in ("on", "given_by")] == [
        "21 April 2021",
        "Cabinet",
    ]
    assert error_links(refused) == {"Enter why it is corrected": "id_reason"}
    assert party.approval.on_words == "20 April 2021"
    history = words(one(parsed(client.get(f"{address}history/")), "main"))
    assert "Agreement approval corrected" in history
    assert "A slip of the pen" in history


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


def test_two_correct_one_signature_and_the_second_chooses(client, commissioner, signed, council):
    party = signed.parties.get(organisation=council)
    Signature.objects.filter(party=party).update(state="recorded")
    correct = f"{signed.get_absolute_url()}parties/{party.pk}/signature/correct/"
    client.force_login(commissioner)
    said = {"state": "recorded", "on": "1 March 2026", "stated_in": "A letter"}
    right = said | {"reason": "A slip", "name": "Mine"}

    client.post(correct, right | {"name": "Theirs", "version": signed.version})
    response = client.post(correct, right | {"version": signed.version})

    page = words(one(parsed(response), "main"))
    assert response.status_code == 409
    assert "Mine" in page
    assert "Theirs" in page


def test_the_parties_page_offers_no_correction_of_what_others_confirmed(
    client, commissioner, partner_commissioner, draft, council, address
):
    party = draft.parties.get(organisation=council)
    record_approval(party, by=commissioner, state="not_required")
    offered = f"{address}parties/{party.pk}/approval/correct/"

    def sees(user):
        client.force_login(user)
        return offered in client.get(f"{address}parties/").content.decode()

    assert [sees(commissioner), sees(partner_commissioner)] == [True, False]


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


def test_what_is_awaited_leads_to_recording_it_only_for_who_may(
    client, commissioner, viewer, draft, address
):
    SignatureFactory(party=draft.parties.first(), state="awaited")
    form = f"{address}parties/{draft.parties.first().pk}/signature/"

    client.force_login(commissioner)
    assert form in client.get(address).content.decode()
    client.force_login(viewer)
    seen = client.get(address).content.decode()
    assert (form in seen, f'{address}parties/"' in seen) == (False, True)
