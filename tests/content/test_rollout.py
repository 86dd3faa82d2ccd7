"""The roll-out activities fit the catalogue, say the same in every language, and refuse what does not fit."""

import re
import shutil
from pathlib import Path

import pytest

from charta.catalog.diagnostic import load_diagnostic
from charta.catalog.rollout import load_rollout
from charta.domain.rollout import Anchor, Deliverable, Factor
from charta.errors import ContentError
from content.sources import LANGUAGES, RESOURCES, catalogue

NBSP = "\u00a0"


def test_there_are_twenty_six_activities_and_each_factor_has_some() -> None:
    rollout = load_rollout(RESOURCES, catalogue())
    assert [activity.id for activity in rollout.activities] == [f"D{number:02}" for number in range(1, 27)]
    assert {activity.factor for activity in rollout.activities} == set(Factor)
    assert sorted(rollout.texts) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    text = load_rollout(RESOURCES, catalogue()).text(language)
    assert set(text.factors) == set(Factor)
    for activity in text.activities.values():
        assert len(activity.how) > 100
        assert activity.how.endswith(".")
        assert not activity.title.endswith(".")
        assert not activity.evidence.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_diagnostic_calls_them_by_the_same_names(language: str) -> None:
    diagnostic = load_diagnostic(RESOURCES)
    titles = load_rollout(RESOURCES, catalogue()).text(language).activities
    named = diagnostic.text(language).activities
    assert {id_: titles[id_].title for id_ in named} == named
    assert {id_ for reading in diagnostic.readings for id_ in reading.activities} == set(named)


def test_every_paper_of_the_kit_has_its_activity() -> None:
    used = {
        paper
        for activity in load_rollout(RESOURCES, catalogue()).activities
        for paper in activity.deliverables
    }
    assert used == set(Deliverable)


def test_only_an_event_has_no_day() -> None:
    for activity in load_rollout(RESOURCES, catalogue()).activities:
        assert activity.start <= activity.end
        assert (activity.id == "D21") == (activity.anchor is Anchor.EVENT)


def test_french_is_spaced_as_it_is_in_canada() -> None:
    text = (RESOURCES / "rollout" / "fr.toml").read_text(encoding="utf-8")
    assert "'" not in text
    assert not re.search(r"\s[;!?]", text)
    assert not re.search(rf"[^{NBSP}][:»]|«[^{NBSP}]", text)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("activities.toml", 'id = "D02"', 'id = "D01"', "activities: “D01” comes twice"),
        ("activities.toml", 'id = "D02"', 'id = "X2"', "activities[1].id: “X2” is not written like D06"),
        (
            "activities.toml",
            'owners = ["executive"]',
            'owners = ["boss"]',
            "activities[0].owners: there is no “boss”",
        ),
        ("activities.toml", 'owners = ["executive"]', "owners = []", "activities[0].owners"),
        ("activities.toml", "end = -90", "end = -91", "activities[0].end: it is before the start"),
        ("activities.toml", "end = -90\n", "", "activities[0].end: the key is missing"),
        (
            "activities.toml",
            'anchor = "event"',
            'anchor = "event"\nmonths = 3',
            "nobody knows the day of an event",
        ),
        ("activities.toml", 'sections = ["S08"]', 'sections = ["S99"]', "activities[6].sections"),
        ("activities.toml", '"france.opinion"', '"france.tea"', "activities[1].formalities"),
        (
            "activities.toml",
            'jurisdictions = ["quebec"',
            'jurisdictions = ["mars"',
            "activities[1].jurisdictions",
        ),
        ("activities.toml", 'includes = "annual"', 'includes = "weekly"', "activities[24].when.includes"),
        ("activities.toml", '["quiz", "quiz-key"]', '["quiz", "tea"]', "activities[14].deliverables"),
        ("en.toml", "[activities.D26]", "[activities.D27]", "activities.D26: the key is missing"),
        ("en.toml", "[factors.reminders]", "[factors.reminder]", "factors.reminders: the key is missing"),
        ("en.toml", 'managers = "Managers"', 'managers = ""', "managers: expected"),
    ],
)
def test_content_that_does_not_fit_is_refused_with_its_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    shutil.copytree(RESOURCES / "rollout", tmp_path / "rollout")
    path = tmp_path / "rollout" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(told)) as caught:
        load_rollout(tmp_path, catalogue()).text("en")
    assert caught.value.parameters["file"] == f"rollout/{file}"


def test_a_language_is_read_when_it_is_first_used(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "rollout", tmp_path / "rollout")
    (tmp_path / "rollout" / "fr.toml").unlink()
    rollout = load_rollout(tmp_path, catalogue())
    assert rollout.text("en").managers == "Managers"
    with pytest.raises(ContentError, match=r"fr\.toml"):
        rollout.text("fr")
