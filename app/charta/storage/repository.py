"""The store: one open charter, every call one transaction."""

import hashlib
import itertools
import threading
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from sqlalchemy import Connection, delete, insert, select, update

from charta.domain.journal import Content, Entry, Verdict, sealed
from charta.domain.records import Change, Record
from charta.errors import N_, CharterClosed, CharterGone, Conflict, Marked, WriteFailed
from charta.storage import connections, failures, ledger
from charta.storage.auditing import audit
from charta.storage.codec import (
    KIND_BY_NAME,
    Illegible,
    Unstorable,
    canonical,
    decode,
    encode,
    from_row,
    key_of,
    to_row,
)
from charta.storage.connections import Handle
from charta.storage.ledger import Standing
from charta.storage.tables import ATTACHMENT, KINDS, SINCE, Kind
from charta.storage.testimony import Contradiction

ATTACHMENT_LIMIT: Final = 16 * 2**20
Only: TypeAlias = Callable[[Entry], bool]
"""Tells which entries of a journal are wanted, before what they record is read."""


class Keeper(Protocol):
    """Makes backups when it is told what happens to a store."""

    def committed(self, store: "Store") -> None:
        """Take note of a transaction."""
        ...

    def closing(self, store: "Store") -> None:
        """Take note that the store is about to be closed."""
        ...

    def contradiction(self, sql: Connection, charter: str) -> Contradiction | None:
        """Return where a backup of the open file contradicts it first."""
        ...


class Store:
    """One charter in one file, kept from everybody else until it is closed; threads take turns."""

    def __init__(self, path: Path, handle: Handle, backups: Path, keeper: Keeper) -> None:
        self._path = path
        self._handle = handle
        self._backups = backups
        self._keeper = keeper
        self._lock = threading.RLock()
        self._is_open = True
        with self._transaction() as sql:
            self._standing, _ = ledger.read_standing(sql)
            # Each transaction seals them anew; there may be thousands, and nobody else adds one meanwhile.
            self._kept = sorted(ledger.attachments(sql))
            self._kept_text = canonical(self._kept)

    @property
    def path(self) -> Path:
        """Where the charter is kept."""
        return self._path

    @property
    def standing(self) -> Standing:
        """Which charter this is and where its journal ends."""
        return self._standing

    @property
    def identity(self) -> str:
        """What tells this charter from every other one."""
        return self._standing.id

    @property
    def entries(self) -> int:
        """How many entries the journal has."""
        return self._standing.entries

    def journal(
        self, after: int = 0, limit: int | None = None, only: Only | None = None
    ) -> Sequence[tuple[Entry, Change]]:
        """Return the entries beyond number `after` with their changes, in order; raises a `FileError`.

        At most `limit` entries are looked at, and those that `only` does not want are left out.
        """
        with self._transaction() as sql:
            return read_journal(sql, after, limit, only)

    def verify(self) -> Verdict:
        """Check every entry of the journal and what follows from it; raises a `FileError`."""
        with self._transaction() as sql:
            found = self._keeper.contradiction(sql, self._standing.id)
            return audit(sql, found, signatures=True).verdict

    def records(self) -> Sequence[Record]:
        """Return every present record, in the order in which they came; raises a `FileError`."""
        with self._transaction() as sql:
            return read_records(sql)

    def append(self, changes: Sequence[Change], actor: str, at: datetime) -> None:
        """Apply the changes and write one journal entry for each.

        Raises `Conflict` where a record is not what the change was made from, `WriteFailed` for a text that
        cannot be kept, `CharterGone` or another `FileError` where the file cannot be written. Then nothing
        has changed.
        """
        if not changes:
            return
        if at.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        with self._lock:
            self._check_there()
            with self._transaction() as sql:
                entries = self._apply(sql, changes, moment, actor)
                ledger.write_entries(sql, entries)
                standing = replace(self._standing, head=entries[-1].digest, entries=entries[-1].number)
                ledger.write_standing(sql, standing, self._kept_text)
            self._standing = standing
            self._keeper.committed(self)

    def put_attachment(self, data: bytes) -> str:
        """Keep a picture or a proof of at most 16 MB; return its SHA-256. Raises a `FileError`."""
        if len(data) > ATTACHMENT_LIMIT:
            raise ValueError("an attachment beyond its limit")
        digest = hashlib.sha256(data).hexdigest()
        with self._lock:
            if not self._has(digest):
                kept = self._kept.copy()
                insort(kept, digest)
                text = canonical(kept)
                with self._transaction() as sql:
                    sql.execute(insert(ATTACHMENT).values(digest=digest, data=data))
                    ledger.write_standing(sql, self._standing, text)
                self._kept, self._kept_text = kept, text
        return digest

    def attachment(self, digest: str) -> bytes | None:
        """Return a picture or a proof that was kept; raises a `FileError`."""
        with self._transaction() as sql:
            query = select(ATTACHMENT.c.data).where(ATTACHMENT.c.digest == digest)
            data: bytes | None = sql.execute(query).scalar()
        return data

    def attachments(self, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return those of many that were kept, by digest; raises a `FileError`."""
        with self._transaction() as sql:
            return ledger.kept(sql, digests)

    def close(self) -> None:
        """Release the charter for others; a second time does nothing."""
        with self._lock:
            if not self._is_open:
                return
            self._keeper.closing(self)
            self._is_open = False
            with failures.writing(self._path, self._backups), closing(self._handle):
                connections.release(self._handle.raw)

    @contextmanager
    def handle(self) -> Iterator[Handle]:
        """Lend the connection, outside of any transaction, for what concerns the whole file."""
        with self._lock:
            yield self._handle

    def _has(self, digest: str) -> bool:
        place = bisect_left(self._kept, digest)
        return place < len(self._kept) and self._kept[place] == digest

    def _check_there(self) -> None:
        # Some systems let a file go on without a name: what is written then is lost when it is closed.
        with failures.writing(self._path, self._backups):
            there = self._path.exists()
        if not there:
            raise CharterGone(path=self._path)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._lock, failures.writing(self._path, self._backups):
            if not self._is_open:
                raise CharterClosed(path=self._path)
            with self._handle.sql.begin():
                yield self._handle.sql

    def _apply(self, sql: Connection, changes: Sequence[Change], at: str, actor: str) -> Sequence[Entry]:
        number, previous = self._standing.entries, self._standing.head
        entries = []
        try:
            for change in changes:
                number += 1
                kind = KINDS[type(change.record)]
                before, after = encode(change.before), encode(change.after)
                canonical(actor)
                _write(sql, kind, change, number)
                content = Content(at, actor, kind.name, key_of(change.record), before, after)
                entries.append(sealed(number, previous, content))
                previous = entries[-1].digest
        except Unstorable as error:
            problem = Marked(N_("a text holds a character that cannot be kept"))
            raise WriteFailed(path=self._path, problem=problem) from error
        except Illegible as error:
            problem = Marked(N_("a day, a number or a choice in it is none that can be kept"))
            raise WriteFailed(path=self._path, problem=problem) from error
        return entries


def read_records(sql: Connection) -> Sequence[Record]:
    """Return every record of a charter, in the order in which they came."""
    found: list[tuple[int, Record]] = []
    for kind in KINDS.values():
        rows = sql.execute(select(kind.table)).mappings()
        found += ((row[SINCE], from_row(kind, dict(row))) for row in rows)
    return [record for _, record in sorted(found, key=_since)]


def read_journal(
    sql: Connection, after: int = 0, limit: int | None = None, only: Only | None = None
) -> Sequence[tuple[Entry, Change]]:
    """Return what `Store.journal` does."""
    entries = itertools.islice(ledger.entries(sql, after, limit), limit)
    return [(entry, _recorded(entry)) for entry in entries if only is None or only(entry)]


def _recorded(entry: Entry) -> Change:
    kind = KIND_BY_NAME[entry.kind]
    before, after = (decode(kind, text) if text else None for text in (entry.before, entry.after))
    return Change(before, after)


def _since(numbered: tuple[int, Record]) -> int:
    return numbered[0]


def _write(sql: Connection, kind: Kind, change: Change, number: int) -> None:
    row = to_row(kind, change.record)
    here = [kind.table.c[name] == row[name] for name in kind.keys]
    present = sql.execute(select(kind.table).where(*here)).mappings().one_or_none()
    # Compared in their stored form: a tuple and a list of choices are the same answer.
    stands = encode(None if present is None else from_row(kind, dict(present)))
    if stands != encode(change.before):
        raise Conflict(what="/".join(change.record.key))
    if change.after is None:
        sql.execute(delete(kind.table).where(*here))
    elif present is None:
        sql.execute(insert(kind.table).values(**row, **{SINCE: number}))
    else:
        sql.execute(update(kind.table).where(*here).values(**row))
