"""Spreadsheets that go out: texts stay texts, days are days, and every program opens them."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice, repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from charta.exchange.spreadsheets import SpreadsheetFiles
from charta.exchange.tables import tables


def written(*rows: Sequence[object], name: str = "Liste", titles: tuple[str, ...] = ("A", "B", "C")) -> bytes:
    return SpreadsheetFiles().write(name, titles, rows)


def read(data: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_texts_numbers_and_days_come_back_as_what_they_are() -> None:
    data = written(
        ["Zoé Lévesque", 12, date(2027, 2, 1)],
        ["007", 1.5, None],
        ["", 0, datetime(2027, 2, 1, 9, tzinfo=UTC)],
    )
    assert read(data) == [
        ["A", "B", "C"],
        ["Zoé Lévesque", 12, date(2027, 2, 1)],
        ["007", 1.5, ""],
        ["", 0, date(2027, 2, 1)],
    ]
    assert [cells[2] for _, cells in tables(data)[0].rows() if len(cells) > 2] == [
        "C",
        "2027-02-01",
        "2027-02-01",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.org"]
)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    data = written([text, None, None], titles=(text, "B", "C"))
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert [row[0] for row in read(data)] == [text, text]
    (style,) = re.findall(r'<c r="A2"(?: s="(\d)")?', sheet)
    formats = re.findall(r"<xf [^>]*>", part(data, "xl/styles.xml").split("<cellXfs")[1])
    # Excel takes a quoted text for a text also after its cell was edited.
    assert ("quotePrefix" in formats[int(style or 0)]) is (text[0] in "=+-@")


def test_the_heading_stays_in_sight_and_filters_all_rows() -> None:
    sheet = part(written(["a", 1, None], ["b", 2, None]), "xl/worksheets/sheet1.xml")
    assert re.search(r'<pane ySplit="1" [^>]*state="frozen"', sheet)
    assert '<autoFilter ref="A1:C3"/>' in sheet


def test_columns_are_as_wide_as_what_stands_in_them_within_reason() -> None:
    sheet = part(written(["x" * 30, "y" * 500, date(2027, 1, 1)]), "xl/worksheets/sheet1.xml")
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert [round(width) for width in widths] == [32, 61, 12]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert written(["a", 1, date(2027, 1, 1)]) == written(["a", 1, date(2027, 1, 1)])


def test_what_a_workbook_cannot_hold_is_written_as_near_as_it_can_be() -> None:
    huge = 10**400
    data = written(["a\x00b\ud800c", huge, date(1850, 5, 1)], ["x" * 40_000, float("nan"), True])
    rows = read(data)
    assert rows[1] == ["a␀b\ufffdc", str(huge), "1850-05-01"]
    assert rows[2] == ["x" * 32_767, "nan", "True"]


@pytest.mark.parametrize(
    "name", ["", "a/b:c*?[d]\\", "'x'", "History", "x" * 50, "Zoé 🙂", "\x01\n\t", " ' "]
)
def test_every_name_makes_a_sheet(name: str) -> None:
    data = written(["a", 1, None], name=name)
    (shown,) = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert 1 <= len(shown) <= 31


def test_a_list_without_anybody_has_its_heading() -> None:
    assert read(written()) == [["A", "B", "C"]]


def test_rows_are_not_gathered_before_they_are_written() -> None:
    taken = 0

    def rows() -> Iterator[Sequence[object]]:
        nonlocal taken
        for row in repeat(["x", 1, None]):
            taken += 1
            yield row

    assert len(read(SpreadsheetFiles().write("L", ("A", "B", "C"), islice(rows(), 5_000)))) == 5_001
    assert taken == 5_000


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(
            st.one_of(st.text(max_size=20), st.integers(), st.floats(), st.dates(), st.none()), max_size=4
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_cells_the_file_opens(rows: list[list[object]]) -> None:
    assert len(read(SpreadsheetFiles().write("L", ("A", "B"), rows))) <= len(rows) + 1
