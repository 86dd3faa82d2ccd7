"""The journal as a list to read: who changed what, when, and what proves it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from charta.domain.charter import Charter
from charta.domain.journal import Entry, Verdict
from charta.domain.records import (
    AgendaItem,
    Answer,
    Argument,
    Change,
    Confirmation,
    Decision,
    Endorsement,
    MinorChange,
    Motion,
    Record,
    ReviewRequest,
    RoomSignature,
    Round,
    Version,
    Vote,
)
from charta.domain.rollout import RolloutCatalogue
from charta.domain.text import folded
from charta.i18n import Translator
from charta.services.log_words import LogWords
from charta.services.session import CharterSession

PAGE: Final = 500
"""How many entries are looked at together."""
_LONG_PAGE: Final = 5_000
# What the journal calls the records whose key begins with a sheet or section.
_KEYED: Final = frozenset({"answer", "wording", "behind", "inclusion", "requirement", "dismissal"})


@dataclass(frozen=True)
class LogEntry:
    """One entry: its place in the chain, when and by whom, what kind of record, and the change.

    `section` is the sheet or section that it belongs to, empty for what concerns the whole charter.
    """

    number: int
    at: datetime
    actor: str
    kind: str
    section: str
    change: Change
    digest: str
    previous: str


@dataclass(frozen=True)
class Wanted:
    """Which entries are wanted; an empty text is no condition. `text` are words that a line has to hold."""

    section: str = ""
    kind: str = ""
    actor: str = ""
    text: str = ""


class LogService:
    """Reads the journal in parts, so that a long one is as quick to open as a short one."""

    def __init__(
        self, session: CharterSession, activities: Callable[[], RolloutCatalogue] | None = None
    ) -> None:
        """Set it up; `activities` are read when the journal first tells of one."""
        self._session = session
        self._activities = activities
        self._actors: tuple[int, tuple[str, ...]] = (0, ())

    @property
    def count(self) -> int:
        """How many entries there are."""
        return self._session.store.entries

    def entries(
        self,
        wanted: Wanted | None = None,
        translator: Translator | None = None,
        *,
        newest_first: bool = False,
    ) -> Iterator[LogEntry]:
        """Give every entry that is wanted; words are looked for in what `translator` tells."""
        starts = range(0, self.count, _LONG_PAGE)
        for start in reversed(starts) if newest_first else starts:
            found = self.page(start, wanted, translator, size=_LONG_PAGE)
            yield from reversed(found) if newest_first else found

    def page(
        self,
        after: int,
        wanted: Wanted | None = None,
        translator: Translator | None = None,
        size: int = PAGE,
    ) -> Sequence[LogEntry]:
        """Return what is wanted among the `size` entries beyond number `after`, the oldest first."""
        wanted = wanted or Wanted()
        pairs = self._session.store.journal(after, size, only_of(wanted))
        found = (entry_of(entry, change, self._session.charter) for entry, change in pairs)
        return [entry for entry in found if self._is_wanted(entry, wanted, translator)]

    def actors(self) -> tuple[str, ...]:
        """Return everybody who has changed something, in the order of the alphabet."""
        known, names = self._actors
        if known != self.count:
            seen = set(names)

            def look(entry: Entry) -> bool:
                seen.add(entry.actor)
                return False

            self._session.store.journal(known, only=look)
            self._actors = (self.count, tuple(sorted(seen - {""}, key=folded)))
        return self._actors[1]

    def told(self, entry: LogEntry, translator: Translator) -> str:
        """Return what an entry says in one line, with the section that it belongs to."""
        place, line = self.place(entry, translator), self.what(entry, translator)
        return translator.tr("{title}: {reason}", title=place, reason=line) if place else line

    def what(self, entry: LogEntry, translator: Translator) -> str:
        """Return what an entry says in one line, without the section that it belongs to.

        An answer in a round that was never shown is not told, and neither is one that was changed before.
        """
        record = entry.change.record
        words = LogWords(self._session.catalogue, translator, self._session.charter, self._activities)
        if isinstance(record, Vote) and not _was_shown(record, self._session.charter):
            return words.unshown(record)
        return words.line(entry.change)

    def place(self, entry: LogEntry, translator: Translator) -> str:
        """Return the title of the sheet or section that an entry belongs to, empty for none."""
        return LogWords(self._session.catalogue, translator).names.sheet(entry.section)

    def verify(self) -> Verdict:
        """Check every entry and that what stands follows from them; any thread may ask."""
        return self._session.store.verify()

    def _is_wanted(self, entry: LogEntry, wanted: Wanted, translator: Translator | None) -> bool:
        if wanted.section and not concerns(entry, wanted.section):
            return False
        if not wanted.text or translator is None:
            return True
        told = folded(f"{entry.actor} {self.told(entry, translator)}")
        return all(word in told for word in folded(wanted.text).split())


def entry_of(entry: Entry, change: Change, charter: Charter) -> LogEntry:
    """Return an entry of the journal as one to read; `charter` knows what a confirmation is about."""
    return LogEntry(
        number=entry.number,
        at=datetime.fromisoformat(entry.at),
        actor=entry.actor,
        kind=entry.kind,
        section=section_of(change.record, charter),
        change=change,
        digest=entry.digest,
        previous=entry.previous,
    )


def section_of(record: Record, charter: Charter) -> str:
    """Return the sheet or section that a record belongs to, empty for the whole charter."""
    if isinstance(record, Answer):
        return record.sheet
    about = _about(record, charter)
    if about is not record:
        return section_of(about, charter) if about is not None else ""
    if isinstance(record, AgendaItem):
        # That a section was on an agenda says nothing about its text; what came of it does.
        return ""
    section = getattr(record, "section", "")
    return section if isinstance(section, str) else ""


def _about(record: Record, charter: Charter) -> Record | None:
    """Return the record that another one is about: itself, or what it answers; None where that is gone."""
    match record:
        case Confirmation():
            return charter.get(MinorChange, str(record.change))
        case Argument() | Round():
            return charter.get(Motion, str(record.motion))
        case Vote():
            return charter.get(Round, str(record.round))
        case RoomSignature():
            return charter.get(Decision, str(record.decision))
    return record


def _was_shown(vote: Vote, charter: Charter) -> bool:
    """Tell whether the room has seen an answer: the round was shown, and with this answer in it."""
    about, last = charter.get(Round, str(vote.round)), charter.get(Vote, *vote.key)
    return about is not None and about.revealed and last is not None and last.choice == vote.choice


def concerns(entry: LogEntry, section: str) -> bool:
    """Tell whether an entry belongs to a section, or to the whole charter with this section in it."""
    record = entry.change.record
    if isinstance(record, Version | Endorsement | ReviewRequest):
        return section in record.sections
    return entry.section == section


def only_of(wanted: Wanted) -> Callable[[Entry], bool] | None:
    """Return what tells from its outside alone whether an entry can be wanted; None where any can."""
    if not (wanted.section or wanted.kind or wanted.actor):
        return None

    def can_be(entry: Entry) -> bool:
        return (
            wanted.kind in ("", entry.kind)
            and wanted.actor in ("", entry.actor)
            and (not wanted.section or entry.kind not in _KEYED or first_key(entry) == wanted.section)
        )

    return can_be


def first_key(entry: Entry) -> str:
    """Return the first part of the key of the record that an entry is about."""
    return str(json.loads(entry.key)[0])


def is_keyed(entry: Entry) -> bool:
    """Tell whether the key of the record begins with a sheet or section."""
    return entry.kind in _KEYED
