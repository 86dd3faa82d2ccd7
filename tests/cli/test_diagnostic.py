"""The diagnostic from the command line: answers come in whole or not at all, and nobody is given away."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from charta import cli
from charta.bootstrap import Charta
from exchange.sheets import csv_bytes, workbook_bytes

ITEMS = Charta().diagnostic.item_ids


@pytest.fixture
def file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "c.charta"
    assert cli.main(["new", str(path)]) == 0
    capsys.readouterr()
    return path


def answers(path: Path, groups: dict[str, int], score: int = 2, bad: int = 0) -> Path:
    rows = [[group, *[score] * 18] for group, count in groups.items() for _ in range(count)]
    table = [["Group", *ITEMS], *rows, *[["A", "7", *[score] * 17]] * bad]
    path.write_bytes(workbook_bytes(table) if path.suffix == ".xlsx" else csv_bytes(table, ";", "utf-16"))
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> tuple[str, str]:
    capsys.readouterr()
    assert cli.main(["diagnostic", *map(str, words)]) == code
    output = capsys.readouterr()
    assert output.err.count("\n") == (1 if code == 1 else 0) or code == 2
    return output.out, output.err


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> dict[str, Any]:
    found = json.loads(run(capsys, *words, "--json", code=code)[0])
    assert isinstance(found, dict)
    return found


def test_answers_are_taken_in_and_their_results_told(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.csv", "a.xlsx"):
        source = answers(tmp_path / name, {"A": 20, "B": 9, "C": 3})
        found = told(capsys, file, "--import", source, "--new", name)
        assert found["import"][0]["stored"]
        assert (found["title"], found["respondents"], found["hidden"]) == (name, 32, ["B", "C"])
        assert [group["group"] for group in found["groups"]] == ["A"]
        assert found["everybody"]["factors"]["F1"] == {"mean": 2.0, "band": "low"}
        assert [entry["id"] for entry in found["findings"]][:2] == ["unaware", "unclear"]
    assert [survey["title"] for survey in found["surveys"]] == ["a.csv", "a.xlsx"]
    assert Charta().verify(file).flaw is None


def test_a_wish_to_keep_apart_has_nothing_to_follow(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = answers(tmp_path / "a.csv", {"A": 20})
    found = told(capsys, file, "--import", source)
    (preference,) = [entry for entry in found["findings"] if entry["respected"]]
    assert preference["id"] == "preference"
    for key in ("recommendations", "sections", "not_included", "activities"):
        assert preference[key] == []


def test_a_second_survey_is_told_beside_the_first(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, file, "--import", answers(tmp_path / "a.csv", {"A": 9}), "--new", "Spring")
    out, _ = run(capsys, file, "--import", answers(tmp_path / "b.csv", {"A": 9}, 4), "--new", "Autumn")
    assert "Since “Spring”:" in out
    assert "E +2.00" in out
    found = told(capsys, file, "--survey", 2)
    assert found["comparison"]["with"] == 1
    assert found["comparison"]["groups"][0]["items"]["E.3"] == 2
    assert told(capsys, file, "--survey", 1)["comparison"] is None


def test_several_files_are_one_step_and_rows_without_a_group_take_the_given_one(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [answers(tmp_path / f"{n}.csv", {"": 1, "B": 1}) for n in range(8)]
    words = [word for source in sources for word in ("--import", source)]
    found = told(capsys, file, *words, "--group", "Plant")
    assert {group["group"]: group["respondents"] for group in found["groups"]} == {"B": 8, "Plant": 8}


def test_with_a_bad_row_nothing_is_stored_and_each_is_named(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = answers(tmp_path / "a.csv", {"A": 9}, bad=2)
    before = file.read_bytes()
    out, err = run(capsys, file, "--import", source, code=1)
    assert "a.csv, line 11, column F1.1: “7” is not a score" in out
    assert "a.csv, line 12, column F1.1" in out
    assert "lines that do not fit (2)" in err
    found = told(capsys, file, "--import", source, code=1)
    assert [entry["line"] for entry in found["import"][0]["problems"]] == [11, 12]
    assert not found["import"][0]["stored"]
    assert (found["survey"], found["surveys"]) == (None, [])
    assert file.read_bytes() == before


def test_the_good_rows_are_kept_when_the_user_says_so(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = answers(tmp_path / "a.xlsx", {"A": 9}, bad=2)
    found = told(capsys, file, "--import", source, "--keep-good")
    assert found["respondents"] == 9
    assert len(found["import"][0]["problems"]) == 2
    only_bad = answers(tmp_path / "bad.csv", {}, bad=2)
    run(capsys, file, "--import", only_bad, "--keep-good", code=1)
    assert told(capsys, file)["respondents"] == 9


def test_the_blank_spreadsheet_is_written_in_either_language_and_replaces_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, text = tmp_path / "blank.xlsx", tmp_path / "blank.csv"
    run(capsys, file, "--blank", book, "--lang", "en")
    run(capsys, file, "--blank", text)
    assert zipfile.is_zipfile(book)
    assert "Je sais sur quels médias" in text.read_text(encoding="utf-8-sig")
    _, err = run(capsys, file, "--blank", book, code=1)
    assert "already exists" in err
    _, err = run(capsys, file, "--blank", tmp_path / "x.ods", code=1)
    assert "xlsx, csv" in err
    _, err = run(capsys, file, "--blank", tmp_path / "y.csv", "--lang", "de", code=1)
    assert "fr, en" in err
    _, err = run(capsys, file, "--import", book, code=1)
    assert "no row holds an answer" in err
    assert told(capsys, file)["surveys"] == []


def test_problems_are_told_in_one_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, err = run(capsys, file, "--import", tmp_path / "none.csv", code=1)
    assert "no such file" in err
    _, err = run(capsys, file, "--survey", 4, code=1)
    assert "no survey 4" in err
    source = answers(tmp_path / "a.csv", {"A": 9})
    run(capsys, file, "--import", source, "--survey", 4, code=1)
    run(capsys, file, "--import", source, "--survey", 1, "--new", "x", code=2)
    run(capsys, file, "--new", "x", code=2)
    _, err = run(capsys, file, "--import", source, "--new", "x" * 121, code=1)
    assert "shorten it to 120" in err
    nameless = answers(tmp_path / "b.csv", {"": 9})
    _, err = run(capsys, file, "--import", nameless, "--group", "x" * 121, code=1)
    assert "shorten it to 120" in err
    out, _ = run(capsys, file)
    assert "There is no survey yet" in out


def test_too_few_people_are_not_told_about(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = run(capsys, file, "--import", answers(tmp_path / "a.csv", {"A": 7}))
    assert "Results are shown from 8 people on." in out
    assert "F1" not in out
    found = told(capsys, file)
    assert (found["everybody"], found["findings"]) == (None, [])


def test_help_tells_about_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = run(capsys, "--help")
    for option in ("--import", "--keep-good", "--group", "--survey", "--new", "--blank", "--lang", "--json"):
        assert option in out
