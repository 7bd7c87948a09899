"""The signed paper is kept beside the act, and handed only to those who see the agreement."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.evidence import LARGEST_FILE, keep_evidence
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.html import error_links, one, parsed, words

PDF = b"%PDF-1.7 signed"


@pytest.fixture
def signature(agreed, council):
    return agreed.parties.get(organisation=council).signature


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff...", "image/jpeg"),
    ],
)
def test_a_scan_is_known_by_what_it_holds(signature, commissioner, content, media_type):
    document = keep_evidence(signature, content, file_name="scan.exe", by=commissioner)

    signature.refresh_from_db()
    assert (document.media_type, signature.evidence) == (media_type, document)
    assert Event.objects.filter(what="agreement.evidence_kept").count() == 1


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"MZ not a scan", "must be a PDF, PNG or JPEG"),
        (PDF.ljust(LARGEST_FILE), "smaller than 25 MB"),
    ],
)
def test_anything_else_is_refused(signature, commissioner, content, refused):
    with pytest.raises(RuleBroken, match=refused):
        keep_evidence(signature, content, file_name="scan.pdf", by=commissioner)


def test_a_file_just_small_enough_is_kept(signature, commissioner):
    content = PDF.ljust(LARGEST_FILE - 1)

    assert keep_evidence(signature, content, file_name="scan.pdf", by=commissioner).size == (
        LARGEST_FILE - 1
    )


@pytest.mark.parametrize(
    ("said", "kept", "words_of_it"),
    [
        ("", "", ""),
        (" 12 ", "12", "page 12"),
        ("12 to 14", "12 to 14", "pages 12 to 14"),
        ("12-14", "12 to 14", "pages 12 to 14"),
        ("Pages 12 – 14", "12 to 14", "pages 12 to 14"),
        ("12 to 12", "12", "page 12"),
    ],
)
def test_a_file_that_holds_more_says_on_which_pages_it_stands(
    signature, commissioner, said, kept, words_of_it
):
    """R-DOC-04."""
    keep_evidence(signature, PDF, file_name="pack.pdf", pages=said, by=commissioner)

    signature.refresh_from_db()
    assert (signature.evidence_pages, signature.pages_words) == (kept, words_of_it)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("14 to 12", "must not come before page 14"),
        ("0", "Enter pages as 12, or as 12 to 14"),
        ("all", "Enter pages as 12, or as 12 to 14"),
        ("12345", "Enter pages as 12, or as 12 to 14"),
    ],
)
def test_what_are_no_pages_is_refused(signature, commissioner, said, refused):
    with pytest.raises(RuleBroken, match=refused):
        keep_evidence(signature, PDF, file_name="pack.pdf", pages=said, by=commissioner)

    signature.refresh_from_db()
    assert not signature.has_evidence


def test_the_pages_are_forgotten_with_the_file_that_they_were_of(signature, commissioner):
    keep_evidence(signature, PDF, file_name="pack.pdf", pages="12", by=commissioner)

    keep_evidence(signature, PDF, file_name="alone.pdf", by=commissioner)

    assert signature.evidence_pages == ""


def test_page_and_api_tell_on_which_pages_it_stands(client, commissioner, agreed, signature):
    """R-DOC-04."""
    client.force_login(commissioner)
    its = f"{agreed.get_absolute_url()}parties/{signature.party_id}/signature/paper/add/"
    file = SimpleUploadedFile("pack.pdf", PDF)

    page = client.post(its, {"paper": file, "pages": "12-14"}, follow=True)

    told = client.get(f"/api/v1/agreements/{agreed.key}/").json()["parties"]
    signatures = {party["id"]: party["signature"] for party in told}
    assert ", pages 12 to 14 <a " in " ".join(page.content.decode().split())
    assert signatures[signature.party_id]["evidence_pages"] == "12 to 14"


def test_it_is_added_and_taken_on_the_page(
    client, commissioner, viewer, outsider, agreed, signature
):
    its = f"{agreed.get_absolute_url()}parties/{signature.party_id}/signature/paper/"
    client.force_login(commissioner)
    none_yet = client.get(its).status_code
    file = SimpleUploadedFile("signed.pdf", PDF)

    added = client.post(f"{its}add/", {"paper": file})

    taken = {}
    for user in (commissioner, viewer, outsider):
        client.force_login(user)
        response = client.get(its)
        if response.streaming:
            assert b"".join(response) == PDF
        taken[user.name] = response.status_code
    assert (none_yet, added.url) == (404, f"{agreed.get_absolute_url()}parties/")
    assert taken == {commissioner.name: 200, viewer.name: 200, outsider.name: 404}
    assert Event.objects.filter(what="evidence.exported").count() == 2


def test_the_page_refuses_what_is_no_scan(client, commissioner, agreed, signature):
    its = f"{agreed.get_absolute_url()}parties/{signature.party_id}/signature/paper/add/"
    client.force_login(commissioner)

    page = client.post(its, {"paper": SimpleUploadedFile("signed.pdf", b"MZ")})

    assert list(error_links(parsed(page))) == ["The file must be a PDF, PNG or JPEG."]


def test_it_is_added_and_taken_by_the_api(client, commissioner, agreed, signature):
    client.force_login(commissioner)
    here = f"/api/v1/agreements/{agreed.key}/"
    tag = client.get(here)["ETag"]

    added = client.post(
        f"{here}evidence/",
        {
            "party": signature.party_id,
            "fact": "signature",
            "paper": SimpleUploadedFile("signed.pdf", PDF),
            "pages": "3",
        },
        headers={"If-Match": tag},
    )

    taken = client.get(f"{here}evidence/{signature.party_id}/signature/")
    told = added.json()["parties"][0]["signature"]
    assert (added.status_code, told["has_evidence"], told["evidence_pages"]) == (201, True, "3")
    assert taken.getvalue() == PDF
    taken.close()


def test_a_signature_in_counterpart_says_so(client, commissioner, draft, council):
    party = draft.parties.get(organisation=council)
    type(party.approval).objects.filter(pk=party.approval.pk).update(state="not_required")
    type(draft).objects.filter(pk=draft.pk).update(kind="section_256")
    client.force_login(commissioner)

    client.post(
        f"{draft.get_absolute_url()}parties/{party.pk}/signature/",
        {"state": "recorded", "on": "1 March 2021", "is_counterpart": "on"},
    )

    page = words(one(parsed(client.get(draft.get_absolute_url())), "main"))
    assert "1 March 2021 Northshire Council signed it in counterpart" in page
