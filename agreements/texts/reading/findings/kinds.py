"""What sort of agreement a paper calls itself."""

import re

KINDS = (
    ("mou", r"memorandum\s+of\s+(?:understanding|agreement)|\bmo[ua]\b"),
    (
        "section_75",
        r"\bs(?:ection|ections|\.)?\s*75\b|pooled\s+(?:fund|budget)|better\s+care\s+fund",
    ),
    ("section_76", r"\bs(?:ection|\.)?\s*76\b"),
    ("section_256", r"\bs(?:ection|\.)?\s*256\b"),
    ("section_113", r"\bs(?:ection|\.)?\s*113\b"),
    ("jca", r"joint\s+commissioning\s+(?:framework\s+)?agreement|\bjca\b|joint\s+agreement"),
    ("delegation", r"delegation\s+agreement|agreement\s+for\s+(?:the\s+)?delegation"),
    ("protocol", r"\bprotocol\b|information\s+sharing"),
)
OPENING = 600


def kind_of(title: str, opening: str = "") -> str:
    """A guess from the title, else from the opening words; empty where neither says."""
    for words in (title, opening[:OPENING]):
        for kind, pattern in KINDS:
            if re.search(pattern, words, re.IGNORECASE):
                return kind
    return ""
