"""A section's history: the states that its text went through, and how to get one back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import cached_property, partial
from typing import Final

from charta.domain.charter import Charter
from charta.domain.journal import Entry
from charta.domain.marking import MarkedLine, marked_lines
from charta.domain.records import Answer, Behind, Change, Record, Wording
from charta.errors import UnknownState
from charta.services.log import LogEntry, concerns, entry_of, first_key, is_keyed
from charta.services.ports import Clauses, WordingFormat
from charta.services.reading import ORGANISATION, TEAM, Reading
from charta.services.session import CharterSession
from charta.services.variables import Variables

PAUSE: Final = timedelta(minutes=5)
"""Entries of one person in one place that follow each other this closely are one edit."""
_SHEETS: Final = (ORGANISATION, TEAM)
# What the templates call them (`services.variables`).
_BUNDLES: Final = {"org": ORGANISATION, "team": TEAM}
_Slot = tuple[type[Record], tuple[str, ...]]
_Own = (Answer, Wording, Behind)


class StateKind(StrEnum):
    """Why a state stands in a section's history."""

    EDIT = "edit"
    """Its answers or its wording were changed."""
    ELSEWHERE = "elsewhere"
    """Its text changed because an answer about the organisation or the team did."""
    MILESTONE = "milestone"
    """Something was said, decided or published about it."""


class Moment:
    """What a section's text was made from at one moment; the text is derived when it is first asked for."""

    def __init__(self, derive: Callable[[Charter], Mapping[str, str]], records: Sequence[Record]) -> None:
        self._derive = derive
        self._records = records

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts in canonical Markdown by language."""
        return self._derive(Charter.of(self._records))


@dataclass(frozen=True)
class SectionState:
    """What one edit, or one other event, made of a section.

    `number` is its last entry in the journal; `entries` are those that it consists of, what was changed and
    changed back left out.
    """

    number: int
    kind: StateKind
    entries: tuple[LogEntry, ...]
    earlier: Moment
    later: Moment

    @property
    def before(self) -> Mapping[str, str]:
        """The texts before it, in canonical Markdown by language."""
        return self.earlier.texts

    @property
    def after(self) -> Mapping[str, str]:
        """The texts after it."""
        return self.later.texts

    @property
    def last(self) -> LogEntry:
        """The last entry, which tells when it was and who did it."""
        return self.entries[-1]

    @property
    def changes_text(self) -> bool:
        """Whether the text is another one than before."""
        return self.before != self.after


@dataclass(frozen=True)
class Restoration:
    """What restoring a state would do.

    `after` are the texts that would stand then; `differs` tells that they are not those of that state because
    answers elsewhere have changed since.
    """

    changes: tuple[Change, ...]
    after: Mapping[str, str]
    differs: bool


@dataclass
class _Edit:
    """Entries that are one edit, while they are gathered."""

    entries: list[LogEntry] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    def takes(self, entry: LogEntry, place: str) -> bool:
        """Tell whether an entry goes on with this edit."""
        if not self.entries:
            return True
        last = self.entries[-1]
        if entry.actor != last.actor:
            return False
        return entry.at == last.at or (place in self.places and entry.at - last.at <= PAUSE)

    def lasting(self) -> tuple[LogEntry, ...]:
        """Return the entries about what is not as it was before the edit."""
        first: dict[_Slot, Record | None] = {}
        last: dict[_Slot, Record | None] = {}
        for entry in self.entries:
            slot = _slot(entry.change.record)
            first.setdefault(slot, entry.change.before)
            last[slot] = entry.change.after
        return tuple(
            entry
            for entry in self.entries
            if first[_slot(entry.change.record)] != last[_slot(entry.change.record)]
        )


class SectionHistory:
    """Tells what became of a section, by following the journal, and restores any state of it."""

    def __init__(self, session: CharterSession, clauses: Clauses, format_: WordingFormat) -> None:
        self._session = session
        self._clauses = clauses
        self._format = format_

    def states(self, section: str) -> tuple[SectionState, ...]:
        """Return the states of a section, the oldest first; any thread may ask."""
        self._session.catalogue.section(section)
        told = self._session.store.journal(only=lambda entry: _may_concern(entry, section))
        present = self._session.charter
        entries = (entry_of(entry, change, present) for entry, change in told)
        return tuple(_Follower(self, section).states(entries))

    def charter_at(self, number: int) -> Charter:
        """Return the charter as it stood after an entry, 0 for its beginning; raise `UnknownState`."""
        if not 0 <= number <= self._session.store.entries:
            raise UnknownState(state=f"entry:{number}")
        present: dict[_Slot, Record] = {}
        for _, change in self._session.store.journal(limit=number) if number else ():
            _fold(present, change)
        return Charter.of(present.values())

    def texts(self, section: str, charter: Charter) -> Mapping[str, str]:
        """Return the texts of a section in a charter, canonical Markdown by language."""
        reading = Reading(self._session.catalogue, charter)
        return {language: self._text(section, language, reading) for language in reading.languages}

    def decisive(self, section: str) -> frozenset[tuple[str, str]]:
        """Return the fields of other sheets, each after its sheet, on which the text of a section depends."""
        catalogue = self._session.catalogue
        found = {(ORGANISATION, "languages"), (ORGANISATION, "jurisdictions")}
        for language in catalogue.languages:
            names = (name.partition(".") for name in self._clauses.named(section, language))
            found |= {
                (_BUNDLES[bundle], field_) for bundle, _, field_ in names if field_ and bundle in _BUNDLES
            }
        for sheet in (*_SHEETS, section):
            conditions = [entry.when for entry in catalogue.sheet(sheet).fields if entry.when]
            found |= {(when.sheet or sheet, when.field) for when in conditions}
        return frozenset(found)

    def marked(self, before: str, after: str) -> tuple[MarkedLine, ...]:
        """Return two wordings as one text whose words say whether they stayed, went or came."""
        return marked_lines(self._format.items(before), self._format.items(after))

    def restoring(self, section: str, number: int) -> Restoration:
        """Return what restoring the state after an entry would do; raise `UnknownState`."""
        then, now = self.charter_at(number), self._session.charter
        old, new = _own(then, section), _own(now, section)
        changes = [Change(new.get(slot), old.get(slot)) for slot in {**new, **old}]
        real = tuple(change for change in changes if change.before != change.after)
        after = self.texts(section, now.apply(real))
        return Restoration(real, after, after != self.texts(section, then))

    def restore(self, section: str, number: int) -> bool:
        """Make the answers and the wording of a section what they were after an entry, as one new change.

        Returns False where they are so already. Raises `UnknownState`, or a `FileError`.
        """
        changes = self.restoring(section, number).changes
        self._session.commit(changes)
        return bool(changes)

    def _text(self, section: str, language: str, reading: Reading) -> str:
        edited = reading.charter.wording(section, language)
        if edited is not None:
            return edited.text
        return self._clauses.derive(section, language, Variables(reading, language).of_section(section))


class _Follower:
    """Follows the entries about one section, keeping what its text is made from."""

    def __init__(self, history: SectionHistory, section: str) -> None:
        self._history = history
        self._section = section
        self._present: dict[_Slot, Record] = {}
        self._decisive = history.decisive(section)
        self._moment = self._stand()

    def states(self, entries: Iterator[LogEntry]) -> Iterator[SectionState]:
        """Give the states, the oldest first."""
        edit = _Edit()
        for entry in entries:
            place = _place(entry, self._section)
            if edit.entries and (not place or not edit.takes(entry, place)):
                yield from self._closed(edit)
                edit = _Edit()
            if place:
                edit.entries.append(entry)
                edit.places.add(place)
                _fold(self._present, entry.change)
            elif concerns(entry, self._section):
                yield SectionState(entry.number, StateKind.MILESTONE, (entry,), self._moment, self._moment)
        yield from self._closed(edit)

    def _closed(self, edit: _Edit) -> Iterator[SectionState]:
        lasting = edit.lasting()
        if not lasting:
            return
        own = tuple(entry for entry in lasting if entry.section == self._section)
        decisive = tuple(entry for entry in lasting if entry.change.record.key in self._decisive)
        if not own and not decisive:
            return
        before, self._moment = self._moment, self._stand()
        number = edit.entries[-1].number
        if own:
            yield SectionState(number, StateKind.EDIT, own, before, self._moment)
        elif before.texts != self._moment.texts:
            yield SectionState(number, StateKind.ELSEWHERE, decisive, before, self._moment)

    def _stand(self) -> Moment:
        return Moment(partial(self._history.texts, self._section), tuple(self._present.values()))


def _may_concern(entry: Entry, section: str) -> bool:
    if not is_keyed(entry):
        return True
    place = first_key(entry)
    return place == section or (entry.kind == "answer" and place in _SHEETS)


def _place(entry: LogEntry, section: str) -> str:
    """Return where an entry changes what the text is made from, empty where it does not."""
    match entry.change.record:
        case Answer():
            return entry.section
        case Wording() | Behind() if entry.section == section:
            return "wording"
    return ""


def _own(charter: Charter, section: str) -> Mapping[_Slot, Record]:
    records: Sequence[Record] = [record for kind in _Own for record in charter.all(kind)]
    return {_slot(record): record for record in records if record.key[0] == section}


def _slot(record: Record) -> _Slot:
    return (type(record), record.key)


def _fold(present: dict[_Slot, Record], change: Change) -> None:
    slot = _slot(change.record)
    if change.after is None:
        present.pop(slot, None)
    else:
        present[slot] = change.after
