import os
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from charta import storage
from charta.domain.journal import Flaw
from charta.domain.records import Answer, Change
from charta.errors import FileError
from charta.storage import Backup
from charta.storage import backups as rotation
from charta.storage.backups import DAYS, NEWEST
from fakes import SteppingClock
from storage.samples import MOMENT, RECORDS, by_another, filled, rewrite, tamper

LAST = len(RECORDS) + 4
"""The number of entries in the charter of the fixture."""


@pytest.fixture
def ours(folder: Path, backups: Path) -> Path:
    return filled(folder / "ours.charta", backups, steps=3)


def work(path: Path, backups: Path, clock: SteppingClock, value: int = 0) -> Sequence[FileError]:
    """Open a charter a day later, add an answer, close it; return what was told."""
    told: list[FileError] = []
    clock.advance(days=1)
    with closing(storage.open_(path, backups=backups, clock=clock, report=told.append)) as store:
        answer = Answer("S9", f"{store.entries}", value)
        store.append([Change(None, answer)], "Test", clock.now())
    return told


def lasting(backups: Path, path: Path) -> list[Backup]:
    return [backup for backup in storage.list_backups(backups, path) if backup.lasting]


def test_a_forged_file_that_is_opened_and_worked_in_is_contradicted_for_good(
    ours: Path, backups: Path
) -> None:
    clock = SteppingClock()
    (honest,) = storage.list_backups(backups, ours)
    rewrite(ours, by_another(5))
    for _ in range(NEWEST + DAYS + 2):
        assert [error.parameters["backup"] for error in work(ours, backups, clock)] == [honest.file]
    assert len(storage.list_backups(backups, ours)) <= NEWEST + DAYS + 1
    assert [backup.file for backup in lasting(backups, ours)] == [honest.file]
    report = storage.verify(ours, backups=backups)
    assert (report.flaw, report.error().code) == (Flaw(5, "backup"), "contradicted")
    flaw = report.as_json()["flaw"]
    assert flaw == {"entry": 5, "reason": "backup", "record": None, "backup": str(honest.file)}
    with closing(storage.open_(ours, backups=backups)) as store:
        assert store.verify().flaw == report.flaw
    with closing(storage.read(ours, backups=backups)) as snapshot:
        assert snapshot.verify().flaw == report.flaw


def test_a_backup_of_a_forgery_of_the_same_length_does_not_hide_the_honest_one(
    ours: Path, backups: Path
) -> None:
    rewrite(ours, by_another(5))
    for _ in range(2):
        storage.open_(ours, backups=backups).close()
        assert storage.verify(ours, backups=backups).flaw == Flaw(5, "backup")
    assert [backup.entries for backup in storage.list_backups(backups, ours)] == [LAST, LAST]


@pytest.mark.parametrize("number", [1, 2, 9, LAST - 1, LAST])
def test_the_very_first_entry_that_differs_is_named(ours: Path, backups: Path, number: int) -> None:
    rewrite(ours, by_another(number))
    assert storage.verify(ours, backups=backups).flaw == Flaw(number, "backup")


def test_an_older_copy_that_was_put_back_and_worked_in_is_told_until_one_backup_is_deleted(
    ours: Path, backups: Path
) -> None:
    clock = SteppingClock()
    older = ours.read_bytes()
    for _ in range(4):
        assert work(ours, backups, clock) == []
    fullest = max(storage.list_backups(backups, ours), key=lambda backup: backup.entries)
    ours.write_bytes(older)
    # Nothing contradicts the older copy before it is opened but what came after it.
    assert storage.verify(ours, backups=backups).flaw == Flaw(LAST + 1, "backup")
    for _ in range(2):
        (told,) = work(ours, backups, clock, value=1)
        assert (told.parameters["entry"], told.parameters["backup"]) == (LAST + 1, fullest.file)
    assert [backup.file for backup in lasting(backups, ours)] == [fullest.file]
    assert str(fullest.file) in str(told)
    fullest.file.unlink()
    assert storage.verify(ours, backups=backups).flaw is None
    assert work(ours, backups, clock) == []


def test_restoring_the_backup_in_the_place_of_the_file_settles_it(ours: Path, backups: Path) -> None:
    clock = SteppingClock()
    head = storage.verify(ours, backups=backups).head
    rewrite(ours, by_another(5))
    (told,) = work(ours, backups, clock)
    ours.rename(ours.with_name("moved.charta"))
    honest = next(one for one in storage.list_backups(backups) if one.file == told.parameters["backup"])
    storage.restore(honest, ours, backups=backups)
    assert storage.verify(ours, backups=backups).head == head
    assert work(ours, backups, clock) == []
    assert storage.verify(ours, backups=backups).flaw is None


def test_each_journal_that_contradicts_a_file_keeps_a_backup_that_says_so(ours: Path, backups: Path) -> None:
    clock = SteppingClock()
    for number in (7, 3):
        work(ours, backups, clock)
        rewrite(ours, by_another(number))
    (told,) = work(ours, backups, clock)
    assert told.parameters["entry"] == 3
    assert len(lasting(backups, ours)) == 2
    for _ in range(2):
        report = storage.verify(ours, backups=backups)
        assert report.flaw == Flaw(3, "backup")
        assert report.contradiction is not None
        report.contradiction.backup.file.unlink()
    assert storage.verify(ours, backups=backups).flaw is None


def touched(backup: Backup) -> None:
    os.utime(backup.file, ns=(1, 1))


def no_database(backup: Backup) -> None:
    backup.file.write_bytes(b"x" * backup.mark[0])
    os.utime(backup.file, ns=(backup.mark[1], backup.mark[1]))


def foreign(backup: Backup) -> None:
    size = backup.file.stat().st_size
    tamper(
        backup.file,
        "ALTER TABLE journal RENAME TO journal_",
        "CREATE VIEW journal AS SELECT number, 'x' AS digest FROM journal_",
    )
    os.truncate(backup.file, size)
    os.utime(backup.file, ns=(backup.mark[1], backup.mark[1]))


def broken_journal(backup: Backup) -> None:
    tamper(backup.file, "UPDATE journal SET digest = x'ff' WHERE number < 9")
    os.utime(backup.file, ns=(backup.mark[1], backup.mark[1]))


@pytest.mark.parametrize("spoil", [touched, no_database, foreign, broken_journal])
def test_a_backup_that_was_spoilt_still_contradicts_by_what_is_told_beside_it(
    ours: Path, backups: Path, spoil: Callable[[Backup], None]
) -> None:
    (honest,) = storage.list_backups(backups, ours)
    rewrite(ours, by_another(5))
    spoil(honest)
    flaw = storage.verify(ours, backups=backups).flaw
    assert flaw is not None
    assert flaw.reason == "backup"
    assert flaw.entry <= LAST
    told: list[FileError] = []
    storage.open_(ours, backups=backups, report=told.append).close()
    assert [error.code for error in told] == ["contradicted"]


def test_a_cut_file_and_a_backup_that_was_touched_tell_where_the_file_ends(ours: Path, backups: Path) -> None:
    (honest,) = storage.list_backups(backups, ours)
    touched(honest)
    rewrite(ours, lambda entries: entries[:-3])
    tamper(ours, "UPDATE answer SET value = '0' WHERE sheet = 'S03'")
    assert storage.verify(ours, backups=backups).flaw == Flaw(LAST - 2, "backup")


def test_a_copy_of_a_charter_to_which_nothing_had_happened_contradicts_nothing(
    folder: Path, backups: Path
) -> None:
    path = folder / "new.charta"
    with closing(storage.create(path, backups=backups)) as store, store.handle() as handle:
        rotation.write(handle.raw, backups, path, store.standing, MOMENT - timedelta(days=1))
    told: list[FileError] = []
    storage.open_(path, backups=backups, report=told.append).close()
    assert told == []
    assert storage.verify(path, backups=backups).flaw is None
