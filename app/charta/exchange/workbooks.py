"""Rows of an Excel workbook, streamed with the standard library's own parsers.

A workbook of a few kilobytes can name a cell in the last of 17 billion places, refer a million times to one
long text, or unpack to gigabytes. So sizes are looked at first, rows are handed on one after another, places
are never filled up, and a text is cut where no answer reaches (docs/decisions/0007).
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import IO, Final, TypeVar
from xml.parsers import expat

from charta.errors import N_
from charta.exchange.archives import BROKEN, ArchiveUnusable, Flaw, Limits, open_archive
from charta.exchange.rows import CELL_LIMIT, COLUMN_LIMIT, NoTable, Row
from charta.exchange.workbook_parts import STYLES, Elements, Styles, local

UNPACKED_LIMIT: Final = 400_000_000
TEXT_LIMIT: Final = 100_000_000
TEXTS_LIMIT: Final = 3_000_000
MEMBER_LIMIT: Final = 2_000
SHEET_LIMIT: Final = 50
TOO_MUCH: Final = N_("it unpacks to far more than its size, as no honest workbook does")
_CHUNK: Final = 1 << 16
_WORKBOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_TEXTS: Final = "xl/sharedStrings.xml"
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})\d{1,7}")
_FLAWS: Final = {
    Flaw.DAMAGED: N_("it is damaged"),
    Flaw.TOO_MUCH: TOO_MUCH,
    Flaw.LOCKED: N_("it is protected with a password"),
}
_Handlers = TypeVar("_Handlers", bound=Elements)


def sheets(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return where in a workbook each sheet is and what it is called, in the order in which it shows them."""
    with _archive(data) as archive:
        present = set(archive.namelist())
        if not {_LINKS, _WORKBOOK} <= present:
            raise NoTable(N_("it is no Excel workbook"))
        parts = _read(archive, _Parts(), _LINKS, _WORKBOOK)
    found = [(parts.targets.get(id_, ""), title) for id_, title in parts.sheets[:SHEET_LIMIT]]
    if not any(member in present for member, _ in found):
        raise NoTable(N_("it is no Excel workbook"))
    return tuple((member, title) for member, title in found if member in present)


def sheet_rows(data: bytes, name: str) -> Iterator[Row]:
    """Return the rows of a sheet; raise `NoTable` where it does not hold together."""
    with _archive(data) as archive:
        texts = _read(archive, _SharedTexts(), _TEXTS).texts
        styles = _read(archive, Styles(), STYLES)
        parts = _read(archive, _Parts(), _WORKBOOK)
        sheet = _Sheet(texts, styles.shown(from_1904=parts.from_1904))
        for _ in _parsed(archive, name, sheet):
            yield from sheet.finished()


def _read(archive: zipfile.ZipFile, handlers: _Handlers, *members: str) -> _Handlers:
    """Return `handlers` after they have taken those of the members that are there."""
    present = set(archive.namelist())
    for member in members:
        if member in present:
            for _ in _parsed(archive, member, handlers):
                pass
    return handlers


def _archive(data: bytes) -> zipfile.ZipFile:
    try:
        return open_archive(data, Limits(MEMBER_LIMIT, UNPACKED_LIMIT, UNPACKED_LIMIT))
    except ArchiveUnusable as error:
        raise NoTable(_FLAWS[error.flaw]) from None


def _parsed(archive: zipfile.ZipFile, member: str, handlers: Elements) -> Iterator[None]:
    """Parse a member, pausing after each chunk."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        with archive.open(member) as source:
            yield from _fed(parser, source)
    except (expat.ExpatError, *BROKEN):
        raise NoTable(N_("it is damaged")) from None


def _fed(parser: expat.XMLParserType, source: IO[bytes]) -> Iterator[None]:
    while chunk := source.read(_CHUNK):
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        yield
    parser.Parse(b"", True)  # noqa: FBT003
    yield


def _refuse_entities(*_: object) -> None:
    raise NoTable(N_("it is no Excel workbook"))


class _Parts(Elements):
    """Which sheets there are, by id in their order with their names, and where an id leads."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note a sheet, or where it is."""
        kind = local(name)
        if kind == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            self.targets[attributes.get("Id", "")] = posixpath.normpath(path)
        elif kind == "sheet":
            # `id` has a prefix and tells the part; `sheetId` is a number of its own.
            title = attributes.get("name", "")[:CELL_LIMIT]
            self.sheets += [(value, title) for key, value in attributes.items() if local(key) == "id"]
        elif kind == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _SharedTexts(Elements):
    """The texts that cells refer to by number."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._size = 0
        self._aside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 - a text has none
        """Leave out how a text is pronounced, which stands beside it."""
        kind = local(name)
        self._aside = self._aside or kind == "rPh"
        self._inside = kind == "t" and not self._aside

    def end(self, name: str) -> None:
        """Keep a text that is complete."""
        kind = local(name)
        self._inside = False
        if kind == "rPh":
            self._aside = False
        elif kind == "si":
            text = self._taken()
            self._size += len(text)
            self.texts.append(text)
            if len(self.texts) > TEXTS_LIMIT or self._size > TEXT_LIMIT:
                raise NoTable(TOO_MUCH)


class _Sheet(Elements):
    """The rows of a sheet as they are completed."""

    def __init__(self, texts: Sequence[str], shown: Callable[[str, str], str]) -> None:
        super().__init__()
        self._texts = texts
        self._shown = shown
        self._rows: list[Row] = []
        self._number = 0
        self._column = -1
        self._kind = "n"
        self._style = ""
        self._cells: list[str] = []

    def finished(self) -> list[Row]:
        """Return the rows that are complete since the last time."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a value, a cell or a row."""
        kind = local(name)
        self._inside = kind in ("v", "t")
        if kind == "c":
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._column = _column(attributes.get("r", ""), self._column + 1)
            self._taken()
        elif kind == "row":
            told = _whole(attributes.get("r", ""))
            self._number = self._number + 1 if told is None else told
            self._column = -1
            self._cells = []

    def end(self, name: str) -> None:
        """Keep a cell or a row that is complete."""
        self._inside = False
        kind = local(name)
        if kind == "c" and 0 <= self._column < COLUMN_LIMIT:
            text = self._value(self._taken())
            if text:
                self._cells.extend([""] * (self._column + 1 - len(self._cells)))
                self._cells[self._column] = text
        elif kind == "row":
            self._rows.append((self._number, self._cells))

    def _value(self, text: str) -> str:
        if self._kind == "s":
            place = _whole(text)
            return self._texts[place] if place is not None and place < len(self._texts) else ""
        if self._kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        return self._shown(text, self._style) if self._style and self._kind == "n" else text


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


@lru_cache(maxsize=1_000)
def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _column(place: str, following: int) -> int:
    """Return the number of a cell's column, from 0; `following` where its place is not told."""
    match = _PLACE.fullmatch(place)
    return following if match is None else _number(match[1])
