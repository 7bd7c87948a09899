"""Names that a downloaded file may safely bear."""

import re
import unicodedata

LONGEST = 120
NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*]+')
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def safe_file_name(name: str) -> str:
    """`name` without what could end a header, climb folders or show another ending (C-17).

    Control and direction marks go: a right-to-left override makes "fdp.exe" look like "exe.pdf".
    The ending is kept when the name is cut to 120 characters.
    """
    plain = unicodedata.normalize("NFC", name)
    seen = "".join(c for c in plain if unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})
    spaced = "".join(" " if unicodedata.category(c)[0] in "ZC" else c for c in seen)
    safe = " ".join(NOT_IN_A_NAME.sub("-", spaced).split()).strip(". ")
    if len(safe) > LONGEST:
        ending = ENDING.search(safe)
        kept = ending[0] if ending else ""
        safe = safe[: LONGEST - len(kept)].rstrip(". ") + kept
    return safe or "document"
