"""Backups: whole copies of a charter's file, in a folder of the user's own, never beside the file.

Each charter has a folder, named by its identity. Beside each copy lies a small JSON file that tells what it
is a copy of and where the journal ended then: whoever replaces a journal's end is contradicted by it.
"""

import contextlib
import itertools
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from charta.storage import connections, files
from charta.storage.ledger import Standing

NEWEST: Final = 10
DAYS: Final = 30


@dataclass(frozen=True)
class Backup:
    """A copy: of which charter and file, when it was made, and where the journal ended then.

    `source` is empty once the copy says nothing about its file any more. `mark` is the copy's size and time.
    A `lasting` copy is never taken away: an earlier Charta opens no other, or it contradicts its file.
    """

    file: Path
    charter: str
    source: str
    at: datetime
    entries: int
    head: str
    mark: tuple[int, int]
    lasting: bool = False


def list_backups(folder: Path, source: Path | None = None) -> Sequence[Backup]:
    """Return the backups in a folder, the newest first; only those of one file if it is given."""
    found = [backup for place in _folders(folder) for backup in _read_all(place)]
    wanted = None if source is None else _name(source)
    return sorted(
        (backup for backup in found if wanted in (None, backup.source)),
        key=_age,
        reverse=True,
    )


def files_in(folder: Path) -> frozenset[Path]:
    """Return the files of all backups in a folder, without a look at what is told of them."""
    return frozenset(folder.glob("*/*.charta"))


def of_file(folder: Path, path: Path, charter: str, among: frozenset[Path] | None = None) -> Sequence[Backup]:
    """Return the backups that testify about the charter's file at `path`, the newest first.

    `among` leaves out those whose file is not in it.
    """
    source = _name(path)
    found = [
        backup
        for backup in _read_all(folder / charter)
        if (backup.charter, backup.source) == (charter, source) and (among is None or backup.file in among)
    ]
    return sorted(found, key=_age, reverse=True)


def disown(folder: Path, path: Path) -> None:
    """Let no backup testify any more about the file at `path`, where another state of it begins."""
    for backup in list_backups(folder, path):
        describe(replace(backup, source=""))


def expendable(backups: Sequence[Backup], now: datetime) -> Sequence[Backup]:
    """Return what need not be kept: neither lasting, nor among the newest, nor the last of a recent day."""
    ordered = sorted(backups, key=_age, reverse=True)
    kept_days = set()
    too_many = []
    for place, backup in enumerate(ordered):
        day = backup.at.date()
        is_last_of_day = day not in kept_days and now - backup.at < timedelta(days=DAYS)
        kept_days.add(day)
        if place >= NEWEST and not is_last_of_day and not backup.lasting:
            too_many.append(backup)
    return too_many


def write(raw: sqlite3.Connection, folder: Path, path: Path, standing: Standing, at: datetime) -> Backup:
    """Copy the charter of an open connection, the file at `path`; raises `OSError` or `sqlite3.Error`."""
    place = folder / standing.id
    place.mkdir(parents=True, exist_ok=True)
    file = _unused(place, f"{at:%Y%m%dT%H%M%S%f}-{standing.entries}")
    part = file.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        with closing(connections.scratch(part)) as target:
            raw.backup(target)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    backup = Backup(file, standing.id, _name(path), at, standing.entries, standing.head, _mark(file))
    describe(backup)
    return backup


def _unused(place: Path, name: str) -> Path:
    numbered = (place / f"{name}-{number}.charta" for number in itertools.count(1))
    return next(file for file in numbered if not file.exists())


def rotate(place: Path, now: datetime) -> None:
    """Take away what need not be kept of one charter's backups; raises `OSError`."""
    for backup in expendable(_read_all(place), now):
        # Somebody may have opened a backup and work in it.
        if is_untouched(backup) and not _is_in_use(backup.file):
            backup.file.unlink()
            _sidecar(backup.file).unlink()


def is_untouched(backup: Backup) -> bool:
    """Tell whether nobody has written to a backup since it was made; raises `OSError` where it is gone."""
    return _mark(backup.file) == backup.mark


def _is_in_use(file: Path) -> bool:
    try:
        return connections.was_cut_short(file)
    except sqlite3.Error:
        return True


def describe(backup: Backup) -> None:
    """Write what is told beside a backup; raises `OSError`."""
    files.replace(_sidecar(backup.file), msgspec.json.encode(_Told.of(backup)))


@dataclass(frozen=True)
class _Told:
    """What the file beside a backup tells."""

    charter: str
    source: str
    at: datetime
    entries: int
    head: str
    mark: tuple[int, int]
    lasting: bool = False

    @classmethod
    def of(cls, backup: Backup) -> "_Told":
        return cls(
            backup.charter,
            backup.source,
            backup.at,
            backup.entries,
            backup.head,
            backup.mark,
            backup.lasting,
        )

    def backup(self, file: Path) -> Backup:
        return Backup(
            file, self.charter, self.source, self.at, self.entries, self.head, self.mark, self.lasting
        )


def _read_all(place: Path) -> Sequence[Backup]:
    return list(_read(place))


def _read(place: Path) -> Iterator[Backup]:
    for told in sorted(place.glob("*.json")):
        file = told.with_suffix(".charta")
        # What cannot be read, or lost its copy, is no backup.
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            data = msgspec.json.decode(told.read_bytes(), type=_Told)
            if file.is_file():
                yield data.backup(file)


def _folders(folder: Path) -> Sequence[Path]:
    try:
        return [place for place in folder.iterdir() if place.is_dir()]
    except OSError:
        return []


def _age(backup: Backup) -> tuple[datetime, int]:
    return backup.at, backup.entries


def _sidecar(file: Path) -> Path:
    return file.with_suffix(".json")


def _mark(file: Path) -> tuple[int, int]:
    found = file.stat()
    return (found.st_size, found.st_mtime_ns)


def _name(path: Path) -> str:
    return str(path.resolve())
