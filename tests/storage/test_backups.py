import hashlib
import os
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta import storage
from charta.domain.records import Answer, Change
from charta.errors import DamagedCharter, FileError, FileExists
from charta.storage import Backup, Store
from charta.storage.backups import DAYS, NEWEST, expendable
from charta.storage.keeping import EVERY
from fakes import SteppingClock
from storage.samples import LOGO, MOMENT, RECORDS, added, filled


def edit(store: Store, steps: int, since: int = 0) -> None:
    for step in range(since, since + steps):
        before = Answer("S9", "step", step - 1) if step else None
        store.append([Change(before, Answer("S9", "step", step))], "Test", MOMENT)


def test_closing_makes_a_backup_that_is_the_whole_charter(folder: Path, backups: Path) -> None:
    path = filled(folder / "ours.charta", backups)
    (backup,) = storage.list_backups(backups)
    assert backup.entries == len(RECORDS) + 1
    assert backup.file.parent.parent == backups
    assert backup.source == str(path)
    restored = folder / "restored.charta"
    storage.restore(backup, restored, backups=backups)
    with closing(storage.open_(restored, backups=backups)) as store:
        assert list(store.records())[: len(RECORDS)] == list(RECORDS)
        assert store.attachment(hashlib.sha256(LOGO).hexdigest()) == LOGO
        assert store.standing.id == backup.charter
    assert sorted(file.name for file in folder.iterdir()) == ["ours.charta", "restored.charta"]


def test_a_charter_without_a_change_needs_no_backup(folder: Path, backups: Path) -> None:
    storage.create(folder / "new.charta", backups=backups).close()
    assert storage.list_backups(backups) == []


def test_opening_makes_a_backup_only_where_there_is_none_of_this_state(path: Path, backups: Path) -> None:
    assert storage.list_backups(backups) == []
    for _ in range(2):
        storage.open_(path, backups=backups).close()
        assert len(storage.list_backups(backups)) == 1


def test_long_work_is_backed_up_on_the_way(store: Store, backups: Path) -> None:
    edit(store, EVERY - 1)
    assert storage.list_backups(backups) == []
    edit(store, 1, since=EVERY - 1)
    assert [backup.entries for backup in storage.list_backups(backups)] == [EVERY]
    store.close()
    assert len(storage.list_backups(backups)) == 1


def test_backups_are_listed_newest_first_and_by_file(folder: Path, backups: Path) -> None:
    clock = SteppingClock()
    first, second = folder / "first.charta", folder / "second.charta"
    for path in (first, second, first):
        opening = storage.open_ if path.exists() else storage.create
        clock.advance(hours=1)
        with closing(opening(path, backups=backups, clock=clock)) as store:
            edit(store, 1, since=store.standing.entries)
    assert [backup.source for backup in storage.list_backups(backups)] == [
        str(first),
        str(second),
        str(first),
    ]
    assert [backup.entries for backup in storage.list_backups(backups, first)] == [2, 1]


def test_old_backups_make_room_for_new_ones(folder: Path, backups: Path) -> None:
    clock = SteppingClock()
    path = folder / "ours.charta"
    storage.create(path, backups=backups, clock=clock).close()
    for step in range(NEWEST + 5):
        clock.advance(minutes=1)
        with closing(storage.open_(path, backups=backups, clock=clock)) as store:
            edit(store, 1, since=step)
    kept = storage.list_backups(backups)
    assert [backup.entries for backup in kept] == list(range(NEWEST + 5, 5, -1))
    files = sorted(file.suffix for file in kept[0].file.parent.iterdir())
    assert files == [".charta"] * NEWEST + [".json"] * NEWEST


def test_a_backup_in_which_somebody_works_is_never_taken_away(folder: Path, backups: Path) -> None:
    clock = SteppingClock()
    path = folder / "ours.charta"

    def work(since: int) -> None:
        for step in range(since, since + NEWEST + 3):
            clock.advance(minutes=1)
            with closing(storage.open_(path, backups=backups, clock=clock)) as store:
                edit(store, 1, since=step)

    with closing(storage.create(path, backups=backups, clock=clock)) as store:
        edit(store, 1)
    (used,) = storage.list_backups(backups)
    with closing(storage.open_(used.file, backups=backups, clock=clock)) as working:
        work(1)
        assert used.file.exists()
        edit(working, 1, since=1)
    work(NEWEST + 4)
    assert used.file.exists()
    storage.open_(used.file, backups=backups, clock=clock).close()


moments = st.lists(st.timedeltas(timedelta(0), timedelta(days=60)), max_size=40, unique=True)


@given(ages=moments)
def test_rotation_keeps_the_newest_and_one_of_each_day(ages: Sequence[timedelta]) -> None:
    backups = [
        Backup(Path(f"{number}.charta"), "id", "", MOMENT - age, 1, "", (0, 0))
        for number, age in enumerate(ages)
    ]
    gone = expendable(backups, MOMENT)
    kept = [backup for backup in backups if backup not in gone]
    newest = sorted(backups, key=lambda backup: backup.at, reverse=True)[:NEWEST]
    assert all(backup in kept for backup in newest)
    recent = [backup for backup in backups if MOMENT - backup.at < timedelta(days=DAYS)]
    assert {backup.at.date() for backup in recent} <= {backup.at.date() for backup in kept}
    assert len(kept) <= NEWEST + DAYS + 1


def test_a_backup_that_fails_is_reported_and_stops_nobody(folder: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("no folder")
    told: list[FileError] = []
    path = folder / "ours.charta"
    with closing(storage.create(path, backups=in_the_way, report=told.append)) as store:
        edit(store, EVERY + 1)
    assert len(told) == 2
    with closing(storage.open_(path, backups=in_the_way)) as store:
        edit(store, 1, since=EVERY + 1)
    assert in_the_way.read_text() == "no folder"


def test_restoring_replaces_no_file_and_takes_no_damaged_backup(folder: Path, backups: Path) -> None:
    path = filled(folder / "ours.charta", backups)
    (backup,) = storage.list_backups(backups)
    whole = path.read_bytes()
    with pytest.raises(FileExists):
        storage.restore(backup, path, backups=backups)
    assert path.read_bytes() == whole
    os.truncate(backup.file, 8192)
    with pytest.raises(DamagedCharter):
        storage.restore(backup, folder / "new.charta", backups=backups)
    assert list(folder.iterdir()) == [path]


def test_a_file_restored_in_the_place_of_a_lost_one_is_not_called_forged(folder: Path, backups: Path) -> None:
    clock = SteppingClock()
    path = folder / "ours.charta"
    for _ in range(2):
        clock.advance(hours=1)
        opening = storage.open_ if path.exists() else storage.create
        with closing(opening(path, backups=backups, clock=clock)) as store:
            edit(store, 1, since=store.standing.entries)
    oldest = storage.list_backups(backups, path)[-1]
    path.unlink()
    storage.restore(oldest, path, backups=backups)
    told: list[FileError] = []
    with closing(storage.open_(path, backups=backups, clock=clock, report=told.append)) as store:
        store.append(added(Answer("S1", "other", "way")), "Test", MOMENT)
    assert told == []
    assert storage.verify(path, backups=backups).flaw is None


def test_what_lies_among_the_backups_and_is_none_is_passed_over(folder: Path, backups: Path) -> None:
    filled(folder / "ours.charta", backups)
    (backup,) = storage.list_backups(backups)
    place = backup.file.parent
    (place / "broken.json").write_text("{")
    (place / "lost.json").write_bytes(backup.file.with_suffix(".json").read_bytes())
    (backups / "stray.txt").write_text("")
    assert storage.list_backups(backups) == [backup]
    assert storage.list_backups(backups / "none") == []
