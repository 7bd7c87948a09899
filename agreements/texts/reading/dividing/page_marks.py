"""What is printed on pages, not in the agreement: DRAFT, protective markings, page numbers."""

import re

PAGE_MARK = re.compile(
    r"""[\W_]*
    (?: (?P<draft>
            (?:(?:final|working|first|second|third|initial|consultation)\s+)? draft
            (?:\s+(?:document|copy|version|only
                |for\s+(?:discussion|comment|consultation|approval|review)))?
            (?:\s*[-–—:]?\s*v?(?:ersion)?\s*\d[\d.]*)?
            (?:\s*[-–—]\s*not\s+for\s+[\w ]{3,30})?)
        | official(?:\s*[-–—:]?\s*sensitive(?:\s*[-–—:]\s*[\w ]{3,30})?)?
        | (?:strictly\s+)?(?:private\s+and\s+)?confidential
        | not\s+protectively\s+marked
        | commercial(?:ly)?\s+(?:in\s+confidence|sensitive)
        | page\s*\|?\s*\d{1,3}(?:\s*of\s*\d{1,3})?
        | \d{1,3}\s+of\s+\d{1,3}
        | -\s*\d{1,3}\s*-)
    [\W_]*""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 80


def is_page_mark(text: str) -> bool:
    return len(text) <= LONGEST and PAGE_MARK.fullmatch(text) is not None


def is_draft_mark(text: str) -> bool:
    match = PAGE_MARK.fullmatch(text) if len(text) <= LONGEST else None
    return match is not None and match["draft"] is not None
