"""What backups say about the file that they are of: whether it still has the entries that they have seen."""

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from charta.errors import ContradictedByBackup
from charta.storage import backups, connections, ledger, schema
from charta.storage.backups import Backup
from charta.storage.migrations import HISTORY


@dataclass(frozen=True)
class Contradiction:
    """A backup that holds another journal than its file, and the number of the first entry that differs."""

    entry: int
    backup: Backup

    def error(self, path: Path) -> ContradictedByBackup:
        """Return it as an error of the file at `path`."""
        backup = self.backup.file
        return ContradictedByBackup(path=path, entry=self.entry, backup=backup, backups=backup.parent.parent)


def contradictions(
    sql: Connection, folder: Path, path: Path, charter: str, among: frozenset[Path] | None = None
) -> Sequence[Contradiction]:
    """Return what contradicts the open file at `path`: the first entry first, then the fullest backup.

    `among` leaves out the backups whose file is not in it.
    """
    found = [
        Contradiction(_first_difference(sql, backup), backup)
        for backup in backups.of_file(folder, path, charter, among)
        if backup.entries and ledger.digest_of(sql, backup.entries) != backup.head
    ]
    return sorted(found, key=lambda contradiction: (contradiction.entry, -contradiction.backup.entries))


def first(
    sql: Connection, folder: Path, path: Path, charter: str, among: frozenset[Path] | None = None
) -> Contradiction | None:
    """Return where a backup contradicts the open file at `path` first, None where none does."""
    return next(iter(contradictions(sql, folder, path, charter, among)), None)


def preserve(found: Sequence[Contradiction]) -> None:
    """Keep the fullest backup of each journal that contradicts a file for good; let the others say no more.

    What the others have seen is a part of what it has, so that one deletion settles the matter. Raises
    `OSError`.
    """
    witnesses: list[Backup] = []
    for backup in sorted((one.backup for one in found), key=lambda one: one.entries, reverse=True):
        if any(_contains(witness, backup) for witness in witnesses):
            backups.describe(replace(backup, source=""))
        else:
            witnesses.append(backup)
            if not backup.lasting:
                backups.describe(replace(backup, lasting=True))


def _first_difference(sql: Connection, backup: Backup) -> int:
    """Return the first entry in which a file differs from a backup that contradicts it."""
    with _journal(backup) as digest_of:

        def differs(number: int) -> int:
            ours, seen = ledger.digest_of(sql, number), digest_of(number)
            return int(ours is None or (seen is not None and ours != seen))

        # Each digest covers the entries before it: once two journals differ, they differ to their ends.
        earlier = bisect_left(range(1, backup.entries), 1, key=differs)
        return 1 + earlier


def _contains(witness: Backup, backup: Backup) -> bool:
    with _journal(witness) as digest_of:
        return digest_of(backup.entries) == backup.head


@contextmanager
def _journal(backup: Backup) -> Iterator[Callable[[int], str | None]]:
    """Lend the digests in a backup's journal; only the last is known where somebody has touched the copy."""
    with ExitStack() as stack:
        raw: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            raw = _opened(backup, stack)

        def digest_of(number: int) -> str | None:
            if number == backup.entries:
                return backup.head
            return None if raw is None else _digest_in(raw, number)

        yield digest_of


def _opened(backup: Backup, stack: ExitStack) -> sqlite3.Connection | None:
    if not backups.is_untouched(backup):
        return None
    raw = stack.enter_context(closing(connections.immutable(backup.file)))
    # A backup is a file like any other: nothing is asked of a foreign schema.
    version = connections.pragma(raw, "user_version")
    return raw if schema.is_known(connections.schema(raw), version, HISTORY) else None


def _digest_in(raw: sqlite3.Connection, number: int) -> str | None:
    with suppress(sqlite3.Error):
        found = raw.execute("SELECT digest FROM journal WHERE number = ?", (number,)).fetchone()
        return found and str(found[0])
    return None
