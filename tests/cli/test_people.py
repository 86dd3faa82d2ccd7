"""The commands of people and their signatures, as somebody types them."""

import errno
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from charta.bootstrap import Charta
from charta.domain.people import Presence
from charta.domain.register import Occasion
from cli import commands
from made import MadeFiles

ROSTER = """No employé;Prénom;Nom;Courriel;Service;Gestionnaire;Langue
101;Marie;Tremblay;marie@example.org;Ventes;Jean Roy;français
102;Jean;Roy;jean@example.org;Ventes;;français
103;Zoë;O'Hara;zoe@example.org;Recherche;Jean Roy;anglais
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(made_files: MadeFiles, tmp_path: Path) -> Path:
    """Give a copy of the example with version 1.0."""
    return Path(shutil.copy(made_files.published, tmp_path / "charter.charta"))


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """Give a list as an older program writes it: Latin-1, with semicolons."""
    file = tmp_path / "employés.csv"
    file.write_bytes(ROSTER.encode("latin-1"))
    return file


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return partial(commands.run, capsys)


@pytest.fixture
def staffed(path: Path, roster: Path, run: Run) -> Path:
    """Give a published charter with three people."""
    assert run("people", path, "import", roster)[0] == 0
    return path


def listed(run: Run, path: Path, *options: str) -> list[dict[str, Any]]:
    code, out, _ = run("people", path, "list", *options, "--json")
    assert code == 0
    people: list[dict[str, Any]] = json.loads(out)["people"]
    return people


def test_a_list_in_latin_1_with_semicolons_is_taken_over(path: Path, roster: Path, run: Run) -> None:
    assert run("people", path, "import", roster) == (0, "3 joined\n", "")
    people = listed(run, path)
    assert [person["name"] for person in people] == ["Zoë O'Hara", "Jean Roy", "Marie Tremblay"]
    assert [person["language"] for person in people] == ["en", "fr", "fr"]
    assert {person["state"] for person in people} == {"to_give"}


def test_a_dry_run_says_the_same_and_changes_nothing(path: Path, roster: Path, run: Run) -> None:
    before = path.read_bytes()
    code, out, _ = run("people", path, "import", roster, "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["dry_run"], told["joiners"], told["problems"]) == (0, True, 3, [])
    assert path.read_bytes() == before


def test_problems_are_named_by_line_and_the_rest_is_taken(path: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"{ROSTER}104;;;x@example.org;;;\n103;Twice;Twice;;;;\n", encoding="utf-8")
    code, out, err = run("people", path, "import", file)
    assert (code, out) == (0, "2 joined\n")
    assert "Line 5" in err
    assert "Line 6" in err
    told = json.loads(run("people", path, "import", file, "--dry-run", "--json")[1])
    assert told["left_out"] == 3


def test_columns_can_be_mapped_by_hand(path: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("X,Y\nAda Byron,101\nBo Diddley,102\n", encoding="utf-8")
    assert run("people", path, "import", file, "--map", "X=name", "--map", "2=number")[0] == 0
    ada, _ = listed(run, path)
    assert (ada["name"], ada["number"]) == ("Ada Byron", "101")
    code, _, err = run("people", path, "import", file, "--map", "Z=name")
    assert code == 2
    assert "Z=name" in err


def test_a_complete_list_tells_who_has_left(staffed: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "list.csv"
    file.write_text("".join(ROSTER.splitlines(keepends=True)[:3]), encoding="utf-8")
    assert run("people", staffed, "import", file, "--complete")[1] == "1 left, 2 unchanged\n"
    with closing(Charta().read(staffed)) as bench:
        assert [person.presence for person in bench.register.people.values()].count(Presence.LEFT) == 1


def test_what_is_no_list_changes_nothing(staffed: Path, tmp_path: Path, run: Run) -> None:
    bad = tmp_path / "list.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    before = staffed.read_bytes()
    code, out, err = run("people", staffed, "import", bad)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "list.xlsx" in err
    assert staffed.read_bytes() == before
    assert run("people", staffed, "import", tmp_path / "none.csv")[0] == 1


def test_people_are_listed_by_state_and_group(staffed: Path, run: Run) -> None:
    run("record", staffed, "--person", "101", "--method", "paper", "--date", "2026-01-05", "--by", "Hana")
    due = listed(run, staffed, "--state", "due")
    assert {person["number"] for person in due} >= {"102", "103"}
    assert [person["number"] for person in listed(run, staffed, "--select", "department=Recherche")] == [
        "103"
    ]
    code, _, err = run("people", staffed, "list", "--select", "age=40")
    assert code == 2
    assert "age=40" in err


def test_people_are_written_to_a_spreadsheet(staffed: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "people.xlsx"
    assert run("people", staffed, "list", "--xlsx", out) == (0, f"{out}\n", "")
    rows = CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["Employee number", "Name", "E-mail"]
    assert [row[0] for row in rows[1:]] == ["103", "102", "101"]


def test_a_signature_on_paper_is_recorded(staffed: Path, run: Run) -> None:
    asked = ("record", staffed, "--person", "marie@example.org", "--date", "2026-11-24", "--by", "Hana")
    code, out, _ = run(*asked, "--method", "paper")
    assert code == 0
    assert out.startswith("101\tTremblay, Marie\tVentes\tHas signed\t")
    assert listed(run, staffed, "--state", "signed")[0]["signed_on"] == "2026-11-24"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--person", "999", "--date", "2026-11-24"), "999"),
        (("--person", "101", "--date", "2199-01-01"), "2199-01-01"),
        (("--person", "101", "--date", "soon"), "soon"),
        (("--person", "101", "--date", "2026-11-24", "--refused"), "witness"),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence(
    staffed: Path, run: Run, options: tuple[str, ...], word: str
) -> None:
    before = staffed.read_bytes()
    code, out, err = run("record", staffed, *options, "--by", "Hana")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert word in err
    assert staffed.read_bytes() == before


def test_a_refusal_is_recorded_with_its_witness(staffed: Path, run: Run) -> None:
    asked = ("record", staffed, "--person", "102", "--date", "2026-11-24", "--by", "Hana", "--refused")
    assert run(*asked, "--witness", "Zoë O'Hara")[0] == 0
    assert [person["number"] for person in listed(run, staffed, "--state", "refused")] == ["102"]


def test_forms_are_written_for_those_who_are_due(staffed: Path, tmp_path: Path, run: Run) -> None:
    run("record", staffed, "--person", "101", "--date", "2026-11-24", "--by", "Hana")
    code, out, _ = run("forms", staffed, "--to", tmp_path / "forms", "--json")
    assert (code, json.loads(out)["forms"]) == (0, 2)
    assert sorted(path.suffix for path in (tmp_path / "forms").iterdir()) == [".docx", ".docx"]
    assert {person["state"] for person in listed(run, staffed)} == {"signed", "given"}


def test_forms_for_a_department_on_an_occasion_in_one_file(staffed: Path, tmp_path: Path, run: Run) -> None:
    asked = ("forms", staffed, "--to", tmp_path / "forms", "--occasion", "annual", "--not-given")
    assert run(*asked, "--select", "department=Ventes", "--combined", "--format", "docx")[0] == 0
    (file,) = (tmp_path / "forms").iterdir()
    with ZipFile(file) as archive:
        text = archive.read("word/document.xml").decode()
    assert "Marie Tremblay" in text
    assert "Zoë" not in text
    with closing(Charta().read(staffed)) as bench:
        (batch,) = bench.forms.batches()
        assert (batch.occasion, batch.made, batch.count) == (Occasion.ANNUAL, 2, 2)
        assert {standing.state.value for standing in bench.register.standings().values()} == {"to_give"}


@pytest.mark.parametrize(("group", "count"), [("department", 2), ("site", 1), ("manager", 2)])
def test_forms_come_in_a_file_for_each_group(
    staffed: Path, tmp_path: Path, run: Run, group: str, count: int
) -> None:
    assert run("forms", staffed, "--to", tmp_path / "forms", "--by", group)[0] == 0
    assert len(list((tmp_path / "forms").iterdir())) == count


def test_an_occasion_is_for_those_who_are_waited_for_unless_all_are_meant(
    staffed: Path, tmp_path: Path, run: Run
) -> None:
    day = datetime.now(UTC).astimezone().date().isoformat()
    run("record", staffed, "--person", "101", "--date", day, "--by", "Hana")
    asked = ("forms", staffed, "--to", tmp_path / "forms", "--occasion", "annual", "--not-given", "--json")
    counts = [
        json.loads(run(*asked, *more)[1])["forms"]
        for more in ((), ("--all",), ("--within", "400"), ("--within", "40"))
    ]
    assert counts == [2, 3, 3, 2]


def test_a_batch_is_gone_on_with(staffed: Path, tmp_path: Path, run: Run) -> None:
    run("forms", staffed, "--to", tmp_path / "forms")
    code, out, _ = run("forms", staffed, "--to", tmp_path / "again", "--resume", "1", "--json")
    assert (code, json.loads(out)) == (0, {"batch": 1, "forms": 3, "folder": str(tmp_path / "again")})
    names = [sorted(path.name for path in (tmp_path / name).iterdir()) for name in ("forms", "again")]
    assert names[0] == names[1]
    assert run("forms", staffed, "--to", tmp_path, "--resume", "7")[0] == 1


@pytest.mark.parametrize("problem", [KeyboardInterrupt, OSError(errno.ENOSPC, "full")])
def test_a_batch_that_is_stopped_says_how_to_go_on(
    staffed: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    folder, real = tmp_path / "forms", Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if path.parent == folder and len(list(folder.glob("*.docx"))) == 2:
            raise problem
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    code, _, err = run("forms", staffed, "--to", folder)
    monkeypatch.undo()
    monkeypatch.setenv("LC_ALL", "C")
    assert code != 0
    assert "--resume 1" in err
    assert run("forms", staffed, "--to", folder, "--resume", "1")[0] == 0
    assert len(list(folder.glob("*.docx"))) == 3
    assert {person["state"] for person in listed(run, staffed)} == {"given"}


def test_nobody_to_write_forms_for_is_said(path: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("forms", path, "--to", tmp_path / "forms")
    assert code == 1
    assert "Nobody fits" in err
    assert not (tmp_path / "forms").exists()
