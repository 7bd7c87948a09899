import pytest

from agreements.texts.reading.findings.signatures import SignatureBlock
from agreements.texts.reading.passages import Role
from tests.agreements.texts.reading.samples import read, sample

TEXT = "1. Purpose\n\nTo work as one.\n\n"


def blocks(printed: str) -> list[tuple[str, str, str, str]]:
    signatures = read(TEXT + printed).signatures
    return [(s.name, s.position, s.organisation, s.date) for s in signatures]


def test_blank_labels_stay_blank():
    assert blocks("Signature: ______\nName: ......\nPosition:\nOrganisation:\nDate") == [
        ("", "", "", "")
    ]


def test_a_name_without_a_date_and_a_post_without_a_name_both_survive():
    printed = (
        "Signed:\nName: A Person\nDate:\n\nSigned:\nName:\nPost: Chief Executive\nDate: 3 May 2019"
    )

    assert blocks(printed) == [("A Person", "", "", ""), ("", "Chief Executive", "", "3 May 2019")]


def test_an_organisation_can_run_on_to_the_next_line():
    printed = "Signature:\nOrganisation: NHS Wexcombe Clinical\nCommissioning Group\n\nDate:"

    assert blocks(printed) == [("", "", "NHS Wexcombe Clinical Commissioning Group", "")]


def test_a_value_can_stand_below_its_label():
    assert blocks("Signature:\n\nName:\n\nA Person\n\nDate:") == [("A Person", "", "", "")]


def test_labels_can_share_a_line():
    printed = "Signed: ________  Name: A Person  Date: 3 May 2019"

    assert blocks(printed) == [("A Person", "", "", "3 May 2019")]


def test_blocks_can_begin_with_the_name():
    printed = "Name: A\nTitle: Chair\nSignature:\nDate:\nName: B\nTitle: Leader\nSignature:\nDate:"

    assert blocks(printed) == [("A", "Chair", "", ""), ("B", "Leader", "", "")]


@pytest.mark.parametrize(
    "printed",
    [
        "Signed for and on behalf of Wexcombe Council",
        "SIGNED on behalf of Wexcombe Council:",
        "Signed for Wexcombe Council",
        "Signed for on behalf of Wexcombe Council",
        "For and on behalf of Wexcombe Council",
        "Executed as a deed by affixing the common seal of Wexcombe Council",
    ],
)
def test_a_sentence_can_say_for_whom_it_is_signed(printed):
    assert blocks(f"{printed}\n\nName: A Person") == [("A Person", "", "Wexcombe Council", "")]


def test_a_sentence_can_say_who_signs_and_for_whom():
    printed = "Signed by A Person for and on behalf of Wexcombe Council"

    assert blocks(printed) == [("A Person", "", "Wexcombe Council", "")]


def test_a_witness_does_not_sign_for_the_party():
    assert sample("pooled_fund").signatures == (
        SignatureBlock("", "", "THE LONDON BOROUGH OF LINDENHAM", "", "", 20),
        SignatureBlock("", "", "NHS LINDENHAM CLINICAL COMMISSIONING GROUP", "", "", 21),
    )


def test_the_name_of_a_witness_begins_no_block():
    printed = "Signed for Wexcombe Council\nName: A\nin the presence of:\nName: W\nSigned for the ICB\nName: B"

    assert blocks(printed) == [("A", "", "Wexcombe Council", ""), ("B", "", "the ICB", "")]


def test_a_seal_and_a_signature_are_two_blocks_after_their_preface():
    text = sample("section_75")

    assert [p.text.split("\n")[0] for p in text.passages if p.role is Role.SIGNATURES] == [
        "IN WITNESS of which the Partners have signed this deed on the date written above.",
        "EXECUTED as a deed by affixing the COMMON SEAL of",
        "SIGNED for and on behalf of NHS BRACKENSHIRE CLINICAL COMMISSIONING GROUP",
    ]
    assert [(s.organisation, s.position) for s in text.signatures] == [
        ("BRACKENSHIRE COUNTY COUNCIL", ""),
        ("NHS BRACKENSHIRE CLINICAL COMMISSIONING GROUP", "Chief Finance Officer"),
    ]


def test_two_blocks_side_by_side_come_left_first():
    assert [(s.position, s.organisation, s.date) for s in sample("bare_numbers").signatures] == [
        ("Chief Executive", "Wexcombe Council", "2 March 2020"),
        ("Accountable Officer", "NHS Wexcombe CCG", ""),
    ]


def test_a_table_has_one_row_for_each_signature():
    assert [(s.organisation, s.name) for s in sample("network").signatures] == [
        ("Northmere Ambulance Service", "Chief officer"),
        ("Northmere Council", ""),
    ]


def test_a_table_drawn_with_bars_is_a_table():
    printed = "| Signed | | Signed | |\n|---|---|---|---|\n| Name | A | Name | B |\n| Date | | Date | 1/4/19 |"

    assert blocks(printed) == [("A", "", "", ""), ("B", "", "", "1/4/19")]


def test_a_page_mark_does_not_cut_a_block_in_two():
    assert blocks("Signature:\nName: A Person\n\nDRAFT\n\nPosition: Chair\nDate:") == [
        ("A Person", "Chair", "", "")
    ]


def test_signing_in_a_sentence_is_no_signature():
    text = read("1. Variation\n\n1.1 Changes are in writing\n\nSigned copies must be kept by both.")

    assert text.signatures == ()


def test_what_comes_after_the_signatures_and_is_no_part_of_them_is_left_to_place():
    long = (
        "This paragraph was added by hand under the signatures and nobody can tell what it belongs to. "
        * 3
    )

    text = read(f"{TEXT}Signature:\nName:\n\n{long}")

    assert [p.text for p in text.unplaced] == [long.strip()]


def test_a_date_without_a_label_beside_it_is_kept():
    (signature,) = read(TEXT + "Signature: J. S.\nDate: 1/4/19").signatures

    assert (signature.signature, signature.date) == ("J. S.", "1/4/19")
