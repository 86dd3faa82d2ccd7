"""What SQLite and the system report, as errors that a user can be told."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from charta.errors import (
    N_,
    CharterInUse,
    DamagedCharter,
    DiskFull,
    FileError,
    Marked,
    ReadOnly,
    Unreadable,
    WriteFailed,
    while_writing,
)

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_CORRUPT: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REFUSED: Final = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
)


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension, 0 where the driver itself complains."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def writing(path: Path, backups: Path) -> Iterator[None]:
    """Turn what goes wrong while a charter is written into a `FileError`."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise _while_writing(error.orig, path, backups) from error
    except sqlite3.Error as error:
        raise _while_writing(error, path, backups) from error
    except OSError as error:
        raise while_writing(error, path) from error


@contextmanager
def reading(path: Path, backups: Path) -> Iterator[None]:
    """Turn what goes wrong while a charter is read into a `FileError`."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise _while_reading(error.orig, path, backups) from error
    except sqlite3.Error as error:
        raise _while_reading(error, path, backups) from error
    except UnicodeDecodeError as error:
        # SQLite quotes a broken text in its complaint, and the driver stumbles over it.
        detail = Marked(N_("a text in it is broken"))
        raise DamagedCharter(path=path, detail=detail, backups=backups) from error
    except PermissionError as error:
        raise Unreadable(path=path, problem=error.strerror or str(error)) from error
    except OSError as error:
        raise DamagedCharter(path=path, detail=error.strerror or str(error), backups=backups) from error


def _while_writing(error: sqlite3.Error, path: Path, backups: Path) -> FileError:
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=path)
    if code in _REFUSED:
        return ReadOnly(path=path)
    return _while_either(error, path, backups) or WriteFailed(path=path, problem=str(error))


def _while_reading(error: sqlite3.Error, path: Path, backups: Path) -> FileError:
    if primary_code(error) in _REFUSED:
        return Unreadable(path=path, problem=os.strerror(errno.EACCES))
    known = _while_either(error, path, backups)
    return known or DamagedCharter(path=path, detail=str(error), backups=backups)


def _while_either(error: sqlite3.Error, path: Path, backups: Path) -> FileError | None:
    code = primary_code(error)
    if code in _BUSY:
        return CharterInUse(path=path)
    if code in _CORRUPT:
        detail = Marked(N_("its structure is broken"))
        return DamagedCharter(path=path, detail=detail, backups=backups)
    return None
