"""Spreadsheets of answers: read from everywhere, wrong rows named, hostile files survived."""

import contextlib
import csv
import functools
import io
import random
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charta.bootstrap import Charta
from charta.domain.sums import Sums
from charta.errors import SurveyFileError, sentence
from charta.exchange.survey_blank import blank_survey, blank_survey_csv, headings
from charta.exchange.survey_sheets import Layout, SurveySheet, read_survey
from charta.exchange.tables import tables
from charta.i18n import translator
from exchange.sheets import csv_bytes, raw_workbook, workbook_bytes

DIAGNOSTIC = Charta().diagnostic
ITEMS = DIAGNOSTIC.item_ids
ENGLISH = translator("en")


def read(data: bytes | Path) -> SurveySheet:
    return read_survey(data, DIAGNOSTIC, "answers")


def told(sheet: SurveySheet) -> list[tuple[int, str, str]]:
    return [(entry.line, entry.column, entry.sentence(ENGLISH)) for entry in sheet.problems]


def refused(data: bytes | Path) -> str:
    with pytest.raises(SurveyFileError) as caught:
        read(data)
    text = sentence(caught.value, ENGLISH)
    assert "\n" not in text
    return text


def people(count: int, seed: int = 1) -> list[list[int]]:
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [[chance.randint(0, 5) for _ in ITEMS] for _ in range(count)]


def expected(rows: list[list[int]]) -> Sums:
    return Sums.of([dict(zip(ITEMS, row, strict=True)) for row in rows])


# -- what is understood -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_files_of_every_encoding_and_separator_say_the_same(
    encoding: str, separator: str, language: str
) -> None:
    rows = people(30)
    groups = ["Équipe A", "Vente"]
    table = [headings(DIAGNOSTIC, language), *([groups[n % 2], *row] for n, row in enumerate(rows))]
    sheet = read(csv_bytes(table, separator, encoding))
    assert told(sheet) == []
    assert sheet.sums == {"Équipe A": expected(rows[::2]), "Vente": expected(rows[1::2])}
    assert (sheet.layout, sheet.good, sheet.ignored) == (Layout.RESPONSES, 30, ())


def test_a_workbook_says_the_same_wherever_its_table_stands() -> None:
    rows = people(20)
    table = [["x", *ITEMS], *(["", *row] for row in rows)]
    sheet = read(workbook_bytes([["Read me", "1"]], table))
    assert sheet.sums == {"": expected(rows)}
    bad = read(workbook_bytes([[*ITEMS], [9] * 18], first_row=4))
    assert [entry.line for entry in bad.problems] == [6]


@pytest.mark.parametrize(
    "heading",
    [
        [item.lower() for item in ITEMS],
        [item.replace(".", "_") for item in ITEMS],
        [f"Dites-nous [{DIAGNOSTIC.text('fr').items[item]}]" for item in ITEMS],
        [DIAGNOSTIC.text("en").items[item].upper() for item in ITEMS],
        [DIAGNOSTIC.text("fr").items[item].replace("’", "'") for item in ITEMS],
    ],
)
def test_columns_are_known_by_id_or_by_statement_in_any_order(heading: list[str]) -> None:
    rows = people(10)
    order = random.Random(3).sample(range(18), 18)  # noqa: S311 - no secret
    table = [[heading[n] for n in order], *([row[n] for n in order] for row in rows)]
    assert read(csv_bytes(table)).sums == {"": expected(rows)}


@pytest.mark.parametrize("word", ["Group", "groupe", "Service", "DEPARTMENT", "Département", "Équipe"])
def test_a_group_column_is_known_in_both_languages(word: str) -> None:
    assert list(read(csv_bytes([["F1.1", word], [1, "A"], [2, "B"], [2, ""]])).sums) == ["A", "B", ""]


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("1", 0),
        (" 5 ", 4),
        ("4.0", 3),
        ("4,00", 3),
        ("4 - Agree", 3),
        ("2 – Plutôt pas d’accord", 1),
        ("3: Neither agree nor disagree", 2),
        ("Strongly agree", 4),
        ("pas du tout d'accord", 0),
        ("TOUT À FAIT D’ACCORD", 4),
        ("0", 5),
        ("0 – Don’t know", 5),
        ("?", 5),
        ("nsp", 5),
        ("DK", 5),
        ("n/a", 5),
        ("Je ne sais pas", 5),
        ("Don't know", 5),
    ],
)
def test_answers_are_numbers_labels_or_words_for_not_knowing(cell: str, place: int) -> None:
    sheet = read(csv_bytes([["F3.1", "F3.2"], [cell, 1]]))
    assert sheet.sums[""].counts["F3.1"] == tuple(int(n == place) for n in range(6))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("6", "“6” is not a score"),
        ("-1", "“-1” is not a score"),
        ("4.5", "“4.5” is not a score"),
        ("1e9", "“1e9” is not a score"),
        ("4/5", "“4/5” is no answer"),
        ("1 – Strongly agree", "“1 – Strongly agree” is no answer"),
        ("yes", "“yes” is no answer"),
        ("x" * 90, f"“{'x' * 39}…” is no answer"),
        ("a\nb", "“a b” is no answer"),
    ],
)
def test_anything_else_is_named_with_its_line_column_and_reason(cell: str, reason: str) -> None:
    table = [["Group", *ITEMS], ["A", *[3] * 18], ["A", *[3] * 5, cell, *[3] * 12], ["A", *[4] * 18]]
    for data in (csv_bytes(table, ";"), workbook_bytes(table)):
        sheet = read(data)
        assert [(line, column) for line, column, _ in told(sheet)] == [(3, "F2.2")]
        assert told(sheet)[0][2].startswith(reason)
        assert sheet.good == 2
        assert sheet.sums == {"A": expected([[3] * 18, [4] * 18])}


def test_the_other_wrong_cells_of_a_row_are_counted() -> None:
    sheet = read(csv_bytes([[*ITEMS], [7, 8, 9, *[1] * 15]]))
    assert told(sheet)[0][2].endswith("(and 2 more cells of this line)")


def test_lines_are_those_that_a_spreadsheet_shows() -> None:
    table = 'sep=;\nA;F1.1;F1.2\n\n"two\nlines";1;2\n;;\n;9;1\n'
    sheet = read(table.encode())
    assert [entry.line for entry in sheet.problems if entry.value] == [5]
    assert sheet.good == 1


def test_a_row_without_any_answer_is_nobody() -> None:
    table = [["Timestamp", "Group", *ITEMS], ["now", "A", *[""] * 18], ["now", "A", 4, *[""] * 17]]
    sheet = read(csv_bytes(table))
    assert sheet.sums == {"A": Sums.of([{"F1.1": 4}])}
    assert sheet.problems == ()


def test_other_columns_are_named_and_nothing_of_them_is_kept() -> None:
    table = [["Timestamp", "E-mail address", *ITEMS], ["2026-11-24", "zoe@example.org", *[3] * 18]]
    sheet = read(csv_bytes(table))
    assert sheet.ignored == ("Timestamp", "E-mail address")
    assert "zoe" not in repr(sheet)


def test_missing_and_repeated_columns_are_problems_of_the_heading() -> None:
    sheet = read(csv_bytes([["F1.1", *ITEMS[:-1]], [1] * 18]))
    assert [(line, column) for line, column, _ in told(sheet)] == [(1, "F1.1"), (1, "E.3")]
    assert sheet.good == 1


def test_a_group_is_no_person() -> None:
    sheet = read(csv_bytes([["Group", *ITEMS], ["zoe@example.org", *[1] * 18], ["x" * 121, *[1] * 18]]))
    assert [(line, column) for line, column, _ in told(sheet)] == [(2, "group"), (3, "group")]
    assert sheet.sums == {}
    assert "200 groups" in refused(
        csv_bytes([["Group", *ITEMS], *([f"P{n}", *[1] * 18] for n in range(201))])
    )


# -- totals -----------------------------------------------------------------------------------------------


def test_totals_are_read_with_one_statement_per_row() -> None:
    table = [
        ["Service", "Énoncé", "1", "2", "3", "4", "5", "nsp", "Répondants", "Remarque"],
        ["A", "F1.1", 1, 2, 3, 4, 0, 2, 14, "x"],
        ["A", f"E.3 {DIAGNOSTIC.text('fr').items['E.3']}", 0, 0, 0, 0, 5, "", "", ""],
        ["B", "f1_1", 1, "", "", "", "", "", "", ""],
        ["B", "F1.2", "", "", "", "", "", "", "", ""],
    ]
    for data in (csv_bytes(table, ";", "cp1252"), workbook_bytes(table)):
        sheet = read(data)
        assert told(sheet) == []
        assert (sheet.layout, sheet.good, sheet.ignored) == (Layout.TOTALS, 3, ("Remarque",))
        assert sheet.sums == {
            "A": Sums(14, {"F1.1": (1, 2, 3, 4, 0, 2), "E.3": (0, 0, 0, 0, 5, 0)}),
            "B": Sums(1, {"F1.1": (1, 0, 0, 0, 0, 0)}),
        }


def test_wrong_totals_are_named() -> None:
    table = [
        ["Item", 1, 2, 3, 4, 5, "dk", "n"],
        ["F9.9", 1, 1, 1, 1, 1, 1, 9],
        ["F1.1", 1, 1, 1, 1, 1, 1, 5],
        ["F1.2", 1, "many", 1, 1, 1, 1, 9],
        ["F1.3", 1, 1, 1, 1, 1, -1, 9],
        ["F1.4", 1, 1, 1, 1, 1, 1, 9],
        ["F1.4", 1, 1, 1, 1, 1, 1, 9],
    ]
    sheet = read(csv_bytes(table))
    assert [(line, column) for line, column, _ in told(sheet)] == [
        (2, "item"),
        (3, "n"),
        (4, "2"),
        (5, "0"),
        (7, "item"),
    ]
    assert sheet.sums == {"": Sums(9, {"F1.4": (1, 1, 1, 1, 1, 1)})}


# -- files that are something else ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"Name;Age\nZoe;4\n", "no column for a statement"),
        (b"\x00\x01\x02\x03" * 50, "neither"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "protected"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b'F1.1,F1.2\n"1,2\n3,4\n', "quotation mark"),
        (b"F1.1\n" + b"1\n" * 200_001, "more than 200,000 rows"),
        (b"x" * 50_000_001, "larger than 50 MB"),
        (raw_workbook("<worksheet><sheetData>"), "damaged"),
        (raw_workbook('<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'), "no Excel workbook"),
    ],
)
def test_a_file_that_is_no_survey_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert reason in refused(data)


def test_a_missing_file_and_a_folder_are_stated(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.csv")
    assert "a folder or a device" in refused(tmp_path)


def test_a_cell_beyond_all_measure_is_not_called_a_quotation_mark_alone() -> None:
    assert "far too long" in refused(csv_bytes([["F1.1", "F1.2"], ["x" * 200_000, 3]]))


def archive_of(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    assert "no Excel workbook" in refused(archive_of({"word/document.xml": b"<w/>"}))


def test_a_bomb_is_refused_by_the_sizes_that_it_declares() -> None:
    bomb = raw_workbook("<worksheet/>", members={"xl/media/a": "0" * 1_000})
    size = (1_000).to_bytes(4, "little")
    assert bomb.count(size) >= 2
    assert "unpacks to far more" in refused(bomb.replace(size, (450_000_000).to_bytes(4, "little")))


def test_cells_in_far_places_and_one_long_text_in_many_take_little_memory() -> None:
    text = "x" * 30_000
    far = '<row r="1048576"><c r="XFD1048576" t="s"><v>1</v></c></row>'
    rows = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{c}{n}" t="s"><v>1</v></c>' for c in (*"ABCDEFGH", "XFD"))
        + "</row>"
        for n in range(2, 5_000)
    )
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = raw_workbook(
        f"<worksheet><sheetData>{head}{rows}{far}</sheetData></worksheet>",
        f"<sst><si><t>F1.1</t></si><si><t>{text}</t></si></sst>",
    )
    tracemalloc.start()
    try:
        sheet = read(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
    assert sum(entry.column == "F1.1" for entry in sheet.problems) == 4_998


def test_a_text_with_parts_and_a_reading_aid_is_read_as_it_shows() -> None:
    texts = "<sst><si><r><t>F1</t></r><r><t>.1</t></r><rPh><t>zzz</t></rPh></si></sst>"
    sheet = "<x:worksheet xmlns:x='u'><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row>"
    sheet += "<x:row><x:c t='inlineStr'><x:is><x:t>4</x:t></x:is></x:c></x:row></x:worksheet>"
    assert read(raw_workbook(sheet, texts)).sums == {"": Sums(1, {"F1.1": (0, 0, 0, 1, 0, 0)})}


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    for prefix in (b"", b"F1.1,F1.2\n", b"PK\x03\x04"):
        try:
            sheet = read(prefix + data)
        except SurveyFileError:
            continue
        assert sheet.good == sum(sums.respondents for sums in sheet.sums.values())


@functools.cache
def small_workbook() -> bytes:
    """Return the same bytes at every call: a workbook holds the time at which it was made."""
    return workbook_bytes([[*ITEMS], *people(3)])


@settings(max_examples=150)
@given(st.data())
def test_no_damage_to_a_workbook_does_more_than_be_refused(data: st.DataObject) -> None:
    whole = bytearray(small_workbook())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SurveyFileError):
        read(bytes(whole))


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=20), max_size=8))
def test_every_row_of_texts_is_read_or_named(rows: list[list[str]]) -> None:
    cells = [[cell.replace("\0", "") for cell in row] for row in rows]
    text = csv_bytes([[*ITEMS], *cells]).decode("utf-8", "replace")
    sheet = read(text.encode())
    filled = [row for row in cells if any(cell.strip() for cell in row[:18])]
    assert sheet.good + len(sheet.problems) == len(filled)


# -- what is written --------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_blank_spreadsheet_reads_back_as_one_without_answers(
    language: str,
) -> None:
    for data in (blank_survey(DIAGNOSTIC, language, ["A", "=B"]), blank_survey_csv(DIAGNOSTIC, language)):
        sheet = read(data)
        assert (sheet.good, sheet.problems, sheet.ignored) == (0, (), ())


def test_the_blank_workbook_restricts_cells_freezes_its_heading_and_holds_no_formula() -> None:
    data = blank_survey(DIAGNOSTIC, "fr", ["=HYPERLINK(1)", "+A", "@b"])
    assert data == blank_survey(DIAGNOSTIC, "fr", ["=HYPERLINK(1)", "+A", "@b"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        answers, guide = (archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in answers + guide
    assert "=HYPERLINK(1)" in texts
    assert re.search(r"<pane [^>]*state=\"frozen\"", answers)
    assert re.search(r'<dataValidation [^>]*sqref="B2:S1001"><formula1>0</formula1><formula2>5<', answers)
    assert "$D$1:$D$3" in answers
    rows = [cells for _, cells in tables(data)[1].rows()]
    assert any(cells[0] == "5 – Tout à fait d’accord" for cells in rows)


def test_the_blank_csv_opens_in_excel_as_columns() -> None:
    data = blank_survey_csv(DIAGNOSTIC, "fr")
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert tuple(row) == headings(DIAGNOSTIC, "fr")
