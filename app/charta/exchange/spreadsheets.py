"""Writes spreadsheets: one sheet with a heading, cells of texts, numbers and days, and no formula ever."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Final

_FIXED_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same bytes, so no date of making is kept."""
_WIDTH: Final = 24
_CELL: Final = 32_767
_NAME: Final = 31
_NOT_IN_NAME: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class SpreadsheetFiles:
    """The adapter of `services.ports.Spreadsheets`."""

    def write(self, name: str, titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
        """Return an .xlsx file with one sheet; cells are texts, numbers, days or None, never formulas."""
        from xlsxwriter import Workbook  # slow to import

        target = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(target, options) as book:
            book.set_properties({"title": name, "created": _FIXED_DATE})
            sheet = book.add_worksheet(name.translate(_NOT_IN_NAME)[:_NAME].strip() or None)
            heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
            day, plain = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"valign": "top"})
            sheet.set_column(0, max(len(titles) - 1, 0), _WIDTH)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(titles):
                sheet.write_string(0, column, title, heading)
            last = 0
            for last, cells in enumerate(rows, start=1):
                for column, cell in enumerate(cells):
                    match cell:
                        case None | "":
                            continue
                        case date():
                            sheet.write_datetime(last, column, cell, day)
                        case int() | float():
                            sheet.write_number(last, column, cell, plain)
                        case _:
                            sheet.write_string(last, column, str(cell)[:_CELL], plain)
            if titles:
                sheet.autofilter(0, 0, last, len(titles) - 1)
        return target.getvalue()
