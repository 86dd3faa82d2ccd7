"""Endorsing, publishing, comparing and proving on the command line."""

import json
import shutil
from pathlib import Path

import pytest

from charta.bootstrap import Charta
from cli.commands import run
from made import MadeFiles


@pytest.fixture
def ready_path(made_files: MadeFiles, tmp_path: Path) -> Path:
    """Give a copy of the example with nothing missing before publication."""
    return Path(shutil.copy(made_files.ready, tmp_path / "charter.charta"))


@pytest.fixture
def published_path(made_files: MadeFiles, tmp_path: Path) -> Path:
    """Give a copy of the example with version 1.0."""
    return Path(shutil.copy(made_files.published, tmp_path / "charter.charta"))


def reword(path: Path, section: str = "S12") -> None:
    bench = Charta().open(path)
    text = bench.wordings.text(section, "en")
    bench.rewording.edit(section, "en", text.replace(".", "!", 1))
    bench.close()


def test_a_draft_is_endorsed_with_a_message(ready_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(
        capsys,
        "endorse",
        ready_path,
        "--by",
        "Paul Gagnon",
        "--role",
        "CEO",
        "--message",
        "en=Dare to speak.",
    )
    assert code == 0
    assert "Endorsed: fingerprint " in out
    bench = Charta().read(ready_path)
    assert bench.printing.charter("en").foreword is not None
    bench.close()
    assert run(capsys, "endorse", ready_path, "--by", "Paul", "--message", "Dare")[0] == 2


def test_a_charter_is_published_and_its_version_told(
    ready_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(
        capsys,
        "publish",
        ready_path,
        "--effective",
        "2099-01-15",
        "--by",
        "Ada",
        "--json",
        "--review",
        "none",
    )
    assert code == 0
    told = json.loads(out)
    assert (told["version"], told["effective"], told["review"], told["by"]) == (
        "1.0",
        "2099-01-15",
        None,
        "Ada",
    )
    assert len(told["documents"]) == 20
    code, out, _ = run(capsys, "status", ready_path, "--json")
    status = json.loads(out)
    assert (status["version"], status["endorsed"], status["publishable"]) == ("1.0", True, True)
    code, _, err = run(capsys, "publish", ready_path, "--effective", "2099-01-15", "--by", "Ada")
    assert (code, err.count("\n")) == (1, 1)
    assert "Nothing has changed since version 1.0" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--effective", "15/01/2099"), "cannot apply from 15/01/2099"),
        (("--effective", "2001-01-01"), "that day is past"),
        (("--effective", "2099-01-15", "--number", "one"), "cannot be the version’s number"),
        (("--effective", "2099-01-15", "--review", "2099-01-15"), "Choose another day"),
    ],
)
def test_what_cannot_be_published_is_told_in_one_line(
    ready_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, _, err = run(capsys, "publish", ready_path, "--by", "Ada", *words)
    assert (code, err.count("\n")) == (1, 1)
    assert told in err


def test_a_charter_with_something_missing_is_not_published_and_says_what(
    ready_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reword(ready_path)
    code, _, err = run(capsys, "publish", ready_path, "--effective", "2099-01-15", "--by", "Ada")
    assert code == 1
    assert "to be signed again" in err
    assert "endorsed an earlier text" in err


def test_a_minor_change_is_called_so_and_confirmed(
    published_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reword(published_path)
    here = ("minor", published_path, "--section", "S12")
    assert run(capsys, *here, "--department", "legal", "--by", "Ada", "--reason", "A stop")[0] == 0
    code, _, err = run(capsys, *here, "--department", "legal", "--by", "Bo", "--confirm")
    assert code == 1
    assert "called this change minor" in err
    code, out, _ = run(capsys, *here, "--department", "hr", "--by", "Bo", "--confirm")
    assert (code, "Confirmed" in out) == (0, True)
    assert run(capsys, *here, "--department", "hr", "--by", "Bo")[0] == 2
    assert json.loads(run(capsys, "status", published_path, "--json")[1])["publishable"] is True


def test_a_version_is_exported_as_it_was_published(
    published_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reword(published_path)
    out = tmp_path / "out"
    code, told, _ = run(
        capsys,
        "export",
        published_path,
        "--to",
        out,
        "--version",
        "1.0",
        "--document",
        "charter",
        "--lang",
        "en",
    )
    assert code == 0
    (written,) = out.iterdir()
    assert str(written) in told
    bench = Charta().read(published_path)
    assert written.read_bytes() == bench.editions.document("1.0", written.name)
    bench.close()
    code, _, err = run(capsys, "export", published_path, "--to", out, "--version", "3.0")
    assert (code, "There is no version “3.0”. Known: 1.0." in err) == (1, True)


def test_two_states_are_compared_in_the_format_that_the_name_asks_for(
    published_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reword(published_path)
    word, plain = tmp_path / "redline.docx", tmp_path / "changes.md"
    base = ("redline", published_path, "--from", "1.0", "--lang", "en", "--section", "S12")
    assert run(capsys, *base, "--out", word)[0] == 0
    assert word.read_bytes().startswith(b"PK")
    assert run(capsys, *base, "--out", plain, "--plain")[0] == 0
    assert "1.0" in plain.read_text(encoding="utf-8")
    for wrong in ((*base, "--out", tmp_path / "a.xyz"), (*base[:3], "9.9", "--out", word)):
        code, _, err = run(capsys, *wrong)
        assert (code, err.count("\n")) == (1, 1)


def test_the_evidence_of_a_version_is_written(
    published_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "evidence.md"
    assert run(capsys, "evidence", published_path, "--version", "1.0", "--out", out, "--lang", "en")[0] == 0
    bench = Charta().read(published_path)
    told = out.read_text(encoding="utf-8").replace(" ", "").replace("`", "")
    assert bench.editions.find("1.0").version.fingerprint in told
    bench.close()


def test_a_version_is_looked_at_again_and_withdrawn(
    published_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "reviewed", published_path, "--by", "Ada", "--next", "2099-05-01")
    assert (code, "version 1.0 stays" in out) == (0, True)
    assert json.loads(run(capsys, "status", published_path, "--json")[1])["review"] == "2099-05-01"
    assert (
        run(capsys, "withdraw", published_path, "--version", "1.0", "--reason", "Old", "--by", "Ada")[0] == 0
    )
    assert json.loads(run(capsys, "status", published_path, "--json")[1])["version"] is None
    code, _, err = run(capsys, "reviewed", published_path, "--by", "Ada", "--next", "none")
    assert (code, err.count("\n")) == (1, 1)
    code, out, _ = run(capsys, "verify", published_path)
    assert code == 0


def test_an_open_charter_can_be_read_while_what_would_change_it_has_to_wait(
    published_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Charta().open(published_path)
    try:
        bench.answers.set("S08", "answer_hours", 47)
        before = published_path.read_bytes()
        for words in (
            ("status", published_path),
            ("check", published_path),
            ("log", published_path),
            ("verify", published_path),
            ("export", published_path, "--to", tmp_path / "out", "--format", "md"),
            ("export", published_path, "--to", tmp_path / "old", "--version", "1.0"),
            ("redline", published_path, "--from", "1.0", "--out", tmp_path / "redline.docx"),
            ("evidence", published_path, "--version", "1.0", "--out", tmp_path / "evidence.docx"),
        ):
            code, _, err = run(capsys, *words)
            assert (code, err) == (0, ""), words
        assert "answer_hours = 47" in run(capsys, "answers", published_path)[1]
        code, _, err = run(
            capsys, "withdraw", published_path, "--version", "1.0", "--reason", "No", "--by", "Ada"
        )
        assert code == 1
        assert "open elsewhere" in err
        assert published_path.read_bytes() == before
    finally:
        bench.close()
    assert Charta().verify(published_path).flaw is None
