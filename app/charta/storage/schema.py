"""Which schemas a charter's file may have, and how an old one is brought up to date."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection

from charta.storage import connections
from charta.storage.connections import APPLICATION_ID, Handle, Schema
from charta.storage.tables import METADATA

if TYPE_CHECKING:
    from alembic.operations import Operations


@dataclass(frozen=True)
class Migration:
    """The step to a version. `made` declares what files had that were made at it, once a later one exists."""

    version: int
    upgrade: "Callable[[Operations], None]"
    made: tuple[str, ...] = ()


History: TypeAlias = Sequence[Migration]
"""Every migration from the first, in order; the last one leads to the tables of today."""


def make(connection: Connection, version: int) -> None:
    """Create today's tables in an empty database and mark it as a charter of `version`."""
    METADATA.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def is_known(found: Schema, version: int, history: History) -> bool:
    """Tell whether `found` is exactly what some Charta leaves in a file of `version`."""
    return any(found == schema for schema in _known(version, history))


def upgrade(handle: Handle, since: int, history: History) -> None:
    """Run every migration after `since`, all of them in one transaction or none."""
    with handle.sql.begin():
        _run(handle.sql, history[since:])
        handle.sql.exec_driver_sql(f"PRAGMA user_version = {len(history)}")


def _known(version: int, history: History) -> Iterator[Schema]:
    if version == len(history):
        yield _todays()
    yield _schema_of(partial(_run, history=history[:version]))
    for migration in history[:version]:
        if migration.made:
            later = history[migration.version : version]
            yield _schema_of(partial(_grow, made=migration.made, history=later))


@cache
def _todays() -> Schema:
    return _schema_of(METADATA.create_all)


def _schema_of(build: Callable[[Connection], None]) -> Schema:
    with closing(connections.handle(connections.in_memory())) as handle:
        with handle.sql.begin():
            build(handle.sql)
        return connections.schema(handle.raw)


def _grow(connection: Connection, made: Sequence[str], history: History) -> None:
    for statement in made:
        connection.exec_driver_sql(statement)
    _run(connection, history)


def _run(connection: Connection, history: History) -> None:
    # Slow to import, and seldom needed: a file of today's version is compared with today's tables first.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    for migration in history:
        migration.upgrade(operations)
