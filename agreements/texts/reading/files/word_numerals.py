"""Counts in the numerals that Word offers, and the bullets behind its symbol fonts."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ORDINAL_WORDS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip
CARDINAL_WORDS = (
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
)  # fmt: skip
SYMBOL_FONT_BULLETS = {
    "\uf0a7": "▪",
    "\uf0fc": "✓",
    "\uf0d8": "➢",
    "\uf076": "❖",
    "\uf02d": "-",
}


def printed_numeral(count: int, numeral: str) -> str:
    """The count in one of Word's number formats; formats unknown here print as decimals."""
    match numeral:
        case "lowerLetter":
            return letters(count)
        case "upperLetter":
            return letters(count).upper()
        case "lowerRoman":
            return roman(count)
        case "upperRoman":
            return roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case "ordinal":
            return f"{count}{_ordinal_ending(count)}"
        case "ordinalText" if 1 <= count <= len(ORDINAL_WORDS):
            return ORDINAL_WORDS[count - 1]
        case "cardinalText" if 1 <= count <= len(CARDINAL_WORDS):
            return CARDINAL_WORDS[count - 1]
        case "none":
            return ""
    return str(count)


def letters(count: int) -> str:
    """a to z, then aa, bb as Word does."""
    if count < 1:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def roman(count: int) -> str:
    """i, ii, iii in small letters."""
    if count < 1:
        return str(count)
    printed = ""
    for value, numeral in ROMAN:
        times, count = divmod(count, value)
        printed += numeral * times
    return printed


def printed_bullet(pattern: str) -> str:
    """The bullet as it looks: Word keeps many as private code points of a symbol font."""
    if any("\ue000" <= character <= "\uf8ff" for character in pattern):
        return SYMBOL_FONT_BULLETS.get(pattern, "•")
    return pattern.strip()


def _ordinal_ending(count: int) -> str:
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
