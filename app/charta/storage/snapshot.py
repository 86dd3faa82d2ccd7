"""A charter to be read only: nothing is locked, written or left beside the file."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, select

from charta import paths
from charta.domain.journal import Entry
from charta.domain.records import Change, Record
from charta.errors import ReadOnly
from charta.storage import inspection
from charta.storage.auditing import Audit, audit
from charta.storage.inspection import Origin
from charta.storage.migrations import HISTORY
from charta.storage.opening import raise_flaw
from charta.storage.repository import read_journal, read_records
from charta.storage.tables import ATTACHMENT


class Snapshot:
    """A charter as it stood when it was read. It is a store that refuses every change with `ReadOnly`."""

    def __init__(
        self,
        origin: Origin,
        identity: str = "",
        records: Sequence[Record] = (),
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        self.path = origin.path
        self.identity = identity
        self._origin = origin
        self._records = records
        self._pictures = pictures

    def journal(self, after: int = 0) -> Sequence[tuple[Entry, Change]]:
        """Return the entries beyond number `after`, read anew since they are many; raises a `FileError`."""

        def take(connection: Connection) -> Sequence[tuple[Entry, Change]]:
            return read_journal(connection, after)

        return inspection.look(self._origin, take)[1]

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
        """Return a picture that was kept."""
        return self._pictures.get(digest)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def read(path: Path, *, backups: Path | None = None) -> Snapshot:
    """Read a charter that holds, wherever it lies; raises the `FileError` that says what is wrong."""
    origin = Origin(path, backups or paths.backups(), HISTORY)

    def take(connection: Connection) -> tuple[Audit, Snapshot]:
        found = audit(connection, {}, signatures=False)
        if found.flaw:
            return found, Snapshot(origin)
        rows = connection.execute(select(ATTACHMENT.c.digest, ATTACHMENT.c.data))
        pictures = {str(digest): bytes(data) for digest, data in rows}
        return found, Snapshot(origin, found.standing.id, read_records(connection), pictures)

    _, (found, snapshot) = inspection.look(origin, take)
    raise_flaw(origin, found)
    return snapshot
