"""`charta log` lists what happened, for people and for machines, and changes nothing."""

import json
from pathlib import Path

import pytest

from charta import cli
from charta.bootstrap import Charta


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "example.charta"
    assert cli.main(["new", str(path), "--example"]) == 0
    sign = ["sign", str(path), "--department", "legal", "--section", "S12", "--by", "Cy"]
    assert cli.main([*sign, "--decision", "approve"]) == 0
    return path


def test_each_entry_is_one_line_the_oldest_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    before = file.read_bytes()
    assert cli.main(["log", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.split()[0]) for line in lines] == list(range(1, len(lines) + 1))
    assert "“Name of the organisation” answered" in lines[0]
    assert lines[-1].endswith("S12   Confidentiality and reserved topics: Legal affairs approved (Cy)")
    assert file.read_bytes() == before


def test_one_section_can_be_asked_for(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["log", str(file), "--section", "S12"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all("  S12   Confidentiality and reserved topics: " in line for line in lines)
    assert cli.main(["log", str(file), "--section", "S99"]) == 1
    assert "S99" in capsys.readouterr().err


def test_json_has_both_sides_of_every_entry_and_its_place_in_the_chain(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["log", str(file), "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert cli.main(["log", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(
        entry["digest"].startswith(line.split()[1]) for entry, line in zip(entries, lines, strict=True)
    )
    decision = entries[-1]
    assert set(decision) == {
        *("number", "at", "actor", "kind", "key", "before", "after", "digest", "previous", "section")
    }
    assert (decision["kind"], decision["key"], decision["section"]) == ("decision", ["1"], "S12")
    assert decision["before"] is None
    assert decision["after"]["by"] == "Cy"
    assert decision["after"]["kind"] == "approve"
    assert decision["previous"] == entries[-2]["digest"]
    assert decision["digest"] == Charta().verify(file).head


def test_the_latest_change_in_an_open_window_is_listed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Charta().open(file)
    bench.answers.set("S08", "answer_hours", 47)
    capsys.readouterr()
    assert cli.main(["log", str(file)]) == 0
    bench.close()
    assert capsys.readouterr().out.splitlines()[-1].endswith("47")
