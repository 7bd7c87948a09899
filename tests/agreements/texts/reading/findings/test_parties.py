import pytest

from agreements.texts.reading.findings.party_names import PrintedParty
from tests.agreements.texts.reading.samples import read, sample

CLAUSE = "\n\n1. Purpose\n\nTo work as one."


def parties(front: str) -> list[tuple[str, str, str]]:
    return [(party.name, party.address, party.term) for party in read(front + CLAUSE).parties]


def test_a_cover_and_a_block_name_the_same_parties_once_with_the_fuller_words():
    text = sample("section_75")

    assert text.parties == (
        PrintedParty(
            "BRACKENSHIRE COUNTY COUNCIL",
            "Shire House, Mill Lane, Brackenford BF1 2AA",
            "Council",
            5,
        ),
        PrintedParty(
            "NHS BRACKENSHIRE CLINICAL COMMISSIONING GROUP",
            "4 Canal Street, Brackenford BF2 7QQ",
            "CCG",
            5,
        ),
    )
    assert [term.term for term in text.collective_terms] == ["Partners"]


@pytest.mark.parametrize(
    "address",
    ["whose registered office is at", "whose principal office is", "of", "of:", "situated at"],
)
def test_an_address_begins_in_one_of_the_usual_ways(address):
    front = f"BETWEEN:\n\n(1) Wexcombe Council {address} Town Hall, Wexcombe (“the Council”); and"

    assert parties(front) == [("Wexcombe Council", "Town Hall, Wexcombe", "Council")]


@pytest.mark.parametrize(
    "name",
    [
        "The Council of the City of Larkminster",
        "Royal Borough of Windsor Council",
        "London Borough of Lindenham",
        "University of Kent",
        "Corporation of London",
    ],
)
def test_an_of_inside_a_name_begins_no_address(name):
    assert parties(f"BETWEEN\n\n(1) {name} of Guildhall, High Street (the “Body”)") == [
        (name, "Guildhall, High Street", "Body")
    ]


def test_names_in_a_sentence_are_told_apart():
    front = (
        "This memorandum is made between NHS Nottingham and Nottinghamshire ICB (“the ICB”), "
        "Nottingham City Council (“the City”) and Nottinghamshire County Council (“the County”)."
    )

    assert parties(front) == [
        ("NHS Nottingham and Nottinghamshire ICB", "", "ICB"),
        ("Nottingham City Council", "", "City"),
        ("Nottinghamshire County Council", "", "County"),
    ]


def test_a_clause_can_name_the_parties():
    text = read(
        "Memorandum of Understanding\n\n1. Parties\n\n1.1 This memorandum is between:\n\n"
        "(a) Wexcombe Council; and\n\n(b) NHS Wexcombe CCG.\n\n2. Aim\n\nTo work as one."
    )

    assert [(party.name, party.passage) for party in text.parties] == [
        ("Wexcombe Council", 3),
        ("NHS Wexcombe CCG", 4),
    ]


def test_a_title_can_name_the_parties():
    front = "Memorandum of Understanding between Wexcombe Council and NHS Wexcombe CCG"

    assert parties(front) == [("Wexcombe Council", "", ""), ("NHS Wexcombe CCG", "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "NHS Wexcombe CCG and Wexcombe Council\n\nJoint Agreement\n\n1. Aim\n\nTo work.",
        "Memorandum of Understanding between NHS Wexcombe CCG and Wexcombe Council for 2019\n\n1. Aim\n\nOne.",
        "1. Aim\n\n1.1 This is an agreement between NHS Wexcombe CCG and Wexcombe Council to work as one.",
    ],
)
def test_a_cover_a_title_or_a_first_sentence_can_name_the_parties(text):
    assert [party.name for party in read(text).parties] == ["NHS Wexcombe CCG", "Wexcombe Council"]


def test_a_clause_adds_address_and_term_to_the_names_on_the_cover():
    assert [(p.name, p.address, p.term) for p in sample("marked_cover").parties] == [
        ("Bramford Metropolitan Borough Council", "Town Hall, Bramford BD1 1AA", "Council"),
        ("NHS West Yorks Integrated Care Board", "White Rose House, Wakefield WF1 1LT", "ICB"),
    ]


def test_signatures_name_the_parties_where_nothing_else_does():
    assert [(party.name, party.address) for party in sample("bare_numbers").parties] == [
        ("Wexcombe Council", ""),
        ("NHS Wexcombe CCG", ""),
    ]


def test_bodies_of_kinds_not_known_here_are_parties_if_they_are_given_a_term():
    assert [(party.name, party.term) for party in sample("network").parties] == [
        ("Northmere Ambulance Service", "NAS"),
        ("the UK Falls Agency", "UKFA"),
        ("Northmere Council", ""),
    ]


def test_a_number_after_a_name_on_a_cover_is_not_part_of_it():
    front = "WEXCOMBE COUNCIL (1)\n\nand\n\nNHS WEXCOMBE CCG (2)\n\nPARTNERSHIP AGREEMENT"

    assert parties(front) == [("WEXCOMBE COUNCIL", "", ""), ("NHS WEXCOMBE CCG", "", "")]


def test_an_address_and_a_term_can_stand_on_lines_of_their_own():
    front = (
        "BETWEEN\n\n(1) WEXCOMBE COUNCIL\nof Town Hall, Wexcombe\n(“the Council”)\n\nand\n\n"
        "(2) NHS WEXCOMBE ICB\nof Mill House, Wexcombe\n(“the ICB”)\n\ntogether the “Partners”"
    )

    assert parties(front) == [
        ("WEXCOMBE COUNCIL", "Town Hall, Wexcombe", "Council"),
        ("NHS WEXCOMBE ICB", "Mill House, Wexcombe", "ICB"),
    ]


def test_an_agreement_may_name_nobody():
    assert parties("Memorandum of Understanding") == []
