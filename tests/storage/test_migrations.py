import hashlib
import sqlite3
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from charta import storage
from charta.domain.journal import GENESIS, Content, Verdict, sealed
from charta.domain.records import Answer, Change, Comment, Record
from charta.errors import DamagedCharter, FileError, NewerCharter, NotACharter, WriteFailed
from charta.storage import connections, ledger, schema
from charta.storage.backups import NEWEST
from charta.storage.codec import canonical
from charta.storage.ledger import Standing
from charta.storage.migrations import HISTORY
from charta.storage.schema import History, Migration
from charta.storage.tables import KINDS, METADATA
from storage.samples import LOGO, MOMENT, RECORDS, state, tamper


def declared(history: History) -> connections.Schema:
    with closing(connections.handle(connections.in_memory())) as handle:
        schema.upgrade(handle, 0, history)
        return connections.schema(handle.raw)


def test_the_last_migration_leads_to_the_tables_of_today() -> None:
    with closing(connections.handle(connections.in_memory())) as handle:
        with handle.sql.begin():
            METADATA.create_all(handle.sql)
        assert declared(HISTORY) == connections.schema(handle.raw)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.version for migration in HISTORY] == list(range(1, len(HISTORY) + 1))


def test_every_version_but_the_last_remembers_what_was_made_at_it() -> None:
    assert all(migration.made for migration in HISTORY[:-1])


def _upgrade(op: Operations) -> None:
    op.add_column("comment", sa.Column("colour", sa.Text, nullable=False, server_default="red"))
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO extra SELECT number FROM comment")


LATER: History = (*HISTORY, Migration(len(HISTORY) + 1, _upgrade))


def test_an_earlier_file_is_copied_then_brought_up_to_date_with_its_data(path: Path, backups: Path) -> None:
    before = path.read_bytes()
    with closing(storage.open_(path, backups=backups, history=LATER)) as store:
        assert list(store.records())[: len(RECORDS)] == list(RECORDS)
        assert store.attachment(hashlib.sha256(LOGO).hexdigest()) == LOGO
        with store.handle() as handle:
            assert connections.pragma(handle.raw, "user_version") == len(LATER)
            assert connections.schema(handle.raw) == declared(LATER)
            assert handle.raw.execute("SELECT id FROM extra").fetchall() == [(1,), (2,), (3,)]
    (copy,) = storage.list_backups(backups, path)
    assert copy.file.read_bytes()[100:] == before[100:]
    storage.open_(path, backups=backups, history=LATER).close()
    with pytest.raises(NewerCharter):
        storage.open_(path, backups=backups)


def test_the_copy_of_an_earlier_file_outlasts_every_later_backup(path: Path, backups: Path) -> None:
    before = path.read_bytes()
    for number in range(NEWEST + 2):
        with closing(storage.open_(path, backups=backups, history=LATER)) as store:
            step = Change(None, Answer("S12", f"later{number}", "x"))
            store.append([step], "", MOMENT)
    copies = storage.list_backups(backups, path)
    assert len(copies) == NEWEST + 1
    assert copies[-1].file.read_bytes()[100:] == before[100:]
    assert copies[-1].lasting


def made_at_version_2(path: Path, backups: Path) -> None:
    """Make a file as Charta did at version 2, with remarks and journal entries as it wrote them then."""
    storage.create(path, backups=backups).close()
    at = "2026-11-24T15:00:00.123456Z"
    remarks = [
        {"number": 1, "section": "S12", "department": "it", "author": "Ada", "at": at, "text": "Why?"},
        {"number": 2, "section": "S12", "department": "", "author": "Bo", "at": at, "text": "« é » 😀"},
    ]
    entries, previous = [], GENESIS
    for number, remark in enumerate(remarks, 1):
        remark["resolved_by"] = "Ada" if number == 2 else ""
        content = Content(MOMENT.isoformat(), "T", "comment", f'["{number}"]', "", canonical(remark))
        entries.append(sealed(number, previous, content))
        previous = entries[-1].digest
    with closing(sqlite3.connect(path)) as raw:
        (id_, created) = raw.execute("SELECT id, created FROM charter").fetchone()
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        for statement in HISTORY[1].made:
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 2")
        names = ("number", "section", "department", "author", "at", "text", "resolved_by")
        for number, remark in enumerate(remarks, 1):
            values = [*(remark[name] for name in names), number]
            raw.execute("INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        raw.executemany("INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?)", map(astuple, entries))
        seal = ledger.seal(Standing(id_, created, previous, 2), ())
        raw.execute("INSERT INTO charter VALUES (1, ?, ?, ?, 2, ?)", (id_, created, previous, seal))
        raw.commit()


def test_the_remarks_of_a_file_of_version_2_live_on_and_can_be_answered(folder: Path, backups: Path) -> None:
    path = folder / "second.charta"
    made_at_version_2(path, backups)
    before = path.read_bytes()
    first = Comment(1, "S12", "it", "Ada", MOMENT, "Why?")
    second = Comment(2, "S12", "", "Bo", MOMENT, "« é » 😀", "Ada")
    with closing(storage.read(path, backups=backups)) as snapshot:
        assert list(snapshot.records()) == [first, second]
    assert path.read_bytes() == before, "reading alone alters nothing"
    assert storage.verify(path, backups=backups).flaw is None
    with closing(storage.open_(path, backups=backups)) as store:
        assert list(store.records()) == [first, second]
        resolved = replace(first, resolved_by="Bo")
        answer = Comment(3, "S12", "hr", "Cy", MOMENT, "Because.", reply_to=1)
        store.append([Change(first, resolved), Change(None, answer)], "Test", MOMENT)
        assert list(store.records()) == [resolved, second, answer]
        assert store.verify() == Verdict(4, None)
    assert storage.verify(path, backups=backups).flaw is None


def made_at_version_3(path: Path, backups: Path) -> list[Record]:
    """Make a file as Charta did at version 3, with every type of record of then; return the records."""
    with closing(sqlite3.connect(":memory:")) as raw:
        for statement in HISTORY[2].made:
            raw.execute(statement)
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [record for record in RECORDS if KINDS[type(record)].name in tables]
    with closing(storage.create(path, backups=backups)) as store:
        store.put_attachment(LOGO)
        store.append([Change(None, record) for record in kept], "T", MOMENT)
    with closing(sqlite3.connect(path)) as raw:
        rows = {table: raw.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        for statement in HISTORY[2].made:
            raw.execute(statement)
        raw.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 3")
        for table, found in rows.items():
            for row in found:
                raw.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)  # noqa: S608
        raw.commit()
    return kept


def test_a_file_of_version_3_keeps_everything_and_can_hold_workshops(folder: Path, backups: Path) -> None:
    path = folder / "third.charta"
    kept = made_at_version_3(path, backups)
    assert len({type(record) for record in kept}) == 20
    before = path.read_bytes()
    with closing(storage.read(path, backups=backups)) as snapshot:
        assert list(snapshot.records()) == kept
    assert path.read_bytes() == before, "reading alone alters nothing"
    rest = [record for record in RECORDS if record not in kept]
    with closing(storage.open_(path, backups=backups)) as store:
        assert list(store.records()) == kept
        store.append([Change(None, record) for record in rest], "T", MOMENT)
        assert store.verify().flaw is None
    assert storage.verify(path, backups=backups).flaw is None


def test_a_file_that_was_made_at_an_earlier_version_is_known_by_what_it_declared(
    path: Path, backups: Path
) -> None:
    tamper(path, "ALTER TABLE comment ADD COLUMN mood TEXT")
    with pytest.raises(NotACharter):
        storage.open_(path, backups=backups, history=LATER)
    made = (sql for *_, sql in declared(HISTORY) if sql)
    frozen = (*made, "ALTER TABLE comment ADD COLUMN mood TEXT")
    history = (*HISTORY[:-1], Migration(len(HISTORY), HISTORY[-1].upgrade, frozen), LATER[-1])
    storage.open_(path, backups=backups, history=history).close()
    storage.open_(path, backups=backups, history=history).close()


def test_a_migration_that_fails_changes_nothing(path: Path, backups: Path) -> None:
    def fail(op: Operations) -> None:
        _upgrade(op)
        op.execute("INSERT INTO extra VALUES (1)")

    before = state(path.parent)
    with pytest.raises(FileError):
        storage.open_(path, backups=backups, history=(*HISTORY, Migration(len(LATER), fail)))
    assert state(path.parent) == before
    storage.open_(path, backups=backups).close()


def test_without_a_copy_there_is_no_migration(path: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("no folder")
    before = state(path.parent)
    with pytest.raises(WriteFailed):
        storage.open_(path, backups=in_the_way, history=LATER)
    assert state(path.parent) == before


def test_an_earlier_file_whose_content_does_not_hold_is_not_migrated(path: Path, backups: Path) -> None:
    tamper(path, "DELETE FROM charter")
    before = state(path.parent)
    with pytest.raises(DamagedCharter):
        storage.open_(path, backups=backups, history=LATER)
    assert state(path.parent) == before


def test_the_first_version_has_these_tables() -> None:
    names = {name for kind, name, _, _ in declared(HISTORY[:1]) if kind == "table"}
    records = {"answer", "behind", "comment", "decision", "inclusion", "requirement", "wording"}
    assert names == {*records, "attachment", "charter", "journal"}
