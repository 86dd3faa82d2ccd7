import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from charta.storage import Store, connections
from charta.storage.migrations import HISTORY


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (PurePosixPath("/home/é/a b?#%.charta"), "file:///home/%C3%A9/a%20b%3F%23%25.charta"),
        (PureWindowsPath(r"C:\Work\ours.charta"), "file:///C%3A/Work/ours.charta"),
        (PureWindowsPath(r"\\server\share\ours.charta"), "file:////server/share/ours.charta"),
    ],
)
def test_a_path_reaches_sqlite_unchanged(path: PurePosixPath | PureWindowsPath, expected: str) -> None:
    assert connections.uri(path) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("foreign_keys", 1),
        ("application_id", int.from_bytes(b"CHRT", "big")),
        ("user_version", len(HISTORY)),
    ],
)
def test_an_open_charter_survives_power_loss_and_trusts_no_schema(
    store: Store, name: str, value: str | int
) -> None:
    with store.handle() as handle:
        assert handle.raw.execute(f"PRAGMA {name}").fetchone() == (value,)


def test_no_other_database_can_be_attached(store: Store) -> None:
    with store.handle() as handle, pytest.raises(connections.sqlite3.OperationalError, match="attached"):
        handle.raw.execute("ATTACH ':memory:' AS other")


def test_each_handle_is_on_the_connection_it_was_given_whichever_threads_ask_at_once() -> None:
    def told(number: int) -> set[object]:
        seen: set[object] = set()
        for _ in range(50):
            raw = connections.in_memory()
            raw.execute(f"PRAGMA user_version = {number}")
            with closing(connections.handle(raw)) as handle:
                seen.add(handle.sql.exec_driver_sql("PRAGMA user_version").scalar())
        return seen

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(told, range(8))) == [{number} for number in range(8)]
    finally:
        sys.setswitchinterval(usual)


def test_a_handle_that_is_closed_closes_its_connection_and_no_other() -> None:
    first, second = (connections.handle(connections.in_memory()) for _ in range(2))
    first.close()
    with pytest.raises(connections.sqlite3.ProgrammingError, match="closed"):
        first.raw.execute("SELECT 1")
    assert second.sql.exec_driver_sql("SELECT 1").scalar() == 1
    second.close()
