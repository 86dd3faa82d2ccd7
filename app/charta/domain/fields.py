"""Fields: the questions of a section or sheet, and what counts as an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from charta.domain.text import clean_block, clean_line
from charta.errors import (
    N_,
    Marked,
    OutOfRange,
    TextTooLong,
    TooManyRows,
    UnknownChoice,
    UnknownField,
    WrongType,
)

Localised: TypeAlias = Mapping[str, str]
"""One text per language of the charter."""
Cell: TypeAlias = str | int | Localised
Row: TypeAlias = Mapping[str, Cell]
Value: TypeAlias = str | int | tuple[str, ...] | Localised | tuple[Row, ...]
"""An answer: a choice id, text or ISO date; a number; choice ids; a text per language; rows."""

TEXT_LIMIT: Final = 200
LONG_TEXT_LIMIT: Final = 4000
ROW_LIMIT: Final = 50


class FieldType(StrEnum):
    """How a field is answered."""

    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    LONG_TEXT = "longtext"
    NUMBER = "number"
    DATE = "date"
    ROWS = "rows"
    IMAGE = "image"


@dataclass(frozen=True)
class Column:
    """A column of a `rows` field: a text, number, date or choice."""

    id: str
    type: FieldType
    choices: tuple[str, ...] = ()
    required: bool = False
    translatable: bool = False
    max_length: int = TEXT_LIMIT
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class Condition:
    """When a field is asked: exactly one test on the answer of `field` (of `sheet`, or of its own)."""

    field: str
    sheet: str | None = None
    any_of: tuple[str, ...] = ()
    includes: str | None = None
    excludes: str | None = None

    def holds(self, value: Value | None) -> bool:
        """Tell whether the test is met by an answer; without a test, any answer will do.

        No test is met where there is no answer, `excludes` neither.
        """
        if self.excludes is not None:
            return isinstance(value, tuple) and self.excludes not in value
        if self.includes is not None:
            return isinstance(value, tuple) and self.includes in value
        if self.any_of:
            return value in self.any_of
        return value is not None


@dataclass(frozen=True)
class Field:
    """One question. `default` is a suggestion: the team's answer only once the team has accepted it."""

    id: str
    type: FieldType
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    default: Value | None = None
    required: bool = False
    translatable: bool = False
    max_length: int = TEXT_LIMIT
    minimum: int | None = None
    maximum: int | None = None
    max_rows: int = ROW_LIMIT
    when: Condition | None = None


def normalise(sheet: str, field: Field, raw: object, languages: Iterable[str]) -> Value | None:
    """Return the answer in its one stored form, or None where it is blank.

    `languages` are those in which a translatable text may be given. Raises an `AnswerError` that names the
    field and what it takes. Choice ids come back in the field's own order, texts cleaned (`text.clean`).
    """
    if raw is None:
        return None
    place = _Place(sheet, field.id, tuple(languages))
    match field.type:
        case FieldType.CHOICES:
            return _chosen(field, _choices(place, field, raw))
        case FieldType.ROWS:
            return _rows(place, field, raw) or None
        case _:
            return _single(place, field, raw)


def _chosen(field: Field, choices: tuple[str, ...]) -> Value | None:
    # To choose nothing is an answer where a suggestion would otherwise stand and none is required.
    return choices if choices or (field.default is not None and not field.required) else None


@dataclass(frozen=True)
class _Place:
    sheet: str
    field: str
    languages: tuple[str, ...]

    def wrong(self, expected: str, value: object) -> WrongType:
        return WrongType(sheet=self.sheet, field=self.field, expected=Marked(expected), value=_shown(value))


def _shown(value: object) -> str:
    text = clean_line(str(value))
    return text if len(text) <= 60 else text[:57] + "…"


def _single(place: _Place, field: Field | Column, raw: object) -> str | int | Localised | None:
    match field.type:
        case FieldType.NUMBER:
            return _number(place, field, raw)
        case FieldType.DATE:
            return _date(place, raw)
        case FieldType.CHOICE:
            return _choice(place, field, raw)
        case FieldType.IMAGE:
            return _text(place, field, raw)
        case _:
            return _localised(place, field, raw) if field.translatable else _text(place, field, raw)


def _text(place: _Place, field: Field | Column, raw: object) -> str | None:
    if not isinstance(raw, str):
        raise place.wrong(N_("a text"), raw)
    text = clean_block(raw) if field.type is FieldType.LONG_TEXT else clean_line(raw)
    if len(text) > field.max_length:
        raise TextTooLong(sheet=place.sheet, field=place.field, length=len(text), limit=field.max_length)
    return text or None


def _localised(place: _Place, field: Field | Column, raw: object) -> Localised | None:
    if not isinstance(raw, Mapping):
        raise place.wrong(N_("a text for each language"), raw)
    unknown = [language for language in raw if language not in place.languages]
    if unknown:
        raise place.wrong(N_("a text for each language"), ", ".join(map(str, unknown)))
    texts = {
        language: _text(place, field, raw[language]) for language in sorted(raw) if raw[language] is not None
    }
    return {language: text for language, text in texts.items() if text} or None


def _number(place: _Place, field: Field | Column, raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise place.wrong(N_("a whole number"), raw)
    minimum = field.minimum if field.minimum is not None else 0
    maximum = field.maximum if field.maximum is not None else 1_000_000
    if not minimum <= raw <= maximum:
        raise OutOfRange(sheet=place.sheet, field=place.field, minimum=minimum, maximum=maximum, value=raw)
    return raw


def _date(place: _Place, raw: object) -> str | None:
    if raw == "":
        return None
    if isinstance(raw, date):
        return raw.isoformat()[:10]
    try:
        return date.fromisoformat(str(raw)).isoformat()
    except ValueError:
        raise place.wrong(N_("a date such as 2027-01-15"), raw) from None


def _choice(place: _Place, field: Field | Column, raw: object) -> str | None:
    if not isinstance(raw, str):
        raise place.wrong(N_("one choice"), raw)
    if raw == "":
        return None
    if raw not in field.choices:
        raise UnknownChoice(
            value=_shown(raw), sheet=place.sheet, field=place.field, known=", ".join(field.choices)
        )
    return raw


def _choices(place: _Place, field: Field, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, Sequence):
        raise place.wrong(N_("a list of choices"), raw)
    chosen = {_choice(place, field, entry) for entry in raw}
    return tuple(choice for choice in field.choices if choice in chosen)


def _rows(place: _Place, field: Field, raw: object) -> tuple[Row, ...]:
    if isinstance(raw, str) or not isinstance(raw, Sequence):
        raise place.wrong(N_("a list of lines"), raw)
    rows = tuple(row for row in (_row(place, field, entry) for entry in raw) if row)
    if len(rows) > field.max_rows:
        raise TooManyRows(sheet=place.sheet, field=place.field, count=len(rows), limit=field.max_rows)
    return rows


def _row(place: _Place, field: Field, raw: object) -> Row:
    if not isinstance(raw, Mapping):
        raise place.wrong(N_("a list of lines"), raw)
    columns = {column.id: column for column in field.columns}
    for name in raw:
        if name not in columns:
            raise UnknownField(
                sheet=f"{place.sheet}.{place.field}", field=_shown(name), known=", ".join(columns)
            )
    cells: dict[str, Cell] = {}
    for name, column in columns.items():
        if raw.get(name) is None:
            continue
        cell = _single(_Place(place.sheet, f"{place.field}.{name}", place.languages), column, raw[name])
        if cell is not None:
            cells[name] = cell
    return cells


def is_answered(field: Field, value: Value | None, languages: Sequence[str]) -> bool:
    """Tell whether `value` answers the question in every language of the charter."""
    if value is None:
        return False
    if field.type is FieldType.ROWS and isinstance(value, tuple):
        return all(_row_is_full(field, row, languages) for row in value if isinstance(row, Mapping))
    return _speaks_all(field, value, languages)


def _row_is_full(field: Field, row: Row, languages: Sequence[str]) -> bool:
    return all(
        column.id in row and _speaks_all(column, row[column.id], languages)
        for column in field.columns
        if column.required
    )


def _speaks_all(field: Field | Column, value: object, languages: Sequence[str]) -> bool:
    if not field.translatable:
        return True
    return isinstance(value, Mapping) and all(language in value for language in languages)
