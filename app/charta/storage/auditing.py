"""Whether the present records are what the journal says, entry by entry."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select

from charta.domain.journal import Entry, Flaw, Verdict, first_flaw
from charta.errors import N_
from charta.storage import ledger, proving
from charta.storage.codec import KIND_BY_NAME, Undecodable, canonical, decode, from_row
from charta.storage.ledger import Standing
from charta.storage.tables import ATTACHMENT, KINDS, SINCE, Kind
from charta.storage.testimony import Contradiction

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "order": N_("it is not where the journal should have it"),
        "digest": N_("it was altered after it was written"),
        "end": N_("the journal does not end where it should"),
        "kind": N_("it is about something unknown"),
        "record": N_("what it recorded cannot be read"),
        "before": N_("it does not follow from the entry before it about the same thing"),
        "missing": N_("what it recorded is gone"),
        "differs": N_("what it recorded was altered outside Charta"),
        "unexplained": N_("something was added outside Charta"),
        "fingerprint": N_("the signed text is not the one that its fingerprint names"),
        "minor": N_("a text of the minor change is not the one that its fingerprint names"),
        "kept": N_("a text or file that it names is not kept with the charter"),
        "seal": N_("the file's own record of where its journal ends was altered"),
        "attachment": N_("a picture or a proof was altered"),
        "backup": N_("a backup of this file holds another entry in its place"),
    }
)


@dataclass(frozen=True)
class Audit:
    """What a charter's content says: where it stands and the first entry that does not hold, about what."""

    standing: Standing
    flaw: Flaw | None
    subject: str = ""

    @property
    def verdict(self) -> Verdict:
        """The same in plain words, for those who know nothing of files."""
        reason = REASONS[self.flaw.reason] if self.flaw else ""
        return Verdict(self.standing.entries, self.flaw, reason, self.subject)


@dataclass(slots=True)
class _Slot:
    number: int
    since: int
    after: str


_EMPTY: Final = _Slot(0, 0, "")


@dataclass
class _Fold:
    """Follows the journal and remembers, for each record, the entries that made it what it is."""

    slots: dict[tuple[str, str], _Slot] = field(default_factory=dict)
    flaws: list[tuple[Flaw, str]] = field(default_factory=list)

    def follow(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Pass the entries on, looking at each."""
        for entry in entries:
            self._take(entry)
            yield entry

    def blame(self, number: int, reason: str, subject: str = "") -> None:
        """Note that an entry does not hold."""
        self.flaws.append((Flaw(number, reason), subject))

    def first(self) -> tuple[Flaw | None, str]:
        """Return the first entry that does not hold and what it is about."""
        return min(self.flaws, key=lambda noted: noted[0].entry, default=(None, ""))

    def _take(self, entry: Entry) -> None:
        kind = KIND_BY_NAME.get(entry.kind)
        slot = self.slots.get((entry.kind, entry.key), _EMPTY)
        if kind is None:
            self.blame(entry.number, "kind", entry.kind)
        elif not _are_same(kind, slot.after, entry.before):
            self.blame(entry.number, "before", f"{entry.kind} {entry.key}")
        since = slot.since if slot.after else entry.number
        self.slots[entry.kind, entry.key] = _Slot(entry.number, since, entry.after)


def audit(connection: Connection, contradiction: Contradiction | None = None, *, signatures: bool) -> Audit:
    """Check a charter's content against its journal.

    `contradiction` is where a backup of the file has another entry; `signatures` also looks at the texts that
    were signed, and whether what records name is kept. Raises `Undecodable` where the journal itself cannot
    be read.
    """
    standing, seal = ledger.read_standing(connection)
    fold = _Fold()
    if contradiction:
        fold.blame(contradiction.entry, "backup")
    broken = first_flaw(fold.follow(ledger.entries(connection)), standing.head, standing.entries)
    if broken:
        return Audit(standing, broken)
    kept = frozenset(ledger.attachments(connection))
    if seal != ledger.seal(standing, tuple(kept)):
        fold.blame(standing.entries, "seal")
    if not _pictures_hold(connection):
        fold.blame(standing.entries, "attachment")
    for kind in KINDS.values():
        _compare(connection, kind, fold, standing, kept if signatures else None)
    return Audit(standing, *fold.first())


def _compare(
    connection: Connection, kind: Kind, fold: _Fold, standing: Standing, kept: frozenset[str] | None
) -> None:
    present = {key: slot for (name, key), slot in fold.slots.items() if name == kind.name and slot.after}
    for row in connection.execute(select(kind.table)).mappings():
        key = canonical([str(row[name]) for name in kind.keys])
        slot = present.pop(key, None)
        subject = f"{kind.name} {key}"
        if slot is None:
            fold.blame(standing.entries + 1, "unexplained", subject)
            continue
        reason = _objection(kind, dict(row), slot, kept)
        if reason:
            fold.blame(slot.number, reason, subject)
    for key, slot in present.items():
        fold.blame(slot.number, "missing", f"{kind.name} {key}")


def _objection(kind: Kind, row: Mapping[str, object], slot: _Slot, kept: frozenset[str] | None) -> str | None:
    try:
        recorded = decode(kind, slot.after)
    except Undecodable:
        return "record"
    try:
        found: object = from_row(kind, row)
    except Undecodable:
        found = None
    if found != recorded or row[SINCE] != slot.since:
        return "differs"
    return None if kept is None else proving.objection(recorded, kept)


def _are_same(kind: Kind, after: str, before: str) -> bool:
    if after == before or not after or not before:
        return after == before
    # A later Charta may write a record with a field that the entry before did not have.
    try:
        return decode(kind, after) == decode(kind, before)
    except Undecodable:
        return False


def _pictures_hold(connection: Connection) -> bool:
    rows = connection.execute(select(ATTACHMENT.c.digest, ATTACHMENT.c.data))
    return all(
        isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == digest for digest, data in rows
    )
