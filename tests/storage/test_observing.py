import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from charta import storage
from charta.domain.journal import Flaw
from charta.domain.records import Answer, Change
from charta.errors import CharterInUse, DamagedCharter, FileMissing, NotACharter, VerificationFailed
from charta.storage import Store, connections, inspection, observing
from charta.storage.keeping import EVERY
from storage.samples import (
    LOGO,
    LOGO_DIGEST,
    MOMENT,
    RECORDS,
    added,
    by_another,
    python,
    rewrite,
    state,
    tamper,
)

LAST = len(RECORDS) + 1
"""The number of entries in the charter of the fixture."""

# Two answers change together, on pages far apart; a few transactions in a row, then a pause.
WRITER = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from charta import storage
from charta.domain.records import Answer, Change
store = storage.open_(Path(sys.argv[1]), backups=Path(sys.argv[2]))
first, last = Answer("A", "step", 0), Answer("Z", "step", 0)
store.append([Change(None, first), Change(None, last)], "Test", datetime.now(UTC))
print("started", flush=True)
step = 0
while not Path(sys.argv[3]).exists():
    step += 1
    after = Answer("A", "step", step), Answer("Z", "step", step)
    store.append([Change(first, after[0]), Change(last, after[1])], "Test", datetime.now(UTC))
    first, last = after
    time.sleep(0 if step % 5 else 0.03)
store.close()
print(step)
"""


@contextmanager
def writing(path: Path, backups: Path, stop: Path) -> Iterator["subprocess.Popen[str]"]:
    with python(WRITER, path, backups, stop) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "started\n"
        try:
            yield writer
        finally:
            stop.touch()


def test_what_somebody_is_writing_to_is_read_whole_again_and_again_and_hinders_nobody(
    path: Path, backups: Path, tmp_path: Path
) -> None:
    seen = []
    with writing(path, backups, tmp_path / "stop") as writer:
        for turn in range(200):
            if turn % 2:
                with closing(storage.read(path, backups=backups)) as snapshot:
                    steps = [
                        record.value
                        for record in snapshot.records()
                        if isinstance(record, Answer) and record.field == "step"
                    ]
                    assert steps[0] == steps[1]
                    assert (
                        snapshot.journal()[-1][0].number
                        == snapshot.entries
                        == LAST + 2 + 2 * int(str(steps[0]))
                    )
                    seen.append(snapshot.entries)
            else:
                report = storage.verify(path, backups=backups)
                assert report.flaw is None
                seen.append(report.entries)
            assert {file.name for file in path.parent.iterdir()} <= {path.name, path.name + "-journal"}
        (tmp_path / "stop").touch()
        printed, complaints = writer.communicate(timeout=60)
    assert writer.returncode == 0, complaints
    assert seen == sorted(seen)
    assert len(set(seen)) > 20
    done = int(printed)
    assert storage.verify(path, backups=backups).entries == LAST + 2 + 2 * done >= seen[-1]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.fixture
def opened(path: Path, backups: Path) -> Iterator[Store]:
    """Open the charter, which others then find open."""
    with closing(storage.open_(path, backups=backups)) as store:
        yield store


def test_looking_at_an_open_charter_leaves_it_as_it_was(opened: Store, backups: Path) -> None:
    before = state(opened.path.parent)
    with closing(storage.read(opened.path, backups=backups)) as snapshot:
        assert list(snapshot.records()) == list(opened.records())
        assert snapshot.attachment(LOGO_DIGEST) == LOGO
        assert snapshot.verify() == opened.verify()
    assert storage.verify(opened.path, backups=backups).entries == LAST
    assert state(opened.path.parent) == before
    with pytest.raises(CharterInUse):
        storage.open_(opened.path, backups=backups)


def test_what_was_read_stays_as_it_was_while_others_go_on(path: Path, backups: Path) -> None:
    unopened = storage.read(path, backups=backups)
    with closing(storage.open_(path, backups=backups)) as store:
        beside = storage.read(path, backups=backups)
        store.append(added(Answer("S9", "later", 1)), "Test", MOMENT)
        store.put_attachment(b"later")
        for snapshot in (unopened, beside):
            assert snapshot.entries == len(snapshot.journal()) == LAST
            assert [entry.number for entry, _ in snapshot.journal(LAST - 2, 5)] == [LAST - 1, LAST]
            assert snapshot.journal(LAST + 1) == []
            assert snapshot.attachment(LOGO_DIGEST) == LOGO
        assert beside.verify().entries == LAST


def test_a_backup_that_was_made_since_contradicts_nothing(path: Path, backups: Path) -> None:
    with closing(storage.open_(path, backups=backups)) as store:
        beside = storage.read(path, backups=backups)
        for number in range(EVERY):
            store.append(added(Answer("S9", str(number), 1)), "Test", MOMENT)
        assert storage.list_backups(backups, path)[0].entries > beside.entries
        assert beside.verify().flaw is None
        assert storage.verify(path, backups=backups).flaw is None


def test_a_transaction_that_came_and_went_during_the_reading_is_noticed_without_the_files_time(
    opened: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, still = connections.content, inspection.identity(opened.path)
    numbers = iter(range(3))

    def interrupted(path: Path) -> bytes:
        data = read(path)
        for number in numbers:
            opened.append(added(Answer("S9", str(number), 1)), "Test", MOMENT)
            break
        return data

    monkeypatch.setattr(connections, "content", interrupted)
    monkeypatch.setattr(inspection, "identity", lambda _: still)
    pauses: list[float] = []
    report = storage.verify(opened.path, backups=backups, wait=pauses.append)
    assert (report.flaw, report.entries) == (None, LAST + 3)
    assert len(pauses) == 2


def test_a_charter_that_is_opened_and_changed_while_it_is_looked_at_is_looked_at_anew(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, stores = inspection.check, []

    def late(*arguments: object) -> object:
        if not stores:
            stores.append(None)
            stores.append(storage.open_(path, backups=backups))
            stores[1].append([Change(None, Answer("S9", "x", 1))], "Test", MOMENT)
        return check(*arguments)

    monkeypatch.setattr(inspection, "check", late)
    assert storage.verify(path, backups=backups).entries == LAST + 1
    stores[1].close()


def test_where_the_system_lets_nobody_read_a_locked_file_it_is_open_elsewhere(
    opened: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(path: Path) -> bytes:
        raise sqlite3.OperationalError(f"disk I/O error: {path}")

    monkeypatch.setattr(connections, "content", forbidden)
    for look in (storage.read, storage.verify):
        with pytest.raises(CharterInUse):
            look(opened.path, backups=backups, wait=lambda _: None)


# Holds a file as an open charter is held, whatever is in it.
HOLDER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA locking_mode = EXCLUSIVE")
raw.execute("BEGIN EXCLUSIVE")
raw.execute("ROLLBACK")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path) -> Iterator[None]:
    with python(HOLDER, path, stdin=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        assert holder.stdin is not None
        holder.stdin.close()


def test_what_was_changed_behind_chartas_back_is_found_in_an_open_charter_too(
    path: Path, backups: Path
) -> None:
    tamper(path, "UPDATE answer SET value = '\"cold\"' WHERE field = 'tone'")
    with held(path):
        assert storage.verify(path, backups=backups).flaw == Flaw(1, "differs")
        with pytest.raises(VerificationFailed):
            storage.read(path, backups=backups)


def test_a_backup_contradicts_an_open_charter_too(path: Path, backups: Path) -> None:
    storage.open_(path, backups=backups).close()
    rewrite(path, by_another(5))
    with held(path):
        assert storage.verify(path, backups=backups).flaw == Flaw(5, "backup")


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("CREATE TABLE evil (x)", NotACharter),
        ("PRAGMA application_id = 7", NotACharter),
        ("UPDATE journal SET actor = x'ff41'", DamagedCharter),
    ],
)
def test_an_open_file_that_is_no_charter_is_refused(
    path: Path, backups: Path, statement: str, error: type[Exception]
) -> None:
    tamper(path, statement)
    before = state(path.parent)
    with held(path):
        for look in (storage.read, storage.verify):
            with pytest.raises(error):
                look(path, backups=backups)
    assert state(path.parent) == before


def test_an_open_charter_whose_name_is_gone_is_missing(
    opened: Store, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = opened.path.with_name("moved")
    copy = observing.View._copy

    def late(view: observing.View) -> bytes:
        opened.path.rename(moved)
        return copy(view)

    monkeypatch.setattr(observing.View, "_copy", late)
    with pytest.raises(FileMissing):
        storage.verify(opened.path, backups=backups)
    moved.rename(opened.path)
