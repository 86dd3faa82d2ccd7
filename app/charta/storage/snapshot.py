"""A charter to be read only: nothing is locked, written or left beside the file."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from charta import paths
from charta.domain.journal import Entry, Verdict
from charta.domain.records import Change, Record
from charta.errors import N_, ReadOnly
from charta.storage import ledger
from charta.storage.auditing import Audit, audit
from charta.storage.inspection import Origin
from charta.storage.migrations import HISTORY
from charta.storage.observing import View, Wait
from charta.storage.opening import raise_flaw
from charta.storage.repository import Only, read_journal, read_records


class Snapshot:
    """A charter as it stood when it was read. It is a store that refuses every change with `ReadOnly`.

    The journal and the attachments can be large; they are read when they are asked for.
    """

    def __init__(
        self, view: View, identity: str = "", entries: int = 0, records: Sequence[Record] = ()
    ) -> None:
        self.path = view.origin.path
        self.identity = identity
        self.entries = entries
        self._view = view
        self._records = records
        self._attachments: dict[str, bytes | None] = {}

    def journal(
        self, after: int = 0, limit: int | None = None, only: Only | None = None
    ) -> Sequence[tuple[Entry, Change]]:
        """Return the entries beyond number `after` (`Store.journal`); raises a `FileError`."""

        def take(connection: Connection) -> Sequence[tuple[Entry, Change]]:
            return read_journal(connection, after, most, only)

        # The journal may have grown since.
        rest = max(0, self.entries - after)
        most = rest if limit is None else min(limit, rest)
        return self._view.look(take)

    def verify(self) -> Verdict:
        """Check every entry of the journal and what follows from it; raises a `FileError`."""

        def check(connection: Connection) -> Verdict:
            standing, _ = ledger.read_standing(connection)
            found = self._view.contradiction(connection, standing.id)
            return audit(connection, found, signatures=True).verdict

        return self._view.look(check)

    def records(self) -> Sequence[Record]:
        """Return every record, in the order in which they came."""
        return self._records

    def append(self, changes: Sequence[Change], actor: str, at: datetime) -> None:  # noqa: ARG002 - a port
        """Refuse."""
        raise ReadOnly(path=self.path)

    def put_attachment(self, data: bytes) -> str:  # noqa: ARG002 - a port
        """Refuse."""
        raise ReadOnly(path=self.path)

    def attachment(self, digest: str) -> bytes | None:
        """Return what was kept; raises a `FileError`, also where it is not what was kept."""
        if digest not in self._attachments:
            self._attachments[digest] = self.attachments([digest]).get(digest)
        return self._attachments[digest]

    def attachments(self, digests: Sequence[str]) -> Mapping[str, bytes]:
        """Return those of many that were kept, by digest, after one look; raises as `attachment`."""
        found = self._view.look(lambda sql: ledger.kept(sql, digests))
        if any(hashlib.sha256(data).hexdigest() != digest for digest, data in found.items()):
            raise self._view.origin.damaged(N_("a picture or a proof was altered"))
        return found

    def close(self) -> None:
        """Do nothing: nothing is held."""


def read(path: Path, *, backups: Path | None = None, wait: Wait = time.sleep) -> Snapshot:
    """Read a charter that holds, wherever it lies and whoever has it open.

    `wait` lets seconds pass until somebody who writes pauses. Raises the `FileError` that says what is wrong.
    """
    view = View(Origin(path, backups or paths.backups(), HISTORY), wait)

    def take(connection: Connection) -> tuple[Audit, Snapshot]:
        found = audit(connection, signatures=False)
        if found.flaw:
            return found, Snapshot(view)
        standing = found.standing
        return found, Snapshot(view, standing.id, standing.entries, read_records(connection))

    found, snapshot = view.look(take)
    raise_flaw(view.origin, found)
    return snapshot
