"""Derived and edited wording stay apart, and nothing that a team wrote is overwritten."""

import pytest

from charta.bootstrap import Workbench
from charta.errors import ChartaError, WordingEmpty, WordingTooLong

EDITED = "Notre propre texte.\n\nEncore un paragraphe.\n"


def test_the_wording_follows_the_answers(example: Workbench) -> None:
    before = example.wordings.text("S12", "fr")
    example.answers.set("S12", "photos", "none")
    assert example.wordings.text("S12", "fr") != before
    assert example.wordings.state("S12", "fr").is_edited is False


def test_a_wording_can_be_foreseen_without_changing_anything(example: Workbench) -> None:
    before = example.wordings.text("S12", "en")
    change = example.answers.change("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    foreseen = example.wordings.foreseen("S12", "en", [change])
    assert "Zoe" in foreseen
    assert example.wordings.text("S12", "en") == before
    example.answers.set("S12", "client_contact", {"fr": "Zoé", "en": "Zoe"})
    assert example.wordings.text("S12", "en") == foreseen


def test_an_answer_about_the_organisation_reaches_every_section(example: Workbench) -> None:
    example.wordings.text("S12", "en")
    example.answers.set("organisation", "contact", {"fr": "Zoé", "en": "Zoe of the front desk"})
    assert "Zoe of the front desk" in example.wordings.text("S12", "en")


def test_a_missing_answer_shows_as_a_gap_in_the_words_of_its_question(bench: Workbench) -> None:
    label = bench.session.catalogue.sheet("S02").text("fr").fields["boundary"].label
    assert label.rstrip("?\u00a0 ")[:20] in bench.wordings.plain(bench.wordings.text("S02", "fr"))


def test_an_edit_is_kept_when_answers_change_and_the_divergence_is_told(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    assert not example.wordings.state("S12", "fr").has_diverged
    example.answers.set("S12", "photos", "none")
    state = example.wordings.state("S12", "fr")
    assert state.text == EDITED
    assert state.has_diverged


def test_keeping_settles_the_divergence_until_answers_change_again(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    example.answers.set("S12", "photos", "none")
    example.wordings.keep("S12", "fr")
    assert example.wordings.text("S12", "fr") == EDITED
    assert not example.wordings.state("S12", "fr").has_diverged
    example.answers.set("S12", "photos", "free_zones")
    assert example.wordings.state("S12", "fr").has_diverged


def test_replacing_gives_the_edit_up_and_undo_brings_it_back(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    example.answers.set("S12", "photos", "none")
    example.wordings.replace("S12", "fr")
    assert example.wordings.text("S12", "fr") == example.wordings.derived("S12", "fr")
    example.session.undo()
    assert example.wordings.text("S12", "fr") == EDITED


def test_a_merge_takes_the_new_clause_and_keeps_the_teams_sentence(example: Workbench) -> None:
    derived = example.wordings.derived("S12", "en")
    example.wordings.edit("S12", "en", derived + "\nOur own last word.\n")
    example.answers.set("S12", "photos", "none")
    merge = example.wordings.compare("S12", "en")
    assert merge.hunks
    example.wordings.merge("S12", "en", [True] * len(merge.hunks))
    text = example.wordings.text("S12", "en")
    assert text == example.wordings.derived("S12", "en") + "\nOur own last word.\n"
    assert not example.wordings.state("S12", "en").has_diverged


def test_editing_back_to_what_the_answers_give_is_no_edit(example: Workbench) -> None:
    derived = example.wordings.derived("S12", "fr")
    example.wordings.edit("S12", "fr", EDITED)
    example.wordings.edit("S12", "fr", derived)
    assert not example.wordings.state("S12", "fr").is_edited


def test_editing_one_language_leaves_the_other_behind_until_it_follows(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    assert example.wordings.state("S12", "en").is_behind
    assert not example.wordings.state("S12", "fr").is_behind
    example.wordings.edit("S12", "en", "Our own text.\n\nOne more paragraph.")
    assert not example.wordings.state("S12", "en").is_behind
    assert not example.wordings.state("S12", "fr").is_behind


def test_languages_that_are_edited_together_are_in_step_and_one_step_back(example: Workbench) -> None:
    before = example.wordings.canonical("S12")
    example.wordings.edit_all("S12", {"fr": EDITED, "en": "Our own text."})
    assert not any(example.wordings.state("S12", language).is_behind for language in ("fr", "en"))
    example.session.undo()
    assert example.wordings.canonical("S12") == before


@pytest.mark.parametrize(("text", "error"), [("  \n\n ", WordingEmpty), ("x" * 60_000, WordingTooLong)])
def test_an_empty_or_endless_wording_is_refused_and_nothing_changes(
    example: Workbench, text: str, error: type[ChartaError]
) -> None:
    before = example.wordings.canonical("S12")
    with pytest.raises(error):
        example.wordings.edit_all("S12", {"fr": EDITED, "en": text})
    assert example.wordings.canonical("S12") == before


def test_the_team_can_state_that_both_languages_say_the_same(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    example.wordings.mark_in_step("S12")
    assert not example.wordings.state("S12", "en").is_behind


def test_giving_up_the_only_edit_brings_the_languages_level(example: Workbench) -> None:
    example.wordings.edit("S12", "fr", EDITED)
    example.wordings.replace("S12", "fr")
    assert not example.wordings.state("S12", "en").is_behind


def test_the_fingerprint_covers_every_language_of_the_charter(example: Workbench) -> None:
    before = example.wordings.fingerprint("S12")
    example.wordings.edit("S12", "en", "Only the English changed.")
    changed = example.wordings.fingerprint("S12")
    assert changed != before
    example.answers.set("organisation", "languages", ["fr"])
    assert example.wordings.fingerprint("S12") not in (before, changed)


@pytest.mark.parametrize(
    "hostile", ["<b>fat</b>", "**stars**", "{{ org.name }}", "[x](javascript:y)", "# title"]
)
def test_what_a_user_types_in_a_field_prints_literally(example: Workbench, hostile: str) -> None:
    example.answers.set("organisation", "contact", {"fr": hostile, "en": hostile})
    assert hostile in example.wordings.plain(example.wordings.text("S12", "en"))
    assert "<b>fat" not in example.wordings.html("S12", "en")
