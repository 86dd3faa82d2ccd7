"""Connections to a file: how SQLite is told to be safe, alone and wary.

Only SQLite itself ever opens a charter's file once it exists. Were this process to open and close the file by
other means, POSIX would drop the locks that it holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
"""

import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Final, TypeAlias
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from charta.storage.failures import primary_code

Schema: TypeAlias = frozenset[tuple[str, str, str, str | None]]

APPLICATION_ID: Final = int.from_bytes(b"CHRT", "big")
# Virus scanners and indexers hold a file for a moment.
PATIENCE: Final = 0.25
TEXT_LIMIT: Final = 32 * 2**20
# What a read-only connection meets where a journal waits to be rolled back.
_HOT: Final = frozenset({sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY})

_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: TEXT_LIMIT,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_WARY: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA mmap_size = 0",
)
_SAFE: Final = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    # Before anything is written: others tell by an empty journal that no transaction is under way.
    "PRAGMA journal_mode = TRUNCATE",
)


def uri(path: PurePath) -> str:
    """Return the absolute path of a file as SQLite wants it in a URI, be it on a Windows share."""
    # `Path.as_uri` names a share's server as the authority, which SQLite refuses.
    name = os.fsencode(path.as_posix())
    return f"file:///{quote_from_bytes(name.removeprefix(b'/'))}"


def in_memory() -> sqlite3.Connection:
    """Return an empty database that no file stands behind."""
    return _configured(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))


def immutable(path: Path) -> sqlite3.Connection:
    """Return a connection that takes no lock, looks at no journal and cannot write."""
    return _opened(path, "mode=ro&immutable=1")


def content(path: Path) -> bytes:
    """Return the bytes of a file without taking a lock; raises `sqlite3.Error`."""
    with closing(immutable(path)) as raw:
        return raw.serialize()


def of_content(image: bytes) -> sqlite3.Connection:
    """Return a connection to a file's bytes in memory."""
    raw = in_memory()
    raw.deserialize(image)
    return raw


def scratch(path: Path) -> sqlite3.Connection:
    """Return a connection that makes a file which counts only once it is whole and moved into place."""
    raw = _opened(path, "mode=rwc")
    raw.execute("PRAGMA journal_mode = OFF")
    raw.execute("PRAGMA synchronous = OFF")
    return raw


def exclusive(path: Path) -> sqlite3.Connection:
    """Return a connection that writes and keeps everybody else out, from now until it is closed.

    Rolls a transaction back that was cut short. Raises `sqlite3.OperationalError`: with SQLITE_BUSY where
    somebody else has the file open, with SQLITE_READONLY or SQLITE_CANTOPEN where nothing can be written.
    """
    raw = _opened(path, "mode=rw")
    try:
        for statement in _SAFE:
            raw.execute(statement)
        raw.execute("BEGIN EXCLUSIVE")
        # Where only reading is allowed, SQLite opens all the same, and complains at the first change.
        raw.execute(f"PRAGMA user_version = {pragma(raw, 'user_version')}")
        raw.execute("ROLLBACK")
    except BaseException:
        raw.close()
        raise
    return raw


def release(raw: sqlite3.Connection) -> None:
    """Leave no journal file beside the charter, before an exclusive connection is closed."""
    # In this mode the journal goes when the connection is closed; until then nobody else gets in.
    raw.execute("PRAGMA journal_mode = DELETE")


@dataclass(frozen=True)
class Handle:
    """One connection by both its names: the driver's own for what only SQLite has, and SQLAlchemy's."""

    raw: sqlite3.Connection
    sql: Connection

    def close(self) -> None:
        """Close the connection."""
        self.sql.close()


def handle(raw: sqlite3.Connection) -> Handle:
    """Return a raw connection for use through SQLAlchemy too; from now on it is closed by the handle."""
    _offer.raw = raw
    try:
        return Handle(raw, _engine().connect())
    finally:
        del _offer.raw


def has_write_ahead_log(path: Path) -> bool:
    """Tell whether the file is in a mode that Charta never uses; leaves nothing beside it, unlike a look."""
    try:
        _peek(path, "mode=ro&nolock=1")
    except sqlite3.Error as error:
        return primary_code(error) == sqlite3.SQLITE_CANTOPEN
    return False


def was_cut_short(path: Path, patience: float = PATIENCE) -> bool:
    """Tell whether the file waits for a transaction to be rolled back.

    Raises `sqlite3.OperationalError` with SQLITE_BUSY where somebody has the file open to write, for longer
    than `patience` in seconds.
    """
    try:
        _peek(path, "mode=ro", patience)
    except sqlite3.Error as error:
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            raise
        return getattr(error, "sqlite_errorcode", 0) in _HOT
    return False


def schema(raw: sqlite3.Connection) -> Schema:
    """Return everything that the database declares."""
    return frozenset(raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def pragma(raw: sqlite3.Connection, name: str) -> int:
    """Return a number that the database or its header tells about itself."""
    value: int = raw.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _peek(path: Path, parameters: str, patience: float = PATIENCE) -> None:
    with closing(_opened(path, parameters, patience)) as raw:
        raw.execute("PRAGMA schema_version").fetchone()


class _Offer(threading.local):
    """The raw connection that the thread's next connection of the engine is to use."""

    raw: sqlite3.Connection


_offer = _Offer()


@cache
def _engine() -> Engine:
    """Return the one engine of the process: what it compiled for one file, it knows for the others."""
    # The pool closes what is given back to it, so that one file is one connection.
    engine = create_engine("sqlite://", creator=lambda: _offer.raw, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver would open a transaction only before the first change, after what the change was decided on.
    connection.exec_driver_sql("BEGIN")


def _opened(path: Path, parameters: str, patience: float = PATIENCE) -> sqlite3.Connection:
    return _configured(
        sqlite3.connect(
            f"{uri(path.absolute())}?{parameters}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            # The window's worker thread uses what another thread opened; the store lets one in at a time.
            check_same_thread=False,
        )
    )


def _configured(raw: sqlite3.Connection) -> sqlite3.Connection:
    for limit, value in _LIMITS.items():
        raw.setlimit(limit, value)
    for statement in _WARY:
        raw.execute(statement)
    return raw
