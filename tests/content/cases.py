"""Wordings for every combination of choices, with and without the other answers."""

import functools
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from charta.documents.clauses import TemplateFolder
from charta.documents.markdown import WordingDialect
from charta.domain.charter import Charter
from charta.domain.fields import Cell, Column, Field, FieldType, Row, Value
from charta.domain.progress import is_asked
from charta.domain.records import Answer, Change, Record
from charta.paths import templates
from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession
from charta.services.variables import Variables
from content.sources import catalogue
from fakes import SteppingClock

MOST_CASES = 400
CONTACT = {"fr": "le guichet Zéphyr", "en": "the Zephyr desk"}
Case = Mapping[str, Value | None]


@dataclass(frozen=True)
class Wording:
    """One derived wording: what was answered, which fields were asked, the template's output, the result."""

    case: Case
    asked: frozenset[str]
    raw: str
    text: str

    @property
    def plain(self) -> str:
        """The words alone."""
        return WordingDialect().plain(self.text)


@functools.cache
def wordings(section: str, language: str) -> tuple[Wording, ...]:
    """Return a section's wording for every case, all of its organisation's questions being answered."""
    return tuple(derive(section, language, case) for case in cases(section))


def derive(section: str, language: str, case: Case, setting: Sequence[Record] | None = None) -> Wording:
    """Return the wording for one case; `setting` are the answers to the two sheets."""
    session = _session(section, case, setting)
    raw = _folder().render(section, language, Variables(session.reading, language).of_section(section))
    asked = frozenset(
        field.id
        for field in catalogue().section(section).fields
        if is_asked(field, section, session.effective)
    )
    return Wording(case, asked, raw, WordingDialect().canonical(raw))


def values(
    section: str, language: str, case: Case, setting: Sequence[Record] | None = None
) -> Mapping[str, object]:
    """Return what a template of the section may name in one case."""
    return Variables(_session(section, case, setting).reading, language).of_section(section)


def _session(section: str, case: Case, setting: Sequence[Record] | None) -> CharterSession:
    records = answered_sheets() if setting is None else setting
    answers = [Answer(section, field, value) for field, value in case.items() if value is not None]
    session = CharterSession(_Store(), catalogue(), SteppingClock(), "test")
    session.charter = Charter.of([*records, *answers])
    return session


@functools.cache
def cases(section: str) -> tuple[Case, ...]:
    """Return every combination of the answers that may change a wording; a fixed sample of very many."""
    fields = catalogue().section(section).fields
    spread = [_options(field) for field in fields]
    combinations = [
        dict(zip((field.id for field in fields), values, strict=True))
        for values in itertools.product(*spread)
    ]
    if len(combinations) > MOST_CASES:
        sample = random.Random(section).sample(combinations, MOST_CASES)  # noqa: S311 - no secret
        combinations = [*_one_by_one(fields, spread), *sample]
    singles = [
        {**combinations[0], field.id: (choice,)}
        for field in fields
        if field.type is FieldType.CHOICES
        for choice in field.choices
    ]
    return (*combinations, *singles)


def _one_by_one(fields: Sequence[Field], spread: Sequence[Sequence[Value | None]]) -> Iterator[Case]:
    """Vary one field at a time around the others' first answers, so that a sample misses no answer."""
    first = {field.id: options[0] for field, options in zip(fields, spread, strict=True)}
    for field, options in zip(fields, spread, strict=True):
        yield from ({**first, field.id: option} for option in options)


def _options(field: Field) -> list[Value | None]:
    given: list[Value]
    match field.type:
        case FieldType.CHOICE:
            given = list(field.choices)
        case FieldType.CHOICES:
            # None of them is an answer too where none is required.
            given = [field.choices] if field.required or field.default is None else [field.choices, ()]
        case FieldType.ROWS:
            given = [(_row(field, field.columns),), (_row(field, [c for c in field.columns if c.required]),)]
        case _:
            given = [_single(field)]
    return given if _is_suggested(field) else [*given, None]


def _is_suggested(field: Field) -> bool:
    sections = [section for section in catalogue().sections if field in section.fields]
    texts = [text.fields[field.id] for section in sections for text in section.texts.values()]
    return field.default is not None or any(text.default for text in texts)


def _row(field: Field, columns: Sequence[Column]) -> Row:
    return {column.id: _single(column, f"{field.id} ") for column in columns}


def _single(field: Field | Column, within: str = "") -> Cell:
    """Return an answer that is recognised in a wording."""
    match field.type:
        case FieldType.CHOICE:
            return field.choices[0]
        case FieldType.NUMBER:
            return number(field)
        case FieldType.DATE:
            return "2031-03-09"
        case _ if field.translatable:
            return {language: word(f"{within}{field.id}", language) for language in catalogue().languages}
        case _:
            return word(f"{within}{field.id}", "")


def number(field: Field | Column) -> int:
    """Return the recognisable answer to a number: the highest, which no text has by chance."""
    return 987_654 if field.maximum is None else field.maximum


def word(field: str, language: str) -> str:
    """Return the recognisable answer to a text."""
    return f"Answer {field} {language}".replace("_", " ").strip()


@functools.cache
def answered_sheets() -> tuple[Record, ...]:
    """Return an answer to every question of the two sheets but the picture."""
    answers: dict[tuple[str, str], Value] = {}
    for sheet in catalogue().sheets:
        for field in sheet.fields:
            if field.type is FieldType.ROWS:
                answers[sheet.id, field.id] = (_row(field, field.columns),)
            elif field.type is FieldType.CHOICES:
                answers[sheet.id, field.id] = field.choices
            elif field.type is not FieldType.IMAGE:
                answers[sheet.id, field.id] = _single(field)
    answers[ORGANISATION, "contact"] = CONTACT
    return tuple(Answer(sheet, field, value) for (sheet, field), value in answers.items())


@functools.cache
def _folder() -> TemplateFolder:
    return TemplateFolder(templates() / "sections")


class _Store:
    """A store that holds nothing."""

    path = Path()

    def records(self) -> Sequence[Record]:
        return ()

    def append(self, changes: Sequence[Change], actor: str, at: object) -> None:
        raise NotImplementedError

    def put_attachment(self, data: bytes) -> str:
        raise NotImplementedError

    def attachments(self, digests: Sequence[str]) -> Mapping[str, bytes]:
        raise NotImplementedError

    def attachment(self, digest: str) -> bytes | None:
        raise NotImplementedError

    def close(self) -> None:
        """Do nothing."""
