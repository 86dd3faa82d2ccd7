"""Records as canonical JSON (for the journal) and as rows (for the tables), and back again, strictly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias, cast

import msgspec

from charta.domain.fields import Row, Value
from charta.domain.records import Answer, Record
from charta.storage.legibility import is_legible
from charta.storage.tables import KINDS, SINCE, Kind

_Cell: TypeAlias = str | int | dict[str, str]
_Stored: TypeAlias = str | int | dict[str, str] | tuple[str | dict[str, _Cell], ...]

KIND_BY_NAME: Final[Mapping[str, Kind]] = MappingProxyType({kind.name: kind for kind in KINDS.values()})
# An escaped NUL, not preceded by an odd number of backslashes, which would make it six plain characters.
_NUL: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class Undecodable(ValueError):
    """A row or a JSON text that is no record."""


class Unstorable(ValueError):
    """A record with a text that no database holds: a NUL, or half of a surrogate pair."""


class Illegible(ValueError):
    """A record that could be written and never read again, such as one with a day beyond all years."""


@dataclass(frozen=True)
class _StoredAnswer:
    """`Answer` in types that tell lists of choices from lists of rows only by what they hold."""

    sheet: str
    field: str
    value: _Stored


def canonical(value: object) -> str:
    """Return JSON with sorted keys, without insignificant space, in plain characters.

    Raises `Unstorable` for texts that cannot be kept.
    """
    try:
        text = msgspec.json.encode(value, order="sorted").decode("utf-8")
    except UnicodeEncodeError as error:
        raise Unstorable("half of a surrogate pair") from error
    if _NUL.search(text):
        raise Unstorable("a NUL character")
    return text


def encode(record: Record | None) -> str:
    """Return a record as canonical JSON, empty for none; raise `Illegible` for what `decode` would refuse."""
    if record is not None and not is_legible(record):
        raise Illegible("a day, a time, a length or a choice that is none")
    return "" if record is None else canonical(record)


def key_of(record: Record) -> str:
    """Return the key of a record as canonical JSON."""
    return canonical(list(record.key))


def decode(kind: Kind, text: str) -> Record:
    """Return the record behind a canonical JSON text; raise `Undecodable`."""
    if _NUL.search(text):
        raise Undecodable("a NUL character")
    return _record(kind, _json(text))


def to_row(kind: Kind, record: Record) -> dict[str, object]:
    """Return the columns of a record, all but `since`."""
    plain = cast("dict[str, object]", msgspec.to_builtins(record))
    return {name: canonical(value) if name in kind.nested else value for name, value in plain.items()}


def from_row(kind: Kind, row: Mapping[str, object]) -> Record:
    """Return the record that a row of its table holds; raise `Undecodable`."""
    plain: dict[str, object] = {}
    for name, cell in row.items():
        if name != SINCE:
            # The names of a result are a kind of text of SQLAlchemy's, which msgspec does not take.
            plain[str(name)] = _nested(cell) if name in kind.nested else cell
    return _record(kind, plain)


def _nested(cell: object) -> object:
    if not isinstance(cell, str):
        raise Undecodable("no JSON text")
    return _json(cell)


def _json(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise Undecodable(str(error)) from error


def _record(kind: Kind, plain: object) -> Record:
    try:
        record = _converted(kind, plain)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Undecodable(str(error)) from error
    if not is_legible(record):
        raise Undecodable("a day, a time, a length or an answer that is none")
    return record


def _converted(kind: Kind, plain: object) -> Record:
    if kind.type is Answer:
        stored = msgspec.convert(plain, _StoredAnswer)
        return Answer(stored.sheet, stored.field, _value(stored.value))
    return cast("Record", msgspec.convert(plain, cast("Any", kind.type)))


def _value(stored: _Stored) -> Value:
    if not isinstance(stored, tuple):
        return stored
    choices = tuple(entry for entry in stored if isinstance(entry, str))
    rows: tuple[Row, ...] = tuple(entry for entry in stored if isinstance(entry, dict))
    if choices and rows:
        raise Undecodable("choices among rows")
    return choices or rows
