import pytest

from commissioning.documents.serving import serve_document
from tests.commissioning.documents.test_keeping import keep


@pytest.fixture
def document(draft):
    return keep(draft, name='Größe "A"\r\nX: y.pdf')


def test_a_file_is_handed_out_to_be_saved_and_not_to_run(document, rf):
    response = serve_document(rf.get("/"), document)

    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert dict(response.items()) == {
        "Content-Type": "application/pdf",
        "Content-Length": "8",
        "Content-Disposition": "attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe%20-A-%20X-%20y.pdf",
        "ETag": f'"{document.sha256}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    response.close()


def test_a_browser_that_has_it_is_not_sent_it_again(document, rf):
    has_it = rf.get("/", headers={"If-None-Match": f'"{document.sha256}"'})

    response = serve_document(has_it, document)

    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["ETag"] == f'"{document.sha256}"'


def test_a_browser_that_has_another_is_sent_it(document, rf):
    response = serve_document(rf.get("/", headers={"If-None-Match": '"0"'}), document)

    assert response.status_code == 200
    response.close()
