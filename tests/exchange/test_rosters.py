"""Lists of people from anywhere: encodings, separators, titles, days, and files that are something else."""

import contextlib
import io
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from charta.domain.people import FIELDS, RosterSheet
from charta.errors import RosterUnusable, sentence
from charta.exchange.roster_titles import field_of, fields_of
from charta.exchange.rosters import RosterFiles
from charta.i18n import translator
from exchange.sheets import Cells, csv_bytes, raw_workbook, workbook_bytes

TITLES = ("Matricule", "Nom de famille", "Prénom", "Courriel", "Service", "Langue", "Date d’embauche")
PEOPLE = (
    ("0042", "Lévesque", "Zoé", "zoe@example.org", "Ventes, Québec", "Français", "2020-01-05"),
    ("0043", "O’Neil", "Ana", "ana@example.org", "Ventes; Est", "Anglais", "2021-12-31"),
)
MAPPED = {0: "number", 1: "family", 2: "given", 3: "email", 4: "department", 5: "language", 6: "hired"}


def sheets(tmp_path: Path, data: bytes, name: str = "liste.csv", **asked: str) -> tuple[RosterSheet, ...]:
    path = tmp_path / name
    path.write_bytes(data)
    return RosterFiles().sheets(path, **asked)


def cells(sheet: RosterSheet) -> list[tuple[str, ...]]:
    return [tuple(row) for _, row in sheet.rows]


def refused(path: Path) -> str:
    with pytest.raises(RosterUnusable) as caught:
        RosterFiles().sheets(path)
    told = sentence(caught.value, translator("en"))
    assert "\n" not in told
    assert str(path) in told
    return told


def dated_workbook(rows: Cells, style: str = "yyyy-mm-dd", **options: bool) -> bytes:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True, **options}) as book:
        day, padded = book.add_format({"num_format": style}), book.add_format({"num_format": "00000"})
        sheet = book.add_worksheet("Employés")
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                style_of = day if isinstance(cell, date) else padded if isinstance(cell, int) else None
                sheet.write(number, place, cell, style_of)
    return target.getvalue()


# -- text files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_files_of_every_encoding_and_separator_say_the_same(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    (sheet,) = sheets(tmp_path, csv_bytes([TITLES, *PEOPLE], separator, encoding))
    assert tuple(sheet.titles) == TITLES
    assert cells(sheet) == list(PEOPLE)
    assert sheet.guessed == MAPPED
    assert [line for line, _ in sheet.rows] == [2, 3]
    assert sheet.name == "liste.csv"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Nom;Prénom\nRoy;Zoé\n".encode("cp1252"), "windows-1252 ;"),
        ("Nom\tPrénom\nRoy\tZoé\n".encode(), "UTF-8 ⇥"),
        ("Nom,Prénom\nRoy,Zoé\n".encode("utf-16"), "UTF-16 ,"),
    ],
)
def test_the_kind_tells_how_a_text_was_read(tmp_path: Path, data: bytes, kind: str) -> None:
    assert sheets(tmp_path, data)[0].kind == kind


@pytest.mark.parametrize("heading", ["", "Personeel\n"])
def test_the_separator_is_the_one_that_gives_the_most_columns_throughout(
    tmp_path: Path, heading: str
) -> None:
    people = ([f"Roy, Zoé, {number}", "Ventes, Est", "Laval"] for number in range(20))
    rows = [["Naam", "Afdeling", "Plaats"], *people]
    (sheet,) = sheets(tmp_path, (heading + "\n".join(";".join(row) for row in rows)).encode())
    assert {len(row) for row in cells(sheet)[-20:]} == {3}


def test_separator_and_encoding_may_be_said(tmp_path: Path) -> None:
    data = "Nom;Prénom\nRoy;Zoé\n".encode("mac_roman")
    (sheet,) = sheets(tmp_path, data, separator=";", encoding="mac_roman")
    assert (tuple(sheet.titles), cells(sheet)) == (("Nom", "Prénom"), [("Roy", "Zoé")])
    (sheet,) = sheets(tmp_path, data, separator=",", encoding="mac_roman")
    assert cells(sheet)[-1] == ("Roy;Zoé",)


def test_one_column_of_names_is_a_list(tmp_path: Path) -> None:
    (sheet,) = sheets(tmp_path, b"Name\nZoe Roy\nAna Cote\n")
    assert (cells(sheet), sheet.guessed) == ([("Zoe Roy",), ("Ana Cote",)], {0: "name"})


def test_lines_are_those_of_the_file_and_titles_may_stand_below_a_heading(tmp_path: Path) -> None:
    heading = "Liste du personnel;;\nau 2027-01-01;;\n\n"
    text = heading + "No employé;Nom complet;Courriel\n1;Zoé Roy;z@x.org\n\n2;Ana;\n"
    (sheet,) = sheets(tmp_path, text.encode())
    assert tuple(sheet.titles) == ("No employé", "Nom complet", "Courriel")
    assert [line for line, _ in sheet.rows] == [5, 7]


def test_without_titles_the_content_tells(tmp_path: Path) -> None:
    rows = [
        (
            f"A{number:03}",
            f"Zoé Roy{chr(97 + number)}",
            f"z{number}@example.org",
            "Ventes",
            "FR",
            f"2020-01-{number + 10}",
        )
        for number in range(15)
    ]
    (sheet,) = sheets(tmp_path, csv_bytes(rows))
    assert tuple(sheet.titles) == ("",) * 6
    assert len(sheet.rows) == 15
    assert sheet.guessed == {0: "number", 1: "name", 2: "email", 4: "language", 5: "hired"}


def test_addresses_are_known_below_any_title_and_birthdays_are_no_hiring(
    tmp_path: Path,
) -> None:
    rows = [
        ("Naam", "Post", "Geboren"),
        ("Zoe Roy", "z@example.org", "1990-01-05"),
        ("Ana", "a@example.org", "1991-02-03"),
    ]
    (sheet,) = sheets(tmp_path, csv_bytes(rows))
    assert tuple(sheet.titles) == rows[0]
    assert sheet.guessed == {1: "email"}


def test_people_called_like_titles_are_no_titles(tmp_path: Path) -> None:
    rows = [
        ("Nom", "Courriel", "Poste"),
        ("Prénom Nom", "z@example.org", "Gestionnaire"),
        ("Direction", "", "Service"),
    ]
    (sheet,) = sheets(tmp_path, csv_bytes(rows))
    assert tuple(sheet.titles) == rows[0]
    assert len(sheet.rows) == 2


@pytest.mark.parametrize("word", ["Employé", "No", "Id"])
def test_a_word_that_comes_again_is_no_title(tmp_path: Path, word: str) -> None:
    rows = [(f"Zoé Roy{chr(97 + number)}", word, "Gestionnaire") for number in range(9)]
    (sheet,) = sheets(tmp_path, csv_bytes(rows))
    assert (len(sheet.rows), sheet.guessed) == (9, {0: "name"})


def test_a_title_may_be_a_year(tmp_path: Path) -> None:
    (sheet,) = sheets(tmp_path, csv_bytes([("Nom", "Courriel", "2026"), ("Zoé Roy", "z@example.org", "x")]))
    assert tuple(sheet.titles) == ("Nom", "Courriel", "2026")


# -- titles -----------------------------------------------------------------------------------------------

KNOWN = {
    "number": (
        "No employé",
        "N° d’employé",
        "Numéro d'employé(e)",
        "Matricule",
        "MATRICULES",
        "Employee ID",
        "Emp. #",
        "emp_no",
        "Employee number",
        "Personnel number",
        "employeeNumber",
        "Id",
        "No de matricule",
    ),
    "name": (
        "Full name",
        "Nom complet",
        "Nom et prénom",
        "Prénom et nom de famille",
        "Display Name",
        "Nom de l’employé",
        "Employee name",
    ),
    "given": ("Prénom", "prenoms", "First name", "Given Name", "FIRSTNAME"),
    "family": ("Nom de famille", "Last name", "Surname", "Family name", "lastname"),
    "email": (
        "Courriel",
        "E-mail",
        "Email address",
        "Adresse courriel",
        "Adresse électronique",
        "Work email",
        "Mail",
        "Courriel professionnel",
        "adresse de messagerie",
    ),
    "department": (
        "Service",
        "Département",
        "Departments",
        "Direction",
        "Dept.",
        "Division",
        "Unité",
        "Équipe",
        "Business unit",
    ),
    "site": (
        "Site",
        "Lieu de travail",
        "Lieu",
        "Établissement",
        "Location",
        "Work location",
        "Office",
        "Succursale",
    ),
    "job": (
        "Poste",
        "Fonction",
        "Titre",
        "Titre d’emploi",
        "Titre du poste",
        "Job title",
        "Position",
        "Job",
        "Emploi",
    ),
    "manager": (
        "Gestionnaire",
        "Supérieur immédiat",
        "Manager",
        "Supervisor",
        "Reports to",
        "N+1",
        "Responsable",
        "Nom du gestionnaire",
        "Line manager",
        "Manager email",
    ),
    "status": (
        "Statut",
        "Status",
        "Type d’emploi",
        "Employment type",
        "Employee type",
        "Statut d'emploi",
        "Type de contrat",
    ),
    "language": (
        "Langue",
        "Language",
        "Langue de correspondance",
        "Preferred language",
        "Langue de préférence",
    ),
    "hired": (
        "Date d'embauche",
        "Date d’entrée",
        "Date d’entrée en fonction",
        "Hire date",
        "Start Date",
        "Date of hire",
        "Date de début",
        "Date d’ancienneté",
    ),
    "leave": ("En congé", "On leave", "Absence", "Congé", "Leave of absence", "En congé?"),
}


@pytest.mark.parametrize(
    ("title", "field"), [(title, field) for field, titles in KNOWN.items() for title in titles]
)
def test_titles_are_known_in_both_languages(title: str, field: str) -> None:
    for spelling in (title, title.upper(), f"  {title} : ", title.replace("é", "e")):
        found = field_of(spelling)
        assert found is not None, spelling
        assert found[0] == field


@pytest.mark.parametrize(
    "title",
    [
        "Date de naissance",
        "Salaire",
        "Téléphone",
        "Courriel personnel",
        "Adresse",
        "NAS",
        "Date de fin",
        "",
        "?",
        "1",
    ],
)
def test_other_titles_are_not(title: str) -> None:
    assert field_of(title) is None


def test_every_field_has_titles() -> None:
    assert set(KNOWN) == set(FIELDS)


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (["Nom", "Prénom"], {0: "family", 1: "given"}),
        (["Nom", "Service"], {0: "name", 1: "department"}),
        (["Nom complet", "Nom", "Prénom"], {0: "name", 1: "family", 2: "given"}),
        (["First name", "Last name"], {0: "given", 1: "family"}),
        (["Direction", "Service", "Département"], {2: "department"}),
        (["Courriel", "Courriel"], {0: "email"}),
        (["Manager ID", "Manager", "Name"], {1: "manager", 2: "name"}),
        (["Titre", "Titre d’emploi"], {1: "job"}),
    ],
)
def test_of_several_columns_the_likelier_one_is_taken(titles: list[str], fields: dict[int, str]) -> None:
    assert fields_of(titles) == fields


# -- workbooks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["yyyy-mm-dd", "dd/mm/yyyy", "m/d/yy", "[$-C0C]d mmmm yyyy;@", "d\\-mmm"])
def test_days_of_a_workbook_are_days_whatever_they_look_like(tmp_path: Path, style: str) -> None:
    rows = [("Nom", "Embauche", "Matricule"), ("Zoé", date(2020, 1, 5), 42)]
    (sheet,) = sheets(tmp_path, dated_workbook(rows, style), "liste.xlsx")
    assert cells(sheet) == [("Zoé", "2020-01-05", "00042")]
    assert sheet.kind == "Employés"
    (sheet,) = sheets(tmp_path, dated_workbook(rows, style, date_1904=True), "liste.xlsx")
    assert cells(sheet) == [("Zoé", "2020-01-05", "00042")]


@pytest.mark.parametrize("style", ["0.00", '0" days"', "[Red]0", "#,##0", "General"])
def test_numbers_stay_numbers(tmp_path: Path, style: str) -> None:
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Nom", "Matricule"))
        sheet.write_row(1, 0, ("Zoé", 43_835), book.add_format({"num_format": style}))
    assert cells(sheets(tmp_path, target.getvalue(), "l.xlsx")[0]) == [("Zoé", "43835")]


def test_the_sheet_that_says_most_comes_first_and_empty_ones_not_at_all(tmp_path: Path) -> None:
    data = workbook_bytes([["Nom", "x"], ["Paramètre", "y"]], [], [TITLES, *PEOPLE], [["Nom", "Courriel"]])
    found = sheets(tmp_path, data, "liste.xlsx")
    assert [sheet.kind for sheet in found] == ["Sheet3", "Sheet1"]
    assert found[0].guessed == MAPPED


# -- files that are something else ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\n", "it is empty"),
        (b";;;\n;;;\n", "nobody is in it"),
        (b"Nom\n---\n", "nobody is in it"),
        (b"Nom;Courriel\n", "nobody is in it"),
        (b"\x00\x01\x02\x03" * 50, "neither a text file nor"),
        (b"Nom;Courriel\nZo\x00e;z@example.org\n" * 30, "neither a text file nor"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "an old .xls workbook"),
        (b"PK\x03\x04 nothing", "it is damaged"),
        (b'Nom;Courriel\n"Roy;z@example.org\nAna;a@example.org\n', "quotation mark"),
        (b'Nom;Courriel\nRoy;"z@example.org\nAna;a@example.org\n', "quotation mark"),
        (b"Nom;Service\n" + b"a;b\n" * 200_001, "more than 200,000 rows"),
        (b"x" * 50_000_001, "larger than 50 MB"),
        (workbook_bytes([["Nom", "Courriel"]], []), "nobody is in it"),
        (raw_workbook("<worksheet><sheetData>"), "it is damaged"),
        (raw_workbook('<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>'), "no Excel workbook"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(data)
    assert reason in refused(path)


def test_a_missing_file_and_a_folder_are_stated(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.csv")
    assert "a folder or a device" in refused(tmp_path)


def test_a_bomb_is_refused_by_the_sizes_that_it_declares(tmp_path: Path) -> None:
    bomb = raw_workbook("<worksheet/>", members={"xl/media/a": "0" * 1_000})
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb.replace((1_000).to_bytes(4, "little"), (450_000_000).to_bytes(4, "little")))
    assert "unpacks to far more" in refused(path)


def test_a_style_sheet_without_end_takes_little_memory(tmp_path: Path) -> None:
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{"y" * 2_000}"/>' for n in range(200, 5_000))
    cell_formats = '<xf numFmtId="14"/>' * 200_000
    styles = f"<styleSheet><numFmts>{formats}</numFmts><cellXfs>{cell_formats}</cellXfs></styleSheet>"
    rows = '<row><c t="inlineStr"><is><t>Nom</t></is></c></row><row><c s="199999"><v>4</v></c></row>'
    data = raw_workbook(f"<worksheet>{rows}</worksheet>", members={"xl/styles.xml": styles})
    tracemalloc.start()
    try:
        (sheet,) = sheets(tmp_path, data, "l.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000
    assert cells(sheet) == [("4",)]


def test_too_many_cells_are_refused_and_other_sheets_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charta.exchange.rosters.CELLS_LIMIT", 100)
    data = workbook_bytes([["Nom", "Courriel"], ["Zoé", "z@example.org"]], [["x"] * 30] * 30)
    assert [sheet.kind for sheet in sheets(tmp_path, data, "l.xlsx")] == ["Sheet1"]
    path = tmp_path / "l.csv"
    path.write_bytes(csv_bytes([["Nom", *["x"] * 30]] * 30))
    assert "6 million cells" in refused(path)


def test_500_columns_and_cells_of_any_length_are_read(tmp_path: Path) -> None:
    rows = [["Nom", *(f"c{n}" for n in range(700))], ["x" * 5_000, *["y"] * 700]]
    (sheet,) = sheets(tmp_path, csv_bytes(rows))
    assert len(sheet.titles) == 500
    assert [len(cells(sheet)[0]), len(cells(sheet)[0][0])] == [500, 1_000]


def test_lines_that_a_workbook_tells_twice_are_told_apart(tmp_path: Path) -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(
        f'<row r="{n}">{cell.format(text)}</row>' for n, text in ((1, "Nom"), (7, "A"), (7, "B"), (3, "C"))
    )
    (sheet,) = sheets(tmp_path, raw_workbook(f"<worksheet>{rows}</worksheet>"), "l.xlsx")
    assert list(sheet.rows) == [(7, ("A",)), (8, ("B",)), (9, ("C",))]


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for prefix in (b"", b"Nom;Courriel\n", b"PK\x03\x04"):
        with contextlib.suppress(RosterUnusable):
            for sheet in sheets(folder, prefix + data):
                assert sheet.rows
                assert set(sheet.guessed.values()) <= set(FIELDS)
                assert all(place < max(len(sheet.titles), 1) for place in sheet.guessed)


@settings(max_examples=100)
@given(st.data())
def test_no_damage_to_a_workbook_does_more_than_be_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(_WHOLE)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(RosterUnusable):
        sheets(tmp_path_factory.mktemp("any"), bytes(whole), "l.xlsx")


def _stored() -> bytes:
    """Return a workbook whose parts are not packed, so that damage reaches them."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(
            io.BytesIO(dated_workbook([TITLES, *PEOPLE, ("", "", "", "", "", 1, date(2020, 1, 5))]))
        ) as packed,
        zipfile.ZipFile(target, "w") as archive,
    ):
        for name in packed.namelist():
            archive.writestr(zipfile.ZipInfo(name), packed.read(name))
    return target.getvalue()


_WHOLE = _stored()
