"""Agenda, invitation and minutes from the command line, of real workshops."""

import hashlib
import io
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from docx import Document

from charta.bootstrap import Charta, Workbench
from charta.cli.workshops import told_counts
from charta.i18n import translator
from charta.services.deciding import Question, Ruling
from cli.commands import run
from made import MadeFiles

PLANNED = {"planned": 1, "held": 0, "running": 0, "decisions": 0, "open_actions": 0, "overdue_actions": 0}


@pytest.fixture
def path(made_files: MadeFiles, tmp_path: Path) -> Path:
    """Give a copy of the example, without any workshop."""
    return Path(shutil.copy(made_files.ready, tmp_path / "charter.charta"))


@pytest.fixture
def dated(path: Path) -> Path:
    """Give the example with a workshop on a day, at a time."""
    change(path, lambda bench: bench.workshops.plan("half_day", "2099-01-15", "09:00"))
    return path


@pytest.fixture
def held(dated: Path) -> Path:
    """Give the example after a workshop with one decision, one action in time and one overdue."""
    change(dated, hold)
    return dated


def change(path: Path, made: Callable[[Workbench], object]) -> None:
    with closing(Charta().open(path)) as bench:
        made(bench)


def hold(bench: Workbench) -> None:
    item = bench.agendas.add(1, bench.agendas.draft("S12"))
    bench.timekeeping.begin(1)
    bench.timekeeping.take_up(1, item)
    bench.deciding.decide(Question(1, "S12"), None, Ruling(text="We keep the short form."))
    bench.actions.add("Ask the agency", workshop=1, owner="Zoé", due="2099-02-01")
    bench.actions.add("Print the cards", workshop=1, owner="Ann", due="2001-02-01")
    bench.timekeeping.end(1)


def written(out: str, folder: Path) -> list[Path]:
    """Return the files that a command named, which are all that are in the folder."""
    found = [Path(line) for line in out.splitlines()]
    assert sorted(found) == sorted(folder.iterdir())
    return found


def words_of(file: Path) -> str:
    document = Document(io.BytesIO(file.read_bytes()))
    return "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def test_an_agenda_is_written_in_every_language_with_an_invitation(
    dated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hashlib.sha256(dated.read_bytes()).digest()
    folder = tmp_path / "to" / "send"
    code, out, err = run(capsys, "agenda", dated, "--session", 1, "--to", folder)
    assert (code, err) == (0, "")
    files = written(out, folder)
    agendas = [file for file in files if file.suffix == ".docx"]
    invitations = [file for file in files if file.suffix == ".ics"]
    assert [[file.stem[-3:] for file in found] for found in (agendas, invitations)] == [["-fr", "-en"]] * 2
    for file in invitations:
        (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert event.start == datetime(2099, 1, 15, 9, 0).astimezone()
        assert event.end - event.start == timedelta(minutes=210)
    assert all(len(words_of(file)) > 200 for file in agendas)
    assert hashlib.sha256(dated.read_bytes()).digest() == before


def test_a_workshop_without_a_day_has_an_agenda_and_says_why_no_invitation(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(path, lambda bench: bench.workshops.plan("review"))
    code, out, err = run(capsys, "agenda", path, "--session", 1, "--to", tmp_path / "to")
    assert code == 0
    assert [file.suffix for file in written(out, tmp_path / "to")] == [".docx", ".docx"]
    assert err == (
        "No invitation was written. Workshop 1 has no day or time yet. Set both, then write the invitation.\n"
    )


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
def test_an_agenda_comes_in_the_format_and_language_that_are_asked_for(
    dated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    words = ("--session", 1, "--to", tmp_path / "to", "--format", format_, "--lang", "en")
    code, out, err = run(capsys, "agenda", dated, *words)
    assert (code, err) == (0, "")
    assert sorted(file.suffix for file in written(out, tmp_path / "to")) == sorted([f".{format_}", ".ics"])
    assert all(file.stem.endswith("-en") for file in written(out, tmp_path / "to"))


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_minutes_are_written_in_every_language(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    code, out, err = run(
        capsys, "minutes", held, "--session", 1, "--to", tmp_path / "to", "--format", format_
    )
    assert (code, err) == (0, "")
    files = written(out, tmp_path / "to")
    assert [(file.suffix, file.stem[-3:]) for file in files] == [
        (f".{format_}", "-fr"),
        (f".{format_}", "-en"),
    ]
    for file in files if format_ == "docx" else ():
        text = words_of(file)
        assert "We keep the short form." in text
        assert "Ask the agency" in text


def test_minutes_come_in_one_language_where_it_is_named(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "minutes", held, "--session", 1, "--to", tmp_path / "to", "--lang", "fr")
    assert code == 0
    assert [file.stem[-3:] for file in written(out, tmp_path / "to")] == ["-fr"]


@pytest.mark.parametrize("command", ["agenda", "minutes"])
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--session", 7), "There is no workshop 7."),
        (("--session", 0), "There is no workshop 0."),
        (("--session", 1, "--lang", "de"), "de"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_and_nothing_written(
    held: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    words: tuple[object, ...],
    told: str,
) -> None:
    code, out, err = run(capsys, command, held, *words, "--to", tmp_path / "to")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert told in err
    assert not (tmp_path / "to").exists()


def test_a_workshop_without_an_agenda_has_none_to_write(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(path, lambda bench: bench.workshops.add())
    code, _, err = run(capsys, "agenda", path, "--session", 1, "--to", tmp_path / "to")
    assert (code, err) == (1, "Workshop 1 has no agenda yet. Add an item first.\n")


def test_a_workshop_that_has_not_begun_has_no_minutes(
    dated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "minutes", dated, "--session", 1, "--to", tmp_path / "to")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("Workshop 1 has not begun")
    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("agenda", "--to", "x"),
        ("agenda", "--session", "1"),
        ("agenda", "--session", "one", "--to", "x"),
        ("minutes", "--session", "1", "--to", "x", "--format", "html"),
    ],
)
def test_a_command_that_says_too_little_is_a_wrong_usage(
    dated: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    command, *others = words
    assert run(capsys, command, dated, *others)[0] == 2


def test_status_counts_workshops_decisions_and_actions(
    dated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def counted() -> dict[str, Any]:
        found = json.loads(run(capsys, "status", dated, "--json")[1])["workshops"]
        assert isinstance(found, dict)
        return found

    assert counted() == PLANNED
    assert "\nWorkshops: 1 planned\n" in run(capsys, "status", dated)[1]
    change(dated, hold)
    assert counted() == PLANNED | {
        "planned": 0,
        "held": 1,
        "decisions": 1,
        "open_actions": 2,
        "overdue_actions": 1,
    }
    told = "\nWorkshops: 1 held, 1 decision, 2 open actions, 1 of them overdue\n"
    assert told in run(capsys, "status", dated)[1]
    change(dated, lambda bench: bench.timekeeping.begin(1))
    assert counted()["running"] == 1
    assert "1 running" in run(capsys, "status", dated)[1]


def test_status_says_nothing_of_workshops_where_there_are_none(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Workshops" not in run(capsys, "status", path)[1]
    assert told_counts(dict.fromkeys(PLANNED, 0), translator("en")) == ""
