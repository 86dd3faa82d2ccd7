import hashlib
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from charta import storage
from charta.domain.records import Answer, Change
from charta.errors import DamagedCharter, FileError, NewerCharter, NotACharter, WriteFailed
from charta.storage import connections, schema
from charta.storage.backups import NEWEST
from charta.storage.migrations import HISTORY
from charta.storage.schema import History, Migration
from charta.storage.tables import METADATA
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
