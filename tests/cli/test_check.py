"""`charta check`: the findings of a charter by section, as text and as JSON."""

import json
from pathlib import Path

import pytest

from charta import paths
from charta.bootstrap import Charta
from charta.cli.main import main


@pytest.fixture
def bad(charta: Charta, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the charter that goes wrong on purpose."""
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.setattr("charta.paths.backups", lambda: tmp_path / "backups")
    path = tmp_path / "bad.charta"
    charta.create(path, answers=paths.resources() / "example" / "bad.toml").close()
    return path


def test_findings_come_by_section_with_reason_and_suggestion(
    bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(bad)]) == 0
    lines = capsys.readouterr().out.splitlines()
    heading = lines.index(f"S02 {Charta().catalogue.section('S02').text('en').title}")
    told = lines[heading + 1 : lines.index(next(line for line in lines if line.startswith("S03")))]
    assert any(line.startswith("  Overbroad secrecy (en), serious: “anything internal”") for line in told)
    assert any(line.startswith("    List the few topics") for line in told)
    assert any("findings (" in line for line in lines)
    balance = lines.index(next(line for line in lines if line.startswith("Balance:")))
    assert lines[balance + 1].startswith("  This charter forbids more than it encourages. These sections")
    assert "S04 " in lines[balance + 1]


def test_one_language_can_be_asked_for(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(bad), "--lang", "fr", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {finding["language"] for finding in told["findings"]} == {"fr", None}
    assert main(["check", str(bad), "--lang", "de"]) == 1
    assert "not written in “de”" in capsys.readouterr().err


def test_json_has_every_finding_what_is_ignored_the_balance_and_the_formalities(
    charta: Charta, bad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = charta.open(bad)
    first = bench.checking.findings("S02", "en")[0]
    bench.checking.dismiss(first, "Counsel agreed")
    bench.close()
    assert main(["check", str(bad), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert first.id not in {finding["id"] for finding in told["findings"]}
    assert [(entry["id"], entry["reason"]) for entry in told["ignored"]] == [(first.id, "Counsel agreed")]
    assert told["balance"]["sections"].keys() == {"promotion", "prevention", "share"}
    assert told["balance"]["leans_to_prevention"]
    assert "S04" in told["balance"]["restoring"]
    assert all(item["title"] for item in told["formalities"])
    assert main(["check", str(bad)]) == 0
    assert "1 finding is ignored." in capsys.readouterr().out


def test_strict_fails_in_one_line_where_something_is_serious(
    charta: Charta, bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(bad), "--strict"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    good = tmp_path / "good.charta"
    charta.create(good, answers=charta.example_answers()).close()
    assert main(["check", str(good), "--strict"]) == 0


def test_the_reader_is_told_in_the_language_of_the_screen(
    bad: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert main(["check", str(bad), "--lang", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    quotes = {finding["quote"]: finding["reason"] for finding in told["findings"]}
    assert "plus personne ne peut dire" in quotes["anything internal"]
