from charta.bootstrap import Workbench


def test_a_place_changes_what_is_suggested_but_no_answer(bench: Workbench) -> None:
    assert bench.session.effective("S21", "measures") == "cross_reference"
    bench.answers.set("organisation", "jurisdictions", ["france"])
    assert bench.session.effective("S21", "measures") == "none"
    assert "measures" in bench.session.progress("S21").suggested
    assert bench.session.charter.answer("S21", "measures") is None
    bench.answers.set("S21", "measures", "cross_reference")
    assert bench.session.effective("S21", "measures") == "cross_reference"


def test_the_wording_follows_what_a_place_suggests(bench: Workbench) -> None:
    before = bench.wordings.text("S21", "fr")
    bench.answers.set("organisation", "jurisdictions", ["france"])
    assert bench.wordings.text("S21", "fr") != before


def test_a_place_is_named_with_its_suggestion(bench: Workbench) -> None:
    assert bench.session.reading.suggested_by_place("S21", "measures") is None
    bench.answers.set("organisation", "jurisdictions", ["france"])
    found = bench.session.reading.suggested_by_place("S21", "measures")
    assert found is not None
    place, suggestion = found
    text = bench.session.catalogue.jurisdictions[place].text("fr")
    assert text.suggestions[f"{suggestion.sheet}.{suggestion.field}"]


def test_accepting_the_suggestions_accepts_those_of_the_place(bench: Workbench) -> None:
    bench.answers.set("organisation", "jurisdictions", ["france"])
    bench.answers.accept_suggestions("S21")
    assert bench.session.charter.answer("S21", "measures") == "none"
