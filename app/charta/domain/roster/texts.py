"""The texts of a list of people, made alike so that they can be kept and compared."""

import re
from typing import Final
from unicodedata import is_normalized

from charta.domain.text import clean_line, folded

QUOTE_LIMIT: Final = 40
_WORD: Final = re.compile(r"[^\W_]+")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})
_WHOLE: Final = re.compile(r"(\d{1,18})\.0+")


def tidy(text: str) -> str:
    """Return a cell on one line, cleaned, with single spaces between its words."""
    # What prints as it is needs no cleaning, and a list has a million cells.
    plain = text if text.isprintable() and is_normalized("NFC", text) else clean_line(text)
    return " ".join(plain.split())


def quoted(text: str) -> str:
    """Return a cell, short enough to stand in a sentence."""
    return text if len(text) <= QUOTE_LIMIT else f"{text[: QUOTE_LIMIT - 1]}…"


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case without accents and punctuation."""
    return tuple(_WORD.findall(folded(text.translate(_LIGATURES))))


def bare(text: str) -> str:
    """Return letters and digits alone, in lower case without accents."""
    return "".join(words(text))


def name_key(name: str) -> str:
    """Return a name as it is compared: accents, case and hyphens do not count."""
    return " ".join(words(name))


def number_key(number: str) -> str:
    """Return an employee number as it is compared: spreadsheets drop the zeros before it."""
    return number.lstrip("0") or "0" if number.isdecimal() else number.casefold()


def whole(number: str) -> str:
    """Return a number without the decimals that a spreadsheet may give it."""
    match = _WHOLE.fullmatch(number)
    return match[1] if match else number
