"""Words and dates in a language.

A `Translator` is a plain object handed to whoever shows words, so that a window in English can write a
document in French. English is the language of the code; every other language is a `.po` file, read when it is
first asked for.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from charta.paths import resources

if TYPE_CHECKING:
    from datetime import date, datetime

SOURCE_LANGUAGE: Final = "en"
FEW: Final = 100
"""So many words are looked for one by one before all are read."""
_LINES: Final = r'(?:".*"\n)+'
_ENTRY: Final = re.compile(
    rf"((?:^#.*\n)*)^msgid ({_LINES})(?:^msgid_plural ({_LINES}))?((?:^msgstr(?:\[\d+\])? {_LINES})+)",
    re.MULTILINE,
)
_FORM: Final = re.compile(rf"^msgstr(?:\[\d+\])? ({_LINES})", re.MULTILINE)
_QUOTED: Final = re.compile(r'"(.*)"\n')
_GUESS: Final = re.compile(r"^#,.*fuzzy", re.MULTILINE)
_PLURAL: Final = re.compile(r"plural=([^;\n]+)")
_ESCAPED: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}


class Translations(Protocol):
    """What translates, as gettext's own translations do."""

    def gettext(self, message: str) -> str:
        """Return the translation of a message, or the message itself."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number, or one of the messages themselves."""
        ...


class Untranslated:
    """The words as they stand in the code."""

    def gettext(self, message: str) -> str:
        """Return the message."""
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number."""
        return msgid1 if n == 1 else msgid2


class Translator:
    """Screen words of one language."""

    def __init__(self, language: str, translations: Translations) -> None:
        self.language = language
        self._translations = translations

    def tr(self, text: str, **parameters: object) -> str:
        """Return `text` in this language, its named gaps filled with `parameters`."""
        translated = self._translations.gettext(text) if text else ""
        return translated.format(**parameters) if parameters else translated

    def ntr(self, one: str, many: str, count: int, **parameters: object) -> str:
        """Return the form for `count`; the gap `{count}` is filled with it."""
        return self._translations.ngettext(one, many, count).format(count=count, **parameters)

    def day(self, value: "date") -> str:
        """Return a date in words."""
        return long_date(value, self.language)

    def moment(self, value: "datetime") -> str:
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
        return Translator(SOURCE_LANGUAGE, Untranslated())
    return Translator(language, Catalogue(file.read_text(encoding="utf-8")))


class Catalogue:
    """What a `.po` file translates, as gettext asks for it.

    The window waits for its first words, which are a few of thousands: they are looked for one by one.
    Whoever asks for more, or for what is not written on one line, has the whole file read.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._first: dict[str, str] = {}

    @cached_property
    def _found(self) -> Mapping[str, str]:
        return messages(self._source)

    @cached_property
    def _form(self) -> Callable[[int], int]:
        from gettext import c2py

        rule = _PLURAL.search(self._found.get("", ""))
        return c2py(rule[1]) if rule else c2py("n != 1")

    def gettext(self, message: str) -> str:
        """Return the translation, or the message itself."""
        if message in self._first:
            return self._first[message]
        if len(self._first) < FEW:
            entry = _entry_of(message, self._source)
            self._first |= entry
            if message in entry:
                return entry[message]
        return self._found.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number, or one of the messages themselves."""
        found = self._found.get(f"{msgid1}\0{msgid2}")
        if found is None:
            return msgid1 if n == 1 else msgid2
        forms = found.split("\0")
        return forms[min(self._form(n), len(forms) - 1)]


def _entry_of(message: str, source: str) -> dict[str, str]:
    """Return what the entry of a message translates; nothing where it is not found at once."""
    start = source.find(f'\nmsgid "{message}"\n')
    if start < 0:
        return {}
    before, after = source.rfind("\n\n", 0, start + 1), source.find("\n\n", start + 1)
    return messages(source[before + 1 : after + 1])


def messages(source: str) -> dict[str, str]:
    """Return what a `.po` file translates, spelled as in a `.mo` file: zero bytes part the forms of a word.

    What is not translated, or only by guess, is left out. Babel reads more of the format, but takes ten times
    as long, and the window waits for its words.
    """
    found: dict[str, str] = {}
    for remarks, one, many, said in _ENTRY.findall(f"{source}\n"):
        value = "\0".join(map(_text, _FORM.findall(said))) if many else _text(said[len("msgstr ") :])
        if value.strip("\0") and not _GUESS.search(remarks):
            found[f"{_text(one)}\0{_text(many)}" if many else _text(one)] = value
    return found


def _text(quoted: str) -> str:
    """Return what stands between the quotation marks of one or more lines."""
    text = quoted[1:-2] if quoted.count("\n") == 1 else "".join(_QUOTED.findall(quoted))
    return _ESCAPED.sub(_plain, text) if "\\" in text else text


def _plain(escaped: re.Match[str]) -> str:
    return _ESCAPES.get(escaped[1], escaped[1])


def long_date(value: "date", language: str) -> str:
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
