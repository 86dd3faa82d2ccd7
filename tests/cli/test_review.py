"""`charta review send` and `take`: for people and for scripts, several files at once, the same twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from charta import cli
from charta.bootstrap import Charta
from charta.domain.records import DecisionKind
from reviewer import Decide, Place, Remark, Replace, mended, reviewed
from services.returning import with_table, without_marks

MANAGERS = Place("S10", "en", "managers")
STEPS = (
    Replace(MANAGERS, "team leaders"),
    Replace(Place("S10", "fr", "au bon moment"), "tout de suite"),
    Remark(Place("S10", "en", "our field"), "Which field?"),
    Decide("S10", "hr", (DecisionKind.APPROVE,), "Hana Roy", "3 décembre 2026"),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    charta = Charta(backups=folder / "backups")
    charta.create(folder / "example.charta", answers=charta.example_answers()).close()
    return folder / "example.charta"


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "example.charta"
    path.write_bytes(template.read_bytes())
    return path


@pytest.fixture
def returned(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Send one section to human resources; give the file as it comes back."""
    send(file, tmp_path, "--department", "hr", "--section", "S10")
    (sent,) = (tmp_path / "out").iterdir()
    path = tmp_path / "returned.docx"
    path.write_bytes(reviewed(sent.read_bytes(), STEPS, "Hana Roy"))
    capsys.readouterr()
    return path


def send(file: Path, tmp_path: Path, *more: str) -> int:
    return cli.main(["review", "send", str(file), "--to", str(tmp_path / "out"), "--by", "Ada", *more])


def take(file: Path, *more: str) -> int:
    return cli.main(["review", "take", str(file), "--by", "Ada", *more])


def report(file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """Return what `take --json` says of one file."""
    capsys.readouterr()
    assert take(file, *more, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert isinstance(told, dict)
    return told


def states(told: dict[str, Any]) -> dict[str, str]:
    """Return the state of each proposal by what it says."""
    return {
        entry.get("proposed") or entry.get("text") or entry["decision"]: entry["state"]
        for entry in told["proposals"]
    }


# -- send ---------------------------------------------------------------------------------------------------


def test_each_department_gets_a_file_of_what_concerns_it(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert send(file, tmp_path) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name.rpartition("-")[2] for path in paths] == [
        f"{department}.docx" for department in Charta().catalogue.departments
    ]
    assert all(path.stat().st_size for path in paths)


def test_json_says_what_was_sent_to_whom(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("--department", "hr", "--department", "legal", "--together", "--lang", "en", "--section", "S13")
    assert send(file, tmp_path, *more, "--due", "2027-01-15", "--json") == 0
    (sent,) = json.loads(capsys.readouterr().out)["reviews"]
    path = Path(sent.pop("file"))
    assert path.exists()
    assert sent == {"review": 1, "departments": ["hr", "legal"], "sections": ["S13"], "languages": ["en"]}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--department", "hr", "--department", "astronomy"), "astronomy"),
        (("--section", "S99"), "S99"),
        (("--lang", "de"), "de"),
        (("--due", "tomorrow"), "tomorrow"),
    ],
)
def test_what_cannot_be_sent_is_told_in_one_line_and_leaves_no_trace(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    before = file.read_bytes()
    assert send(file, tmp_path, *more) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert words in told.err
    assert told.out == ""
    assert file.read_bytes() == before


def test_no_review_is_remembered_that_could_not_be_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("A file where the folder should be.")
    before = file.read_bytes()
    assert send(file, tmp_path) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert file.read_bytes() == before


# -- take ---------------------------------------------------------------------------------------------------


def test_everything_in_a_file_is_told_line_by_line(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(file, str(returned)) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "returned.docx: review 1, 4 to answer"
    assert len(lines) == 4
    for words in (
        "“managers” becomes “team leaders”, Hana Roy (open)",
        "“au bon moment” becomes “tout de suite”, Hana Roy (open)",
        "Hana Roy: Which field? (open)",
        "hr: approve, Hana Roy (open)",
    ):
        assert sum(words in line for line in lines) == 1


def test_json_has_every_proposal_with_all_that_is_known_of_it(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report(file, capsys, str(returned))
    assert set(told) == {"file", "digest", "review", "program", "untouched", "proposals", "left_over"}
    assert (told["file"], told["review"], told["program"], told["left_over"]) == (
        *("returned.docx", 1, "Charta"),
        [],
    )
    by_type = {entry["type"]: entry for entry in told["proposals"]}
    assert by_type["change"] | {"id": ""} in (
        {
            "id": "",
            "section": "S10",
            "state": "open",
            "type": "change",
            "language": language,
            "sent": sent,
            "now": sent,
            "proposed": proposed,
            "silent": False,
            "authors": [{"name": "Hana Roy", "at": "2026-12-02T14:30:00+00:00", "moved": False}],
        }
        for language, sent, proposed in (
            ("en", "managers", "team leaders"),
            ("fr", "au bon moment", "tout de suite"),
        )
    )
    assert by_type["comment"] | {"id": ""} == {
        "id": "",
        "section": "S10",
        "state": "open",
        "type": "comment",
        "language": "en",
        "author": "Hana Roy",
        "at": "2026-12-02T14:30:00+00:00",
        "text": "Which field?",
        "quote": "our field",
        "reply_to": None,
    }
    decision = by_type["decision"]
    fingerprint = decision.pop("fingerprint")
    assert len(fingerprint) == 64
    assert decision | {"id": ""} == {
        "id": "",
        "section": "S10",
        "state": "open",
        "type": "decision",
        "department": "hr",
        "decision": "approve",
        "by": "Hana Roy",
        "date": "3 décembre 2026",
        "note": "",
        "outdated": False,
        "problem": None,
    }


def test_nothing_is_taken_over_that_is_not_named(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(states(report(file, capsys, str(returned))).values()) == {"open"}
    only = states(report(file, capsys, str(returned), "--accept", "comments", "--accept", "decisions"))
    assert only == {
        "team leaders": "open",
        "tout de suite": "open",
        "Which field?": "accepted",
        "approve": "accepted",
    }
    rest = states(report(file, capsys, str(returned), "--accept", "changes"))
    assert set(rest.values()) == {"accepted"}


def test_one_is_named_by_the_beginning_of_its_id_and_left_out_of_all(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report(file, capsys, str(returned))
    (id_,) = (entry["id"] for entry in told["proposals"] if entry.get("proposed") == "team leaders")
    again = report(file, capsys, str(returned), "--accept", "all", "--reject", id_[:12])
    assert states(again) == {
        "team leaders": "rejected",
        "tout de suite": "accepted",
        "Which field?": "accepted",
        "approve": "accepted",
    }


def test_the_same_command_a_second_time_changes_nothing(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report(file, capsys, str(returned), "--accept", "all")
    (id_,) = (entry["id"] for entry in told["proposals"] if entry.get("proposed") == "team leaders")
    before = file.read_bytes()
    assert report(file, capsys, str(returned), "--accept", "all", "--accept", id_) == told
    assert file.read_bytes() == before


def test_a_name_that_names_nothing_is_told(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("nonsense", "", "0"):
        assert take(file, str(returned), "--accept", name) == 1
        told = capsys.readouterr()
        assert told.err.count("\n") == 1
        assert f"“{name}”" in told.err
        assert "4 to answer" in told.out


def test_what_cannot_count_is_told_by_its_reason_when_somebody_names_it(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step = Decide("S10", "hr", (DecisionKind.RESERVE,), "Hana Roy")
    (sent,) = (returned.parent / "out").iterdir()
    returned.write_bytes(reviewed(sent.read_bytes(), [step], "Hana Roy"))
    told = report(file, capsys, str(returned), "--accept", "all")
    (decision,) = told["proposals"]
    assert (decision["state"], decision["problem"]) == ("void", "the reason is missing")
    assert take(file, str(returned), "--accept", decision["id"]) == 1
    assert capsys.readouterr().err == "S10 cannot be taken over (the reason is missing).\n"


def test_a_conflict_is_only_taken_over_by_its_id(
    file: Path, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = Charta().open(file)
    text = bench.wordings.text("S10", "en").replace("to managers", "to supervisors")
    bench.rewording.edit("S10", "en", text)
    bench.close()
    told = report(file, capsys, str(returned), "--accept", "all")
    assert states(told)["team leaders"] == "conflict"
    (id_,) = (entry["id"] for entry in told["proposals"] if entry["state"] == "conflict")
    assert states(report(file, capsys, str(returned), "--accept", id_))["team leaders"] == "accepted"


def test_one_bad_file_stops_none_of_the_others(
    file: Path, returned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, gone = tmp_path / "bad.docx", tmp_path / "gone.docx"
    bad.write_bytes(b"%PDF-1.7")
    assert take(file, str(bad), str(returned), str(gone), "--accept", "all", "--json") == 1
    told = capsys.readouterr()
    (only,) = json.loads(told.out)["files"]
    assert only["file"] == "returned.docx"
    assert set(states(only).values()) == {"accepted"}
    first, second = told.err.splitlines()
    assert "bad.docx" in first
    assert "gone.docx" in second
    assert bad.read_bytes() == b"%PDF-1.7"


def test_a_problem_is_told_in_the_language_of_the_user_to_its_last_word(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, worse = tmp_path / "bad.docx", tmp_path / "worse.docx"
    bad.write_bytes(b"%PDF-1.7")
    worse.write_bytes(b"%PDF-1.7")
    assert take(file, str(bad), str(worse)) == 1
    english = capsys.readouterr().err
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert take(file, str(bad), str(worse)) == 1
    french = capsys.readouterr().err
    assert french.count("\n") == english.count("\n") == 2
    reason = english.partition("(")[2].partition(")")[0]
    assert reason
    assert reason not in french


def test_a_file_of_no_known_review_is_told_and_named_ones_are_taken(
    file: Path, returned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    returned.write_bytes(mended(returned.read_bytes(), without_marks))
    assert take(file, str(returned)) == 1
    assert "does not say which review" in capsys.readouterr().err
    assert take(file, str(returned), "--review", "4") == 1
    assert "no review 4" in capsys.readouterr().err
    assert report(file, capsys, str(returned), "--review", "1")["review"] == 1


def test_what_has_no_place_is_listed(file: Path, returned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    returned.write_bytes(
        mended(returned.read_bytes(), with_table(Place("S10", "en", "our field"), "Who", "What"))
    )
    told = report(file, capsys, str(returned))
    (left,) = told["left_over"]
    assert left == {"kind": "table", "section": "S10", "text": "Who | What", "author": None}
    assert take(file, str(returned)) == 0
    assert "  Left over, a table: Who | What (S10)" in capsys.readouterr().out.splitlines()
