"""The people of the organisation: taken over from a list, after a preview, or entered by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from charta.domain.calendar import is_address
from charta.domain.people import LINE_LIMIT, Person, Presence, RosterSheet
from charta.domain.roster import RosterComparison, RosterProblem, RosterReading, compare, read_people
from charta.domain.text import checked, clean_line
from charta.errors import MailAddressUnusable, NameRequired, NothingToImport, RosterOutdated
from charta.i18n import Translator
from charta.services.additions import Counts, NewPeople, Ready, numbered
from charta.services.people_ports import RosterReader
from charta.services.ports import Spreadsheets
from charta.services.register import RegisterService
from charta.services.roster_words import FIELD_WORDS, SAMPLE_FIELDS
from charta.services.session import CharterSession


@dataclass(frozen=True)
class RosterPreview:
    """What would change if a list were taken over; nothing has yet.

    `revision` is that of the register with which the list was compared.
    """

    name: str
    comparison: RosterComparison
    revision: int


class RosterService:
    """Keeps the list of people; every step can be undone until something was done about somebody in it."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        reader: RosterReader,
        spreadsheets: Spreadsheets,
    ) -> None:
        self._session = session
        self._register = register
        self._reader = reader
        self._spreadsheets = spreadsheets

    def sheets(self, path: Path, *, separator: str = "", encoding: str = "") -> tuple[RosterSheet, ...]:
        """Return the ways to read a file, the likeliest first; raise `RosterUnusable`. Any thread may ask.

        `separator` and `encoding` say how to read a text; where they are empty, that is found out.
        """
        return self._reader.sheets(path, separator=separator, encoding=encoding)

    def preview(
        self,
        sheet: RosterSheet,
        mapping: Mapping[int, str] | None = None,
        *,
        complete: bool = False,
        chosen: Mapping[int, int] | None = None,
    ) -> RosterPreview:
        """Return what taking a sheet over would change. Any thread may ask.

        `mapping` names the field of a column by its index, as guessed where it is None. `complete` says that
        whoever is not in the list has left. `chosen` answers for ambiguous lines. Raises `NoNameColumn`.
        """
        return self.compared(sheet.name, self.read(sheet, mapping), complete=complete, chosen=chosen)

    def read(self, sheet: RosterSheet, mapping: Mapping[int, str] | None = None) -> RosterReading:
        """Return what a sheet says, as `preview` reads it, to be compared more than once."""
        fields = sheet.guessed if mapping is None else mapping
        return read_people(sheet, fields, self._session.languages)

    def compared(
        self,
        name: str,
        reading: RosterReading,
        *,
        complete: bool = False,
        chosen: Mapping[int, int] | None = None,
    ) -> RosterPreview:
        """Return what taking over what was read from the file `name` would change, as `preview` does."""
        revision = self._register.revision
        comparison = compare(
            reading, dict(self._register.people), self._register.today, complete=complete, chosen=chosen or {}
        )
        return RosterPreview(name, comparison, revision)

    def sample(self, words: Translator) -> bytes:
        """Return an empty list with the columns that are read, to be filled, as an .xlsx file."""
        titles = [words.tr(FIELD_WORDS[name]) for name in SAMPLE_FIELDS]
        return self._spreadsheets.write(words.tr("People"), titles, ())

    def problem_sheet(self, problems: Iterable[RosterProblem], words: Translator) -> bytes:
        """Return the problems of a list by line as an .xlsx file. Any thread may ask."""
        titles = [words.tr("Line"), words.tr("Column"), words.tr("What stands there"), words.tr("Problem")]
        rows = (
            (problem.line or None, field_name(problem.field, words), problem.value, problem.sentence(words))
            for problem in problems
        )
        return self._spreadsheets.write(words.tr("Problems"), titles, rows)

    def take_in(self, preview: RosterPreview, by: str = "") -> None:
        """Take a list over as it was previewed, as one step.

        Raises `RosterOutdated` where the people have changed since, `NothingToImport`.
        """
        self.prepared(preview, by)()

    def prepared(self, preview: RosterPreview, by: str = "") -> Ready[None]:
        """Prepare what `take_in` does; raises as it does. Any thread may ask."""
        if preview.revision != self._register.revision:
            raise RosterOutdated
        found = preview.comparison
        if found.is_empty:
            raise NothingToImport(name=preview.name)
        joined = numbered([draft.person for draft in found.joiners], self._next_id())
        changed, left, returned = (
            [alteration.after for alteration in alterations]
            for alterations in (found.changes, found.leavers, found.returned)
        )
        people = [*joined, *changed, *left, *returned]
        counts = Counts(len(joined), len(changed), len(left), len(returned))
        return self._added(people, counts, preview.name, by)

    def add(self, draft: Person, by: str = "") -> int:
        """Add somebody by hand; return their id. Raises `NameRequired`, `MailAddressUnusable`, `TooLong`."""
        person = _checked(replace(draft, id=self._next_id(), since=self._register.today.isoformat()))
        self._added([person], Counts(joined=1), "", by)()
        return person.id

    def edit(self, person: Person, by: str = "") -> None:
        """Change what is known of somebody; raises `UnknownPerson` and as `add`."""
        before = self._register.person(person.id)
        after = _checked(person)
        if after != before:
            self._added([after], _counts(before, after), "", by)()

    def mark(self, ids: Iterable[int], presence: Presence, since: date, by: str = "") -> None:
        """Say that people are on leave, back, or have left; raises `UnknownPerson`."""
        self.marked(ids, presence, since, by)()

    def marked(self, ids: Iterable[int], presence: Presence, since: date, by: str = "") -> Ready[None]:
        """Prepare what `mark` does; raises as it does. Any thread may ask."""
        before = [self._register.person(id_) for id_ in ids]
        after = [
            replace(person, presence=presence, since=since.isoformat())
            for person in before
            if person.presence is not presence
        ]
        if not after:
            return lambda: None
        known = {person.id: person for person in before}
        told = (_counts(known[person.id], person) for person in after)
        return self._added(after, Counts(*map(sum, zip(*told, strict=True))), "", by)

    def _added(self, people: Sequence[Person], counts: Counts, source: str, by: str) -> Ready[None]:
        addition = self._register.prepare(NewPeople(people, counts, source, by))
        return partial(self._register.enter, addition)

    def _next_id(self) -> int:
        return max(self._register.people, default=0) + 1


def field_name(field: str, words: Translator) -> str:
    """Return what a field of a roster is called, empty for none."""
    return words.tr(FIELD_WORDS[field]) if field else ""


def _counts(before: Person, after: Person) -> Counts:
    """Return how a change of one person counts."""
    was_gone, is_gone = (person.presence is Presence.LEFT for person in (before, after))
    if was_gone == is_gone:
        return Counts(changed=1)
    return Counts(left=1) if is_gone else Counts(returned=1)


def _checked(person: Person) -> Person:
    """Return a person with clean texts; raise for what cannot be one."""
    clean = replace(
        person,
        number=_line(person.number),
        name=_line(person.name),
        family=_line(person.family),
        email=_line(person.email),
        department=_line(person.department),
        site=_line(person.site),
        job=_line(person.job),
        manager=_line(person.manager),
    )
    if not clean.name:
        raise NameRequired
    for day in filter(None, (person.hired, person.since)):
        # What is no day would make the whole register unreadable.
        date.fromisoformat(day)
    if clean.email and not is_address(clean.email):
        raise MailAddressUnusable(address=clean.email)
    return clean


def _line(text: str) -> str:
    return checked(clean_line(text), LINE_LIMIT)
