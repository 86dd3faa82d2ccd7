"""Taking over a list of 100,000 people, beside reading the same file and doing nothing with it."""

import csv
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from python_calamine import CalamineWorkbook

from benchmarks.measure import Row, percentiles, python, ratio, timed
from charta.domain.people import Person
from charta.domain.roster import RosterComparison, compare, read_people
from charta.exchange.rosters import RosterFiles
from charta.exchange.spreadsheets import SpreadsheetFiles

TITLE = "A list of people"
PEOPLE: Final = 100_000
COUNT: Final = 3
TITLES: Final = (
    "Matricule",
    "Nom",
    "Prénom",
    "Courriel",
    "Service",
    "Lieu",
    "Poste",
    "Gestionnaire",
    "Statut",
    "Langue",
    "Date d’embauche",
)
LANGUAGES: Final = ("fr", "en")
_DAY: Final = date(2027, 2, 1)
_NAMES: Final = ("Tremblay", "Roy", "Gagné", "Côté", "Bouchard", "Lévesque", "O’Neil", "Nguyễn")
_GIVEN: Final = ("Zoé", "Jean", "Marie-Ève", "Ana", "Léo", "Sam")

_MEMORY: Final = """
from pathlib import Path
from benchmarks import roster
from benchmarks.measure import peak_memory
roster.compared(Path({path!r}), {{}})
print(peak_memory())
"""


def rows_of(count: int) -> Iterator[tuple[str, ...]]:
    """Return so many people as a list of an organisation has them."""
    for number in range(count):
        yield (
            f"{number + 10_000}",
            f"{_NAMES[number % 8]}-{number % 977}",
            _GIVEN[number % 6],
            f"personne.{number}@example.org",
            f"Service {number % 40}",
            f"Lieu {number % 9}",
            f"Poste {number % 200}",
            f"Gestionnaire {number % 900}",
            "Stagiaire" if number % 50 == 0 else "Employé",
            "FA"[number % 2],
            f"20{number % 25:02}-0{number % 9 + 1}-1{number % 9}",
        )


def csv_file(folder: Path, count: int) -> Path:
    """Write people as a text file."""
    path = folder / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow(TITLES)
        writer.writerows(rows_of(count))
    return path


def workbook(folder: Path, count: int) -> Path:
    """Write people as a workbook."""
    path = folder / "people.xlsx"
    path.write_bytes(SpreadsheetFiles().write("People", TITLES, rows_of(count)))
    return path


def compared(path: Path, known: Mapping[int, Person]) -> RosterComparison:
    """Read a list and compare it with those who are known."""
    sheet = RosterFiles().sheets(path)[0]
    return compare(read_people(sheet, sheet.guessed, LANGUAGES), known, _DAY, complete=True)


def bare_csv(path: Path) -> None:
    """Read a text file and do nothing with it."""
    with path.open(newline="", encoding="utf-8") as source:
        list(csv.reader(source, delimiter=";"))


def bare_workbook(path: Path) -> None:
    """Read a workbook and do nothing with it."""
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, path, bare in (
            ("text file", csv_file(Path(folder), PEOPLE), bare_csv),
            ("workbook", workbook(Path(folder), PEOPLE), bare_workbook),
        ):
            joined = compared(path, {}).joiners
            known = {number: replace(draft.person, id=number) for number, draft in enumerate(joined, 1)}
            assert compared(path, known).unchanged == PEOPLE
            ours = timed(partial(compared, path, {}), COUNT)
            second = timed(partial(compared, path, known), COUNT)
            floor = timed(partial(bare, path), COUNT)
            name = "csv.reader" if bare is bare_csv else "calamine"
            found += [
                Row(f"{kind} of {PEOPLE} people, the first time", percentiles(ours)),
                Row(f"{kind}, compared with as many", percentiles(second)),
                Row(f"{name} alone, the same file", percentiles(floor)),
                Row("ratio", ratio(ours, floor)),
                Row(f"peak memory of a process, {kind}", f"{python(_MEMORY.format(path=str(path))):.0f} MB"),
            ]
        written = timed(lambda: workbook(Path(folder), PEOPLE), 1)
    return [*found, Row(f"a workbook of {PEOPLE} people, written", f"{written[0]:.0f} ms")]
