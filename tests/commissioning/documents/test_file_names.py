import pytest
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from commissioning.documents.file_names import safe_file_name

CASES = [
    ("Decision JCB-2021-14.pdf", "Decision JCB-2021-14.pdf"),
    ("JCB/2021/14.pdf", "JCB-2021-14.pdf"),
    ("../../etc/passwd", "-..-etc-passwd"),
    ("..\\..\\boot.ini", "-..-boot.ini"),
    ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie- x=1.pdf"),
    ("a\x00b.pdf", "a b.pdf"),
    ("line\u2028and\u2029paragraph.pdf", "line and paragraph.pdf"),
    ("invoice\u202efdp.exe", "invoicefdp.exe"),
    ("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf"),
    ('say "yes"; filename=evil.exe', "say -yes-; filename=evil.exe"),
    ("cafe\u0301.pdf", "café.pdf"),
    ("  spaces  in   it .pdf", "spaces in it .pdf"),
    ("...", "document"),
    ("", "document"),
    ("\u202e\u200b", "document"),
    ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ("x" * 300, "x" * 120),
]


@pytest.mark.parametrize(("given", "safe"), CASES)
def test_a_name_is_made_safe(given, safe):
    assert safe_file_name(given) == safe


@pytest.mark.parametrize("given", [given for given, safe in CASES])
def test_a_safe_name_stands_in_one_header_and_stays_as_it_is(given):
    safe = safe_file_name(given)

    response = HttpResponse()
    response.headers["Content-Disposition"] = content_disposition_header(True, safe)

    assert safe_file_name(safe) == safe
    assert "\n" not in response.headers["Content-Disposition"]
