"""Proof files: attached by button or drop, kept within a limit, and given back without ever being run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import Proof, ProofState
from charta.errors import ProofUnusable, Unreadable
from charta.services.formalities import PROOF_LIMIT
from charta.ui.formalities.page import FormalitiesPage
from charta.ui.formalities.proofs import clean_name, is_looked_at, read_proof
from charta.ui.messages import Action
from ui.doubles import ChosenFiles, Doors, RecordingMessages
from ui.formalities.conftest import Show
from ui.idle import wait_idle

FILING = "france.filing"
PDF = b"%PDF-1.7 receipt"


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "Récépissé du dépôt.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep what the system would have been asked to open."""
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()))
    return asked


def idle(page: FormalitiesPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.context.background.is_busy)


def test_a_proof_is_attached_by_the_button_and_removed_and_both_are_undone(
    french: Workbench, show: Show, qtbot: QtBot, files: ChosenFiles, receipt: Path
) -> None:
    page = show(french)
    card = page.cards[FILING]
    assert not card.file.isVisible()
    files.answers.append(receipt)
    card.attach.click()
    idle(page, qtbot)
    assert french.formalities.proof_file(FILING) == (receipt.name, PDF)
    assert card.file.isVisible()
    assert card.file.text() == receipt.name
    card.remove.setFocus()
    card.remove.click()
    assert french.formalities.proof_file(FILING) is None
    assert not card.file.isVisible()
    assert card.attach.hasFocus()


def test_a_proof_keeps_the_state_the_day_and_the_note(
    french: Workbench, show: Show, qtbot: QtBot, receipt: Path
) -> None:
    french.formalities.note(FILING, ProofState.DONE, "2020-01-15", "By post")
    page = show(french)
    page.attach(FILING, receipt)
    idle(page, qtbot)
    (item,) = [item for item in french.formalities.items() if item.id == FILING]
    assert item.proof is not None
    assert (item.proof.state, item.proof.date, item.proof.note, item.proof.file) == (
        ProofState.DONE,
        "2020-01-15",
        "By post",
        receipt.name,
    )


def test_a_file_that_is_dropped_on_a_card_is_its_proof(
    french: Workbench, show: Show, qtbot: QtBot, receipt: Path
) -> None:
    page = show(french)
    card = page.cards[FILING]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(receipt))])
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    card.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys))
    assert card.property("over") == "true"
    card.dropEvent(QDropEvent(QPoint(5, 5), actions, data, buttons, keys))
    assert card.property("over") == "false"
    idle(page, qtbot)
    assert french.formalities.proof_file(FILING) == (receipt.name, PDF)


@pytest.mark.parametrize("size", [0, PROOF_LIMIT + 1])
def test_an_empty_or_huge_file_is_refused_in_one_sentence_and_nothing_changes(
    french: Workbench, show: Show, qtbot: QtBot, tmp_path: Path, messages: RecordingMessages, size: int
) -> None:
    path = tmp_path / "odd.pdf"
    with path.open("wb") as file:
        file.truncate(size)
    page = show(french)
    page.attach(FILING, path)
    idle(page, qtbot)
    (failed,) = messages.failed
    assert isinstance(failed, ProofUnusable)
    assert french.session.charter.get(Proof, FILING) is None


def test_a_file_that_is_gone_a_folder_or_a_pipe_is_told(
    french: Workbench, show: Show, qtbot: QtBot, tmp_path: Path, messages: RecordingMessages
) -> None:
    page = show(french)
    for path in (tmp_path, tmp_path / "gone.pdf"):
        page.attach(FILING, path)
        idle(page, qtbot)
    assert [type(error) for error in messages.failed] == [Unreadable, Unreadable]
    folder, gone = map(str, messages.failed)
    assert "it is a folder" in folder
    assert "there is no such file" in gone


def test_no_more_is_read_of_a_file_than_decides(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(PROOF_LIMIT * 3)
    assert len(read_proof(path)) == PROOF_LIMIT + 1


@pytest.fixture
def saved(
    french: Workbench, show: Show, qtbot: QtBot, tmp_path: Path, doors: Doors
) -> Callable[[str, bytes], tuple[Path, Action]]:
    """Return what keeps a proof, saves a copy, and gives the copy with what is offered then."""

    def copy(name: str, data: bytes) -> tuple[Path, Action]:
        french.formalities.note(FILING, ProofState.DONE, None, "", (name, data))
        page = show(french)
        target = tmp_path / name
        doors.files.answers.append(target)
        page.cards[FILING].save.click()
        idle(page, qtbot)
        action = doors.messages.informed[-1].action
        assert action is not None
        return target, action

    return copy


def test_a_copy_is_saved_and_a_pdf_may_be_opened(
    saved: Callable[[str, bytes], tuple[Path, Action]], files: ChosenFiles, opened: list[str]
) -> None:
    target, action = saved("Récépissé du dépôt.pdf", PDF)
    assert files.suggested[-1].name == "Récépissé-du-dépôt.pdf"
    assert target.read_bytes() == PDF
    assert opened == []
    assert action.text == "Open"
    action.trigger()
    assert opened == [str(target)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run.exe", b"MZ"),
        ("run.desktop", b"[Desktop Entry]"),
        ("receipt.pdf", b"#!/bin/sh\n"),
        ("a.svg", b"<svg/>"),
    ],
)
def test_what_could_run_is_never_opened_its_folder_is_shown(
    saved: Callable[[str, bytes], tuple[Path, Action]], opened: list[str], name: str, data: bytes
) -> None:
    target, action = saved(name, data)
    assert action.text == "Show in folder"
    action.trigger()
    assert opened == [str(target.parent)]
    assert target.stat().st_mode & 0o111 == 0


def test_a_copy_that_cannot_be_written_is_told(
    french: Workbench,
    show: Show,
    qtbot: QtBot,
    files: ChosenFiles,
    tmp_path: Path,
    messages: RecordingMessages,
) -> None:
    french.formalities.note(FILING, ProofState.DONE, None, "", ("a.pdf", PDF))
    page = show(french)
    files.answers.append(tmp_path / "no such folder" / "a.pdf")
    page.cards[FILING].save.click()
    idle(page, qtbot)
    assert len(messages.failed) == 1


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_every_system_accepts(name: str) -> None:
    cleaned = clean_name(name)
    stem, _, ending = cleaned.rpartition(".")
    assert stem
    assert ending.isascii()
    assert ending.isalnum()
    assert len(cleaned) <= 70
    assert not set(cleaned) & set('/\\:*?"<>|\0\n ')


def test_a_name_keeps_what_can_be_read_of_it() -> None:
    assert clean_name("Avis du CSE (2).PDF") == "Avis-du-CSE-2.pdf"
    assert clean_name("../../etc/passwd") == "passwd.bin"
    assert clean_name("C:\\temp\\a.b.docx") == "a-b.docx"
    assert clean_name(".bashrc") == "bashrc.bin"


def test_only_pictures_and_pdf_that_are_ones_are_looked_at() -> None:
    assert is_looked_at(Path("a.PDF"), PDF)
    assert not is_looked_at(Path("a.pdf"), b"MZ")
    assert not is_looked_at(Path("a.html"), b"<html>")
