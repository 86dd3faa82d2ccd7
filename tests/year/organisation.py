"""The people of an organisation, as its personnel system writes them into files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import xlsxwriter

_GIVEN: Final = (
    *(
        "Marie",
        "Jean",
        "Zoé",
        "Émilie",
        "Ahmed",
        "Mei",
        "Noah",
        "Olivia",
        "Liam",
        "Chloé",
        "François",
        "Anaïs",
    ),
    *(
        "Søren",
        "Łukasz",
        "Nguyễn",
        "Aoife",
        "José",
        "Fatima",
        "Élodie",
        "Guillaume",
        "Ömer",
        "Priya",
        "Tomáš",
    ),
)
_FAMILY: Final = (
    *(
        "Tremblay",
        "Roy",
        "Gagnon",
        "Côté",
        "Bouchard",
        "O'Hara",
        "Nguyen",
        "Lavoie",
        "Müller",
        "Fortin",
        "Gagné",
    ),
    *("Ouellet", "Pelletier", "Bélanger", "Lévesque", "Bergeron", "Leblanc", "Paquette", "Girard", "Simard"),
    *("Boucher", "Caron", "Beaulieu", "Cloutier", "Dubé", "Poirier", "Fournier", "Lapointe", "Leclerc"),
)
_DEPARTMENTS: Final = (
    *("Ventes", "Recherche et développement", "Production", "Service à la clientèle", "Finances"),
    *("Ressources humaines", "Technologies de l’information", "Logistique", "Marketing", "Direction"),
)
_SITES: Final = ("Montréal", "Québec", "Lévis", "Toronto", "Moncton")
FRENCH: Final = (
    "Matricule",
    "Prénom",
    "Nom de famille",
    "Courriel",
    "Service",
    "Lieu",
    "Gestionnaire",
    "Langue",
)
ENGLISH: Final = (
    "Employee ID",
    "First name",
    "Last name",
    "E-mail",
    "Department",
    "Site",
    "Manager",
    "Language",
)
HIRED: Final = {"fr": "Date d’embauche", "en": "Hire date"}


@dataclass(frozen=True)
class Employee:
    """One row of the personnel system."""

    number: str
    given: str
    family: str
    email: str
    department: str
    site: str
    manager: str
    language: str
    hired: str

    @property
    def row(self) -> tuple[str, ...]:
        """The cells."""
        told = (self.number, self.given, self.family, self.email, self.department, self.site)
        return (*told, self.manager, self.language, self.hired)


def employees(count: int, first: int = 1, hired: str = "") -> list[Employee]:
    """Return people with numbers from `first` on; one in forty has no address."""
    found = []
    for number in range(first, first + count):
        given, family = _GIVEN[number * 7 % len(_GIVEN)], _FAMILY[number * 13 % len(_FAMILY)]
        manager = number - number % 25 or 25
        boss = f"{_GIVEN[manager * 7 % len(_GIVEN)]} {_FAMILY[manager * 13 % len(_FAMILY)]}"
        found.append(
            Employee(
                number=f"{number:05}",
                given=given,
                family=family,
                email="" if number % 40 == 0 else f"personne.{number}@example.org",
                department=_DEPARTMENTS[number // 25 % len(_DEPARTMENTS)],
                site=_SITES[number // 50 % len(_SITES)],
                manager=boss,
                language="français" if number % 3 else "anglais",
                hired=hired or f"{2008 + number % 18}-{1 + number % 12:02}-{1 + number % 28:02}",
            )
        )
    return found


def as_csv(path: Path, people: Iterable[Employee]) -> Path:
    """Write a list as an older program does: semicolons, and Windows' letters where it has them."""
    rows = [(*FRENCH, HIRED["fr"]), *(person.row for person in people)]
    text = "".join(";".join(row) + "\r\n" for row in rows)
    path.write_bytes(text.encode("cp1252", errors="replace"))
    return path


def as_workbook(path: Path, people: Iterable[Employee]) -> Path:
    """Write a list as an Excel workbook, in English."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Staff")
        for number, row in enumerate([(*ENGLISH, HIRED["en"]), *(person.row for person in people)]):
            page.write_row(number, 0, row)
    return path


def moved(people: Sequence[Employee]) -> list[Employee]:
    """Return people of whom one in fifty works elsewhere now."""
    return [
        replace(person, department=_DEPARTMENTS[place % len(_DEPARTMENTS)]) if place % 50 == 0 else person
        for place, person in enumerate(people)
    ]
