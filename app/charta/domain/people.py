"""The people of an organisation, as its roster tells them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

FIELDS: Final = (
    "number",
    "name",
    "given",
    "family",
    "email",
    "department",
    "site",
    "job",
    "manager",
    "status",
    "language",
    "hired",
    "leave",
)
"""What a column of a roster may hold.

`given` and `family` are the two halves of a name that stands in two columns. `leave` tells who is on leave.
The others are what `Person` calls them.
"""
LINE_LIMIT: Final = 300
"""Characters of a name or another text of a person."""


class Presence(StrEnum):
    """Whether somebody is at work in the organisation."""

    PRESENT = "present"
    ON_LEAVE = "on_leave"
    LEFT = "left"


class Employment(StrEnum):
    """How somebody works for the organisation."""

    EMPLOYEE = "employee"
    INTERN = "intern"
    CONTRACTOR = "contractor"


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `id` is the charter's own number for them, from 1, and never given twice.

    `number` is the employer's, may be empty. `name` is written as it is said, given name first; `family` is
    the part of it that lists are sorted by, empty where it is not known. `language` is empty where the roster
    does not tell. `hired` and `since`, the day on which the presence began, are ISO days or empty.
    """

    id: int
    number: str
    name: str
    family: str = ""
    email: str = ""
    department: str = ""
    site: str = ""
    job: str = ""
    manager: str = ""
    status: Employment = Employment.EMPLOYEE
    language: str = ""
    hired: str = ""
    presence: Presence = Presence.PRESENT
    since: str = ""

    def speaks(self, languages: Sequence[str]) -> str:
        """Return the one of some languages in which the person is addressed: theirs, or else the first."""
        return self.language if self.language in languages else languages[0]

    @property
    def filed(self) -> str:
        """The name as a list files it: family name first where it is known."""
        if not self.family or not self.name.endswith(self.family) or self.name == self.family:
            return self.name
        return f"{self.family}, {self.name[: -len(self.family)].rstrip()}"


@dataclass(frozen=True)
class RosterSheet:
    """One way to read a roster file, as its reader understood it.

    `titles` are the texts of the row that names the columns, empty where no row does, and `rows` those below,
    each with its line in the file; cells are raw. `guessed` names the field of a column by its index. `kind`
    tells how the file was read, such as 'windows-1252 ;' or the name of a sheet, for the preview.
    """

    name: str
    kind: str
    titles: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    guessed: dict[int, str]
