"""Reads the columns of a list of people, a whole one at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from charta.domain.calendar import is_address
from charta.domain.people import LINE_LIMIT, Employment, Presence, RosterSheet
from charta.domain.roster import vocabulary
from charta.domain.roster.dates import order_of, reads_day_first
from charta.domain.roster.report import RosterProblem, Severity
from charta.domain.roster.texts import quoted, tidy, whole
from charta.errors import N_

TOO_LONG: Final = N_("a text of more than 300 characters is no name, place or job")
NO_ADDRESS: Final = N_("“{value}” is no e-mail address")
NO_LANGUAGE: Final = N_("“{value}” is no language of the charter")
NO_STATUS: Final = N_("“{value}” tells neither how somebody works here nor whether they are here")
NO_LEAVE: Final = N_("“{value}” does not tell whether somebody is on leave")
NO_DATE: Final = N_("“{value}” is no date, or can be two")
DAY_FIRST: Final = N_("“{value}” and the dates like it are read with the day first")
MONTH_FIRST: Final = N_("“{value}” and the dates like it are read with the month first")

_PLAIN: Final = ("number", "name", "given", "family", "department", "site", "job", "manager")


@dataclass
class Cells:
    """The values of all rows, by field, and what cannot be read.

    A field that no column holds has an empty value in each row. `unread` are the fields of a place (from 0)
    whose value is left out, and `out` the places of the rows that are.
    """

    count: int
    texts: dict[str, Sequence[str]] = field(default_factory=dict)
    statuses: Sequence[Employment | None] = ()
    presences: list[Presence | None] = field(default_factory=list)
    unread: dict[int, set[str]] = field(default_factory=dict)
    out: set[int] = field(default_factory=set)
    problems: list[RosterProblem] = field(default_factory=list)
    tells_status: bool = False
    tells_presence: bool = False

    def text(self, name: str) -> Sequence[str]:
        """Return the values of a field."""
        return self.texts.get(name) or [""] * self.count


def read_columns(sheet: RosterSheet, columns: Mapping[str, int], languages: Sequence[str]) -> Cells:
    """Return the values of a sheet; `columns` are the places of the fields."""
    return _Reader(sheet, columns, languages).cells()


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: RosterSheet, columns: Mapping[str, int], languages: Sequence[str]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._languages = languages
        self._cells = Cells(len(sheet.rows), presences=[None] * len(sheet.rows))

    def cells(self) -> Cells:
        """Return everything."""
        for name in self._columns:
            self._cells.texts[name] = self._tidied(name)
        if "number" in self._columns:
            self._cells.texts["number"] = [whole(text) for text in self._cells.texts["number"]]
        self._read_addresses()
        self._read_languages()
        self._read_dates()
        self._read_statuses()
        self._read_leave()
        return self._cells

    def _tidied(self, name: str) -> list[str]:
        place = self._columns[name]
        raw = [cells[place] if place < len(cells) else "" for _, cells in self._sheet.rows]
        # Departments and days repeat; names do not, but finding that out costs less than cleaning one.
        known = {text: tidy(text) for text in set(raw)}
        texts = [known[text] for text in raw]
        if any(len(text) > LINE_LIMIT for text in known.values()):
            for number, text in enumerate(texts):
                if len(text) > LINE_LIMIT and number not in self._cells.out:
                    self._cells.out.add(number)
                    self._tell(number, name, TOO_LONG, text, Severity.ROW)
        return texts

    def _tell(self, place: int, name: str, problem: str, text: str, severity: Severity) -> None:
        line = self._sheet.rows[place][0]
        self._cells.problems.append(RosterProblem(line, name, problem, severity, quoted(text)))

    def _skip(self, place: int, name: str, attribute: str, problem: str) -> None:
        """Note a value that is left out."""
        self._cells.unread.setdefault(place, set()).add(attribute)
        self._tell(place, name, problem, self._cells.texts[name][place], Severity.VALUE)

    def _known(self, name: str, reads: Callable[[str], str | None], problem: str) -> list[str]:
        """Return what each cell of a column says, where each text says something."""
        texts = self._cells.texts[name]
        said = {text: reads(text) for text in set(texts)}
        said[""] = ""
        for place in _missing(texts, said):
            self._skip(place, name, name, problem)
        return [said[text] or "" for text in texts]

    def _read_addresses(self) -> None:
        if "email" in self._columns:
            self._cells.texts["email"] = self._known("email", _address, NO_ADDRESS)

    def _read_languages(self) -> None:
        if "language" in self._columns:
            languages = self._languages
            self._cells.texts["language"] = self._known(
                "language", lambda text: vocabulary.language(text, languages), NO_LANGUAGE
            )

    def _read_dates(self) -> None:
        if "hired" not in self._columns:
            return
        texts = self._cells.texts["hired"]
        usual = reads_day_first(self._sheet.titles, self._languages)
        order = order_of(dict.fromkeys(texts), day_first=usual)
        if order.doubtful:
            told = DAY_FIRST if order.day_first else MONTH_FIRST
            self._tell(texts.index(order.doubtful), "hired", told, order.doubtful, Severity.NOTE)
        self._cells.texts["hired"] = self._known("hired", order.iso, NO_DATE)

    def _read_statuses(self) -> None:
        if "status" not in self._columns:
            return
        texts = self._cells.texts["status"]
        said = {text: vocabulary.status(text) for text in set(texts)}
        for place, text in enumerate(texts):
            if text and not said[text].says_something:
                self._skip(place, "status", "status", NO_STATUS)
        self._cells.statuses = [said[text].employment for text in texts]
        self._cells.tells_status = any(status.employment for status in said.values())
        if any(status.presence for status in said.values()):
            self._take_presences([said[text].presence for text in texts])

    def _read_leave(self) -> None:
        if "leave" not in self._columns:
            return
        texts = self._cells.texts["leave"]
        said = {text: vocabulary.leave(text) for text in set(texts)}
        said[""] = Presence.PRESENT
        for place in _missing(texts, said):
            self._skip(place, "leave", "presence", NO_LEAVE)
        self._take_presences([said[text] for text in texts])

    def _take_presences(self, told: Iterable[Presence | None]) -> None:
        """Take what a column tells; of two columns, the one that says that somebody is away."""
        self._cells.tells_presence = True
        known = self._cells.presences
        for place, presence in enumerate(told):
            if presence is not None and known[place] in (None, Presence.PRESENT):
                known[place] = presence


def _missing(texts: Sequence[str], said: Mapping[str, object]) -> Iterator[int]:
    """Return the places of the texts that say nothing."""
    unknown = {text for text, meant in said.items() if meant is None}
    return (place for place, text in enumerate(texts) if text in unknown) if unknown else iter(())


def _address(text: str) -> str | None:
    """Return an address, also out of `Zoé Roy <zoe@example.org>`; None where there is none."""
    if text.endswith(">"):
        text = text[text.rfind("<") + 1 : -1]
    text = text.removeprefix("mailto:")
    return text if is_address(text) else None
