"""Hypothesis strategies for answers, wordings and catalogues."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from charta.domain.catalogue import Catalogue, Sheet
from charta.domain.fields import Column, Field, FieldType, Value, normalise

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
