"""Turns the fields of a sheet or section file into the domain's, and checks what types cannot say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from charta.catalog.reading import ContentFile, repeated
from charta.catalog.schema import ColumnSpec, FieldSpec, When
from charta.domain.fields import (
    LONG_TEXT_LIMIT,
    ROW_LIMIT,
    TEXT_LIMIT,
    Column,
    Condition,
    Field,
    FieldType,
    normalise,
)
from charta.errors import AnswerError

IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE: Final = re.compile(r"[a-z0-9][a-z0-9_]*")
# What a template already means by these names.
RESERVED: Final = frozenset(
    {"and", "elif", "else", "false", "for", "if", "in", "is", "loop", "none", "not", "or", "org", "self"}
    | {"team", "term", "true"}
)
_TEXTS: Final = (FieldType.TEXT, FieldType.LONG_TEXT)
_CHOOSING: Final = (FieldType.CHOICE, FieldType.CHOICES)
_COLUMN_TYPES: Final = (FieldType.TEXT, FieldType.NUMBER, FieldType.DATE, FieldType.CHOICE)

Known = Mapping[str, Mapping[str, Field]]
"""The fields of the sheets that come before, by sheet and id."""


def read_fields(file: ContentFile, sheet: str, specs: Sequence[FieldSpec], known: Known) -> tuple[Field, ...]:
    """Return the fields that a file declares; raise `ContentError` for the first that does not fit.

    `known` are the sheets on which a condition may depend besides the earlier fields of the same file.
    """
    earlier: dict[str, Field] = {}
    for number, spec in enumerate(specs):
        at = f"fields[{number}]"
        if spec.id in earlier:
            raise file.refuse(f"{at}.id", f"“{spec.id}” comes twice")
        for key, problem in _field_problems(spec):
            raise file.refuse(f"{at}.{key}", problem)
        condition = read_condition(file, f"{at}.when", spec.when, earlier, known)
        field = _field(spec, condition)
        _check_default(file, f"{at}.default", sheet, field)
        earlier[spec.id] = field
    return tuple(earlier.values())


def _field(spec: FieldSpec, condition: Condition | None) -> Field:
    return Field(
        id=spec.id,
        type=spec.type,
        choices=spec.choices or (),
        columns=tuple(_column(column) for column in spec.columns or ()),
        default=spec.default,
        required=spec.required,
        translatable=spec.translatable,
        max_length=_text_limit(spec),
        minimum=spec.minimum,
        maximum=spec.maximum,
        max_rows=spec.max_rows or ROW_LIMIT,
        when=condition,
    )


def _column(spec: ColumnSpec) -> Column:
    return Column(
        id=spec.id,
        type=spec.type,
        choices=spec.choices or (),
        required=spec.required,
        translatable=spec.translatable,
        max_length=_text_limit(spec),
        minimum=spec.minimum,
        maximum=spec.maximum,
    )


def _text_limit(spec: ColumnSpec) -> int:
    return spec.max_length or (LONG_TEXT_LIMIT if spec.type is FieldType.LONG_TEXT else TEXT_LIMIT)


# -- what types cannot say ------------------------------------------------------------------------------


def _field_problems(spec: FieldSpec) -> Iterator[tuple[str, str]]:
    if spec.id in RESERVED:
        yield "id", f"“{spec.id}” has a meaning of its own in templates"
    yield from _shared_problems(spec)
    if spec.max_rows is not None and spec.type is not FieldType.ROWS:
        yield "max_rows", f"a field of type {spec.type} has no rows"
    if spec.type is FieldType.ROWS:
        yield from _column_problems(spec.columns or ())
    elif spec.columns is not None:
        yield "columns", f"a field of type {spec.type} has no columns"


def _column_problems(columns: Sequence[ColumnSpec]) -> Iterator[tuple[str, str]]:
    if not columns:
        yield "columns", "rows need a column"
    twice = repeated(column.id for column in columns)
    for number, column in enumerate(columns):
        at = f"columns[{number}]"
        if column.type not in _COLUMN_TYPES:
            yield f"{at}.type", f"a column cannot be of type {column.type}"
        for key, problem in _shared_problems(column):
            yield f"{at}.{key}", problem
        if column.id == twice:
            yield f"{at}.id", f"“{twice}” comes twice"


def _shared_problems(spec: ColumnSpec) -> Iterator[tuple[str, str]]:
    if not IDENTIFIER.fullmatch(spec.id):
        yield "id", f"“{spec.id}” is not lower case letters, digits and underscores after a letter"
    if spec.type in _CHOOSING:
        yield from _choice_problems(spec.choices or (), spec.type)
    elif spec.choices is not None:
        yield "choices", f"type {spec.type} has no choices"
    if spec.type is not FieldType.NUMBER:
        for key, bound in (("minimum", spec.minimum), ("maximum", spec.maximum)):
            if bound is not None:
                yield key, f"type {spec.type} is no number"
    elif spec.minimum is not None and spec.maximum is not None and spec.minimum > spec.maximum:
        yield "maximum", f"{spec.maximum} is below the minimum of {spec.minimum}"
    if spec.translatable and spec.type not in _TEXTS:
        yield "translatable", f"type {spec.type} is the same in every language"
    if spec.max_length is not None and spec.type not in _TEXTS:
        yield "max_length", f"type {spec.type} is no text"


def _choice_problems(choices: Sequence[str], type_: FieldType) -> Iterator[tuple[str, str]]:
    fewest = 2 if type_ is FieldType.CHOICE else 1
    if len(choices) < fewest:
        yield "choices", f"type {type_} offers at least {fewest}"
    for choice in choices:
        if not _CHOICE.fullmatch(choice):
            yield "choices", f"“{choice}” is not lower case letters, digits and underscores"
    twice = repeated(choices)
    if twice is not None:
        yield "choices", f"“{twice}” comes twice"


def _check_default(file: ContentFile, at: str, sheet: str, field: Field) -> None:
    if field.default is None:
        return
    if field.type in _TEXTS:
        raise file.refuse(at, "the suggestion of a text stands in the language files")
    if field.type not in (*_CHOOSING, FieldType.NUMBER):
        raise file.refuse(at, f"type {field.type} takes no suggestion")
    try:
        value = normalise(sheet, field, field.default, ())
    except AnswerError as error:
        raise file.refuse(at, str(error)) from error
    if value != field.default or value == ():
        raise file.refuse(at, f"write it as the answer is kept: {value or None}")


# -- conditions -------------------------------------------------------------------------------------------


def read_condition(
    file: ContentFile, at: str, when: When | None, own: Mapping[str, Field], known: Known
) -> Condition | None:
    """Return a condition on `own` fields or those of a sheet; raise `ContentError` where it does not fit."""
    if when is None:
        return None
    tests = {"is": when.is_, "in": when.in_, "includes": when.includes, "answered": when.answered}
    given = [name for name, test in tests.items() if test is not None]
    if len(given) != 1:
        raise file.refuse(at, f"exactly one of {', '.join(tests)} is needed, not {len(given)}")
    sheet, dot, name = when.field.rpartition(".")
    fields = known.get(sheet, {}) if dot else own
    if name not in fields:
        where = f"field of the sheet “{sheet}”" if dot else "earlier field"
        raise file.refuse(f"{at}.field", f"there is no {where} “{name}”")
    for key, problem in _test_problems(when, fields[name]):
        raise file.refuse(f"{at}.{key}", problem)
    any_of = when.in_ or ((when.is_,) if when.is_ is not None else ())
    return Condition(field=name, sheet=sheet or None, any_of=any_of, includes=when.includes)


def _test_problems(when: When, field: Field) -> Iterator[tuple[str, str]]:
    if when.answered is False:
        yield "answered", "only true is a test"
    if when.in_ == ():
        yield "in", "the list is empty"
    tested = (
        ("is", when.is_, FieldType.CHOICE),
        ("in", when.in_, FieldType.CHOICE),
        ("includes", when.includes, FieldType.CHOICES),
    )
    for key, test, type_ in tested:
        if test is None:
            continue
        if field.type is not type_:
            yield key, f"“{field.id}” is of type {field.type}, not {type_}"
        for choice in (test,) if isinstance(test, str) else test:
            if choice not in field.choices:
                yield key, f"“{choice}” is not a choice of “{field.id}”"
