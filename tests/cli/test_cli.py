"""The commands do what the window does, and tell a problem in one line."""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

from charta import cli
from charta.bootstrap import Charta, Workbench
from charta.errors import DiskFull
from charta.services.answers import AnswerService
from charta.services.export import DOCUMENTS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "example.charta"
    assert cli.main(["new", str(path), "--example"]) == 0
    return path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line on standard error."""
    error = capsys.readouterr().err
    assert error.count("\n") == 1, error
    assert "Traceback" not in error
    return error.strip()


def status_of(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert cli.main(["status", str(path), "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert isinstance(status, dict)
    return status


def test_a_charter_goes_from_answers_over_signatures_to_documents(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for department in Charta().catalogue.departments:
        assert (
            cli.main(
                [
                    "sign",
                    str(file),
                    "--department",
                    department,
                    "--all",
                    "--by",
                    "Zoé",
                    "--decision",
                    "approve",
                ]
            )
            == 0
        )
    status = status_of(file, capsys)
    assert all(
        department["state"] == "approved"
        for section in status["sections"]
        if section["included"]
        for department in section["departments"].values()
        if department["required"]
    )
    assert cli.main(["export", str(file), "--to", str(tmp_path / "out")]) == 0
    written = capsys.readouterr().out.split("\n")[:-1]
    assert len(written) == 12
    assert all(Path(path).read_bytes().startswith(b"PK") for path in written)


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "md"])
def test_the_charter_is_written_in_every_format_and_one_language(
    file: Path, tmp_path: Path, format_: str
) -> None:
    out = tmp_path / "out"
    words = [
        "export",
        str(file),
        "--to",
        str(out),
        "--document",
        "charter",
        "--lang",
        "fr",
        "--format",
        format_,
    ]
    assert cli.main(words) == 0
    (written,) = out.iterdir()
    assert written.suffix == f".{format_}"
    assert written.stat().st_size > 1000


def test_a_new_charter_begins_with_a_preset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = {}
    for preset in ("minimal", "balanced", "full"):
        path = tmp_path / f"{preset}.charta"
        assert cli.main(["new", str(path), "--preset", preset]) == 0
        sections = status_of(path, capsys)["sections"]
        chosen[preset] = {section["id"] for section in sections if section["included"]}
    assert chosen["minimal"] < chosen["balanced"] < chosen["full"]
    assert {"S04", "S10", "S15", "S19"} <= chosen["balanced"]
    assert len(chosen["full"]) == len(Charta().catalogue.sections)


def test_a_preset_goes_with_answers_unless_they_name_sections(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, answers = tmp_path / "ours.charta", tmp_path / "answers.toml"
    answers.write_text('[organisation]\nsize = "50_to_249"\n', encoding="utf-8")
    named = tmp_path / "named.toml"
    named.write_text(f'sections = ["S01"]\n{answers.read_text("utf-8")}', encoding="utf-8")
    for source in (["--answers", str(named)], ["--example"]):
        assert cli.main(["new", str(path), *source, "--preset", "full"]) == 2
        assert "--preset" in capsys.readouterr().err
        assert not path.exists()
    assert cli.main(["new", str(path), "--answers", str(answers), "--preset", "full"]) == 0
    assert all(section["included"] for section in status_of(path, capsys)["sections"])


def test_an_unknown_preset_makes_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ours.charta"
    assert cli.main(["new", str(path), "--preset", "huge"]) == 1
    assert "minimal, small, balanced, full" in told(capsys)
    assert list(tmp_path.iterdir()) == []


def test_help_names_every_preset(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", "--help"]) == 0
    told = capsys.readouterr().out
    assert all(preset.id in told for preset in bench.presets.presets)


def test_answers_and_new_round_trip(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["answers", str(file)]) == 0
    first = capsys.readouterr().out
    assert tomllib.loads(first)["organisation"]["name"]
    answers = tmp_path / "answers.toml"
    answers.write_text(first, encoding="utf-8")
    again = tmp_path / "again.charta"
    assert cli.main(["new", str(again), "--answers", str(answers)]) == 0
    capsys.readouterr()
    assert cli.main(["answers", str(again)]) == 0
    assert capsys.readouterr().out == first
    before, after = status_of(file, capsys), status_of(again, capsys)
    assert before == after


def test_answers_as_json_say_the_same_as_the_toml(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["answers", str(file), "--json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert answers["organisation"]["languages"] == ["fr", "en"]
    assert "S12" in answers["sections"]


def test_languages_can_be_chosen_when_the_charter_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "english.charta"
    assert cli.main(["new", str(path), "--lang", "en"]) == 0
    assert status_of(path, capsys)["languages"] == ["en"]


def test_a_reservation_is_recorded_with_its_note(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "sign",
        str(file),
        "--department",
        "legal",
        "--section",
        "S12",
        "--by",
        "Ann",
        "--decision",
        "reserve",
    ]
    assert cli.main([*words, "--note", "Watch the photos."]) == 0
    section = next(s for s in status_of(file, capsys)["sections"] if s["id"] == "S12")
    legal = section["departments"]["legal"]
    assert (legal["state"], legal["by"], legal["note"]) == ("reserved", "Ann", "Watch the photos.")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["status", "nowhere.charta"], "no file"),
        (
            ["sign", "{file}", "--department", "sales", "--all", "--by", "A", "--decision", "approve"],
            "marketing",
        ),
        (
            [
                "sign",
                "{file}",
                "--department",
                "it",
                "--section",
                "S99",
                "--by",
                "A",
                "--decision",
                "approve",
            ],
            "S12",
        ),
        (
            [
                "sign",
                "{file}",
                "--department",
                "it",
                "--section",
                "S12",
                "--by",
                "A",
                "--decision",
                "reserve",
            ],
            "note",
        ),
        (
            [
                "sign",
                "{file}",
                "--department",
                "hr",
                "--section",
                "S12",
                "--by",
                "A",
                "--decision",
                "approve",
            ],
            "S12",
        ),
        (["sign", "{file}", "--department", "it", "--all", "--by", " ", "--decision", "approve"], "name"),
        (["export", "{file}", "--to", "{out}", "--document", "poster"], "acknowledgement"),
        (["export", "{file}", "--to", "{out}", "--lang", "de"], "fr, en"),
        (["export", "{file}", "--to", "{out}", "--word-template", "nowhere.docx"], "nowhere.docx"),
        (["new", "{file}"], "already exists"),
        (["new", "{new}", "--lang", "de"], "de"),
        (["new", "{new}", "--answers", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_a_problem_is_one_line_and_exit_code_1(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], part: str
) -> None:
    capsys.readouterr()
    new = tmp_path / "new.charta"
    filled = [word.format(file=file, out=tmp_path / "out", new=new) for word in words]
    assert cli.main(filled) == 1
    assert part in told(capsys)
    assert not new.exists()
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("toml", "part"),
    [
        ("[S99]\nx = 1", "S99"),
        ("[S12]\nnothing = 1", "nothing"),
        ('[S12]\nclients = "sometimes"', "agreement"),
        ("[S12]\nclients = 3", "S12.clients"),
        ('[organisation]\nname = "' + "x" * 5000 + '"', "120"),
        ("not toml at all", "answers.toml"),
        ('sections = ["S12", "S77"]', "S77"),
        ('[organisation]\nlogo = "nowhere.png"', "nowhere.png"),
    ],
)
def test_wrong_answers_are_named_and_leave_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], toml: str, part: str
) -> None:
    answers, path = tmp_path / "answers.toml", tmp_path / "new.charta"
    answers.write_text(toml, encoding="utf-8")
    assert cli.main(["new", str(path), "--answers", str(answers)]) == 1
    assert part in told(capsys)
    assert not path.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["status"],
        ["sign", "x.charta", "--department", "it", "--by", "A", "--decision", "approve"],
        ["sign", "x.charta", "--department", "it", "--all", "--by", "A", "--decision", "maybe"],
        ["export", "x.charta", "--to", "out", "--format", "doc"],
        ["new", "x.charta", "--example", "--answers", "a.toml"],
    ],
)
def test_a_wrong_use_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_of_something_else_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "foreign.charta"
    foreign.write_text("hello")
    assert cli.main(["status", str(foreign)]) == 1
    assert "not a Charta file" in told(capsys)
    assert foreign.read_text() == "hello"


def test_a_charter_that_is_open_elsewhere_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench = Charta().open(file)
    try:
        capsys.readouterr()
        sign = [
            "sign",
            str(file),
            "--department",
            "hr",
            "--section",
            "S12",
            "--by",
            "Ada",
            "--decision",
            "approve",
        ]
        assert cli.main(sign) == 1
        assert "open elsewhere" in told(capsys)
    finally:
        bench.close()


def test_what_only_reads_needs_no_right_to_write(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        with tempfile.TemporaryDirectory() as out:
            assert cli.main(["status", str(file), "--json"]) == 0
            assert cli.main(["answers", str(file)]) == 0
            assert cli.main(["export", str(file), "--to", out, "--format", "md"]) == 0
            assert len(list(Path(out).iterdir())) == 2 * (len(DOCUMENTS) - 1)  # no survey, no diagnostic
        assert file.read_bytes() == before
    finally:
        file.parent.chmod(0o755)


def test_a_charter_gets_its_name_only_once_it_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.charta"
    seen = []

    def look(self: AnswerService, answers: object) -> None:
        seen.append(path.exists())
        raise DiskFull(path=path)

    monkeypatch.setattr(AnswerService, "take_in", look)
    assert cli.main(["new", str(path), "--example"]) == 1
    assert seen == [False]
    assert "no room" in told(capsys)
    assert list(tmp_path.glob("*.charta")) == []
    assert list(tmp_path.glob(".charta-*")) == []


def test_names_and_notes_beyond_their_limit_are_refused(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert (
        cli.main(
            ["sign", str(file), "--department", "it", "--all", "--by", "x" * 1000, "--decision", "approve"]
        )
        == 1
    )
    assert "120" in told(capsys)


def test_a_missing_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", str(tmp_path / "absent" / "new.charta")]) == 1
    assert "no folder" in told(capsys)


def test_verify_proves_a_charter(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["verify", str(file)]) == 0
    assert "holds" in capsys.readouterr().out


def test_the_demo_makes_the_example_and_every_document_and_can_be_made_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    assert cli.main(["demo", "--to", str(out)]) == 0
    first = sorted(path.name for path in out.iterdir())
    assert cli.main(["demo", "--to", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == first
    assert {path.suffix for path in out.iterdir()} == {".charta", ".docx", ".pdf", ".html", ".md"}
    assert str(out) in capsys.readouterr().out
    assert not (tmp_path / "backups").exists()


def test_the_help_names_every_command_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"  {command} " in text for command in cli.COMMANDS)
    listed = [line.split()[0] for line in text.partition("Commands:")[2].splitlines() if line[2:3].strip()]
    assert sorted(listed) == sorted(cli.COMMANDS)


def test_the_commands_speak_french_where_the_system_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert cli.main(["status", str(tmp_path / "absent.charta")]) == 1
    assert "n’existe pas" in told(capsys)


def test_without_a_screen_the_window_is_refused_in_one_line(tmp_path: Path) -> None:
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    environment.pop("QT_QPA_PLATFORM", None)
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    run = subprocess.run(
        [sys.executable, "-m", "charta"], capture_output=True, text=True, env=environment, check=False
    )
    assert run.returncode == 1
    assert "--help" in run.stderr
    assert "Traceback" not in run.stderr


def test_no_command_imports_qt(file: Path) -> None:
    code = (
        "import sys; from charta import cli;"
        f"assert cli.main(['status', {str(file)!r}]) == 0;"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_results_of_a_survey_that_there_is_not_are_told_in_one_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    words = ["export", str(file), "--to", str(tmp_path / "out"), "--document", "diagnostic"]
    assert cli.main(words) == 1
    told = capsys.readouterr()
    assert told.err.startswith("No survey has answers yet")
    assert told.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_one_page_and_the_questionnaire_are_written_by_their_names(file: Path, tmp_path: Path) -> None:
    words = ["export", str(file), "--to", str(tmp_path / "out"), "--format", "md", "--lang", "en"]
    assert cli.main([*words, "--document", "one-page", "--document", "diagnostic-sheet"]) == 0
    assert sorted(path.name.split("-", 2)[-1] for path in (tmp_path / "out").iterdir()) == [
        "diagnostic-sheet-en.md",
        "one-page-en.md",
    ]
