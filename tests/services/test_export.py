"""Documents reach the folder whole or not at all."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from charta.bootstrap import Workbench
from charta.domain.printed import PrintedPerson
from charta.errors import (
    LanguageNotInCharter,
    NoSurveyAnswers,
    ReadOnly,
    UnknownDocument,
    UnknownFormat,
    WriteFailed,
)
from charta.services.export import DOCUMENTS, Job, file_name, write, write_whole


def test_by_default_every_document_is_made_in_every_language(example: Workbench, tmp_path: Path) -> None:
    written = list(write(example.export.jobs(example.export.order(format_="md")), tmp_path / "out"))
    assert len(written) == len(example.export.available()) * 2
    assert all(path.stat().st_size > 200 for path in written)
    assert len({path.name for path in written}) == len(written)


def test_a_form_for_one_person_has_a_file_of_its_own(example: Workbench) -> None:
    order = replace(example.export.order(languages=["fr"]), person=PrintedPerson("Zoé Roy"))
    names = [job.name for job in example.export.jobs(order)]
    assert [("Zoé-Roy" in name) for name in names] == ["acknowledgement" in name for name in names]


def answer_survey(bench: Workbench, title: str, people: int) -> int:
    number = bench.diagnostic.begin(title)
    items = bench.diagnostic.questionnaire.item_ids
    bench.diagnostic.set_totals(number, "", people, dict.fromkeys(items, (people, 0, 0, 0, 0, 0)))
    return number


def test_results_are_written_once_a_survey_has_answers(example: Workbench) -> None:
    assert "diagnostic" not in example.export.order().documents
    with pytest.raises(NoSurveyAnswers):
        example.export.order(["diagnostic"])
    example.diagnostic.begin("A survey nobody has answered")
    with pytest.raises(NoSurveyAnswers):
        example.export.order(["charter", "diagnostic"])
    answer_survey(example, "Autumn", 9)
    assert example.export.order().documents == DOCUMENTS
    (job,) = example.export.jobs(example.export.order(["diagnostic"], ["en"], "md"))
    assert b"Autumn" in job.make()


def test_the_latest_survey_is_written_beside_the_last_one_that_shows_results(example: Workbench) -> None:
    answer_survey(example, "Spring", 9)
    answer_survey(example, "Summer", 3)
    example.diagnostic.begin("Not begun")
    answer_survey(example, "Autumn", 12)
    example.diagnostic.begin("Next year")
    (job,) = example.export.jobs(example.export.order(["diagnostic"], ["en"], "html"))
    page = job.make().decode()
    assert "Autumn" in page
    assert "Spring" in page
    assert "Summer" not in page
    assert "Next year" not in page


def test_sections_that_answer_a_finding_are_named_by_their_titles(example: Workbench) -> None:
    answer_survey(example, "Autumn", 9)
    (job,) = example.export.jobs(example.export.order(["diagnostic"], ["fr"], "md"))
    assert example.session.catalogue.section("S05").text("fr").title in job.make().decode()


def test_a_wrong_name_is_refused_before_anything_is_written(example: Workbench) -> None:
    with pytest.raises(UnknownDocument, match="acknowledgement"):
        example.export.order(["poster"])
    with pytest.raises(LanguageNotInCharter):
        example.export.order(languages=["de"])
    with pytest.raises(UnknownFormat):
        example.export.order(format_="doc")


def test_what_is_gathered_does_not_follow_later_changes(example: Workbench) -> None:
    (job,) = example.export.jobs(example.export.order(["charter"], ["en"], "md"))
    example.rewording.edit("S12", "en", "Entirely new words.")
    assert b"Entirely new words." not in job.make()


def test_a_job_that_fails_leaves_the_earlier_files_and_no_half_one(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ReadOnly(path="x")

    jobs = [Job("a.txt", lambda: b"a"), Job("b.txt", fail)]
    writing = write(jobs, tmp_path)
    assert next(writing).read_bytes() == b"a"
    with pytest.raises(ReadOnly):
        next(writing)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_is_replaced_only_by_a_whole_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "charter.docx"
    target.write_bytes(b"old")

    def fail(self: Path, other: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WriteFailed):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteFailed):
        list(write([Job("a", lambda: b"a")], tmp_path / "file" / "folder"))


def test_written_files_can_be_read_by_others_as_usual(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_whole(target, b"a")
    assert stat.S_IMODE(target.stat().st_mode) & 0o600 == 0o600


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Charte d’utilisation / médias", "Charte-d-utilisation-médias"),
        ("../..", "charta"),
        ("CON: <x>", "CON-x"),
        ("", "charta"),
        ("CON", "charta-CON"),
        ("<nul>", "charta-nul"),
        ("Lpt1.", "charta-Lpt1"),
        ("COM²", "charta-COM²"),
        ("COM10", "COM10"),
        ("Conseil", "Conseil"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_accepts(text: str, name: str) -> None:
    assert file_name(text) == name
