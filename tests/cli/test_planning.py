"""The roll-out plan from the command line: proposed, adopted, moved, and written to files."""

import hashlib
import json
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import icalendar
import pytest

from charta.bootstrap import Charta
from cli.commands import run
from made import MadeFiles


@pytest.fixture
def path(made_files: MadeFiles, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_files.ready, tmp_path / "charter.charta"))


def digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def test_a_charter_whose_plan_was_never_opened_gives_a_calendar(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, file = digest(path), tmp_path / "plan.ics"
    code, out, err = run(capsys, "plan", path, "--effective", "2099-03-02", "--ics", file)
    assert (code, err) == (0, "")
    assert "This is a proposal; nothing of it is stored." in out
    assert "Launch session" in out
    assert out.splitlines()[-1] == str(file)
    found = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert date(2099, 3, 2) in [event["DTSTART"].dt for event in found]
    assert digest(path) == before


def test_without_a_day_it_says_from_which_one_it_counts(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "plan", path)
    assert code == 0
    assert "the first day that leaves time for what comes before." in out


def test_a_plan_is_adopted_then_told_then_moved(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "plan", path, "--effective", "2099-03-02", "--adopt")
    assert code == 0
    assert out.startswith("26 activities taken into the plan or moved.")
    told = json.loads(run(capsys, "plan", path, "--json")[1])
    assert (told["proposed"], told["effective"], told["basis"]) == (False, "2099-03-02", "plan")
    assert len(told["activities"]) == 26
    assert {factor["id"]: factor["total"] for factor in told["factors"]}["reminders"] == 4
    moved = json.loads(run(capsys, "plan", path, "--effective", "2099-03-09", "--json")[1])
    assert (moved["proposed"], moved["effective"]) == (True, "2099-03-09")
    run(capsys, "plan", path, "--effective", "2099-03-09", "--adopt")
    with closing(Charta().open(path)) as bench:
        assert bench.rollout.get("D12").start == "2099-03-09"


@pytest.mark.parametrize(("option", "begins"), [("--xlsx", b"PK"), ("--docx", b"PK"), ("--pdf", b"%PDF")])
def test_files_are_written_in_the_language_asked_for(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, begins: bytes
) -> None:
    file = tmp_path / "plan.out"
    code, out, err = run(capsys, "plan", path, option, file, "--lang", "fr")
    assert (code, err) == (0, "")
    assert file.read_bytes().startswith(begins)
    assert str(file) in out.splitlines()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--effective", "spring"), "spring"),
        (("--effective", "0001-01-01"), "0001-01-01"),
        (("--lang", "de", "--ics", "plan.ics"), "de"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, "plan", path, *words)
    assert (code, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


def test_a_folder_that_is_not_there_is_said(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "plan", path, "--ics", tmp_path / "nowhere" / "plan.ics")
    assert code == 1
    assert "nowhere" in err
