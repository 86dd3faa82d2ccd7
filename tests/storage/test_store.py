import hashlib
import os
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from charta import storage
from charta.domain.charter import Charter
from charta.domain.records import (
    Answer,
    Campaign,
    Change,
    Comment,
    Delivery,
    DoubtfulPage,
    FormBatch,
    Record,
)
from charta.errors import (
    CharterClosed,
    CharterGone,
    CharterInUse,
    Conflict,
    DamagedCharter,
    FileError,
    WriteFailed,
)
from charta.storage import Store, connections
from storage.samples import LOGO, LOGO_DIGEST, MOMENT, RECORDS, added, ran, state, tamper
from storage.strategies import KEPT, Present, Wish, fulfilled, steps


def reopened(store: Store, backups: Path) -> list[Record]:
    store.close()
    with closing(storage.open_(store.path, backups=backups)) as opened:
        return list(opened.records())


def test_every_type_of_record_comes_back_equal_and_in_its_order(store: Store, backups: Path) -> None:
    store.append(added(*RECORDS), "Test", MOMENT)
    assert list(store.records()) == list(RECORDS)
    assert reopened(store, backups) == list(RECORDS)


def test_a_changed_record_keeps_its_place_and_one_that_returns_comes_last(
    store: Store, backups: Path
) -> None:
    first, second = Answer("S1", "a", "x"), Answer("S1", "b", "y")
    store.append(added(first, second), "Test", MOMENT)
    changed = replace(first, value="z")
    store.append([Change(first, changed)], "Test", MOMENT)
    assert list(store.records()) == [changed, second]
    store.append([Change(changed, None), Change(None, first)], "Test", MOMENT)
    assert reopened(store, backups) == [second, first]


@given(transactions=steps)
@settings(max_examples=40)
def test_any_sequence_of_changes_is_read_again_as_it_was_and_proves_itself(
    tmp_path_factory: pytest.TempPathFactory, transactions: Sequence[Sequence[Wish]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    present: Present = {}
    charter = Charter()
    store = storage.create(folder / "any.charta", backups=folder / "backups")
    with closing(store):
        for data in KEPT:
            store.put_attachment(data)
        for wishes in transactions:
            changes = fulfilled(present, wishes)
            store.append(changes, "Test", MOMENT)
            charter = charter.apply(changes)
        live = list(store.records())
    assert live == list(present.values())
    with closing(storage.open_(store.path, backups=folder / "backups")) as again:
        assert list(again.records()) == live
        read = Charter.of(again.records())
    for kind in {type(record) for record in live}:
        assert read.all(kind) == charter.all(kind)
    report = storage.verify(store.path, backups=folder / "backups")
    assert report.flaw is None or report.flaw.reason == "fingerprint"


def test_the_journal_can_be_read_in_parts(path: Path, backups: Path) -> None:
    for look in (storage.open_, storage.read):
        with closing(look(path, backups=backups)) as kept:
            everything = kept.journal()
            assert [entry.number for entry, _ in everything] == list(range(1, kept.entries + 1))
            assert [change.record for _, change in everything][: len(RECORDS)] == list(RECORDS)
            assert kept.journal(after=3, limit=2) == everything[3:5]
            assert kept.journal(after=kept.entries) == []
            answers = kept.journal(limit=8, only=lambda entry: entry.kind == "answer")
            assert answers == [pair for pair in everything[:8] if isinstance(pair[1].record, Answer)]


def test_what_is_read_only_finds_its_attachments_when_they_are_asked_for(path: Path, backups: Path) -> None:
    before = state(path.parent)
    with closing(storage.read(path, backups=backups)) as snapshot:
        assert snapshot.attachment(LOGO_DIGEST) == LOGO
        assert snapshot.attachment("0" * 64) is None
        assert state(path.parent) == before
        path.unlink()
        assert snapshot.attachment(LOGO_DIGEST) == LOGO, "what was read once is remembered"


def test_an_attachment_that_was_altered_since_is_not_given_out(path: Path, backups: Path) -> None:
    with closing(storage.read(path, backups=backups)) as snapshot:
        tamper(path, "UPDATE attachment SET data = x'41'")
        with pytest.raises(DamagedCharter):
            snapshot.attachment(LOGO_DIGEST)


def test_a_change_from_another_state_is_refused_whole(store: Store, backups: Path) -> None:
    answer = Answer("S1", "a", "x")
    store.append(added(answer), "Test", MOMENT)
    other = Answer("S1", "b", "y")
    for before in (None, replace(answer, value="not this")):
        with pytest.raises(Conflict):
            store.append([Change(None, other), Change(before, replace(answer, value="z"))], "Test", MOMENT)
    with pytest.raises(Conflict):
        store.append([Change(other, None)], "Test", MOMENT)
    assert reopened(store, backups) == [answer]


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"], ids=["NUL", "half a pair"])
def test_a_text_that_no_file_can_hold_is_refused_and_changes_nothing(
    store: Store, backups: Path, text: str
) -> None:
    comment = Comment(1, "S1", "it", "Ada", MOMENT, text)
    for record in (comment, Answer("S1", "a", (text,)), Answer("S1", text, "a")):
        with pytest.raises(WriteFailed):
            store.append(added(Answer("S1", "b", "x"), record), "Test", MOMENT)
    with pytest.raises(WriteFailed):
        store.append(added(Answer("S1", "b", "x")), text, MOMENT)
    kept = Answer("S1", "a", r"a typed \u0000 and \\u0000 are plain text")
    store.append(added(kept), "Test", MOMENT)
    assert reopened(store, backups) == [kept]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (FormBatch, {"given_on": "9999-12-31"}),
        (FormBatch, {"layout": "rolled"}),
        (FormBatch, {"format": "../../exe"}),
        (FormBatch, {"group": "sign of the zodiac"}),
        (DoubtfulPage, {"verdict": "pretty"}),
        (DoubtfulPage, {"occasion": "birthday"}),
        (Delivery, {"states": {"1": "lost"}}),
        (Delivery, {"states": {"-1": "sent"}}),
        (Campaign, {"texts": {}}),
        (Campaign, {"texts": {}, "subjects": {}}),
        (Campaign, {"channel": "pigeon"}),
        (Campaign, {"texts": {"en": "Text"}}),
    ],
)
def test_what_could_not_be_read_again_is_never_written(
    folder: Path, backups: Path, wrong: type[Record], told: dict[str, Any]
) -> None:
    path = folder / "fresh.charta"
    good = next(record for record in RECORDS if isinstance(record, wrong))
    with closing(storage.create(path, backups=backups)) as store:
        with pytest.raises(WriteFailed, match="can be kept"):
            store.append(added(replace(good, **told)), "Ada", MOMENT)
        store.append(added(good), "Ada", MOMENT)
    with closing(storage.open_(path, backups=backups)) as store:
        assert list(store.records()) == [good]


def test_many_attachments_are_found_at_once_and_sealed(folder: Path, backups: Path) -> None:
    path = folder / "fresh.charta"
    with closing(storage.create(path, backups=backups)) as store:
        digests = [store.put_attachment(b"page %d" % place) for place in range(510)]
        assert store.put_attachment(b"page 7") == digests[7]
        store.append(added(*RECORDS[:1]), "Ada", MOMENT)
        asked = [*digests, "0" * 64]
        expected = {digest: b"page %d" % place for place, digest in enumerate(digests)}
        assert store.attachments(asked) == expected
    assert storage.verify(path, backups=backups).flaw is None
    with closing(storage.open_(path, backups=backups)) as store:
        assert store.put_attachment(b"page 1") == digests[1]
        store.put_attachment(b"another page")
    assert storage.verify(path, backups=backups).flaw is None
    assert storage.read(path, backups=backups).attachments(asked) == expected


def test_a_moment_without_its_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.append(added(Answer("S1", "a", "x")), "Test", MOMENT.replace(tzinfo=None))


def test_no_change_is_no_entry(store: Store) -> None:
    store.append([], "Test", MOMENT)
    assert store.standing.entries == 0


def test_a_picture_is_kept_once_under_its_digest(store: Store, backups: Path) -> None:
    digest = store.put_attachment(LOGO)
    assert digest == hashlib.sha256(LOGO).hexdigest() == store.put_attachment(LOGO)
    assert store.attachment("0" * 64) is None
    with pytest.raises(ValueError, match="limit"):
        store.put_attachment(bytes(17 * 2**20))
    store.close()
    with closing(storage.open_(store.path, backups=backups)) as opened:
        assert opened.attachment(digest) == LOGO


def test_a_charter_is_open_once_in_this_process(store: Store, backups: Path) -> None:
    with pytest.raises(CharterInUse):
        storage.open_(store.path, backups=backups)


OPENER = """
import sys
from pathlib import Path
from charta import storage
from charta.errors import ChartaError
try:
    storage.open_(Path(sys.argv[1]), backups=Path(sys.argv[2])).close()
except ChartaError as error:
    print(error.code)
else:
    print("opened")
"""


def test_a_charter_is_open_once_among_processes_from_the_first_moment_to_the_last(
    store: Store, backups: Path
) -> None:
    assert ran(OPENER, store.path, backups) == "in-use"
    # Neither the refused attempts nor the looks of this process may drop the lock that it holds.
    with pytest.raises(CharterInUse):
        storage.open_(store.path, backups=backups)
    assert storage.verify(store.path, backups=backups).flaw is None
    storage.read(store.path, backups=backups).close()
    assert ran(OPENER, store.path, backups) == "in-use"
    with (
        closing(sqlite3.connect(store.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("SELECT * FROM answer")
    assert ran(OPENER, store.path, backups) == "in-use"
    store.close()
    assert ran(OPENER, store.path, backups) == "opened"


def test_of_many_threads_that_open_one_charter_one_does(path: Path, backups: Path) -> None:
    opened: list[Store] = []
    refused: list[FileError] = []
    barrier = threading.Barrier(6)

    def attempt() -> None:
        barrier.wait()
        try:
            opened.append(storage.open_(path, backups=backups))
        except CharterInUse as error:
            refused.append(error)

    threads = [threading.Thread(target=attempt) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 1
    assert len(refused) == 5
    opened[0].close()


def test_a_file_that_changes_while_it_is_looked_at_is_not_opened(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = connections.exclusive

    def lock_too_late(place: Path) -> sqlite3.Connection:
        tamper(path, "DELETE FROM decision")
        return lock(place)

    monkeypatch.setattr(connections, "exclusive", lock_too_late)
    with pytest.raises(CharterInUse):
        storage.open_(path, backups=backups)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_threads_may_write_to_one_store(store: Store, backups: Path) -> None:
    def write(number: int) -> None:
        for step in range(10):
            store.append(added(Answer(f"S{number}", f"f{step}", step)), "Test", MOMENT)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(reopened(store, backups)) == 40
    assert storage.verify(store.path, backups=backups).flaw is None


def test_closing_leaves_nothing_beside_the_file_and_may_be_repeated(store: Store, folder: Path) -> None:
    store.append(added(*RECORDS), "Test", MOMENT)
    store.close()
    store.close()
    assert [file.name for file in folder.iterdir()] == [store.path.name]


def test_what_migrations_need_is_not_imported_for_a_file_of_today(path: Path, backups: Path) -> None:
    script = OPENER + "print(any(name.startswith(('alembic', 'sqlalchemy.orm')) for name in sys.modules))"
    assert ran(script, path, backups) == "opened\nFalse"


def test_a_closed_store_says_so_to_whoever_still_asks(store: Store) -> None:
    store.close()
    with pytest.raises(CharterClosed):
        store.records()


def test_opening_and_closing_alone_change_nothing(path: Path, folder: Path, backups: Path) -> None:
    before = state(folder)
    storage.open_(path, backups=backups).close()
    assert storage.verify(path, backups=backups).flaw is None
    assert state(folder) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
def test_a_charter_whose_file_is_gone_keeps_no_more_and_can_be_restored(path: Path, backups: Path) -> None:
    store = storage.open_(path, backups=backups)
    store.append(added(Answer("S01", "kept", "before")), "Test", MOMENT)
    whole = list(store.records())
    path.unlink()
    with pytest.raises(CharterGone):
        store.append(added(Answer("S01", "lost", "after")), "Test", MOMENT)
    assert list(store.records()) == whole
    store.close()
    (latest, *_) = storage.list_backups(backups, path)
    storage.restore(latest, path, backups=backups)
    with closing(storage.open_(path, backups=backups)) as again:
        assert list(again.records()) == whole
