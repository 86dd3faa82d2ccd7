"""When backups of an open charter are made, and what is said where one of them contradicts it."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from charta.errors import FileError
from charta.services.ports import Clock
from charta.storage import backups, failures, testimony
from charta.storage.ledger import Standing
from charta.storage.repository import Store
from charta.storage.testimony import Contradiction

EVERY: Final = 50


class BackupKeeper:
    """Makes the backups of one open charter. A failing one is reported and never stops the user."""

    def __init__(self, path: Path, folder: Path, clock: Clock, report: Callable[[FileError], None]) -> None:
        self._path = path
        self._folder = folder
        self._clock = clock
        self._report = report
        self._unsaved = 0

    def opened(self, store: Store) -> None:
        """Make a backup if there is none of the present state; report and keep one that contradicts it."""
        self._attempt(lambda: self._open(store))

    def committed(self, store: Store) -> None:
        """Make a backup after every so many transactions."""
        self._unsaved += 1
        if self._unsaved >= EVERY:
            self._attempt(lambda: self._save(store))

    def closing(self, store: Store) -> None:
        """Make a backup if there was any transaction since the last."""
        if self._unsaved:
            self._attempt(lambda: self._save(store))

    def contradiction(self, sql: Connection, charter: str) -> Contradiction | None:
        """Return where a backup of the open file contradicts it first."""
        return testimony.first(sql, self._folder, self._path, charter)

    def copy(self, raw: sqlite3.Connection, standing: Standing, *, lasting: bool = False) -> None:
        """Make a backup; raises a `FileError`."""
        with failures.writing(self._folder, self._folder):
            moment = self._clock.now()
            backup = backups.write(raw, self._folder, self._path, standing, moment)
            if lasting:
                backups.describe(replace(backup, lasting=True))
            backups.rotate(self._folder / standing.id, moment)

    def _open(self, store: Store) -> None:
        with store.handle() as handle, handle.sql.begin():
            found = testimony.contradictions(handle.sql, self._folder, self._path, store.standing.id)
        if found:
            self._report(found[0].error(self._path))
            # The backups that are made from now on push out older ones, but never what contradicts the file.
            testimony.preserve(found)
        here = (store.standing.entries, store.standing.head)
        seen = backups.of_file(self._folder, self._path, store.standing.id)
        if all((backup.entries, backup.head) != here for backup in seen):
            self._save(store)

    def _save(self, store: Store) -> None:
        self._unsaved = 0
        if store.standing.entries:
            with store.handle() as handle:
                self.copy(handle.raw, store.standing)

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            with failures.writing(self._folder, self._folder):
                work()
        except FileError as error:
            self._report(error)
