"""Templates see finished values: labels, dates, rows, and gaps where an answer is missing."""

from datetime import date

from charta.bootstrap import Workbench
from charta.services.variables import Choice, Gap, Variables


def test_a_choice_is_its_id_and_has_a_label_in_the_charters_language(bench: Workbench) -> None:
    french = Variables(bench.session.reading, "fr").of_section("S12")["clients"]
    english = Variables(bench.session.reading, "en").of_section("S12")["clients"]
    assert isinstance(french, Choice)
    assert isinstance(english, Choice)
    assert french == english == "agreement"
    assert french.label != english.label


def test_a_missing_answer_is_false_empty_and_visible() -> None:
    gap = Gap("to complete: Who")
    assert not gap
    assert list(gap) == []
    assert str(gap) == "[to complete: Who]"
    assert gap.label is gap


def test_a_question_that_is_not_asked_has_no_value_whatever_was_answered(bench: Workbench) -> None:
    bench.answers.set("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    bench.answers.set("S12", "clients", "never")
    assert isinstance(Variables(bench.session.reading, "fr").of_section("S12")["client_contact"], Gap)


def test_dates_and_rows_are_finished_values(example: Workbench) -> None:
    example.answers.set(
        "S12", "quiet_periods", [{"period": {"fr": "Résultats", "en": "Results"}, "starts": "2027-02-01"}]
    )
    (row,) = Variables(example.session.reading, "en").of_section("S12")["quiet_periods"]  # type: ignore[misc]
    assert row.period == "Results"
    assert row.starts == date(2027, 2, 1)
    assert isinstance(row.ends, Gap)


def test_the_first_jurisdiction_sets_the_words(bench: Workbench) -> None:
    assert Variables(bench.session.reading, "fr").terms()["employee"] == "employé"
    bench.answers.set("organisation", "jurisdictions", ["france"])
    assert Variables(bench.session.reading, "fr").terms()["employee"] == "salarié"
