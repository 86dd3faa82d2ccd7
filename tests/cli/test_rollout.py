"""The roll-out kit from the command line."""

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from charta.bootstrap import Charta
from charta.domain.rollout import Deliverable
from cli.commands import run
from made import MadeFiles


@pytest.fixture
def draft(made_files: MadeFiles, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_files.ready, tmp_path / "draft.charta"))


@pytest.fixture
def version(made_files: MadeFiles, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_files.published, tmp_path / "version.charta"))


def test_every_paper_is_written_in_every_language(
    capsys: pytest.CaptureFixture[str], version: Path, tmp_path: Path
) -> None:
    code, out, err = run(capsys, "kit", version, "--to", tmp_path / "kit")
    written = [Path(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert len(written) == len(Deliverable) * 2
    assert sorted(written) == sorted((tmp_path / "kit").iterdir())
    assert all("-1.0-" in path.name and path.suffix == ".docx" for path in written)


def test_one_paper_in_one_language_as_pdf_and_as_json(
    capsys: pytest.CaptureFixture[str], version: Path, tmp_path: Path
) -> None:
    code, out, err = run(
        *(capsys, "kit", version, "--to", tmp_path / "kit", "--document", "quiz", "--lang", "fr"),
        *("--format", "pdf", "--json"),
    )
    told = json.loads(out)
    (file,) = told.pop("files")
    assert (code, err) == (0, "")
    assert told == {"version": "1.0", "effective": told["effective"], "reworded": []}
    assert Path(file).read_bytes().startswith(b"%PDF")
    assert Path(file).name.endswith("-quiz-1.0-fr.pdf")


def test_a_draft_and_reworded_sections_are_told_beside_the_files(
    capsys: pytest.CaptureFixture[str], draft: Path, tmp_path: Path
) -> None:
    with closing(Charta().open(draft)) as bench:
        bench.rewording.edit("S01", "en", "Our own words.")
    code, out, err = run(
        *(capsys, "kit", draft, "--to", tmp_path / "kit", "--document", "quiz", "--lang", "en"),
        *("--format", "md"),
    )
    assert code == 0
    assert out.strip().endswith("-quiz-draft-en.md")
    assert "Made from the draft" in err
    assert "reworded these sections; compare what the kit says of them: 1." in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--document", "quizz"), "There is no document “quizz”."),
        (("--lang", "de"), "de"),
    ],
)
def test_what_does_not_exist_is_one_sentence(
    capsys: pytest.CaptureFixture[str], draft: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, "kit", draft, "--to", tmp_path / "kit", *options)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "kit").exists()


def test_a_charter_without_ambassadors_has_no_invitation_for_them(
    capsys: pytest.CaptureFixture[str], draft: Path, tmp_path: Path
) -> None:
    with closing(Charta().open(draft)) as bench:
        bench.answers.include({"S09": False})
    code, _, err = run(capsys, "kit", draft, "--to", tmp_path / "kit", "--document", Deliverable.AMBASSADORS)
    assert code == 1
    assert "ambassador-invitation" in err
