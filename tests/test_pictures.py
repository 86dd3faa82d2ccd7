"""The pictures of the guide can be made: what they are prepared from still fits what the charter says."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.progress import StepState

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "pictures.py"


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module."""
    monkeypatch.syspath_prepend(SCRIPT.parent)
    spec = spec_from_file_location("pictures", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, made)
    spec.loader.exec_module(made)
    return made


def test_the_charters_of_the_pictures_can_be_made(
    pictures: ModuleType, charta: Charta, tmp_path: Path
) -> None:
    pictures.prepare(charta, tmp_path)
    made = {path.name for path in tmp_path.glob("*.charta")}
    assert made == {shot.charter for shot in pictures.SHOTS.values()}


def test_every_edit_of_the_workshop_has_its_place_in_a_wording(
    pictures: ModuleType, example: Workbench
) -> None:
    assert pictures.misfits(example) == []


def test_an_edit_that_no_longer_fits_is_named(
    pictures: ModuleType, example: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "EDITS", (*pictures.EDITS, ("S02", "fr", "nowhere", "anywhere")))
    with pytest.raises(SystemExit, match=r"S02 \(fr\): “nowhere”"):
        pictures.draft(example)
    assert not example.wordings.state("S08", "fr").is_edited


def test_the_workshop_leaves_texts_to_settle_and_texts_behind(
    pictures: ModuleType, example: Workbench
) -> None:
    pictures.draft(example)
    for language in ("fr", "en"):
        assert example.wordings.state("S08", language).has_diverged
    for language, section in pictures.BEHIND.items():
        assert example.wordings.state(section, language).is_behind


def test_decisions_are_those_of_departments_that_are_asked(pictures: ModuleType, example: Workbench) -> None:
    for department, section in (*pictures.UNDECIDED, *pictures.DECISIONS):
        assert department in example.session.catalogue.section(section).signs
    pictures.agree(example)
    assert example.agreement.state("S08") is StepState.OUTDATED
