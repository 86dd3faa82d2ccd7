"""Writes the spreadsheet in which a survey's answers are filled in, as a workbook or as CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from charta.domain.diagnostic import Diagnostic, DiagnosticText
from charta.domain.sums import POINTS, UNKNOWN

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS: Final = 1_000
_STATEMENT_WIDTH: Final = 18
_GROUP_WIDTH: Final = 24
_GUIDE_WIDTH: Final = 100
_HEADING_HEIGHT: Final = 110
_GROUPS_COLUMN: Final = 3
_FIXED_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same content gives the same bytes, so no date of making is kept."""
# Excel in French and in most of Europe separates by semicolons, since the comma is in the numbers.
_COMMA_LANGUAGES: Final = frozenset({"en"})


def blank_survey(diagnostic: Diagnostic, language: str, groups: Sequence[str] = ()) -> bytes:
    """Return a workbook: one row per person, a column per statement, with guidance beside it.

    `groups` are offered in the group column, which takes any other text as well.
    """
    from xlsxwriter import Workbook

    text = diagnostic.text(language)
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties({"title": text.title, "created": _FIXED_DATE})
        answers = book.add_worksheet(text.spreadsheet.answers)
        guide = book.add_worksheet(text.spreadsheet.guide)
        _write_heading(book, answers, headings(diagnostic, language))
        _write_guide(book, guide, text, groups)
        _restrict(answers, text, len(diagnostic.items), len(groups))
        answers.activate()
    return target.getvalue()


def blank_survey_csv(diagnostic: Diagnostic, language: str) -> bytes:
    """Return the same as CSV, marked as UTF-8 so that Excel reads it right."""
    target = io.StringIO(newline="")
    separator = "," if language in _COMMA_LANGUAGES else ";"
    csv.writer(target, delimiter=separator).writerow(headings(diagnostic, language))
    return target.getvalue().encode("utf-8-sig")


def headings(diagnostic: Diagnostic, language: str) -> tuple[str, ...]:
    """Return the heading of each column: the group, then `F1.1 I know …`."""
    text = diagnostic.text(language)
    return (text.headings["group"][0], *(f"{item} {text.items[item]}" for item in diagnostic.item_ids))


def _write_heading(book: "Workbook", sheet: "Worksheet", names: Sequence[str]) -> None:
    style = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.set_row(0, _HEADING_HEIGHT)
    sheet.set_column(0, 0, _GROUP_WIDTH)
    sheet.set_column(1, len(names) - 1, _STATEMENT_WIDTH)
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, style)
    sheet.freeze_panes(1, 1)


def _write_guide(book: "Workbook", sheet: "Worksheet", text: DiagnosticText, groups: Sequence[str]) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.set_column(_GROUPS_COLUMN, _GROUPS_COLUMN, _GROUP_WIDTH)
    lines = [*text.spreadsheet.guidance.split("\n"), "", *scale_lines(text)]
    sheet.write_string(0, 0, text.title, title)
    for row, line in enumerate(lines, 2):
        sheet.write_string(row, 0, line, wrapped)
    for row, group in enumerate(groups):
        sheet.write_string(row, _GROUPS_COLUMN, group)


def scale_lines(text: DiagnosticText) -> tuple[str, ...]:
    """Return the points of the scale as they are written into cells: `1 – Strongly disagree`."""
    points = (*range(1, POINTS + 1), UNKNOWN)
    return tuple(f"{point} – {label}" for point, label in zip(points, text.scale, strict=True))


def _restrict(sheet: "Worksheet", text: DiagnosticText, items: int, groups: int) -> None:
    """Let cells take what can be read, and offer the groups without insisting on them."""
    numbers = {"validate": "integer", "criteria": "between", "minimum": UNKNOWN, "maximum": POINTS}
    told = {"error_message": text.spreadsheet.allowed, "ignore_blank": True}
    sheet.data_validation(1, 1, ROWS, items, {**numbers, **told})
    if groups:
        guide = text.spreadsheet.guide.replace("'", "''")
        source = f"='{guide}'!$D$1:$D${groups}"
        sheet.data_validation(
            1, 0, ROWS, 0, {"validate": "list", "source": source, "error_type": "information"}
        )
