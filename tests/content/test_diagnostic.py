"""The questionnaire fits its description, says the same in every language, and refuses what does not fit."""

import re
import shutil
from pathlib import Path

import pytest

from charta import paths
from charta.catalog.diagnostic import check_diagnostic, load_diagnostic
from charta.errors import ContentError
from content.sources import LANGUAGES, RESOURCES, catalogue

NBSP = "\u00a0"


def test_it_has_eighteen_items_in_five_factors() -> None:
    diagnostic = check_diagnostic(paths.resources())
    counts = {
        factor: sum(item.factor == factor for item in diagnostic.items) for factor in diagnostic.factors
    }
    assert counts == {"F1": 4, "F2": 4, "F3": 4, "F4": 3, "E": 3}
    assert {item.factor for item in diagnostic.items if item.unknown_counts} == {"F1", "F2"}
    assert diagnostic.smallest == 8
    assert (diagnostic.fragile_from, diagnostic.sound_from) == (2.5, 3.5)
    assert list(diagnostic.texts) == LANGUAGES


def test_every_recommendation_of_the_seed_answers_something() -> None:
    diagnostic = load_diagnostic(paths.resources())
    seed = {entry for reading in diagnostic.readings for entry in reading.seed}
    assert seed == {"R1", "R2", "R3", "R4", "R5"}
    sections = {entry for reading in diagnostic.readings for entry in reading.sections}
    assert sections <= {f"S{number:02}" for number in range(1, 23)}


def test_french_is_spaced_as_it_is_in_canada() -> None:
    text = (paths.resources() / "diagnostic" / "fr.toml").read_text(encoding="utf-8")
    assert "'" not in text
    assert not re.search(r"\s[;!?]", text)
    assert not re.search(rf"[^{NBSP}]:", text.replace("://", ""))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(paths.resources() / "diagnostic", tmp_path / "diagnostic")
    shutil.copytree(paths.resources() / "lexicon", tmp_path / "lexicon")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("diagnostic.toml", "smallest = 8", "smallest = 1", "smallest"),
        ("diagnostic.toml", "sound_from = 3.5", "sound_from = 2.5", "sound_from"),
        ("diagnostic.toml", 'id = "F1.2"', 'id = "F1.1"', "“F1.1” comes twice"),
        ("diagnostic.toml", 'factor = "E"', 'factor = "X"', "no factor “X”"),
        ("diagnostic.toml", 'items = ["F4.3"]', 'items = ["F4.9"]', "readings.preference.items"),
        ("diagnostic.toml", 'sections = ["S10"]', 'sections = ["10"]', "readings.recognition.sections"),
        ("diagnostic.toml", 'rule = "sound"', 'rule = "high"', "rule"),
        ("diagnostic.toml", "smallest = 8", "smallest = 8\nlargest = 9", "largest: there is no such key"),
        ("en.toml", '"E.3" = "Contributions are recognised."', "", "items.E.3: the key is missing"),
        ("en.toml", "[bands]", '[bands]\ngreat = "Great"', "bands.great: there is no such key"),
        ("en.toml", '    "Don’t know",\n', "", "scale"),
        ("en.toml", 'title = "Ambassador', 'title = " Ambassador', "title: space at an end"),
    ],
)
def test_content_that_does_not_fit_is_refused_with_its_file_and_key(
    copy: Path, file: str, old: str, new: str, told: str
) -> None:
    path = copy / "diagnostic" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(told)) as caught:
        check_diagnostic(copy)
    assert caught.value.parameters["file"] == f"diagnostic/{file}"


def test_a_language_is_read_when_it_is_first_used(copy: Path) -> None:
    (copy / "diagnostic" / "fr.toml").unlink()
    diagnostic = load_diagnostic(copy)
    assert diagnostic.text("en").title == "Ambassador diagnostic"
    with pytest.raises(ContentError, match=r"fr\.toml"):
        diagnostic.text("fr")


def test_every_question_that_a_reading_names_belongs_to_one_of_its_sections() -> None:
    for reading in load_diagnostic(RESOURCES).readings:
        for field in reading.fields:
            section, _, id_ = field.partition(".")
            assert section in reading.sections, field
            assert catalogue().section(section).field(id_), field


def test_a_preference_names_no_question() -> None:
    assert all(not reading.fields for reading in load_diagnostic(RESOURCES).readings if reading.is_respected)
