"""What reading a list of people tells: drafts of persons, problems by line, and what would change."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from charta.domain.people import Person
from charta.errors.base import Speaker

ATTRIBUTES: Final = tuple(field.name for field in fields(Person) if field.name not in ("id", "since"))
"""What a list may tell of a person, as `Person` calls it."""


class Severity(StrEnum):
    """What a problem does to its row."""

    ROW = "row"
    """The row is left out."""
    VALUE = "value"
    """One value of it is left out: what is known already stays, or the value is empty."""
    NOTE = "note"
    """Nothing is left out, but it should be looked at."""


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """Something about a row: its line in the file, 0 for all of them, and the field, empty for all of it.

    `problem` is a marked text that may name `{value}`, what stands there, and `{other}`, another line.
    """

    line: int
    field: str
    problem: str
    severity: Severity
    value: str = ""
    other: int = 0

    def sentence(self, words: Speaker) -> str:
        """Return the problem in the language of `words`."""
        return words.tr(self.problem).format(value=self.value, other=self.other)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as a person without an id (0), whose name is empty where the row has none.

    `untold` are attributes of the person which this row does not tell, beside those of the reading.
    """

    line: int
    person: Person
    untold: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RosterReading:
    """What a list says by itself.

    `told` are the attributes of a person that its columns tell. `left_out` are the rows that problems keep
    out, as far as they can be read; whoever is meant by one of them is not taken as gone.
    """

    drafts: tuple[Draft, ...]
    problems: tuple[RosterProblem, ...]
    told: frozenset[str]
    left_out: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Alteration:
    """A person as known and as the list has them; `line` is 0 where no row tells, but that there is none."""

    line: int
    before: Person
    after: Person

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs, as `Person` calls it, but for the day since when."""
        return tuple(name for name in ATTRIBUTES if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A row that may be about several people, or about none of them: nothing is done with it.

    `candidates` are the ids of the known ones. `compare` takes an answer by line: one of them, or 0 for
    somebody new. `problem` is a marked text such as those of `RosterProblem`.
    """

    line: int
    person: Person
    candidates: tuple[int, ...]
    problem: str

    def sentence(self, words: Speaker) -> str:
        """Return why it is not clear who is meant, in the language of `words`."""
        return words.tr(self.problem)


@dataclass(frozen=True)
class RosterComparison:
    """What would change if a list were taken over, everything in the order of its lines.

    `joiners` have the id 0. `leavers` by a row of their own have its line; the others have 0, and are there
    only where the list was said to be complete. `problems` are those of the reading and those that came up
    beside what is known. `read` counts the rows that were taken.
    """

    joiners: tuple[Draft, ...]
    changes: tuple[Alteration, ...]
    returned: tuple[Alteration, ...]
    leavers: tuple[Alteration, ...]
    ambiguous: tuple[Ambiguity, ...]
    problems: tuple[RosterProblem, ...]
    unchanged: int
    read: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.joiners or self.changes or self.returned or self.leavers)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows or people there are of each kind, by the names of the attributes above."""
        return {
            "read": self.read,
            "joiners": len(self.joiners),
            "changes": len(self.changes),
            "returned": len(self.returned),
            "leavers": len(self.leavers),
            "unchanged": self.unchanged,
            "ambiguous": len(self.ambiguous),
            "left_out": sum(problem.severity is Severity.ROW for problem in self.problems),
        }
