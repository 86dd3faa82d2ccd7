from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.fields import Column, Condition, Field, FieldType, Value, is_answered, normalise
from charta.errors import (
    AnswerError,
    Marked,
    OutOfRange,
    TextTooLong,
    TooManyRows,
    UnknownChoice,
    UnknownField,
    WrongType,
)
from domain.strategies import fields, raw_answers

LANGUAGES = ("fr", "en")
TEXT = Field("f", FieldType.TEXT, max_length=5)
LONG = Field("f", FieldType.LONG_TEXT)
LOCAL = Field("f", FieldType.TEXT, translatable=True)
NUMBER = Field("f", FieldType.NUMBER, minimum=2, maximum=4)
DATE = Field("f", FieldType.DATE)
CHOICE = Field("f", FieldType.CHOICE, choices=("a", "b"))
CHOICES = Field("f", FieldType.CHOICES, choices=("a", "b", "c"))
ROWS = Field(
    "f",
    FieldType.ROWS,
    max_rows=2,
    columns=(
        Column("word", FieldType.TEXT, required=True, translatable=True),
        Column("day", FieldType.DATE),
        Column("kind", FieldType.CHOICE, choices=("x", "y")),
    ),
)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary()
keys = st.text(max_size=3) | st.integers()
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_a_stored_answer_is_taken_as_it_is(data: st.DataObject) -> None:
    field = data.draw(fields())
    value = normalise("S01", field, data.draw(raw_answers(field, LANGUAGES)), LANGUAGES)
    assert normalise("S01", field, value, LANGUAGES) == value


@given(fields(), anything)
def test_anything_at_all_is_an_answer_or_a_stated_problem(field: Field, raw: object) -> None:
    with suppress(AnswerError):
        value = normalise("S01", field, raw, LANGUAGES)
        assert normalise("S01", field, value, LANGUAGES) == value


@given(fields())
def test_no_answer_is_none(field: Field) -> None:
    assert normalise("S01", field, None, LANGUAGES) is None
    assert not is_answered(field, None, LANGUAGES)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (TEXT, "  a\nb ", "a b"),
        (TEXT, " \t", None),
        (TEXT, "12345 ", "12345"),
        (LONG, "\na\n\nb\n", "a\n\nb"),
        (LOCAL, {"fr": "a", "en": " "}, {"fr": "a"}),
        (LOCAL, {"fr": "", "en": None}, None),
        (LOCAL, {}, None),
        (NUMBER, 2, 2),
        (NUMBER, 4, 4),
        (DATE, date(2027, 1, 5), "2027-01-05"),
        (DATE, datetime(2027, 1, 5, 23, 59, tzinfo=UTC), "2027-01-05"),
        (DATE, "2027-01-05", "2027-01-05"),
        (DATE, "", None),
        (CHOICE, "b", "b"),
        (CHOICE, "", None),
        (CHOICES, ["c", "a", "c"], ("a", "c")),
        (CHOICES, ("b",), ("b",)),
        (CHOICES, [], None),
        (ROWS, [], None),
        (ROWS, [{}, {"word": {"fr": ""}}], None),
        (ROWS, [{"kind": "x", "word": {"fr": "m"}, "day": date(2027, 1, 5)}],
         ({"word": {"fr": "m"}, "day": "2027-01-05", "kind": "x"},)),
    ],
)  # fmt: skip
def test_an_answer_has_one_stored_form(field: Field, raw: object, value: object) -> None:
    assert normalise("S01", field, raw, LANGUAGES) == value


@pytest.mark.parametrize(
    ("field", "raw", "kind"),
    [
        (TEXT, 3, WrongType),
        (TEXT, ["a"], WrongType),
        (TEXT, "123456", TextTooLong),
        (LOCAL, "a", WrongType),
        (LOCAL, {"de": "a"}, WrongType),
        (LOCAL, {"fr": 3}, WrongType),
        (LOCAL, {1: "a", "fr": "b"}, WrongType),
        (NUMBER, "3", WrongType),
        (NUMBER, True, WrongType),
        (NUMBER, 3.0, WrongType),
        (NUMBER, 1, OutOfRange),
        (NUMBER, 5, OutOfRange),
        (DATE, "15 janvier", WrongType),
        (DATE, "2027-02-30", WrongType),
        (CHOICE, "c", UnknownChoice),
        (CHOICE, ["a"], WrongType),
        (CHOICES, "a", WrongType),
        (CHOICES, ["d"], UnknownChoice),
        (CHOICES, [["a"]], WrongType),
        (CHOICES, {"a": 1}, WrongType),
        (ROWS, "a", WrongType),
        (ROWS, ["a"], WrongType),
        (ROWS, [{"nothing": 1}], UnknownField),
        (ROWS, [{"kind": "z"}], UnknownChoice),
        (ROWS, [{"kind": "x"}] * 3, TooManyRows),
    ],
)
def test_a_wrong_answer_names_its_field(field: Field, raw: object, kind: type[AnswerError]) -> None:
    with pytest.raises(kind, match=r"S01\W+f") as caught:
        normalise("S01", field, raw, LANGUAGES)
    assert caught.type is kind


def test_a_wrong_answer_says_what_is_expected_in_words_to_translate() -> None:
    with pytest.raises(WrongType) as caught:
        normalise("S01", NUMBER, "many " * 40, LANGUAGES)
    assert isinstance(caught.value.parameters["expected"], Marked)
    assert len(str(caught.value.parameters["value"])) <= 60


def test_a_wrong_cell_names_its_column() -> None:
    with pytest.raises(WrongType, match=r"S01\.f\.day"):
        normalise("S01", ROWS, [{"day": "soon"}], LANGUAGES)


def test_a_text_is_answered_when_every_language_has_it() -> None:
    assert is_answered(LOCAL, {"fr": "a", "en": "b"}, ("fr", "en"))
    assert is_answered(LOCAL, {"fr": "a"}, ("fr",))
    assert not is_answered(LOCAL, {"fr": "a"}, ("fr", "en"))
    assert is_answered(TEXT, "a", ("fr", "en"))


def test_rows_are_answered_when_every_required_cell_is() -> None:
    full = {"word": {"fr": "a", "en": "b"}}
    assert is_answered(ROWS, (full,), LANGUAGES)
    assert not is_answered(ROWS, (full, {"kind": "x"}), LANGUAGES)
    assert not is_answered(ROWS, ({"word": {"fr": "a"}},), LANGUAGES)


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        (Condition("f", any_of=("a",)), "a", True),
        (Condition("f", any_of=("a",)), "b", False),
        (Condition("f", any_of=("a", "b")), "b", True),
        (Condition("f", any_of=("a",)), None, False),
        (Condition("f", includes="a"), ("b", "a"), True),
        (Condition("f", includes="a"), ("b",), False),
        (Condition("f", includes="a"), None, False),
        (Condition("f", excludes="a"), ("b",), True),
        (Condition("f", excludes="a"), ("b", "a"), False),
        (Condition("f", excludes="a"), None, False),
        (Condition("f"), 0, True),
        (Condition("f"), None, False),
    ],
)
def test_a_condition_is_one_test(condition: Condition, value: Value | None, holds: bool) -> None:
    assert condition.holds(value) is holds
