import hashlib

from commissioning.documents.keeping import keep_document
from commissioning.documents.models import Document


def keep(draft, by=None, content=b"%PDF-1.7", name="A draft.pdf"):
    return keep_document(
        content,
        title="A draft",
        file_name=name,
        media_type="application/pdf",
        subject=draft,
        by=by,
    )


def test_a_document_keeps_its_file_with_its_size_and_digest(draft, viewer):
    document = Document.objects.get(pk=keep(draft, viewer).pk)

    assert document.file.read() == b"%PDF-1.7"
    assert (document.size, document.sha256) == (8, hashlib.sha256(b"%PDF-1.7").hexdigest())
    assert (document.title, document.file_name) == ("A draft", "A draft.pdf")
    assert (document.subject_type, document.subject_id) == ("register.agreement", draft.pk)
    assert document.made_by == viewer
    document.file.close()


def test_where_it_is_kept_tells_nothing_of_it(draft):
    first, second = keep(draft), keep(draft)

    assert first.file.name != second.file.name
    assert "draft" not in first.file.name.lower()
    assert "." not in first.file.name


def test_whoever_may_see_what_it_is_about_may_see_it(draft, viewer, partner_commissioner, outsider):
    document = keep(draft)

    assert list(Document.objects.visible_to(viewer)) == [document]
    assert list(Document.objects.visible_to(partner_commissioner)) == [document]
    assert list(Document.objects.visible_to(outsider)) == []


def test_seeing_one_thing_does_not_show_the_documents_of_another_with_the_same_number(
    draft, place, outsider
):
    about_the_place = keep(place)
    about_the_draft = keep(draft)
    Document.objects.filter(pk=about_the_draft.pk).update(subject_id=place.pk)

    assert list(Document.objects.visible_to(outsider)) == [about_the_place]
