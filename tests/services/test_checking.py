"""The wording check on a real charter: what it finds, what the team ignores, what lasts."""

import re
from dataclasses import replace

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.findings import Weight
from charta.errors import DismissalReasonRequired
from fakes import SteppingClock

BAD = "Never criticise the employer.\n\nUse common sense.\n\nA question? Ask the communications team."


def rules(bench: Workbench, section: str, text: str, language: str = "en") -> list[str]:
    return [finding.rule for finding in bench.checking.findings(section, language, text)]


def test_shipped_clauses_have_nothing_serious_and_no_word_misspelt(example: Workbench) -> None:
    found = example.checking.of_charter()
    assert not [finding for finding in found if finding.weight is Weight.SERIOUS]
    assert not [finding for finding in found if finding.weight is Weight.ADVICE]
    assert not [finding for finding in found if finding.rule == "spelling"]


def test_a_charter_without_answers_tells_which_are_missing(bench: Workbench) -> None:
    bench.answers.set("organisation", "languages", ["en"])
    gaps = [finding for finding in bench.checking.findings("S21", "en") if finding.rule == "gap"]
    assert "discipline_text" in {finding.field for finding in gaps}
    assert all(finding.quote.startswith("[to complete") for finding in gaps)


def test_a_finding_stands_where_its_words_are(example: Workbench) -> None:
    plain = example.wordings.plain(BAD)
    found = example.checking.findings("S05", "en", BAD)
    assert found
    assert all(plain[f.start : f.start + len(f.quote)] == f.quote for f in found)


def test_the_reason_is_in_the_readers_language(example: Workbench) -> None:
    (vague,) = (
        f for f in example.checking.findings("S05", "en", BAD, shown_in="fr") if f.rule == "vague_term"
    )
    assert "aucun exemple" in vague.reason
    assert "common sense" in vague.reason
    assert example.checking.title("vague_term", "en") == "Vague term"


def test_a_prohibition_undoes_the_rights_that_another_section_promises(example: Workbench) -> None:
    found = example.checking.findings("S05", "en", BAD)
    (undone,) = (finding for finding in found if finding.rule == "right_undone")
    assert undone.quote == "Never criticise"
    assert example.session.catalogue.section("S03").text("en").title in undone.reason
    assert "negative_comment" not in {finding.rule for finding in found}
    in_french = example.checking.findings("S05", "fr", "Il est interdit de critiquer l’employeur.")
    (undone,) = (finding for finding in in_french if finding.rule == "right_undone")
    assert example.session.catalogue.section("S03").text("fr").title in undone.reason


def test_without_such_a_promise_it_is_only_overbroad(example: Workbench) -> None:
    example.answers.include({"S03": False})
    assert "right_undone" in rules(example, "S05", BAD)
    example.answers.include({"S12": False})
    assert "negative_comment" in rules(example, "S05", BAD)
    assert "right_undone" not in rules(example, "S05", BAD)


def test_answers_that_contradict_each_other_are_told_once_at_their_question(example: Workbench) -> None:
    example.answers.set("S02", "status", "guide")
    example.answers.set("S21", "measures", "ladder")
    found = [finding for finding in example.checking.of_charter() if finding.rule == "guide_with_ladder"]
    assert [(finding.section, finding.field, finding.language) for finding in found] == [
        ("S02", "status", "")
    ]
    example.answers.include({"S21": False})
    assert "guide_with_ladder" not in {finding.rule for finding in example.checking.of_charter()}


def test_a_date_that_is_over_is_told_in_the_wording_or_at_its_answer(
    example: Workbench, clock: SteppingClock
) -> None:
    assert "date_past" not in {finding.rule for finding in example.checking.of_charter()}
    clock.advance(days=400)
    example.answers.set("S21", "good_faith", "considered")
    found = [finding for finding in example.checking.findings("S22", "fr") if finding.rule == "date_past"]
    assert [finding.quote for finding in found] == ["6 décembre 2027"]
    example.rewording.edit("S22", "fr", "Consultez l’équipe des communications.")
    found = [finding for finding in example.checking.findings("S22", "fr") if finding.rule == "date_past"]
    assert [(finding.quote, finding.field) for finding in found] == [("", "next_review")]


def test_a_term_explained_in_another_section_needs_no_explanation(example: Workbench) -> None:
    assert "undefined_term" in rules(example, "S05", "Astroturfing hurts us all.")
    example.rewording.edit("S02", "en", "Astroturfing means praising us while hiding who pays. Ask us.")
    assert "undefined_term" not in rules(example, "S05", "Astroturfing hurts us all.")


def test_names_of_the_charter_are_no_spelling_mistakes(example: Workbench) -> None:
    text = "Desrosiers and Érablis wait. A misspeling, however, is one: misspeling. Write to Bénédicte."
    found = [f for f in example.checking.findings("S05", "en", text) if f.rule == "spelling"]
    assert [finding.quote for finding in found] == ["misspeling"]
    assert "misspelling" in example.checking.spellings(found[0])


def test_ignoring_needs_a_reason_lasts_and_can_be_undone(charta: Charta, example: Workbench) -> None:
    example.rewording.edit("S05", "en", BAD)
    vague = next(f for f in example.checking.findings("S05", "en") if f.rule == "vague_term")
    with pytest.raises(DismissalReasonRequired):
        example.checking.dismiss(vague, "  ")
    example.checking.dismiss(vague, "Our own words")
    assert vague not in example.checking.findings("S05", "en")
    assert [(entry.finding, entry.reason) for entry in example.checking.dismissed("S05", "en")] == [
        (vague, "Our own words")
    ]
    assert [entry.finding.id for entry in example.checking.ignored()] == [vague.id]

    # The words move; the finding stays ignored.
    example.rewording.edit("S05", "en", f"Welcome to all of you.\n\n{BAD}")
    assert "vague_term" not in {finding.rule for finding in example.checking.findings("S05", "en")}

    path = example.session.store.path
    example.close()
    again = charta.open(path)
    assert "vague_term" not in {finding.rule for finding in again.checking.findings("S05", "en")}
    (kept,) = again.checking.dismissed("S05", "en")
    again.checking.take_back(kept.finding)
    assert "vague_term" in {finding.rule for finding in again.checking.findings("S05", "en")}
    again.session.undo()
    assert len(again.checking.dismissed("S05", "en")) == 1
    again.close()


def test_the_same_words_twice_are_two_findings_with_lasting_ids(example: Workbench) -> None:
    text = "Use common sense.\n\nAgain, use common sense.\n\nA question? Ask us or the communications team."
    first, second = (f for f in example.checking.findings("S05", "en", text) if f.rule == "vague_term")
    assert first.id != second.id
    later = example.checking.findings("S05", "en", "Hello.\n\n" + text)
    assert [f.id for f in later if f.rule == "vague_term"] == [first.id, second.id]
    assert replace(first, start=0) != replace(second, start=0)


def test_nothing_is_loaded_before_a_check_is_asked_for(example: Workbench) -> None:
    assert "rules" not in vars(example.checking)
    assert "_speller" not in vars(example.checking)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_section_is_called_by_its_title(example: Workbench, language: str) -> None:
    example.answers.set("S02", "status", "guide")
    example.answers.set("S21", "measures", "ladder")
    found = example.checking.findings("S02", language) + example.checking.findings("S12", language, BAD)
    (contradiction,) = (each for each in found if each.field == "status")
    assert example.session.catalogue.section("S21").text(language).title in contradiction.reason
    assert not re.search(r"\bS\d\d\b|[{}]", " ".join(each.reason + each.suggestion for each in found))
