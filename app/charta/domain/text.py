"""Text from outside, made safe to store and to print without losing a character."""

import unicodedata
from typing import Final

from charta.errors import NameRequired, TooLong

# U+2400 is the block of visible pictures of the control characters; U+2421 shows DEL.
_CONTROL_PICTURES: Final = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"} | {
    0x7F: "\u2421"
}
# Overrides and isolates reorder what follows them, so that a name could print as another.
_BIDI: Final = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))
_LINE_ENDS: Final = {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
NAME_LIMIT: Final = 120
NOTE_LIMIT: Final = 4000
_TABLE: Final = _CONTROL_PICTURES | _BIDI | _LINE_ENDS


def clean(text: str) -> str:
    """Return `text` in NFC with Unix line ends, control characters replaced by their visible pictures.

    XML 1.0 cannot hold most control characters, so a document would drop or refuse them; a picture prints.
    Lone surrogates, noncharacters and C1 controls become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", "".join(map(_allowed, unified)))


def _allowed(character: str) -> str:
    code = ord(character)
    is_noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or 0x80 <= code <= 0x9F or is_noncharacter else character


def clean_line(text: str) -> str:
    """Return `text` cleaned, on one line, without space at either end."""
    return " ".join(clean(text).replace("\t", " ").split("\n")).strip()


def clean_block(text: str) -> str:
    """Return `text` cleaned, without blank lines at either end."""
    return clean(text).strip()


def checked(text: str, limit: int) -> str:
    """Return `text`; raise `TooLong` beyond `limit` characters."""
    if len(text) > limit:
        raise TooLong(length=len(text), limit=limit)
    return text


def checked_name(text: str) -> str:
    """Return the name of whoever acts, cleaned; raise `NameRequired` for none, or `TooLong`."""
    name = checked(clean_line(text), NAME_LIMIT)
    if not name:
        raise NameRequired
    return name


def folded(text: str) -> str:
    """Return `text` in lower case without accents, each character in its place, for searching."""
    if text.isascii():
        return text.lower()
    # A text has few different characters, and each of them takes longer to look at than all to exchange.
    return text.translate({ord(character): _base(character) for character in set(text)})


def _base(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character
