"""Reading a charter that somebody else may have open: what its file holds between two transactions."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from sqlalchemy import Connection

from charta.errors import CharterInUse, FileError
from charta.storage import backups, connections, failures, inspection, testimony
from charta.storage.inspection import Origin
from charta.storage.testimony import Contradiction

_State: TypeAlias = tuple[int, ...]
Wait: TypeAlias = Callable[[float], None]
"""Lets so many seconds pass."""

# Whoever types commits for some milliseconds at a time, so that a gap comes soon.
_TRIES: Final = 100
_PAUSE: Final = 0.01
_T = TypeVar("_T")


class View:
    """A charter's file that is looked at, once or more, without being locked or written.

    Once it is found open elsewhere, its bytes are kept in memory, and every later look is at these.
    """

    def __init__(self, origin: Origin, wait: Wait = time.sleep) -> None:
        self.origin = origin
        self._wait = wait
        self._image: bytes | None = None
        self._backups: frozenset[Path] = frozenset()

    def look(self, read: Callable[[Connection], _T]) -> _T:
        """Check the file, and return what `read` makes of its content.

        Raises a `FileError`: `CharterInUse` where somebody writes without a pause, or where the system lets
        nobody read what another has locked.
        """
        if self._image is None:
            before = inspection.find(self.origin)
            self._backups = backups.files_in(self.origin.backups)
            try:
                _, found = inspection.look(self.origin, read, patience=0)
            except CharterInUse:
                pass
            except FileError:
                if inspection.find(self.origin) == before:
                    raise
            else:
                if inspection.find(self.origin) == before:
                    return found
            # Somebody has it open, or had while it was looked at.
            self._image = self._copy()
        return inspection.look_into(self.origin, self._image, read)

    def contradiction(self, sql: Connection, charter: str) -> Contradiction | None:
        """Return where a backup contradicts what is looked at first.

        Backups that were made since know of later entries, which is no contradiction.
        """
        return testimony.first(sql, self.origin.backups, self.origin.path, charter, self._backups)

    def _copy(self) -> bytes:
        for _ in range(_TRIES):
            inspection.find(self.origin)
            with failures.reading(self.origin.path, self.origin.backups):
                image = _image(self.origin.path)
            if image is not None:
                return image
            self._wait(_PAUSE)
        raise CharterInUse(path=self.origin.path)


def _image(path: Path) -> bytes | None:
    """Return the bytes of a file at rest, None while it is written or where the system lets nobody.

    A file's time may be too coarse to tell of a short transaction, hence the second reading: every
    transaction writes where the journal ends, and no two write the same there.
    """
    resting = _at_rest(path)
    if resting is None:
        return None
    first, second = (_content(path, resting) for _ in range(2))
    return second if first == second else None


def _content(path: Path, resting: _State) -> bytes | None:
    try:
        content = connections.content(path)
    except (sqlite3.Error, PermissionError):
        return None
    return content if _at_rest(path) == resting and len(content) == path.lstat().st_size else None


def _at_rest(path: Path) -> _State | None:
    """Return which state of which file it is, None while a transaction is under way."""
    found = inspection.identity(path)
    journal = inspection.journal_of(path)
    return None if journal and journal.st_size else found
