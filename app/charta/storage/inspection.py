"""Whether a file is a charter, found out without changing a byte of it and without trusting any."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Connection

from charta.errors import N_, DamagedCharter, FileMissing, Marked, NewerCharter, NotACharter
from charta.storage import connections, failures, schema
from charta.storage.codec import Undecodable
from charta.storage.connections import APPLICATION_ID, PATIENCE, Handle
from charta.storage.schema import History

SIZE_LIMIT: Final = 512 * 2**20
_SMALLEST: Final = 512
_FREE_PAGES: Final = 64
_SUPER_JOURNAL: Final = bytes.fromhex("d9d505f920a163d7")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Origin:
    """The file that is looked at, where its backups are, and the versions that this Charta knows."""

    path: Path
    backups: Path
    history: History

    def damaged(self, detail: str) -> DamagedCharter:
        """Return the error for a charter that does not hold together; `detail` is a marked text."""
        return DamagedCharter(path=self.path, detail=Marked(detail), backups=self.backups)


@dataclass(frozen=True)
class Looked:
    """What a look told: the version, whether a transaction was cut short, and which file it was."""

    version: int
    was_cut_short: bool
    identity: tuple[int, ...]


def identity(path: Path) -> tuple[int, ...]:
    """Return what changes when somebody writes to a file or puts another one in its place."""
    found = path.lstat()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def find(origin: Origin) -> tuple[int, ...]:
    """Return the identity of a file that may be a charter, by its kind and length; raises a `FileError`."""
    _check_place(origin)
    with failures.reading(origin.path, origin.backups):
        return identity(origin.path)


def look(origin: Origin, read: Callable[[Connection], _T], patience: float = PATIENCE) -> tuple[Looked, _T]:
    """Check the file from the outside in; return what `read` makes of its content, and what the look told.

    Raises a `FileError`: `CharterInUse` where somebody has the file open for longer than `patience` in
    seconds. Nothing is written; a transaction that was cut short is rolled back in a copy.
    """
    which = find(origin)
    with failures.reading(origin.path, origin.backups):
        with closing(connections.immutable(origin.path)) as raw:
            _identified(origin, raw)
        if connections.has_write_ahead_log(origin.path):
            raise origin.damaged(N_("another program has changed how it is written"))
        hot = connections.was_cut_short(origin.path, patience)
        with _settled(origin, hot=hot) as settled:
            raw = connections.immutable(settled)
            version, found = _read(origin, raw, settled.stat().st_size, read)
            return Looked(version, hot, which), found


def look_into(origin: Origin, image: bytes, read: Callable[[Connection], _T]) -> _T:
    """Check the bytes that a file had; return what `read` makes of their content. Raises a `FileError`."""
    with failures.reading(origin.path, origin.backups):
        return _read(origin, connections.of_content(image), len(image), read)[1]


def _read(
    origin: Origin, raw: sqlite3.Connection, size: int, read: Callable[[Connection], _T]
) -> tuple[int, _T]:
    with closing(raw):
        version = _identified(origin, raw)
        if version is None:
            raise origin.damaged(N_("its structure is broken"))
        with closing(connections.handle(raw)) as handle:
            return version, check(origin, handle, size, version, read)


def check(origin: Origin, handle: Handle, size: int, version: int, read: Callable[[Connection], _T]) -> _T:
    """Check the structure of an open file of `size` bytes, then return what `read` makes of its content.

    An earlier Charta's file is brought up to date in memory for that.
    """
    _check_structure(origin, handle.raw, size, version)
    try:
        if version == len(origin.history):
            with handle.sql.begin():
                return read(handle.sql)
        with closing(connections.handle(connections.in_memory())) as grown:
            handle.raw.backup(grown.raw)
            schema.upgrade(grown, version, origin.history)
            with grown.sql.begin():
                return read(grown.sql)
    except Undecodable as error:
        raise origin.damaged(N_("a text in it is broken")) from error


def _check_structure(origin: Origin, raw: sqlite3.Connection, size: int, version: int) -> None:
    # The schema comes first: no check of the content may run what a foreign schema declares.
    if not schema.is_known(connections.schema(raw), version, origin.history):
        raise NotACharter(path=origin.path)
    pages, free = connections.pragma(raw, "page_count"), connections.pragma(raw, "freelist_count")
    if pages * connections.pragma(raw, "page_size") != size:
        raise origin.damaged(N_("its length is wrong"))
    # A journal only grows, so that little of a charter is ever free; most of a hollow file would be.
    if free > _FREE_PAGES + pages // 2:
        raise origin.damaged(N_("most of it is empty"))
    is_utf8 = raw.execute("PRAGMA encoding").fetchone() == ("UTF-8",)
    is_sound = raw.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    if not is_utf8 or not is_sound or raw.execute("PRAGMA foreign_key_check").fetchall():
        raise origin.damaged(N_("its structure is broken"))


def _check_place(origin: Origin) -> None:
    path = origin.path
    try:
        found = path.lstat()
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise NotACharter(path=path) from error
    if not stat.S_ISREG(found.st_mode) or not _SMALLEST <= found.st_size <= SIZE_LIMIT:
        raise NotACharter(path=path)
    journal = journal_of(path)
    if journal and (not stat.S_ISREG(journal.st_mode) or journal.st_size > SIZE_LIMIT):
        raise origin.damaged(N_("the file beside it that ends in “-journal” is not Charta's"))


def journal_of(path: Path) -> os.stat_result | None:
    """Return what the system tells of the rollback journal beside a file, None where there is none."""
    try:
        return _journal_path(path).lstat()
    except FileNotFoundError:
        return None


def _journal_path(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _identified(origin: Origin, raw: sqlite3.Connection) -> int | None:
    """Return the version that the header tells, None where the file is not as long as it says."""
    try:
        application, version = (
            connections.pragma(raw, "application_id"),
            connections.pragma(raw, "user_version"),
        )
    except sqlite3.DatabaseError as error:
        if failures.primary_code(error) == sqlite3.SQLITE_CORRUPT:
            return None
        if failures.primary_code(error) == sqlite3.SQLITE_NOTADB:
            raise NotACharter(path=origin.path) from error
        raise
    if application != APPLICATION_ID or version < 1:
        raise NotACharter(path=origin.path)
    if version > len(origin.history):
        raise NewerCharter(path=origin.path)
    return version


@contextmanager
def _settled(origin: Origin, *, hot: bool) -> Iterator[Path]:
    """Give the file itself, or a copy in which the transaction that was cut short is rolled back."""
    if not hot:
        yield origin.path
        return
    with tempfile.TemporaryDirectory(prefix="charta-") as folder:
        copy = Path(folder) / "copy.charta"
        # Nobody has the file open, this process included, so that copying it drops no lock.
        shutil.copyfile(origin.path, copy)
        undo = _journal_path(copy)
        shutil.copyfile(_journal_path(origin.path), undo)
        # SQLite would delete the file that such a journal names; Charta never writes one.
        if undo.read_bytes()[-len(_SUPER_JOURNAL) :] == _SUPER_JOURNAL:
            raise origin.damaged(N_("the file beside it that ends in “-journal” is not Charta's"))
        with closing(connections.exclusive(copy)) as raw:
            connections.release(raw)
        yield copy
