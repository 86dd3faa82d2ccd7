"""Writes lists as Excel workbooks of one sheet. What anybody has typed stays text, whatever it looks like."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from charta.domain.text import clean

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FIXED_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same bytes, so no date of making is kept."""
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_SHEET_NAME_LIMIT: Final = 31
_TEXT_LIMIT: Final = 32_767
_EXACT: Final = 1e15
"""Beyond this, a spreadsheet rounds whole numbers; neither infinity nor what is no number is below it."""
_FORMULA: Final = ("=", "+", "-", "@")
_NARROWEST: Final = 8
_WIDEST: Final = 60
_ARROW_WIDTH: Final = 3
"""The arrow of the filter stands beside a title."""
_DAY: Final = "yyyy-mm-dd"
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before this day, spreadsheets count a day that there was not."""
_NOT_IN_NAME: Final = re.compile(r"[\[\]:*?/\\]")


class SpreadsheetFiles:
    """Writes spreadsheets."""

    def write(self, name: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return an .xlsx file with one sheet; cells are texts, numbers, days or None, never formulas.

        Rows are taken one after another and put aside on disk, so that memory holds the finished file alone.
        """
        from xlsxwriter import Workbook

        target = io.BytesIO()
        with Workbook(target, dict(_OPTIONS)) as book:
            book.set_properties({"title": clean(name), "created": _FIXED_DATE})
            writer = _Writer(
                book.add_worksheet(_sheet_name(name)),
                book.add_format({"num_format": _DAY, "align": "left"}),
                book.add_format({"bold": True, "bottom": 1}),
                # Otherwise such a text would become a formula as soon as somebody edits its cell.
                book.add_format({"quote_prefix": True}),
            )
            writer.write(titles, rows)
        return target.getvalue()


class _Writer:
    """Writes one sheet, and remembers how wide its columns are."""

    def __init__(self, sheet: "Worksheet", day: "Format", heading: "Format", quoted: "Format") -> None:
        self._sheet = sheet
        self._day = day
        self._heading = heading
        self._quoted = quoted
        self._widths: list[int] = []

    def write(self, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Write the titles and the rows below them."""
        self._widths = [_NARROWEST] * len(titles)
        for place, title in enumerate(titles):
            self._text(0, place, title, self._heading)
            self._widen(place, len(title) + _ARROW_WIDTH)
        last = 0
        for last, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                self._cell(last, place, cell)
        self._sheet.freeze_panes(1, 0)
        if titles:
            self._sheet.autofilter(0, 0, last, len(titles) - 1)
        for place, width in enumerate(self._widths):
            self._sheet.set_column(place, place, min(width, _WIDEST))

    def _cell(self, row: int, place: int, cell: object) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date) and _day_of(cell) >= _FIRST_DAY:
            self._sheet.write_datetime(row, place, _day_of(cell), self._day)
            self._widen(place, len(_DAY))
        elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) < _EXACT:
            self._sheet.write_number(row, place, cell)
            self._widen(place, len(str(cell)))
        else:
            text = str(cell)
            self._text(row, place, text, self._quoted if text.startswith(_FORMULA) else None)

    def _text(self, row: int, place: int, text: str, style: "Format | None") -> None:
        plain = clean(text)[:_TEXT_LIMIT]
        self._sheet.write_string(row, place, plain, style)
        self._widen(place, max(map(len, plain.split("\n"))))

    def _widen(self, place: int, width: int) -> None:
        # Beyond the titles, a cell is written, but no column is made for it.
        if place < len(self._widths) and self._widths[place] < width + 1:
            self._widths[place] = width + 1


def _day_of(day: date) -> date:
    """Return the day of a moment; a day is its own."""
    return day.date() if isinstance(day, datetime) else day


def _sheet_name(name: str) -> str:
    """Return a name that every spreadsheet program takes."""
    plain = _NOT_IN_NAME.sub(" ", clean(name).replace("\n", " ").replace("\t", " "))
    short = plain.strip(" '")[:_SHEET_NAME_LIMIT].strip(" '")
    # Excel keeps the name `History` for itself.
    return f"{short} 1".strip() if short.casefold() in ("", "history") else short
