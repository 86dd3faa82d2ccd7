"""Tables from outside, row by row: text files of any usual encoding and separator, and Excel workbooks.

Whatever is in such a file, reading it takes a bounded amount of memory and ends in rows or in a stated
problem. Cells are texts; one that is empty is an empty text.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charta.errors import N_
from charta.exchange.rows import CELL_LIMIT, COLUMN_LIMIT, NoTable, Row

SIZE_LIMIT: Final = 50_000_000
ROW_LIMIT: Final = 200_000
SEPARATORS: Final = (",", ";", "\t", "|")

_ZIP: Final = b"PK"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_EXCEL_HINT: Final = re.compile(r"sep=(.)\r?\n")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LABELS: Final = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "windows-1252",
    "cp850": "DOS 850",
    "mac_roman": "Mac Roman",
}


@dataclass(frozen=True)
class Table:
    """One way to read a file: a sheet of a workbook, or a text with one of the separators.

    `label` tells people which: what the sheet is called, or the encoding of the text.
    """

    data: bytes
    sheet: str = ""
    text: str = ""
    separator: str = ""
    label: str = ""

    def rows(self) -> Iterator[Row]:
        """Return the rows, at most `ROW_LIMIT` of them that hold something; raise `NoTable`."""
        if self.sheet:
            from charta.exchange.workbooks import sheet_rows

            found: Iterator[Row] = sheet_rows(self.data, self.sheet)
        else:
            found = _text_rows(self.text, self.separator)
        return _limited(found)


def bytes_of(path: Path) -> bytes:
    """Return a file's bytes, not many more than are allowed; raise `NoTable` where there is no file."""
    if not path.is_file():
        missing = not path.exists()
        raise NoTable(
            N_("there is no such file") if missing else N_("it is a folder or a device, not a file")
        )
    with path.open("rb") as source:
        return source.read(SIZE_LIMIT + 1)


def tables(data: bytes, encoding: str = "", separator: str = "") -> tuple[Table, ...]:
    """Return the ways in which a file may be read; raise `NoTable` where there is none.

    Where a text is not to be looked at for them, `encoding` (one of `_LABELS`) and `separator` are given.
    """
    if len(data) > SIZE_LIMIT:
        raise NoTable(N_("it is larger than 50 MB"))
    if data.startswith(_OLD_OFFICE):
        raise NoTable(N_("it is protected, or an old .xls workbook; save it as .xlsx without a password"))
    if data.startswith(_ZIP):
        from charta.exchange.workbooks import sheets

        return tuple(Table(data, sheet=member, label=title) for member, title in sheets(data))
    encoding = encoding or _encoding(data)
    text = _decoded(data, encoding)
    label = _LABELS[encoding]
    hint = _EXCEL_HINT.match(text)
    if separator:
        return (Table(b"", text=text[hint.end() if hint else 0 :], separator=separator, label=label),)
    if hint:
        # Excel takes this line as an instruction and does not show it, so it does not count as a line.
        return (Table(b"", text=text[hint.end() :], separator=hint[1], label=label),)
    return tuple(Table(b"", text=text, separator=separator, label=label) for separator in SEPARATORS)


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\0" in text:
        raise NoTable(N_("it is neither a text file nor an Excel workbook"))
    if not text.strip():
        raise NoTable(N_("it is empty"))
    return text


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    # Plain letters in UTF-16 have a zero as every other byte; no other encoding of text has any.
    start = data[:200]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _text_rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            yield number, [cell[:CELL_LIMIT] for cell in cells[:COLUMN_LIMIT]]
    except csv.Error as error:
        if "field limit" in str(error):
            raise NoTable(N_("a cell is far too long, or a quotation mark is not closed")) from None
        raise NoTable(N_("a quotation mark is not closed, or stands in the middle of a cell")) from None


def _limited(rows: Iterator[Row]) -> Iterator[Row]:
    filled = 0
    for number, cells in rows:
        if any(cells):
            filled += 1
            if filled > ROW_LIMIT:
                raise NoTable(N_("it has more than 200,000 rows"))
            yield number, cells
