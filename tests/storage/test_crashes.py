import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from charta import storage
from charta.domain.records import Comment
from charta.errors import CharterInUse, NotACharter
from storage.samples import RECORDS, python, state, tamper

WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from charta import storage
from charta.domain.records import Change, Comment
store = storage.open_(Path(sys.argv[1]), backups=Path(sys.argv[2]))
number = max((r.number for r in store.records() if isinstance(r, Comment)), default=0)
while True:
    number += 1
    comment = Comment(number, "S12", "it", "Ada", datetime.now(UTC), "x" * 20_000)
    store.append([Change(None, comment)], "Test", datetime.now(UTC))
    print(number, flush=True)
"""

CUT_SHORT = """
import os, sys
from pathlib import Path
from charta.storage import connections
raw = connections.exclusive(Path(sys.argv[1]))
raw.execute("PRAGMA cache_size = 2")
raw.execute("BEGIN")
raw.execute("UPDATE answer SET value = '\\"half\\"'")
for number in range(int(sys.argv[2])):
    raw.execute("INSERT INTO attachment VALUES (?, zeroblob(20000))", (str(number),))
print("written", flush=True)
if len(sys.argv) > 3:
    sys.stdin.read()
os.kill(os.getpid(), 9)
"""

# The system ends the process when it writes beyond the limit: the header is written then, new pages are not.
CUT_COMMIT = """
import resource, signal, sys
from pathlib import Path
from charta.storage import connections
path = Path(sys.argv[1])
raw = connections.exclusive(path)
raw.execute("BEGIN")
raw.execute("UPDATE answer SET value = '\\"half\\"'")
raw.execute("INSERT INTO attachment VALUES ('x', zeroblob(200000))")
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
limit = max(path.stat().st_size, 65536)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
raw.execute("COMMIT")
"""


def test_a_killed_writer_loses_nothing_that_it_acknowledged(path: Path, backups: Path) -> None:
    last = 2
    for pause in (0.0, 0.002, 0.005, 0.011, 0.023, 0.04, 0.07, 0.1):
        with python(WRITER, path, backups) as writer:
            assert writer.stdout is not None
            acknowledged = [writer.stdout.readline()]
            time.sleep(pause)
            writer.kill()
            acknowledged += writer.stdout.readlines()
        assert acknowledged[0].strip().isdigit(), "the writer did not start"
        told = max(int(line) for line in acknowledged if line.endswith("\n"))
        with closing(storage.open_(path, backups=backups)) as store:
            numbers = {record.number for record in store.records() if isinstance(record, Comment)}
        assert numbers == set(range(1, max(numbers) + 1))
        assert max(numbers) >= told > last
        last = max(numbers)
        assert storage.verify(path, backups=backups).flaw is None


def cut_short(path: Path, pages: int) -> None:
    with python(CUT_SHORT, path, pages) as writer:
        assert writer.wait(timeout=60) == -9
    assert path.with_name(path.name + "-journal").stat().st_size > 512


@pytest.mark.parametrize("pages", [5, 200])
def test_a_transaction_that_was_cut_short_is_undone_on_opening(path: Path, backups: Path, pages: int) -> None:
    whole = path.read_bytes()
    cut_short(path, pages)
    assert path.read_bytes() != whole
    with closing(storage.open_(path, backups=backups)) as store:
        assert list(store.records())[: len(RECORDS)] == list(RECORDS)
    assert path.read_bytes()[96:] == whole[96:]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_commit_that_was_cut_after_its_first_page_is_undone_too(path: Path, backups: Path) -> None:
    whole = path.read_bytes()
    with python(CUT_COMMIT, path) as writer:
        assert writer.wait(timeout=60) == -signal.SIGXFSZ
    written = path.read_bytes()
    assert int.from_bytes(written[28:32], "big") * 4096 > len(written)
    assert storage.verify(path, backups=backups).flaw is None
    storage.open_(path, backups=backups).close()
    assert path.read_bytes()[96:] == whole[96:]


def test_verifying_a_file_that_was_cut_short_leaves_it_so(path: Path, backups: Path) -> None:
    cut_short(path, 50)
    before = state(path.parent)
    assert storage.verify(path, backups=backups).flaw is None
    assert state(path.parent) == before


def test_a_foreign_file_with_a_journal_to_play_back_is_refused_untouched(path: Path, backups: Path) -> None:
    tamper(path, "CREATE TABLE evil (x)")
    cut_short(path, 50)
    before = state(path.parent)
    for attempt in (storage.open_, storage.verify):
        with pytest.raises(NotACharter):
            attempt(path, backups=backups)
    assert state(path.parent) == before


def test_a_writer_in_the_middle_of_a_transaction_is_not_taken_for_a_dead_one(
    path: Path, backups: Path
) -> None:
    with python(CUT_SHORT, path, 50, "wait", stdin=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        with pytest.raises(CharterInUse):
            storage.open_(path, backups=backups)
        pauses: list[float] = []
        for look in (storage.read, storage.verify):
            with pytest.raises(CharterInUse):
                look(path, backups=backups, wait=pauses.append)
        assert len(pauses) > 2
        assert sum(pauses) < 5
        writer.kill()
    storage.open_(path, backups=backups).close()
