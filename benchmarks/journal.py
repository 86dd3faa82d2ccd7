"""Proving a journal of 100,000 entries, beside reading and hashing the same rows; and a section's history."""

import hashlib
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.measure import Row, peak_memory, percentiles, python, ratio, timed
from charta import storage
from charta.bootstrap import Charta, Workbench
from charta.domain.records import Answer, Change, Record, Wording
from charta.services.log import Wanted

TITLE = "The journal"
ENTRIES: Final = 100_000
FEWER: Final = 10_000
HISTORY: Final = 5_000
SECTION: Final = "S12"
COUNT: Final = 5
_TOGETHER: Final = 500
_PLACES: Final = (("S12", "client_contact"), ("S13", "privacy_contact"))
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS: Final = "A client or partner chooses whether to say that they work with us. " * 20

_MEMORY: Final = """
from pathlib import Path
from benchmarks.measure import peak_memory
from charta import storage
storage.verify(Path({path!r}), backups=Path({path!r}).parent / "none")
print(peak_memory())
"""


def changes(count: int) -> Iterator[Change]:
    """Give changes as a team makes them: answers in every section, and now and then a wording."""
    present: dict[tuple[type[Record], tuple[str, ...]], Record] = {}
    for number in range(count):
        section, texts = f"S{number % 22 + 1:02}", {"fr": f"réponse {number}", "en": f"answer {number}"}
        record: Record = Answer(section, "contact", texts)
        if number % 10 == 0:
            record = Wording(section, "en", f"{number}. {_WORDS}\n", _WORDS)
        slot = (type(record), record.key)
        yield Change(present.get(slot), record)
        present[slot] = record


def long_journal(path: Path, count: int) -> Path:
    """Make a charter with so many entries."""
    with closing(storage.create(path, backups=path.parent / "backups")) as store:
        gathered: list[Change] = []
        for number, change in enumerate(changes(count), 1):
            gathered.append(change)
            if len(gathered) == _TOGETHER or number == count:
                store.append(gathered, "bench", _START + timedelta(seconds=number))
                gathered = []
    return path


def floor(path: Path) -> str:
    """Read every row of a journal with nothing but SQLite and hash its bytes."""
    total = hashlib.sha256()
    with closing(sqlite3.connect(path)) as raw:
        for row in raw.execute("SELECT * FROM journal ORDER BY number"):
            total.update(hashlib.sha256("".join(map(str, row)).encode()).digest())
    return total.hexdigest()


@contextmanager
def workshop(folder: Path) -> Iterator[Workbench]:
    """Open the example after so many further entries, a few seconds apart, in two sections by turns.

    Now and then an answer changes that every section names.
    """
    charta = Charta(actor="bench", backups=folder / "backups")
    path = folder / "workshop.charta"
    charta.create(path, answers=charta.example_answers()).close()
    with closing(storage.open_(path, backups=folder / "backups")) as store:
        present = {record.key: record for record in store.records() if isinstance(record, Answer)}
        for number in range(HISTORY):
            key = _PLACES[number // 40 % len(_PLACES)] if number % 250 else ("organisation", "contact")
            answer = Answer(*key, {"fr": f"équipe {number}", "en": f"team {number}"})
            moment = _START + timedelta(seconds=20 * number)
            store.append([Change(present.get(key), answer)], f"person {number // 60 % 4}", moment)
            present[key] = answer
    bench = charta.open(path)
    try:
        yield bench
    finally:
        bench.close()


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long, short = (
            long_journal(folder / "long.charta", ENTRIES),
            long_journal(folder / "short.charta", FEWER),
        )
        nowhere = folder / "none"
        ours = timed(lambda: storage.verify(long, backups=nowhere), COUNT)
        fewer = timed(lambda: storage.verify(short, backups=nowhere), COUNT)
        peer = timed(lambda: floor(long), COUNT)
        memory = python(_MEMORY.format(path=str(long))), python(_MEMORY.format(path=str(short)))
        proved = [
            Row(
                f"charta verify, {ENTRIES:,} entries, {long.stat().st_size / 2**20:.0f} MB", percentiles(ours)
            ),
            Row(f"charta verify, {FEWER:,} entries", percentiles(fewer)),
            Row("floor: the same rows read by sqlite3, hashed by hashlib", percentiles(peer)),
            Row("ratio", ratio(ours, peer)),
            Row(
                "growth for ten times the entries",
                f"{statistics.median(ours) / statistics.median(fewer):.1f}",
            ),
            Row(
                "peak memory of a process that verifies",
                f"{memory[0]:.0f} MB; the shorter {memory[1]:.0f} MB",
            ),
        ]
        return [*proved, *_histories(folder)]


def _histories(folder: Path) -> list[Row]:
    with workshop(folder) as bench:
        states = timed(lambda: bench.history.states(SECTION), COUNT)
        found = len(bench.history.states(SECTION))
        page = timed(lambda: bench.log.page(bench.log.count - 500), COUNT)
        searched = timed(lambda: list(bench.log.entries(Wanted(actor="person 1"))), COUNT)
        entries = bench.log.count
    return [
        Row(f"history of {SECTION} in {entries:,} entries, {found} states", percentiles(states)),
        Row("the newest 500 entries to be read", percentiles(page)),
        Row("every entry of one person", percentiles(searched)),
        Row("peak memory of this whole run", f"{peak_memory():.0f} MB"),
    ]
