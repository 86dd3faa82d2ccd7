import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from charta import storage
from charta.errors import (
    DamagedCharter,
    FileError,
    FileMissing,
    NewerCharter,
    NotACharter,
    VerificationFailed,
)
from effort import bounded
from storage.samples import filled, state, tamper


def text(path: Path) -> None:
    path.write_text("Not a database.\n" * 100)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def a_few_bytes(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def another_database(path: Path) -> None:
    path.unlink()
    tamper(path, "CREATE TABLE answer (sheet TEXT)")


def write_ahead_database(path: Path) -> None:
    path.unlink()
    tamper(path, "PRAGMA journal_mode = WAL", "CREATE TABLE answer (sheet TEXT)")


def renamed(path: Path) -> None:
    tamper(path, "PRAGMA application_id = 7")


def no_version(path: Path) -> None:
    tamper(path, "PRAGMA user_version = 0")


def negative_version(path: Path) -> None:
    tamper(path, "PRAGMA user_version = -1")


def link(path: Path) -> None:
    path.rename(path.with_suffix(".real"))
    path.symlink_to(path.with_suffix(".real"))


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def trigger(path: Path) -> None:
    tamper(path, "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM answer; END")


def view(path: Path) -> None:
    tamper(path, "CREATE VIEW evil AS SELECT * FROM answer")


def index(path: Path) -> None:
    tamper(path, "CREATE INDEX evil ON answer (value)")


def expression_index(path: Path) -> None:
    tamper(path, "CREATE INDEX evil ON answer (length(value))")


def virtual_table(path: Path) -> None:
    tamper(path, "CREATE VIRTUAL TABLE evil USING fts5(x)")


def generated_column(path: Path) -> None:
    tamper(path, "ALTER TABLE answer ADD COLUMN evil TEXT AS (upper(value))")


def missing_table(path: Path) -> None:
    tamper(path, "DROP TABLE comment")


def statistics(path: Path) -> None:
    tamper(path, "ANALYZE")


def rewritten_schema(path: Path) -> None:
    tamper(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL DEFAULT 1')",
    )


FOREIGN = [
    text,
    nothing,
    zeros,
    a_few_bytes,
    another_database,
    write_ahead_database,
    renamed,
    no_version,
    negative_version,
    link,
    folder_in_its_place,
    pipe,
    trigger,
    view,
    index,
    expression_index,
    virtual_table,
    generated_column,
    missing_table,
    statistics,
    rewritten_schema,
]


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_within_a_page(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 100)


def hollow_tail(path: Path) -> None:
    os.truncate(path, path.stat().st_size + 50 * 2**20)


def hollow_and_consistent(path: Path) -> None:
    """Let the header count pages that are only a hole."""
    pages = 10_000
    with path.open("r+b") as file:
        file.seek(28)
        file.write(struct.pack(">I", pages))
    os.truncate(path, pages * 4096)


def hollow_and_declared_free(path: Path) -> None:
    """Let a hole pass as pages that were once used."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE filling (x)")
        raw.execute("INSERT INTO filling VALUES (zeroblob(10000000))")
        raw.execute("DROP TABLE filling")
        raw.commit()


def write_ahead_mode(path: Path) -> None:
    tamper(path, "PRAGMA journal_mode = WAL")


def write_ahead_mode_and_cut(path: Path) -> None:
    write_ahead_mode(path)
    cut_in_half(path)


def write_ahead_file(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(bytes(4096))


def journal_that_is_a_pipe(path: Path) -> None:
    os.mkfifo(path.with_name(path.name + "-journal"))


def journal_that_is_a_link(path: Path) -> None:
    path.with_name(path.name + "-journal").symlink_to("/etc/passwd")


def no_text(path: Path) -> None:
    tamper(path, "UPDATE journal SET actor = CAST(x'ff' AS TEXT) WHERE number = 1")


def no_text_in_the_standing(path: Path) -> None:
    tamper(path, "UPDATE charter SET created = CAST(x'ff41' AS TEXT)")


def nul_in_the_journal(path: Path) -> None:
    tamper(path, "UPDATE journal SET actor = 'a' || char(0) WHERE number = 1")


def bytes_for_text(path: Path) -> None:
    tamper(path, "UPDATE journal SET actor = x'41' WHERE number = 1")


def no_standing(path: Path) -> None:
    tamper(path, "DELETE FROM charter")


def a_path_for_an_identity(path: Path) -> None:
    tamper(path, "UPDATE charter SET id = '../../../outside'")


DAMAGED = [
    cut_in_half,
    cut_within_a_page,
    hollow_tail,
    hollow_and_consistent,
    hollow_and_declared_free,
    write_ahead_mode,
    write_ahead_mode_and_cut,
    write_ahead_file,
    journal_that_is_a_pipe,
    journal_that_is_a_link,
    no_text,
    no_text_in_the_standing,
    nul_in_the_journal,
    bytes_for_text,
    no_standing,
    a_path_for_an_identity,
]


def refuse(path: Path, backups: Path, expected: type[FileError]) -> FileError:
    """Check that both ways to a charter refuse it and leave everything in its folder as it was."""
    before, names = state(path.parent), sorted(path.parent.iterdir())
    with pytest.raises(expected) as refused:
        storage.open_(path, backups=backups)
    with pytest.raises(expected):
        storage.verify(path, backups=backups)
    assert state(path.parent) == before
    assert sorted(path.parent.iterdir()) == names
    return refused.value


@pytest.mark.parametrize("spoil", FOREIGN, ids=lambda spoil: spoil.__name__)
def test_what_is_no_charter_is_refused_untouched(
    path: Path, backups: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    refuse(path, backups, NotACharter)


@pytest.mark.parametrize("spoil", DAMAGED, ids=lambda spoil: spoil.__name__)
def test_a_damaged_charter_is_refused_untouched_and_its_backups_named(
    path: Path, backups: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    error = refuse(path, backups, DamagedCharter)
    assert error.parameters["backups"] == backups


def test_a_newer_charter_is_refused_untouched(path: Path, backups: Path) -> None:
    tamper(path, "PRAGMA user_version = 99", "CREATE TABLE later (x)")
    refuse(path, backups, NewerCharter)


def test_a_missing_file_is_said_to_be_missing(folder: Path, backups: Path) -> None:
    refuse(folder / "none.charta", backups, FileMissing)


def test_a_file_within_a_file_is_no_charter(path: Path, backups: Path) -> None:
    for attempt in (storage.open_, storage.verify):
        with pytest.raises(NotACharter):
            attempt(path / "inside.charta", backups=backups)


def test_a_journal_that_names_another_file_cannot_have_it_deleted(path: Path, backups: Path) -> None:
    victim = path.with_name("precious.txt")
    victim.write_text("Keep me.")
    name = str(victim).encode()
    pages = path.stat().st_size // 4096
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", 0, 1, pages, 512, 4096)
    trailer = (
        struct.pack(">I", 2**30 // 4096 + 1)
        + name
        + struct.pack(">II", len(name), sum(struct.unpack(f"{len(name)}b", name)))
        + bytes.fromhex("d9d505f920a163d7")
    )
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(header.ljust(512, b"\0") + trailer)
    refuse(path, backups, DamagedCharter)
    # What is refused here is no phantom: SQLite itself deletes the file.
    shutil.copy(path, path.with_name("copy"))
    journal.rename(path.with_name("copy-journal"))
    with closing(sqlite3.connect(path.with_name("copy"))) as raw:
        raw.execute("SELECT * FROM answer").fetchall()
    assert not victim.exists()


def test_many_entries_of_a_hostile_depth_are_no_crash(path: Path, backups: Path) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE answer SET value = ? WHERE field = 'tone'", (deep,))
        raw.commit()
    refuse_as_altered(path, backups)


def test_a_nul_in_an_answer_is_refused(path: Path, backups: Path) -> None:
    tamper(path, "UPDATE comment SET text = 'a' || char(0) || 'b' WHERE number = 1")
    refuse_as_altered(path, backups)


def refuse_as_altered(path: Path, backups: Path) -> None:
    before = state(path.parent)
    with pytest.raises(VerificationFailed):
        storage.open_(path, backups=backups)
    report = storage.verify(path, backups=backups)
    assert report.flaw is not None
    assert report.flaw.reason == "differs"
    assert state(path.parent) == before


@pytest.mark.parametrize("size", [500 * 2**20, 2**40])
def test_a_hollow_file_of_any_size_is_refused_at_once(path: Path, backups: Path, size: int) -> None:
    os.truncate(path, size)
    with bounded(5), pytest.raises(FileError):
        storage.open_(path, backups=backups)
    assert path.stat().st_size == size


def test_a_charter_in_a_folder_of_awkward_characters_opens(tmp_path: Path, backups: Path) -> None:
    folder = tmp_path / "100% #1 ?mode=memory& é 😀 ';"
    folder.mkdir()
    path = filled(folder / "ours?.charta", backups)
    storage.open_(path, backups=backups).close()
    assert list(folder.iterdir()) == [path]
