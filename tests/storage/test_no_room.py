import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from charta import storage
from charta.domain.records import Answer
from charta.errors import DiskFull, FileError, FileExists, FolderMissing, ReadOnly, WriteFailed
from charta.storage import Store, connections
from storage.samples import LOGO, MOMENT, RECORDS, added, filled, python, ran, state

FULL_BY_LIMIT = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
from charta import storage
from charta.domain.records import Change, Comment
from charta.errors import FileError
path, backups = map(Path, sys.argv[1:3])
store = storage.open_(path, backups=backups)
before = list(store.records())
def comment(number, size):
    return [Change(None, Comment(number, "S12", "it", "Ada", datetime.now(UTC), "x" * size))]
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, most))
failed = 0
for number in range(100, 103):
    try:
        store.append(comment(number, 200_000), "Test", datetime.now(UTC))
    except FileError as error:
        failed += 1
        assert error.code in ("disk-full", "write-failed"), error
assert failed == 3
assert list(store.records()) == before
store.append(comment(8, 10), "Test", datetime.now(UTC))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.append(comment(9, 200_000), "Test", datetime.now(UTC))
store.close()
print(len(before))
"""


def test_a_file_that_may_not_grow_keeps_the_store_usable_and_whole(path: Path, backups: Path) -> None:
    count = int(ran(FULL_BY_LIMIT, path, backups))
    with closing(storage.open_(path, backups=backups)) as store:
        records = list(store.records())
    assert [record.key for record in records[count:]] == [("8",), ("9",)]
    assert storage.verify(path, backups=backups).flaw is None


def test_a_full_disk_is_told_and_costs_nothing_but_the_last_change(store: Store, backups: Path) -> None:
    store.put_attachment(LOGO)
    store.append(added(*RECORDS), "Test", MOMENT)
    with store.handle() as handle:
        pages = handle.raw.execute("PRAGMA page_count").fetchone()[0]
        handle.raw.execute(f"PRAGMA max_page_count = {pages}")
    large = Answer("S1", "large", "x" * 100_000)
    for _ in range(2):
        with pytest.raises(DiskFull):
            store.append(added(Answer("S1", "a", "x"), large), "Test", MOMENT)
        with pytest.raises(DiskFull):
            store.put_attachment(LOGO * 10_000)
    assert list(store.records()) == list(RECORDS)
    with store.handle() as handle:
        handle.raw.execute("PRAGMA max_page_count = 10000")
    store.append(added(large), "Test", MOMENT)
    store.close()
    with closing(storage.open_(store.path, backups=backups)) as opened:
        assert list(opened.records()) == [*RECORDS, large]
    assert storage.verify(store.path, backups=backups).flaw is None


def test_a_new_charter_never_replaces_anything(path: Path, folder: Path, backups: Path) -> None:
    (folder / "link.charta").symlink_to(folder / "nowhere")
    (folder / "folder.charta").mkdir()
    before = state(folder)
    for name in (path.name, "link.charta", "folder.charta"):
        with pytest.raises(FileExists):
            storage.create(folder / name, backups=backups)
    assert state(folder) == before
    assert not (folder / "nowhere").exists()


def test_a_new_charter_needs_its_folder(folder: Path, backups: Path) -> None:
    with pytest.raises(FolderMissing, match="none"):
        storage.create(folder / "none" / "new.charta", backups=backups)
    assert not (folder / "none").exists()


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, ReadOnly), (errno.EIO, WriteFailed)],
)
def test_a_charter_that_cannot_be_made_leaves_no_file(
    folder: Path,
    backups: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    expected: type[FileError],
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected):
        storage.create(folder / "new.charta", backups=backups)
    assert list(folder.iterdir()) == []


def test_a_charter_that_cannot_be_locked_once_made_leaves_no_file(
    folder: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        path.with_name(path.name + "-journal").write_bytes(b"")
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(connections, "exclusive", fail)
    with pytest.raises(DiskFull):
        storage.create(folder / "new.charta", backups=backups)
    assert list(folder.iterdir()) == []


AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from charta import storage
from charta.errors import ChartaError
# Whoever is nobody may not be able to read the modules that are imported only when they are needed.
with tempfile.TemporaryDirectory() as warm:
    storage.create(Path(warm) / "warm.charta", backups=Path(warm)).close()
    storage.open_(Path(warm) / "warm.charta", backups=Path(warm)).close()
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path, backups = map(Path, sys.argv[2:4])
try:
    getattr(storage, sys.argv[1])(path, backups=backups).close()
except ChartaError as error:
    print(error.code)
"""


@pytest.fixture
def public(backups: Path) -> Iterator[Path]:
    """Give a charter where everybody can get at it, which pytest's own folders do not allow."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "charters"
        folder.mkdir()
        yield filled(folder / "ours.charta", backups)
        folder.chmod(0o755)


def as_nobody(action: str, path: Path, backups: Path) -> str:
    with python(AS_NOBODY, action, path, backups) as process:
        printed, complaints = process.communicate(timeout=60)
    assert process.returncode == 0, complaints
    return printed.strip()


def test_a_read_only_place_is_told_and_nothing_changes(public: Path, backups: Path) -> None:
    public.chmod(0o444)
    public.parent.chmod(0o555)
    before = state(public.parent)
    assert as_nobody("create", public.with_name("new.charta"), backups) == "read-only"
    assert as_nobody("open_", public, backups) == "read-only"
    public.chmod(0o666)
    assert as_nobody("open_", public, backups) == "read-only"
    assert state(public.parent) == before


def test_a_file_that_may_not_be_read_is_told(public: Path, backups: Path) -> None:
    public.chmod(0o000)
    assert as_nobody("open_", public, backups) == "unreadable"
