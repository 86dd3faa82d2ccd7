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
