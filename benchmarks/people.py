"""100,000 people: read, sorted, filtered, searched and shown, beside bare Python and bare Qt."""

import csv
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.measure import Row, peak_memory, percentiles, ratio, timed
from charta.bootstrap import Charta, Workbench
from charta.domain.records import DecisionKind, ProofState
from charta.domain.register import Method
from charta.i18n import translator
from charta.services.people_view import Column, Group, Selection

TITLE = "100,000 people"
PEOPLE: Final = 100_000
FEWER: Final = 10_000
COUNT: Final = 9
_TITLES: Final = (
    "Employee ID",
    "Name",
    "Email",
    "Department",
    "Site",
    "Job title",
    "Manager",
    "Language",
    "Hire date",
)


def people(count: int) -> Iterator[tuple[str, ...]]:
    """Give the lines of a list of people, the same each time."""
    for number in range(1, count + 1):
        yield (
            f"{number:06}",
            f"Given{number * 7919 % 977} Family{number * 104_729 % 99_991}",
            f"p{number}@example.org",
            f"Department {number % 137}",
            f"Site {number % 31}",
            f"Job {number % 61}",
            f"Manager {number % 2_111}",
            ("fr", "en")[number % 2],
            f"20{10 + number % 15}-0{1 + number % 9}-1{number % 9}",
        )


def roster(path: Path, count: int) -> Path:
    """Write a list of so many people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_TITLES)
        writer.writerows(people(count))
    return path


def publish(bench: Workbench) -> None:
    """Publish the example without its documents."""
    for department in bench.session.catalogue.departments:
        if bench.agreement.queue(department):
            bench.agreement.sign_all(department, DecisionKind.APPROVE, department)
    for item in bench.formalities.open_items():
        bench.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "None")
    bench.endorsement.endorse("Claire Roy", "President", {"fr": "Osez.", "en": "Dare."}, opens=True)
    words = translator("en")
    bench.publication.complete(
        bench.publication.prepare(bench.publication.suggested("Ada"), words), {}, words
    )


@contextmanager
def organisation(folder: Path, count: int) -> Iterator[Workbench]:
    """Open a published charter with so many people, two thirds of whom have signed."""
    charta = Charta(actor="bench", backups=folder / "backups")
    path = folder / f"people-{count}.charta"
    with closing(charta.create(path, answers=charta.example_answers())) as bench:
        publish(bench)
        sheet = bench.roster.sheets(roster(folder / f"{count}.csv", count))[0]
        bench.roster.take_in(bench.roster.preview(sheet))
        today = bench.register.today
        for part in range(4):
            signed = [id_ for id_ in bench.register.people if id_ % 6 == part]
            bench.signing.sign(signed, Method.PAPER, today - timedelta(days=part), by="bench")
    with closing(charta.open(path)) as bench:
        yield bench


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with organisation(folder, PEOPLE) as bench:
            found = [*_first(bench), *_asked(bench), *_shown(bench), *_kept(bench, folder)]
        with organisation(folder, FEWER) as bench:
            bench.people_view.prepare()
            found.append(
                Row(f"the same search among {FEWER:,}", percentiles(timed(lambda: _search(bench), COUNT)))
            )
        return [*found, Row("peak memory of this whole run", f"{peak_memory():.0f} MB")]


def _first(bench: Workbench) -> list[Row]:
    """Measure what is done once, off the window's thread: reading everything, preparing every order."""
    start = time.perf_counter()
    bench.people_view.select()
    opened = time.perf_counter()
    bench.people_view.prepare()
    return [
        Row(
            "first: read from the charter, told and sorted by name", f"{(opened - start) * 1000:.0f} ms, once"
        ),
        Row(
            "first: every order and the search prepared",
            f"{(time.perf_counter() - opened) * 1000:.0f} ms, once",
        ),
    ]


def _search(bench: Workbench) -> list[int]:
    return bench.people_view.select(Selection(text="family99 dep"))


def _asked(bench: Workbench) -> list[Row]:
    """Measure what a user asks for, beside a bare loop and beside SQLite over the same people."""
    view = bench.people_view
    asked: dict[str, Callable[[], object]] = {
        "open: everybody by name": view.select,
        "sort: by manager, the last ones first": lambda: view.select(order=Column.MANAGER, descending=True),
        "filter: one department, waiting": lambda: view.select(
            Selection(groups={Group.DEPARTMENT: "Department 7"}, states=Selection.due().states)
        ),
        "search: two words": lambda: _search(bench),
        "who is due within 30 days, by day": lambda: view.select(Selection(within=30), Column.DUE),
        "counts by state": view.total,
        "due in 30, 60 and 90 days": view.due_counts,
        "coverage by department": lambda: view.coverage(Group.DEPARTMENT),
    }
    times = {name: timed(work, COUNT) for name, work in asked.items()}
    found = [Row(name, percentiles(taken)) for name, taken in times.items()]
    known = list(bench.register.people.values())
    texts = [f"{person.name}\n{person.department}".lower() for person in known]
    floor = timed(lambda: [text for text in texts if "family99" in text and "dep" in text], COUNT)
    with closing(_table(bench)) as table:
        like = "SELECT id FROM people WHERE text LIKE '%family99%' AND text LIKE '%dep%' ORDER BY name"
        peer = timed(lambda: table.execute(like).fetchall(), COUNT)
        manager = "SELECT id FROM people ORDER BY manager DESC, name DESC"
        sorted_ = timed(lambda: table.execute(manager).fetchall(), COUNT)
    search, sort = times["search: two words"], times["sort: by manager, the last ones first"]
    return [
        *found,
        Row("floor: a bare loop over texts that are there", percentiles(floor)),
        Row("the search beside it", ratio(search, floor)),
        Row("peer: the same search in SQLite, in memory", percentiles(peer)),
        Row("the search beside it", ratio(search, peer)),
        Row("peer: the same order from SQLite, with an index", percentiles(sorted_)),
        Row("the order beside it", ratio(sort, sorted_)),
    ]


def _table(bench: Workbench) -> sqlite3.Connection:
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, manager TEXT, text TEXT)")
    table.executemany(
        "INSERT INTO people VALUES (?, ?, ?, ?)",
        (
            (person.id, person.name, person.manager, f"{person.name}\n{person.department}".lower())
            for person in bench.register.people.values()
        ),
    )
    table.execute("CREATE INDEX by_manager ON people (manager, name)")
    return table


def _shown(bench: Workbench) -> list[Row]:
    """Measure the page itself: from a click to the picture of the table, beside a bare table of Qt."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.people_window import shown

    return shown(bench)


def _kept(bench: Workbench, folder: Path) -> list[Row]:
    """Measure how long the window stands still while much is kept; everybody moves to another department."""
    from benchmarks.people_kept import kept

    moved = folder / "moved.csv"
    text = roster(moved, PEOPLE).read_text(encoding="utf-8")
    moved.write_text(text.replace("Department ", "Division "), encoding="utf-8")
    return kept(bench, moved)
