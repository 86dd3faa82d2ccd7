"""Writing documents from the window."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind, ProofState
from charta.i18n import translator
from charta.services.export import Job
from charta.services.states import DRAFT
from charta.services.wizard import PUBLICATION
from charta.ui.export_memory import ExportMemory
from charta.ui.pages.documents import DocumentsPage
from ui.doubles import ChosenFiles, RecordingMessages, Stage, spoken
from ui.idle import wait_idle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "written"


def page_of(stage: Stage, bench: Workbench, qtbot: QtBot, folder: Path, **looks: object) -> DocumentsPage:
    page = DocumentsPage(stage(**looks), bench)
    qtbot.addWidget(page)
    page.set_folder(folder)
    page.show()
    return page


def only(page: DocumentsPage, *documents: str) -> None:
    for name, box in page.form.documents.items():
        box.setChecked(name in documents)


def finish(page: DocumentsPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.is_writing and not page.context.background.is_busy)


def test_every_document_is_written_in_every_language(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    assert page.export.text() == "Write 12 files"
    page.export.click()
    finish(page, qtbot)
    assert sorted(page.results.files) == sorted(folder.iterdir())
    assert len(page.results.files) == 12
    assert page.progress_text == "12 files written"


def test_only_what_is_chosen_is_written(example: Workbench, stage: Stage, qtbot: QtBot, folder: Path) -> None:
    page = page_of(stage, example, qtbot, folder)
    only(page, "charter")
    page.form.languages["fr"].setChecked(False)
    page.form.formats["md"].setChecked(True)
    page.export.click()
    finish(page, qtbot)
    (file,) = folder.iterdir()
    assert file.name.endswith("-charter-en.md")
    assert "Confidentiality and reserved topics" in file.read_text(encoding="utf-8")


def test_the_forms_are_filled_for_one_person(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    only(page, "acknowledgement")
    page.form.formats["md"].setChecked(True)
    page.form.person.box.setChecked(True)
    assert not page.export.isEnabled()
    assert page.progress_text == "Give the name of the person, or leave the forms blank."
    page.form.person.lines["name"].setText("Zoé & <b>Roy</b>")
    assert page.export.isEnabled()
    assert page.progress_text == ""
    page.export.click()
    finish(page, qtbot)
    assert all("Zoé" in file.read_text(encoding="utf-8") for file in folder.iterdir())


def test_nothing_chosen_says_what_to_choose(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    only(page)
    assert not page.export.isEnabled()
    assert page.progress_text == "Choose at least one document and one language."


def test_files_that_exist_are_asked_about(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, messages: RecordingMessages
) -> None:
    page = page_of(stage, example, qtbot, folder)
    only(page, "charter")
    page.export.click()
    finish(page, qtbot)
    for file in folder.iterdir():
        file.write_text("mine")
    page.export.click()
    assert messages.asked[0][0] == "Replace 2 files?"
    assert not page.is_writing
    assert all(file.read_text() == "mine" for file in folder.iterdir())
    messages.replies.append("do")
    page.export.click()
    finish(page, qtbot)
    assert all(file.read_bytes().startswith(b"PK") for file in folder.iterdir())


def test_cancel_stops_and_leaves_no_half_file(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    _hold(example, monkeypatch, gate)
    page = page_of(stage, example, qtbot, folder)
    page.export.click()
    qtbot.waitUntil(lambda: page.progress_text.startswith("1 of 12"))
    assert not page.export.isEnabled()
    page.cancel.click()
    gate.set()
    finish(page, qtbot)
    assert page.progress_text == "Stopped. Every file that was written is whole."
    assert page.export.isEnabled()
    assert [file.read_bytes()[:2] for file in folder.iterdir()] == [b"PK"]


def _hold(bench: Workbench, monkeypatch: pytest.MonkeyPatch, gate: threading.Event) -> None:
    """Let no file be made before the gate is opened."""
    real = bench.export.jobs

    def held(make: Callable[[], bytes]) -> Callable[[], bytes]:
        def wait() -> bytes:
            assert gate.wait(20)
            return make()

        return wait

    monkeypatch.setattr(
        bench.export, "jobs", lambda order: tuple(Job(job.name, held(job.make)) for job in real(order))
    )


def test_the_charter_may_change_while_it_is_written(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    _hold(example, monkeypatch, gate)
    page = page_of(stage, example, qtbot, folder)
    only(page, "charter")
    page.form.formats["md"].setChecked(True)
    before = example.wordings.plain(example.wordings.text("S12", "en")).splitlines()
    page.export.click()
    example.answers.set("S12", "photos", "none")
    after = example.wordings.plain(example.wordings.text("S12", "en")).splitlines()
    gate.set()
    finish(page, qtbot)
    (english,) = (file for file in folder.iterdir() if "-en" in file.name)
    said = english.read_text(encoding="utf-8")
    gone = next(line for line in before if line not in after)
    assert gone.replace("\xa0", " ") in said.replace("\xa0", " ")


def test_a_folder_that_cannot_be_written_gives_one_sentence(
    example: Workbench, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    page = page_of(stage, example, qtbot, blocked / "inside")
    page.export.click()
    finish(page, qtbot)
    assert str(blocked) in page.writing.problem.text()
    assert page.writing.problem.text().count(". ") <= 1
    assert page.writing.problem.isVisible()
    assert not page.results.isVisible()
    assert page.export.isEnabled()


def test_a_template_that_does_not_open_gives_one_sentence(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    template = tmp_path / "corporate.docx"
    template.write_bytes(b"no Word file")
    page = page_of(stage, example, qtbot, folder)
    page.form.template.choose(template)
    page.export.click()
    finish(page, qtbot)
    assert "corporate.docx cannot serve as a Word template" in page.writing.problem.text()
    assert not list(folder.iterdir())


def test_template_and_folder_are_remembered_for_this_charter(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path, files: ChosenFiles
) -> None:
    template = tmp_path / "corporate.dotx"
    template.write_bytes(b"")
    files.answers.append(template)
    page = page_of(stage, example, qtbot, folder)
    next(made for made in page.findChildren(QPushButton) if spoken(made) == "Choose a Word template").click()
    assert page.form.template.template == template
    again = page_of(stage, example, qtbot, folder)
    assert again.form.template.template == template
    memory = ExportMemory(page.context.preferences, example.session.store.path)
    assert memory.folder == folder
    assert ExportMemory(page.context.preferences, tmp_path / "other.charta").word_template is None
    page.form.template.choose(None)
    assert memory.word_template is None


def test_a_word_file_can_be_dropped(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    for name, taken in (("corporate.docx", True), ("macros.docm", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        page.form.template.dragEnterEvent(enter)
        assert enter.isAccepted() == taken
        page.form.template.dropEvent(
            QDropEvent(
                QPoint(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
        assert page.form.template.template == tmp_path / "corporate.docx"


def test_one_line_says_how_much_is_missing_and_leads_to_it(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    before = len(example.status.missing(page.context.translator))
    assert page.missing.text == f"{before} things are missing before the charter can be published."
    (lead,) = page.missing.findChildren(QPushButton)
    with qtbot.waitSignal(page.go_to) as signal:
        lead.click()
    assert signal.args == [PUBLICATION]
    for department in ("legal", "it", "operations"):
        example.agreement.sign("S12", department, DecisionKind.APPROVE, "Ann")
    page.refresh()
    assert page.missing.text == f"{before - 1} things are missing before the charter can be published."


@pytest.fixture
def published(signed: Workbench) -> Workbench:
    """Open a small charter with version 1.0 in force."""
    for item in signed.formalities.open_items():
        signed.formalities.note(item.id, ProofState.NOT_APPLICABLE, None, "Nobody works there")
    signed.answers.include({entry.id: entry.id == "S12" for entry in signed.session.catalogue.sections})
    signed.endorsement.endorse("Claire Roy")
    signed.publication.publish(signed.publication.suggested("Ada"), translator("en"))
    return signed


def test_the_version_that_applies_is_written_as_it_was_published(
    published: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, published, qtbot, folder)
    assert page.text.version == "1.0"
    assert page.text.box.currentText() == "Version 1.0 (In force)"
    assert not page.missing.isVisible()
    assert not page.form.documents["diagnostic-sheet"].isEnabled()
    assert page.form.documents["diagnostic-sheet"].toolTip() == "Only the draft has this document."
    page.export.click()
    finish(page, qtbot)
    assert len(page.results.files) == 10
    for path in folder.iterdir():
        assert path.read_bytes() == published.editions.document("1.0", path.name)


def test_a_draft_that_says_something_else_is_written_unless_a_version_is_chosen(
    published: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    text = published.wordings.text("S12", "en")
    published.rewording.edit("S12", "en", text + "\n\nA new thought.")
    page = page_of(stage, published, qtbot, folder)
    assert page.text.version == ""
    assert page.text.hint.text().startswith("The draft says something else than version 1.0")
    assert page.form.documents["diagnostic-sheet"].isEnabled()
    only(page, "charter")
    page.form.formats["md"].setChecked(True)
    page.export.click()
    finish(page, qtbot)
    page.text.choose("1.0")
    only(page, "charter")
    page.export.click()
    finish(page, qtbot)
    told = {path.name.split("-", 2)[2]: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert "A new thought." in told["charter-en.md"]
    assert "A new thought." not in told["charter-1.0-en.md"]
    published.answers.set("organisation", "languages", ["en"])
    page.refresh()
    assert page.text.version == "1.0"
    assert list(page.form.languages) == ["fr", "en"]
    page.text.choose(DRAFT)
    assert list(page.form.languages) == ["en"]


def test_a_version_that_cannot_be_read_is_told_and_leaves_the_draft(
    published: Workbench, stage: Stage, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published.session.store, "attachment", lambda _: None)
    page = page_of(stage, published, qtbot, folder)
    assert page.writing.problem.text().startswith("The text of version 1.0 cannot be read.")
    page.text.choose(DRAFT)
    assert not page.writing.problem.isVisible()
    only(page, "charter")
    page.export.click()
    finish(page, qtbot)
    assert len(page.results.files) == 2


@pytest.mark.parametrize("looks", [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_input_of_the_page_has_a_name(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path, looks: tuple[str, int], language: str
) -> None:
    page = page_of(stage, example, qtbot, folder, theme=looks[0], zoom=looks[1], language=language)
    page.resize(660, 460)
    for widget in (*page.form.documents.values(), *page.form.person.lines.values(), page.export, page.cancel):
        assert spoken(widget)
    assert not page.grab().isNull()


def test_a_charter_in_one_language_offers_no_choice_of_languages(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    example.answers.set("organisation", "languages", ["fr"])
    page = page_of(stage, example, qtbot, folder)
    assert page.form.choice == replace(page.form.choice, languages=("fr",))
    assert not page.form.languages["fr"].isVisible()


def test_a_language_that_is_added_is_offered(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    example.answers.set("organisation", "languages", ["fr"])
    page = page_of(stage, example, qtbot, folder)
    assert page.export.text() == "Write 6 files"
    example.answers.set("organisation", "languages", ["fr", "en"])
    page.refresh()
    qtbot.waitUntil(page.form.languages["en"].isVisible)
    assert page.export.text() == "Write 12 files"


def test_results_of_a_survey_are_offered_once_there_are_any(
    example: Workbench, stage: Stage, qtbot: QtBot, folder: Path
) -> None:
    page = page_of(stage, example, qtbot, folder)
    box = page.form.documents["diagnostic"]
    assert not box.isEnabled()
    assert box.toolTip() == "No survey has answers yet."
    assert "diagnostic" not in page.form.choice.documents
    number = example.diagnostic.begin("Autumn")
    example.diagnostic.set_totals(number, "", 9, {"F1.1": (9, 0, 0, 0, 0, 0)})
    page.refresh()
    assert box.isEnabled()
    assert box.toolTip() == ""
    only(page, "diagnostic")
    page.export.click()
    finish(page, qtbot)
    assert len(list(folder.iterdir())) == 2
