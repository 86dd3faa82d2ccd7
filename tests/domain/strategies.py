"""Hypothesis strategies for answers, wordings and catalogues."""

from collections.abc import Mapping, Sequence
from datetime import UTC

from hypothesis import strategies as st

from charta.domain.catalogue import Catalogue, Sheet
from charta.domain.fields import Column, Field, FieldType, Value, normalise
from charta.domain.records import (
    Answer,
    Behind,
    Comment,
    Decision,
    DecisionKind,
    Inclusion,
    Record,
    Requirement,
    Wording,
)

# Every kind of character that a file format or a cleaner could stumble over, often enough to be met.
AWKWARD = (
    "\x00\x07\t\n\r\x0b\x1b\x1f\x7f\x85\u00a0\u00ad\u2028\u2029\u202e\u2066\ufeff\ufffe\ud800e\u0301"
    "'\"\\#{}[]%<>&`*_«»’😀"
)
texts = st.text(st.one_of(st.characters(), st.sampled_from(AWKWARD)), max_size=40)


def raw_answers(field: Field | Column, languages: Sequence[str]) -> st.SearchStrategy[object]:
    """Return answers of the right type, not yet in their stored form; some are blank."""
    words = texts.map(lambda text: text[: field.max_length // 3])
    lowest, highest = field.minimum or 0, 1_000_000 if field.maximum is None else field.maximum
    by_type: dict[FieldType, st.SearchStrategy[object]] = {
        FieldType.CHOICE: st.sampled_from(field.choices or ("",)),
        FieldType.CHOICES: st.lists(st.sampled_from(field.choices or ("",))),
        FieldType.NUMBER: st.integers(lowest, highest),
        FieldType.DATE: st.dates().flatmap(lambda day: st.sampled_from([day, day.isoformat()])),
    }
    if isinstance(field, Field) and field.type is FieldType.ROWS:
        cells = {column.id: raw_answers(column, languages) for column in field.columns}
        return st.lists(st.fixed_dictionaries({}, optional=cells), max_size=min(4, field.max_rows))
    if field.translatable:
        return st.dictionaries(st.sampled_from(languages), words)
    return by_type.get(field.type, words)


@st.composite
def sheet_answers(draw: st.DrawFn, sheet: Sheet, languages: Sequence[str]) -> Mapping[str, Value]:
    """Draw stored answers to any of the fields of a sheet, pictures apart."""
    answers = {}
    for field in sheet.fields:
        if field.type is not FieldType.IMAGE and draw(st.booleans()):
            value = normalise(sheet.id, field, draw(raw_answers(field, languages)), languages)
            if value is not None:
                answers[field.id] = value
    return answers


@st.composite
def catalogue_answers(draw: st.DrawFn, catalogue: Catalogue) -> Mapping[str, Mapping[str, Value]]:
    """Draw stored answers to a few sheets of a catalogue."""
    sheets = draw(st.lists(st.sampled_from((*catalogue.sheets, *catalogue.sections)), max_size=4))
    given = {sheet.id: draw(sheet_answers(sheet, catalogue.languages)) for sheet in sheets}
    return {sheet: answers for sheet, answers in given.items() if answers}


languages = st.sampled_from(["fr", "en"])
field_ids = st.text("abcdefgh_", min_size=1, max_size=6)
choice_ids = st.lists(st.text("abc", min_size=1, max_size=3), min_size=2, max_size=5, unique=True).map(tuple)
TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)


@st.composite
def columns(draw: st.DrawFn) -> Column:
    """Draw a column of any type that a column may have."""
    type_ = draw(st.sampled_from([FieldType.TEXT, FieldType.NUMBER, FieldType.DATE, FieldType.CHOICE]))
    return Column(
        id=draw(field_ids),
        type=type_,
        choices=draw(choice_ids) if type_ is FieldType.CHOICE else (),
        required=draw(st.booleans()),
        translatable=type_ in TEXTS and draw(st.booleans()),
    )


@st.composite
def fields(draw: st.DrawFn) -> Field:
    """Draw a field of any type."""
    type_ = draw(st.sampled_from(FieldType))
    return Field(
        id=draw(field_ids),
        type=type_,
        choices=draw(choice_ids) if type_ in (FieldType.CHOICE, FieldType.CHOICES) else (),
        columns=tuple(draw(st.lists(columns(), min_size=1, max_size=3, unique_by=lambda column: column.id)))
        if type_ is FieldType.ROWS
        else (),
        required=draw(st.booleans()),
        translatable=type_ in TEXTS and draw(st.booleans()),
        max_length=draw(st.sampled_from([30, 120])),
    )


def records() -> st.SearchStrategy[Record]:
    """Return records of several types whose keys meet often."""
    sections = st.sampled_from(["S01", "S02"])
    departments = st.sampled_from(["hr", "it"])
    numbers = st.integers(1, 4)
    moments = st.datetimes(timezones=st.just(UTC))
    words = st.text("xyz", max_size=3)
    return st.one_of(
        st.builds(Answer, sections, st.sampled_from(["a", "b"]), words),
        st.builds(Wording, sections, languages, words, words),
        st.builds(Behind, sections, st.lists(languages, max_size=2, unique=True).map(tuple)),
        st.builds(Inclusion, sections, st.booleans()),
        st.builds(Requirement, sections, departments, st.booleans(), words),
        st.builds(
            Decision,
            numbers,
            sections,
            departments,
            st.sampled_from(DecisionKind),
            words,
            words,
            moments,
            words,
            words,
        ),
        st.builds(Comment, numbers, sections, departments, words, moments, words, words),
    )
