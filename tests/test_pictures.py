"""The pictures of the guides can be made: what they are prepared from still fits what the charter says."""

import re
import struct
import sys
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.progress import StepState
from charta.domain.register import Method, SignatureState
from charta.services.judging import Verdict
from fakes import SteppingClock

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("en", "fr")


def _script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, made)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def scenery(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module that makes the charters."""
    return _script("scenery", monkeypatch)


@pytest.fixture
def staffing(monkeypatch: pytest.MonkeyPatch, scenery: ModuleType) -> ModuleType:
    """Return the module that hires people; fewer forms come back than in the pictures."""
    made = _script("staffing", monkeypatch)
    monkeypatch.setattr(made, "_GOOD", 2)
    return made


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch, scenery: ModuleType) -> ModuleType:
    """Return the script as a module."""
    return _script("pictures", monkeypatch)


def _shown(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"images/([\w-]+)\.png", text)


def _in_guide(language: str) -> list[str]:
    return _shown(f"guide.{language}.md")


def test_the_charters_of_the_pictures_can_be_made(
    pictures: ModuleType, charta: Charta, tmp_path: Path
) -> None:
    pictures.prepare(charta, tmp_path)
    made = {path.name for path in tmp_path.glob("*.charta")}
    assert made == {shot.charter for shot in pictures.SHOTS.values()}


def test_the_people_of_the_pictures_are_in_every_state(staffing: ModuleType, tmp_path: Path) -> None:
    clock = SteppingClock()
    charta = Charta(clock, staffing.HR, tmp_path / "backups")
    with closing(charta.open(staffing.employ(charta, tmp_path, clock))) as bench:
        standings = bench.register.standings()
        assert {standing.state for standing in standings.values()} == set(SignatureState)
        waiting = {page.verdict for page in bench.scanning.waiting()}
        assert waiting == {Verdict.UNSIGNED, Verdict.UNDATED, Verdict.UNSURE, Verdict.UNREADABLE}
        signers = [id_ for id_ in standings if bench.certificates.signatures(id_)]
        scanned = {id_ for id_ in signers if bench.certificates.signatures(id_)[0].method is Method.SCAN}
        assert len(scanned) == 2
        counts = [bench.campaigns.counts(campaign.number) for campaign in bench.campaigns.campaigns()]
        assert {bool(count.refused) for count in counts} == {True, False}
    assert (tmp_path / staffing.LIST).is_file()
    assert (tmp_path / staffing.RETURNED).is_file()


@pytest.mark.parametrize("language", GUIDES)
def test_the_workshops_of_the_pictures_can_be_held_in_both_languages(
    pictures: ModuleType, language: str, tmp_path: Path
) -> None:
    left = pictures.meet(tmp_path, language)
    assert set(left) == {shot.charter for shot in pictures.MEETINGS.values()}
    assert all((tmp_path / pictures.meeting_file(name, language)).is_file() for name in left)


def test_every_edit_of_the_workshop_has_its_place_in_a_wording(
    scenery: ModuleType, example: Workbench
) -> None:
    assert scenery.misfits(example) == []


def test_an_edit_that_no_longer_fits_is_named(
    scenery: ModuleType, example: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenery, "EDITS", (*scenery.EDITS, ("S02", "fr", "nowhere", "anywhere")))
    with pytest.raises(SystemExit, match=r"S02 \(fr\): “nowhere”"):
        scenery.draft(example)
    assert not example.wordings.state("S08", "fr").is_edited


def test_the_workshop_leaves_texts_to_settle_and_texts_behind(
    scenery: ModuleType, example: Workbench
) -> None:
    scenery.draft(example)
    for language in ("fr", "en"):
        assert example.wordings.state("S08", language).has_diverged
    for language, section in scenery.BEHIND.items():
        assert example.wordings.state(section, language).is_behind


def test_decisions_are_those_of_departments_that_are_asked(scenery: ModuleType, example: Workbench) -> None:
    for department, section in (*scenery.UNDECIDED, *scenery.DECISIONS):
        assert department in example.session.catalogue.section(section).signs
    scenery.agree(example)
    assert example.agreement.state("S08") is StepState.OUTDATED


def test_both_guides_show_the_same_pictures_each_in_its_language() -> None:
    names = {
        guide: [re.sub(f"-{guide}-(?=light|dark)", "-", name) for name in _in_guide(guide)]
        for guide in GUIDES
    }
    assert names["en"] == names["fr"]


def test_every_picture_of_the_guides_and_the_examples_is_there_and_none_besides() -> None:
    kept = {path.stem for path in (ROOT / "docs" / "images").glob("*.png")}
    pages = ("guide.en.md", "guide.fr.md", "examples.md")
    assert kept == {name for page in pages for name in _shown(page)}


def test_every_picture_has_its_scene(pictures: ModuleType) -> None:
    names = _in_guide("en") + _shown("examples.md")
    scenes = {*pictures.SHOTS, *pictures.AT_WORK, *pictures.FRESH, *pictures.MEETINGS}
    assert {name.rpartition("-en-")[0] for name in names} <= scenes


def test_the_pictures_of_the_big_screen_are_as_large_as_they_say() -> None:
    for path in (ROOT / "docs" / "images").glob("presenter-*.png"):
        # A PNG has its width and height, four bytes each, after its signature and the head of a chunk.
        size = struct.unpack(">II", path.read_bytes()[16:24])
        assert size == ((3840, 2160) if "-4k-" in path.stem else (1280, 720)), path.stem


def test_both_guides_have_the_same_chapters() -> None:
    outlines = []
    for guide in GUIDES:
        text = (ROOT / "docs" / f"guide.{guide}.md").read_text(encoding="utf-8")
        outlines.append(re.findall(r"^#+(?= )", text, flags=re.MULTILINE))
    assert outlines[0] == outlines[1]
