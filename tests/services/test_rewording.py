"""Derived and edited wording stay apart, and nothing that a team wrote is overwritten."""

import pytest

from charta.bootstrap import Workbench
from charta.errors import ChartaError, TooLong, WordingEmpty

EDITED = "Notre propre texte.\n\nEncore un paragraphe.\n"


def test_an_edit_is_kept_when_answers_change_and_the_divergence_is_told(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    assert not example.wordings.state("S12", "fr").has_diverged
    example.answers.set("S12", "photos", "none")
    state = example.wordings.state("S12", "fr")
    assert state.text == EDITED
    assert state.has_diverged


def test_keeping_settles_the_divergence_until_answers_change_again(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    example.answers.set("S12", "photos", "none")
    example.rewording.keep("S12", "fr")
    assert example.wordings.text("S12", "fr") == EDITED
    assert not example.wordings.state("S12", "fr").has_diverged
    example.answers.set("S12", "photos", "free_zones")
    assert example.wordings.state("S12", "fr").has_diverged


def test_replacing_gives_the_edit_up_and_undo_brings_it_back(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    example.answers.set("S12", "photos", "none")
    example.rewording.replace("S12", "fr")
    assert example.wordings.text("S12", "fr") == example.wordings.derived("S12", "fr")
    example.session.undo()
    assert example.wordings.text("S12", "fr") == EDITED


def test_a_merge_takes_the_new_clause_and_keeps_the_teams_sentence(example: Workbench) -> None:
    derived = example.wordings.derived("S12", "en")
    example.rewording.edit("S12", "en", derived + "\nOur own last word.\n")
    example.answers.set("S12", "photos", "none")
    merge = example.rewording.compare("S12", "en")
    assert merge.hunks
    example.rewording.merge("S12", "en", [True] * len(merge.hunks))
    text = example.wordings.text("S12", "en")
    assert text == example.wordings.derived("S12", "en") + "\nOur own last word.\n"
    assert not example.wordings.state("S12", "en").has_diverged


def test_editing_back_to_what_the_answers_give_is_no_edit(example: Workbench) -> None:
    derived = example.wordings.derived("S12", "fr")
    example.rewording.edit("S12", "fr", EDITED)
    example.rewording.edit("S12", "fr", derived)
    assert not example.wordings.state("S12", "fr").is_edited


def test_editing_one_language_leaves_the_other_behind_until_it_follows(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    assert example.wordings.state("S12", "en").is_behind
    assert not example.wordings.state("S12", "fr").is_behind
    example.rewording.edit("S12", "en", "Our own text.\n\nOne more paragraph.")
    assert not example.wordings.state("S12", "en").is_behind
    assert not example.wordings.state("S12", "fr").is_behind


def test_languages_that_are_edited_together_are_in_step_and_one_step_back(example: Workbench) -> None:
    before = example.wordings.canonical("S12")
    example.rewording.edit_all("S12", {"fr": EDITED, "en": "Our own text."})
    assert not any(example.wordings.state("S12", language).is_behind for language in ("fr", "en"))
    example.session.undo()
    assert example.wordings.canonical("S12") == before


@pytest.mark.parametrize(("text", "error"), [("  \n\n ", WordingEmpty), ("x" * 60_000, TooLong)])
def test_an_empty_or_endless_wording_is_refused_and_nothing_changes(
    example: Workbench, text: str, error: type[ChartaError]
) -> None:
    before = example.wordings.canonical("S12")
    with pytest.raises(error):
        example.rewording.edit_all("S12", {"fr": EDITED, "en": text})
    assert example.wordings.canonical("S12") == before


def test_the_team_can_state_that_both_languages_say_the_same(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    example.rewording.mark_in_step("S12")
    assert not example.wordings.state("S12", "en").is_behind


def test_giving_up_the_only_edit_brings_the_languages_level(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    example.rewording.replace("S12", "fr")
    assert not example.wordings.state("S12", "en").is_behind


def test_editing_while_a_divergence_is_open_does_not_settle_it(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", EDITED)
    example.answers.set("S12", "photos", "none")
    example.rewording.edit("S12", "fr", EDITED + "\nEt une phrase de plus.\n")
    assert example.wordings.state("S12", "fr").has_diverged
