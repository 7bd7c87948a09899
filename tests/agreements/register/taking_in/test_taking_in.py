"""Taking an existing register in from a spreadsheet: every row's errors at once, nothing by halves."""

import csv
import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from agreements.register.models import Agreement
from agreements.register.taking_in.columns import HEADINGS
from agreements.register.taking_in.rows import read_register
from agreements.register.taking_in.taking import take_in_register
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.factories import OrganisationFactory, OtherCodeFactory
from tests.html import one, parsed, words

GOOD = {
    "Title": "Care together",
    "Kind": "Joint commissioning agreement",
    "Place": "Northshire",
    "Party 1": "Northshire Council",
    "Party 2": "NHS Northshire ICB",
    "Starts": "1 April 2021",
    "Ends": "31 March 2022",
}


def row(**changes):
    return GOOD | {name.replace("_", " "): value for name, value in changes.items()}


def sheet(*rows):
    return [HEADINGS, *([one.get(heading, "") for heading in HEADINGS] for one in rows)]


def as_csv(*rows):
    text = io.StringIO()
    csv.writer(text).writerows(sheet(*rows))
    return SimpleUploadedFile("Our register.csv", text.getvalue().encode("utf-8-sig"))


@pytest.fixture
def slips(place, council, icb, commissioner):
    def ask(*rows):
        return [str(s) for read in read_register(sheet(*rows), by=commissioner) for s in read.slips]

    return ask


@pytest.fixture
def bearers(db):
    """Of the code 02X: a group to the end of June 2022, and from July a board beside its own."""
    group = OrganisationFactory(
        name="North CCG", kind="ccg", ods_code="02X", ended_on=dt.date(2022, 6, 30)
    )
    board = OrganisationFactory(name="North ICB", kind="icb", ods_code="QF7")
    OtherCodeFactory(organisation=board, scheme="ods", code="02X", used_from=dt.date(2022, 7, 1))
    OtherCodeFactory(organisation=board, scheme="ods", code="02P", used_from=None)
    return group, board


@pytest.mark.parametrize(
    ("code", "starts", "found"),
    [
        ("02X", "30 June 2022", "North CCG"),
        ("02x", "1 July 2022", "North ICB"),
        ("02X", "July 2022", "North ICB"),
        ("02P", "1 April 2013", "North ICB"),
        ("QF7", "", "North ICB"),
        ("North CCG", "1 July 2022", "North CCG"),
    ],
)
def test_a_code_is_that_of_the_body_that_bore_it_when_the_agreement_starts(
    bearers, place, council, icb, commissioner, code, starts, found
):
    """R-PTY-07: 02X lived on as the code of a location of another body."""
    said = row(Party_2=code, Starts=starts, Ends="31 March 2027")

    (read,) = read_register(sheet(said), by=commissioner)

    assert ([str(slip) for slip in read.slips], [str(body) for body in read.parties]) == (
        [],
        ["Northshire Council", found],
    )


def test_a_code_that_two_bore_in_turn_names_neither_while_no_start_is_stated(bearers, slips):
    assert slips(row(Party_2="02X", Starts="")) == [
        "Row 2, Party 2: '02X' names more than one body. Use its full name or its code"
    ]


def test_a_good_row_has_no_slips(slips):
    assert slips(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Ends": "31 Feb 2027"}, "Row 2, Ends: '31 Feb 2027' is not a date"),
        ({"Ends": "31 March 2021"}, "Row 2, Ends: The last day must be 1 April 2021 or later"),
        ({"Title": ""}, "Row 2, Title: Enter the title"),
        ({"Place": "Devon"}, "Row 2, Place: 'Devon' is no place of this service"),
        ({"Party_2": ""}, "Row 2, Party 2: Enter a second party: an agreement needs two"),
        ({"Party_2": "Northshire Council"}, "Row 2, Party 2: Northshire Council stands here twice"),
        (
            {"Party_2": "NHS Elsewhere"},
            "Row 2, Party 2: 'NHS Elsewhere' is no body of this service. Use its full name or its code",
        ),
        ({"Notice_days": "six"}, "Row 2, Notice days: 'six' is not a whole number of days"),
        ({"Binding": "perhaps"}, "Row 2, Binding: 'perhaps' is neither yes nor no"),
        ({"Title": "x" * 301}, "Row 2, Title: Use 300 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_by_cell(slips, changes, said):
    assert slips(row(**changes)) == [said]


def test_every_slip_of_every_row_is_said_at_once(slips):
    found = slips(GOOD, row(Title="", Ends="soon"), {}, row(Title="Another", Starts="1/13/2021"))

    assert found == [
        "Row 3, Title: Enter the title",
        "Row 3, Ends: 'soon' is not a date",
        "Row 5, Starts: '1/13/2021' is not a date",
    ]


def test_days_may_stand_as_a_paper_prints_them(slips):
    assert slips(row(Starts="April 2018", Ends="end of March 2021")) == []


def test_an_agreement_of_others_is_not_taken_in(slips):
    OrganisationFactory(name="NHS Elsewhere ICB", ods_code="QZZ")

    assert slips(row(Party_1="QZZ")) == [
        "Row 2: None of the parties is a body that you are a commissioner of"
    ]


def test_the_same_row_twice_is_said(slips):
    assert slips(GOOD, row(Title="CARE  together")) == ["Row 3: It is the same as row 2"]


def test_other_headings_are_refused(place, commissioner):
    with pytest.raises(RuleBroken, match="Row 1 lacks the heading Kind, Place"):
        read_register([["Title"], ["x"]], by=commissioner)


def test_a_row_becomes_an_agreement_as_its_file_states_it(place, council, icb, commissioner):
    rows = read_register(sheet(row(Ends="no end", Binding="yes")), by=commissioner)

    (made,) = take_in_register(rows, file_name="Our register.csv", by=commissioner)

    made.refresh_from_db()
    assert (made.title, made.kind, made.binding) == ("Care together", "jca", "yes")
    assert made.stated_in == "Our register.csv, row 2"
    assert (made.term.starts, str(made.term.starts_on), made.term.ends) == (
        "fixed",
        "1 April 2021",
        "none",
    )
    facts = {
        (party.organisation, fact.state, fact.stated_in)
        for party in made.parties.all()
        for fact in (party.approval, party.signature)
    }
    assert facts == {(body, "not_recorded", "Our register.csv, row 2") for body in (council, icb)}
    assert Event.objects.filter(what="agreement.taken_from_register", by=commissioner).count() == 1


def test_nothing_is_saved_while_a_row_has_a_slip(place, council, icb, commissioner):
    rows = read_register(sheet(GOOD, row(Title="")), by=commissioner)

    with pytest.raises(RuleBroken, match="Nothing was saved"):
        take_in_register(rows, file_name="x.csv", by=commissioner)

    assert not Agreement.objects.exists()


def test_the_page_lists_the_slips_and_then_takes_only_the_good_rows(
    client, commissioner, place, council, icb
):
    client.force_login(commissioner)

    page = client.post("/agreements/take-in/", {"register": as_csv(GOOD, row(Ends="soon"))})

    assert "Row 3, Ends: 'soon' is not a date" in words(one(parsed(page), "main"))
    assert not Agreement.objects.exists()
    held = {i.get("name"): i.get("value") for i in parsed(page).iter("input")}["held"]
    client.post("/agreements/take-in/", {"held": held})
    assert [str(made) for made in Agreement.objects.all()] == ["Care together"]


def test_the_same_file_again_finds_what_is_there(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    client.post("/agreements/take-in/", {"register": as_csv(GOOD)})

    page = client.post("/agreements/take-in/", {"register": as_csv(GOOD)})

    key = Agreement.objects.get().key
    assert f"Row 2: It is in the register already ({key})" in words(one(parsed(page), "main"))


def test_held_rows_that_were_changed_are_refused(client, commissioner, place, council, icb):
    client.force_login(commissioner)

    page = client.post("/agreements/take-in/", {"held": "rubbish"})

    assert page.status_code == 200
    assert not Agreement.objects.exists()


def test_the_template_filled_in_is_taken_in(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    book = load_workbook(
        io.BytesIO(client.get("/agreements/take-in/register-template.xlsx").content)
    )
    assert book.sheetnames == ["Agreements", "Read me"]
    book["Agreements"].append([GOOD.get(heading, "") for heading in HEADINGS])
    filled = io.BytesIO()
    book.save(filled)

    client.post(
        "/agreements/take-in/", {"register": SimpleUploadedFile("r.xlsx", filled.getvalue())}
    )

    assert [str(made) for made in Agreement.objects.all()] == ["Care together"]


@pytest.mark.parametrize("path", ["", "register-template.xlsx"])
def test_a_viewer_takes_nothing_in(client, viewer, path):
    client.force_login(viewer)

    assert client.get(f"/agreements/take-in/{path}").status_code == 403


@pytest.mark.parametrize(("only_good", "status", "made"), [("false", 400, 0), ("true", 201, 1)])
def test_the_api_takes_a_register_in(
    client, commissioner, place, council, icb, only_good, status, made
):
    client.force_login(commissioner)
    file = as_csv(GOOD, row(Ends="soon"))

    page = client.post("/api/v1/agreements/take-in/", {"register": file, "only_good": only_good})

    assert page.status_code == status
    assert page.json()["left_out"] == [
        {"row": 3, "column": "Ends", "words": "'soon' is not a date"}
    ]
    assert Agreement.objects.count() == made
