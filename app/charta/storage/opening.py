"""Making a charter's file, and opening one that is known to hold."""

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from charta import paths
from charta.errors import CharterInUse, FileError, Marked, VerificationFailed
from charta.services.ports import Clock
from charta.storage import connections, failures, files, inspection, ledger, schema
from charta.storage.auditing import REASONS, Audit, audit
from charta.storage.connections import Handle
from charta.storage.inspection import Looked, Origin
from charta.storage.keeping import BackupKeeper
from charta.storage.migrations import HISTORY
from charta.storage.repository import Store
from charta.storage.schema import History


def create(
    path: Path,
    *,
    backups: Path | None = None,
    clock: Clock | None = None,
    report: Callable[[FileError], None] | None = None,
) -> Store:
    """Make a new charter's file and open it; never replaces a file, and leaves none where it fails.

    `backups` is the folder of the rotating backups, the user's own where none is given; `report` is told
    when one of them cannot be made. Raises `FileExists`, `ReadOnly`, `DiskFull` or `WriteFailed`.
    """
    folder, time = backups or paths.backups(), clock or _UtcClock()
    image = _image(time.now())
    with failures.writing(path, folder):
        files.write_new(path, image)
        try:
            with _held(path) as handle:
                return Store(path, handle, folder, BackupKeeper(path, folder, time, report or _ignore))
        except BaseException:
            path.unlink()
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            raise


def open_(
    path: Path,
    *,
    backups: Path | None = None,
    clock: Clock | None = None,
    report: Callable[[FileError], None] | None = None,
    history: History = HISTORY,
) -> Store:
    """Open a charter's file once everything in it is known to hold; nobody else can until it is closed.

    The arguments are those of `create`; `report` is also told when the journal contradicts a backup, and
    `history` are the migrations that are known. Raises the `FileError` that says what is wrong; then the file
    is as it was.
    """
    origin = Origin(path, backups or paths.backups(), history)
    keeper = BackupKeeper(path, origin.backups, clock or _UtcClock(), report or _ignore)
    looked, found = inspection.look(origin, _audit)
    raise_flaw(origin, found)
    with failures.writing(path, origin.backups), _held(path) as handle:
        _confirm(origin, handle, looked)
        if looked.version < len(history):
            keeper.copy(handle.raw, found.standing, lasting=True)
            schema.upgrade(handle, looked.version, history)
        store = Store(path, handle, origin.backups, keeper)
    keeper.opened(store)
    return store


def raise_flaw(origin: Origin, found: Audit) -> None:
    """Raise `VerificationFailed` where an entry does not hold."""
    if found.flaw:
        raise VerificationFailed(
            path=origin.path,
            entry=found.flaw.entry,
            detail=Marked(REASONS[found.flaw.reason]),
            backups=origin.backups,
        )


@contextmanager
def _held(path: Path) -> Iterator[Handle]:
    """Lend the file, locked for good unless what is done with it fails."""
    handle = connections.handle(connections.exclusive(path))
    try:
        yield handle
    except BaseException:
        with closing(handle), suppress(sqlite3.Error):
            connections.release(handle.raw)
        raise


def _confirm(origin: Origin, handle: Handle, looked: Looked) -> None:
    """Make sure that what was locked is what was looked at."""
    if looked.was_cut_short:
        found = inspection.check(origin, handle, origin.path.stat().st_size, looked.version, _audit)
        raise_flaw(origin, found)
    elif inspection.identity(origin.path) != looked.identity:
        raise CharterInUse(path=origin.path)


def _audit(connection: Connection) -> Audit:
    return audit(connection, signatures=False)


def _image(moment: datetime) -> bytes:
    """Return the bytes of a new charter's file."""
    with closing(connections.handle(connections.in_memory())) as handle:
        with handle.sql.begin():
            schema.make(handle.sql, len(HISTORY))
            created = moment.astimezone(UTC).isoformat(timespec="microseconds")
            ledger.found(handle.sql, ledger.founded(str(uuid.uuid4()), created))
        return handle.raw.serialize()


class _UtcClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def _ignore(error: FileError) -> None:
    """Say nothing of what went wrong beside the user's work."""
