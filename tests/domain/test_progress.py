from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.catalogue import FieldText, Sheet, SheetText
from charta.domain.charter import Charter
from charta.domain.fields import Condition, Field, FieldType, Value
from charta.domain.progress import Progress, StepState, effective_answer, is_asked, progress
from charta.domain.records import Answer

LANGUAGES = ("fr", "en")
FIELDS = (
    Field("kind", FieldType.CHOICE, choices=("a", "b"), default="a", required=True),
    Field("name", FieldType.TEXT, required=True, translatable=True),
    Field("detail", FieldType.TEXT, required=True, when=Condition("kind", any_of=("b",))),
    Field("note", FieldType.TEXT),
    Field("more", FieldType.CHOICES, choices=("x", "y"), when=Condition("place", sheet="organisation")),
)
GIVEN: Mapping[str, Value] = {
    "kind": "b",
    "name": {"fr": "n", "en": "n"},
    "detail": "d",
    "note": "n",
    "more": ("x",),
}


def words(language: str, default: str | None) -> SheetText:
    fields = {field.id: FieldText(field.id) for field in FIELDS}
    fields["name"] = FieldText("name", default=default)
    return SheetText(f"Title {language}", "", (), (), (), fields)


SHEET = Sheet("S01", 1, FIELDS, {"fr": words("fr", "l’équipe"), "en": words("en", "the team")})


def judged(answers: Mapping[str, Value], organisation: Mapping[str, Value] | None = None) -> Progress:
    elsewhere = organisation or {}
    charter = Charter.of([Answer("S01", field, value) for field, value in answers.items()])

    def effective(sheet: str, field: str) -> Value | None:
        if sheet != "S01":
            return elsewhere.get(field)
        return effective_answer(charter, SHEET, SHEET.field(field), LANGUAGES)

    return progress(charter, SHEET, LANGUAGES, effective)


def nothing(sheet: str, field: str) -> None:
    """Hold no answer at all."""


def test_an_untouched_section_is_empty_and_full_of_suggestions() -> None:
    found = judged({})
    assert found.state is StepState.EMPTY
    assert found.asked == ("kind", "name", "note")
    assert found.suggested == ("kind", "name")
    assert found.missing == ("kind", "name")


def test_a_suggestion_counts_once_it_is_accepted() -> None:
    assert judged({"kind": "a"}).state is StepState.BEGUN
    assert judged({"kind": "a", "name": {"fr": "x", "en": "y"}}).state is StepState.COMPLETE


def test_an_answer_may_ask_another_question() -> None:
    found = judged({"kind": "b", "name": {"fr": "x", "en": "y"}})
    assert found.missing == ("detail",)
    assert found.state is StepState.BEGUN


def test_an_answer_to_another_sheet_may_ask_a_question() -> None:
    assert "more" not in judged({}).asked
    assert "more" in judged({}, {"place": "here"}).asked


def test_an_optional_answer_that_lacks_a_language_is_missing() -> None:
    optional = Field("note", FieldType.TEXT, translatable=True)
    sheet = Sheet("S01", 1, (optional,), {"fr": SheetText("", "", (), (), (), {"note": FieldText("note")})})
    charter = Charter.of([Answer("S01", "note", {"fr": "x"})])
    found = progress(charter, sheet, LANGUAGES, nothing)
    assert found.missing == ("note",)
    assert progress(charter, sheet, ("fr",), nothing).state is StepState.COMPLETE


@given(st.sets(st.sampled_from(sorted(GIVEN))), st.booleans())
def test_progress_tells_each_question_once(answered: set[str], elsewhere: bool) -> None:
    found = judged({field: GIVEN[field] for field in answered}, {"place": "here"} if elsewhere else {})
    assert set(found.answered) == answered & set(found.asked)
    assert set(found.missing) <= set(found.asked) - set(found.answered)
    assert set(found.suggested) <= set(found.asked) - set(found.answered)
    for told in (found.asked, found.answered, found.missing, found.suggested):
        assert list(told) == [field.id for field in FIELDS if field.id in told]
    assert (found.state is StepState.EMPTY) == (not found.answered)
    assert (found.state is StepState.COMPLETE) == (bool(found.answered) and not found.missing)


@given(st.sets(st.sampled_from(sorted(GIVEN))), st.sampled_from(sorted(GIVEN)))
def test_one_more_answer_never_leaves_more_of_its_own_to_do(answered: set[str], more: str) -> None:
    before = judged({field: GIVEN[field] for field in answered})
    after = judged({field: GIVEN[field] for field in {*answered, more}})
    assert more not in after.missing
    assert set(after.missing) - set(before.missing) <= {"detail"}


def test_the_answer_that_holds_is_the_teams_or_else_the_suggestion() -> None:
    kind, name, note = (SHEET.field(id_) for id_ in ("kind", "name", "note"))
    answered = Charter.of([Answer("S01", "kind", "b"), Answer("S01", "name", {"fr": "x"})])
    assert effective_answer(Charter(), SHEET, kind, LANGUAGES) == "a"
    assert effective_answer(answered, SHEET, kind, LANGUAGES) == "b"
    assert effective_answer(Charter(), SHEET, name, LANGUAGES) == {"fr": "l’équipe", "en": "the team"}
    assert effective_answer(Charter(), SHEET, name, ("en",)) == {"en": "the team"}
    assert effective_answer(answered, SHEET, name, LANGUAGES) == {"fr": "x"}
    assert effective_answer(Charter(), SHEET, note, LANGUAGES) is None


def test_a_question_without_a_condition_is_always_asked() -> None:
    assert is_asked(FIELDS[0], "S01", nothing)
