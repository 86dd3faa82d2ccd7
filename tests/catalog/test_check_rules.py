"""Rules that do not fit are refused with the file and the key."""

import shutil
from pathlib import Path

import pytest

from charta import paths
from charta.catalog.check_rules import load_rules
from charta.domain.catalogue import Catalogue
from charta.errors import ContentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(paths.resources() / "check", tmp_path / "check")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("rules.toml", 'kind = "gap"', 'kind = "guess"', "rules[0].kind"),
        ("rules.toml", 'weight = "serious"', 'wait = "serious"', "rules[0]"),
        ("rules.toml", 'id = "loyalty"', 'id = "Loyalty"', "rules.Loyalty"),
        ("rules.toml", 'id = "loyalty"', 'id = "gap"', "“gap” comes twice"),
        ("rules.toml", '"S02.status", is = "guide"', '"S02.status", is = "ride"', "conditions[0].is"),
        ("rules.toml", '"S02.status", is = "guide"', '"S02.mood", is = "guide"', "conditions[0].field"),
        ("rules.toml", 'kind = "closing"', 'kind = "contradiction"', "rules.no_contact.conditions"),
        ("fr.toml", "[rules.loyalty]", "[rules.royalty]", "rules.loyalty"),
        ("patterns/en.toml", "[rules.loyalty]", "[rules.royalty]", "rules.loyalty"),
        ("patterns/en.toml", "zero[- ]tolerance", "zero[- tolerance", "rules.threat.patterns[3]"),
    ],
)
def test_a_rule_that_does_not_fit_is_refused(
    folder: Path, catalogue: Catalogue, file: str, old: str, new: str, named: str
) -> None:
    path = folder / "check" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_rules(folder, catalogue)
    assert f"check/{file}" in str(caught.value)
    assert named in str(caught.value)


def test_a_rule_about_a_section_that_is_not_there_is_left_out(folder: Path, catalogue: Catalogue) -> None:
    path = folder / "check" / "rules.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"S21.measures", is = "ladder"', '"S99.measures", is = "ladder"'), "utf-8")
    assert "guide_with_ladder" not in load_rules(folder, catalogue).by_id
    assert "guide_with_ladder" in load_rules(paths.resources(), catalogue).by_id
