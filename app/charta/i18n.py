"""Words and dates in a language.

A `Translator` is a plain object handed to whoever shows words, so that a window in English can write a
document in French. English is the language of the code; every other language is a `.po` file, compiled in
memory when it is first asked for.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Final

from charta.paths import resources

SOURCE_LANGUAGE: Final = "en"
_SAID: Final = re.compile(r'(?:(msgid_plural|msgid|msgstr)(?:\[\d+\])? )?"(.*)"$')
_ESCAPED: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}


class Translator:
    """Screen words of one language."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def tr(self, text: str, **parameters: object) -> str:
        """Return `text` in this language, its named gaps filled with `parameters`."""
        translated = self._translations.gettext(text) if text else ""
        return translated.format(**parameters) if parameters else translated

    def ntr(self, one: str, many: str, count: int, **parameters: object) -> str:
        """Return the form for `count`; the gap `{count}` is filled with it."""
        return self._translations.ngettext(one, many, count).format(count=count, **parameters)

    def day(self, value: date) -> str:
        """Return a date in words."""
        return long_date(value, self.language)

    def moment(self, value: datetime) -> str:
        """Return a date and a time of day, in local time."""
        local = value.astimezone()
        return self.tr("{day}, {time}", day=self.day(local.date()), time=f"{local:%H:%M}")


def screen_languages() -> list[str]:
    """Return the languages that the screen speaks, found by listing files; English first."""
    return [SOURCE_LANGUAGE, *sorted(file.stem for file in catalogue_folder().glob("*.po"))]


def catalogue_folder() -> Path:
    """Return the folder of the `.po` files."""
    return resources() / "i18n"


def translator(language: str) -> Translator:
    """Return the words of `language`; English where there is no such catalogue."""
    file = catalogue_folder() / f"{language}.po"
    if language == SOURCE_LANGUAGE or not file.is_file():
        return Translator(SOURCE_LANGUAGE, NullTranslations())
    return Translator(language, GNUTranslations(BytesIO(_compiled(file))))


def messages(source: str) -> dict[str, str]:
    """Return what a `.po` file translates, spelled as in a `.mo` file: zero bytes part the forms of a word.

    What is not translated, or only by guess, is left out. Babel reads more of the format, but takes five
    times as long, and the window waits for its words.
    """
    found: dict[str, str] = {}
    key: list[str] = []
    value: list[str] = []
    into, is_guess, was_guess = key, False, False
    for line in [*source.split("\n"), 'msgid ""']:
        is_guess = is_guess or (line.startswith("#,") and "fuzzy" in line)
        said = _SAID.match(line)
        if said is None:
            continue
        if said[1] == "msgid":
            if not was_guess and any(part.strip("\0") for part in value):
                found["".join(key)] = "".join(value)
            key, value = [], []
            into, was_guess, is_guess = key, is_guess, False
        elif said[1] == "msgid_plural":
            key.append("\0")
        elif said[1] == "msgstr":
            into = value
            if value:
                value.append("\0")
        into.append(_ESCAPED.sub(_plain, said[2]))
    return found


def _plain(escaped: re.Match[str]) -> str:
    return _ESCAPES.get(escaped[1], escaped[1])


def _compiled(file: Path) -> bytes:
    """Return a `.po` file as a `.mo` file."""
    found = messages(file.read_text(encoding="utf-8"))
    pairs = sorted((key.encode(), value.encode()) for key, value in found.items())
    count, place = len(pairs), 28 + 16 * len(pairs)
    tables: list[bytes] = []
    for texts in zip(*pairs, strict=True):
        for text in texts:
            tables.append(pack("<2I", len(text), place))
            place += len(text) + 1
    head = pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    words = (text + b"\0" for texts in zip(*pairs, strict=True) for text in texts)
    return head + b"".join(tables) + b"".join(words)


def long_date(value: date, language: str) -> str:
    """Return a date in words: '1er décembre 2026', 'December 1, 2026'.

    CLDR has no ordinal for the first of the month in French, which every careful writer expects.
    """
    from babel.dates import format_date

    if language == "fr":
        day = "1er" if value.day == 1 else str(value.day)
        return f"{day} {format_date(value, 'MMMM y', locale='fr_CA')}"
    return format_date(value, "long", locale="en_CA")


def preferred_language(environment: Mapping[str, str]) -> str:
    """Return the screen language that the system's own settings ask for, English where there is none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            wanted = environment[name][:2].lower()
            return wanted if wanted in screen_languages() else SOURCE_LANGUAGE
    return SOURCE_LANGUAGE
