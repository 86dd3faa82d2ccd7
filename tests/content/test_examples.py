"""Every example of answers makes a whole charter: nothing to complete, nothing to fill in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.progress import StepState
from charta.exchange.answers_toml import read_answers
from content.sources import RESOURCES

NAMES = ("answers.toml", "petite-entreprise.toml", "hopital.toml")
EXAMPLES = [RESOURCES / "example" / name for name in NAMES]
EVERY_EXAMPLE = pytest.mark.parametrize("answers", EXAMPLES, ids=lambda file: file.stem)


@pytest.fixture
def made(charta: Charta, tmp_path: Path, answers: Path) -> Iterator[Workbench]:
    """Open the charter that an example makes."""
    opened = charta.create(tmp_path / "made.charta", answers=answers)
    yield opened
    opened.close()


@EVERY_EXAMPLE
def test_no_included_section_or_sheet_waits_for_an_answer(made: Workbench) -> None:
    for step in (*made.session.catalogue.sheets, *made.session.included()):
        progress = made.session.progress(step.id)
        assert not progress.missing, step.id
        assert progress.state is StepState.COMPLETE, step.id


@EVERY_EXAMPLE
def test_no_included_section_shows_a_gap_in_any_language(made: Workbench) -> None:
    for language in made.session.languages:
        gap = made.session.catalogue.lexicon(language).terms["default"]["gap"].split("{what}")[0]
        for section in made.session.included():
            words = made.wordings.plain(made.wordings.text(section.id, language))
            assert words, section.id
            assert gap not in words, section.id


@EVERY_EXAMPLE
def test_no_question_is_left_to_its_suggestion_and_none_is_answered_unasked(
    made: Workbench, answers: Path
) -> None:
    given = read_answers(answers)
    for section in made.session.included():
        progress = made.session.progress(section.id)
        assert not progress.suggested, section.id
        assert set(given.sheets[section.id]) <= set(progress.asked), section.id


@EVERY_EXAMPLE
def test_the_listed_sections_are_those_that_are_answered(answers: Path) -> None:
    given = read_answers(answers)
    assert list(given.sections or ()) == [sheet for sheet in given.sheets if sheet.startswith("S")]


@EVERY_EXAMPLE
def test_exactly_the_listed_sections_are_in_the_charter(made: Workbench, answers: Path) -> None:
    assert [section.id for section in made.session.included()] == list(read_answers(answers).sections or ())
