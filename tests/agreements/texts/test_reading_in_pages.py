"""The pages on which a file is read, checked and made a draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.models import Agreement
from agreements.texts.importing import keep_upload
from agreements.texts.models import UploadedPaper
from tests.agreements.texts.test_importing import MEMORANDUM
from tests.factories import PartnerFactory, PartnershipFactory
from tests.html import by_id, error_links, one, parsed, with_class, words

AS_READ = {
    "starts": "last_signature",
    "starts_on": "signed by both parties",
    "ends": "fixed",
    "ends_on": "31 March 2028",
    "binding": "no",
}


def test_a_file_is_read_checked_and_becomes_a_draft(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    paper = SimpleUploadedFile("mou.txt", MEMORANDUM)

    read = client.post("/agreements/read-in/", {"place": place.pk, "paper": paper})
    page = parsed(client.get(read.url))
    chosen = {
        "title": "Memorandum of Understanding",
        "kind": "mou",
        "place": place.pk,
        "party_0": council.pk,
        "party_1": icb.pk,
        **AS_READ,
    }
    taken = client.post(read.url, chosen)

    agreement = Agreement.objects.get()
    assert taken.url == f"{agreement.get_absolute_url()}text/"
    guessed = [o.text for o in by_id(page, "id_party_0").iter("option") if "selected" in o.attrib]
    assert guessed == ["Northshire Council"]


def test_what_was_read_is_shown_before_it_is_taken_in(client, commissioner, place):
    repeated = MEMORANDUM.replace(
        b"2. Term",
        b"""1.1 By 30 June 2027 the parties will review care needs assessments ("CNA").

2. Term""",
    )
    paper = keep_upload(repeated, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)

    page = parsed(client.get(f"/agreements/read-in/{paper.key}/"))

    outline = with_class(page, "app-outline")[0]
    assert [words(item) for item in outline.findall("li/span")] == ["1", "2"]
    assert [words(item) for item in outline.findall("li/ul/li/span")] == ["1.1", "1.1", "2.1"]
    shown = words(one(page, "main"))
    assert "The paper prints this number more than once: 1.1." in shown
    assert "30 June 2027" in shown
    assert [by_id(page, f"id_{name}").get("value") for name in ("starts_on", "ends_on")] == [
        "on the date signed by both parties",
        "31 March 2028",
    ]


def test_what_was_read_wrongly_is_put_right_before_it_is_taken_in(
    client, commissioner, place, council, icb
):
    other = PartnershipFactory()
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)
    right = {
        "title": "Care together",
        "kind": "jca",
        "place": other.pk,
        "party_0": council.pk,
        "party_1": icb.pk,
        "starts": "fixed",
        "starts_on": "April 2018",
        "ends": "ceiling",
        "ends_on": "end of March 2021",
        "binding": "yes",
    }

    client.post(f"/agreements/read-in/{paper.key}/", right)

    made = Agreement.objects.get()
    term = made.term
    assert (made.title, made.kind, made.binding, made.partnership) == (
        "Care together",
        "jca",
        "yes",
        other,
    )
    assert (term.starts, term.starts_words, str(term.starts_earliest)) == (
        "fixed",
        "April 2018",
        "2018-04-01",
    )
    assert (term.ends, term.ends_words, str(term.ends_latest)) == (
        "ceiling",
        "end of March 2021",
        "2021-03-31",
    )


def test_an_end_before_the_start_is_not_taken_in(client, commissioner, place, council, icb):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)
    wrong = AS_READ | {"starts": "fixed", "starts_on": "1 April 2028"}
    bodies = {"party_0": council.pk, "party_1": icb.pk}
    answers = {"title": "x", "kind": "mou", "place": place.pk, **bodies, **wrong}

    page = parsed(client.post(f"/agreements/read-in/{paper.key}/", answers))

    assert list(error_links(page)) == ["End date must be after 1 April 2028"]
    assert Agreement.objects.count() == 0


def test_days_worked_out_of_a_length_stay_where_the_words_are_left_alone(
    client, commissioner, place, council, icb
):
    """Words such as "three years" name no day; what the reading worked out is kept."""
    lasting = MEMORANDUM.replace(
        b"commences on the date signed by both parties and continues until 31 March 2028",
        b"commences on 1 April 2025 and continues for a period of three years",
    )
    paper = keep_upload(lasting, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)
    page = parsed(client.get(f"/agreements/read-in/{paper.key}/"))
    dates = {f: by_id(page, f"id_{f}").get("value") for f in ("starts_on", "ends_on")}
    kept = AS_READ | dates | {"starts": "fixed"}
    bodies = {"party_0": council.pk, "party_1": icb.pk}

    client.post(
        f"/agreements/read-in/{paper.key}/",
        {"title": "x", "kind": "mou", "place": place.pk, **bodies, **kept},
    )

    assert str(Agreement.objects.get().term.ends_latest) == "2028-03-31"


def test_the_only_place_of_a_person_is_chosen_for_them(client, commissioner, place, council):
    PartnershipFactory()
    PartnerFactory(partnership=place, organisation=council)
    client.force_login(commissioner)

    pages = [parsed(client.get(url)) for url in ("/agreements/read-in/", "/agreements/new/")]

    assert [chosen_in(page, "id_place") for page in pages] == [[str(place)], [str(place)]]


@pytest.mark.parametrize("also_partner", [False, True])
def test_the_parties_point_to_their_place(client, commissioner, place, council, icb, also_partner):
    """Unless they are partners where the person said, too."""
    other = PartnershipFactory(name="Otherplace")
    for body in (council, icb):
        PartnerFactory(partnership=other, organisation=body)
        if also_partner:
            PartnerFactory(partnership=place, organisation=body)
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)

    page = parsed(client.get(f"/agreements/read-in/{paper.key}/"))

    assert chosen_in(page, "id_place") == [str(place if also_partner else other)]
    assert ("work together in Otherplace" in words(one(page, "main"))) is not also_partner


def chosen_in(page, name):
    return [o.text for o in by_id(page, name).iter("option") if "selected" in o.attrib]


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("empty.txt", b"", "The file is empty"),
        ("paper.pdf", b"%PDF-1.7 words", "docx"),
        ("note.txt", b"Just a few words.", "numbered clauses"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    client, commissioner, place, name, content, refusal
):
    client.force_login(commissioner)
    paper = SimpleUploadedFile(name, content)

    page = parsed(client.post("/agreements/read-in/", {"place": place.pk, "paper": paper}))

    assert refusal in " ".join(error_links(page))
    assert UploadedPaper.objects.count() == 0


def test_nobody_else_opens_a_file_being_read_in(
    client, commissioner, partner_commissioner, outsider, place
):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)

    found = []
    for user in (commissioner, partner_commissioner, outsider):
        client.force_login(user)
        found.append(client.get(f"/agreements/read-in/{paper.key}/").status_code)

    assert found == [200, 404, 404]


def test_the_same_body_twice_is_refused(client, commissioner, place, council, icb):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)
    bodies = {"party_0": council.pk, "party_1": council.pk}
    twice = {"title": "x", "kind": "mou", "place": place.pk, **bodies, **AS_READ}

    page = parsed(client.post(f"/agreements/read-in/{paper.key}/", twice))

    assert error_links(page) == {f"{council} is chosen twice": "id_party_1"}
