"""What goes wrong around one window: another look or page at a bad moment, files and places that are gone."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.domain.records import DecisionKind, Endorsement, ReviewReturn
from charta.errors import CharterGone, CharterInUse, WriteFailed, sentence
from charta.services.wizard import BOARD, PUBLICATION, REVIEWS
from charta.storage import Store
from charta.ui.board.dialogs import DecisionDialog
from charta.ui.board.form import DecisionDraft
from charta.ui.board.page import BoardPage
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.version_card import VersionAction
from charta.ui.reviews import taking
from charta.ui.reviews.page import ReviewsPage
from charta.ui.reviews.settling_dialog import SettlingDialog
from charta.ui.section.section_page import SectionPage
from ui.doubles import Doors
from ui.idle import wait_idle
from ui.sitting import Sit, Sitting, drop, go_to, open_dialogs, opened, settle


def sent(sitting: Sitting, qtbot: QtBot, folder: Path) -> Path:
    """Send the sections to the lawyers; return their file."""
    dialog = go_to(sitting, REVIEWS, ReviewsPage).open_send()
    dialog.questions.choose(["legal"])
    dialog.questions.name.setText("Ada")
    dialog.set_folder(folder)
    dialog.save.click()
    wait_idle(qtbot, lambda: not dialog.is_writing)
    (path,) = dialog.results.files
    dialog.save.click()
    return path


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Let files be read only once this is set."""
    gate, look = threading.Event(), taking._look

    def held(*asked: object) -> object:
        assert gate.wait(20)
        return look(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(taking, "_look", held)
    return gate


def test_another_look_while_files_are_read_loses_none_of_them(
    sit_down: Sit, qtbot: QtBot, tmp_path: Path, two_sections: Path, gate: threading.Event
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    path = sent(sitting, qtbot, tmp_path)
    page = go_to(sitting, REVIEWS, ReviewsPage)
    drop(page, path)
    sitting.window._set_theme("dark")
    qtbot.wait(300)
    assert sitting.page is page
    gate.set()
    qtbot.waitUntil(lambda: bool(page.lists.returns and open_dialogs(sitting)), timeout=20_000)
    opened(sitting, SettlingDialog).reject()
    qtbot.waitUntil(lambda: sitting.page is not page)
    assert sitting.window.context.theme.dark
    assert isinstance(sitting.page, ReviewsPage)
    assert len(sitting.page.lists.returns) == 1
    sitting.window.close()


def test_what_a_file_proposes_opens_over_no_other_page(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path, two_sections: Path, gate: threading.Event
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    path = sent(sitting, qtbot, tmp_path)
    page = go_to(sitting, REVIEWS, ReviewsPage)
    drop(page, path)
    go_to(sitting, "S12", SectionPage)
    gate.set()
    wait_idle(qtbot, lambda: not page.intake.is_busy)
    assert open_dialogs(sitting) == []
    assert doors.messages.informed[-1].text.startswith("The files are read")
    assert len(page.notices) == 1
    assert len(sitting.bench.session.charter.all(ReviewReturn)) == 1
    sitting.window.close()


def test_a_charter_that_is_left_while_its_journal_is_read_closes_quietly(
    sit_down: Sit, qtbot: QtBot, doors: Doors, two_sections: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    gate, states = threading.Event(), sitting.bench.history.states

    def held(section: str) -> object:
        assert gate.wait(20)
        return states(section)

    monkeypatch.setattr(sitting.bench.history, "states", held)
    dialog = go_to(sitting, "S12", SectionPage).show_history()
    assert dialog.is_reading
    dialog.reject()
    sitting.window._actions.close.trigger()
    gate.set()
    wait_idle(qtbot, lambda: not sitting.window.context.background.is_busy)
    assert sitting.window.work is None
    assert doors.messages.failed == []
    sitting.window.close()


def test_what_is_typed_in_a_dialog_waits_for_a_charter_that_was_moved_away(
    sit_down: Sit, doors: Doors, tmp_path: Path, published: Workbench
) -> None:
    file = published.session.store.path
    published.close()
    sitting = sit_down()
    sitting.window.open(file)
    page = go_to(sitting, PUBLICATION, PublicationPage)
    before = sitting.bench.session.charter.all(Endorsement)
    dialog = page.endorse()
    dialog.messages["en"].setPlainText("A long thought.")
    file.rename(tmp_path / "elsewhere.charta")
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.problem == sentence(CharterGone(path=file), sitting.window.context)
    assert sitting.bench.session.charter.all(Endorsement) == before
    (tmp_path / "elsewhere.charta").rename(file)
    dialog.save.click()
    assert not dialog.isVisible()
    assert sitting.bench.session.charter.all(Endorsement)[-1].message["en"] == "A long thought."
    assert doors.messages.failed == []
    sitting.window.close()


def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    sit_down: Sit, qtbot: QtBot, doors: Doors, tmp_path: Path, published: Workbench
) -> None:
    file = published.session.store.path
    published.close()
    sitting = sit_down()
    sitting.window.open(file)
    folder = tmp_path / "folder"
    folder.mkdir()
    # Neither file has a place where a folder of its name stands.
    (folder / "evidence.pdf").mkdir()
    page = go_to(sitting, PUBLICATION, PublicationPage)
    evidence = page.versions.act(VersionAction.EVIDENCE, "1.0")
    assert evidence is not None
    doors.files.answers.append(folder / "evidence.pdf")
    evidence.accept()
    settle(sitting, qtbot)
    assert [type(problem) for problem in doors.messages.failed] == [WriteFailed]
    reviews = go_to(sitting, REVIEWS, ReviewsPage)
    dialog = reviews.open_send()
    dialog.questions.choose(["legal"])
    dialog.questions.name.setText("Ada")
    dialog.set_folder(file / "no folder")
    dialog.save.click()
    wait_idle(qtbot, lambda: not dialog.is_writing)
    assert dialog.problem
    assert "can be written again there" in dialog.progress_text
    dialog.save.click()
    doors.files.answers.append(folder / "again.docx")
    reviews.lists.requests[1].write.click()
    settle(sitting, qtbot)
    assert sorted(path.name for path in folder.iterdir()) == ["again.docx", "evidence.pdf"]
    sitting.window.close()


def test_a_charter_that_cannot_be_read_any_more_is_told_and_ends_nothing(
    sit_down: Sit,
    qtbot: QtBot,
    doors: Doors,
    tmp_path: Path,
    two_sections: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    path = sent(sitting, qtbot, tmp_path)
    sitting.bench.returns.take(path.read_bytes(), path.name, "Ada")
    sitting.window.close()
    sitting = sit_down()
    sitting.window.open(two_sections)
    problem = WriteFailed(path=two_sections, problem="the drive is gone")

    def fails(*_: object, **__: object) -> None:
        raise problem

    for name in ("attachment", "journal"):
        monkeypatch.setattr(Store, name, fails)
    reviews = go_to(sitting, REVIEWS, ReviewsPage)
    (digest,) = (entry.digest for entry in sitting.bench.session.charter.all(ReviewReturn))
    # The window may have come back to this page, and begun to read the file, before the drive was gone.
    qtbot.waitUntil(lambda: reviews.lists.returns[digest].entry.problem is problem)
    assert reviews.open_file(digest) is None
    publication = go_to(sitting, PUBLICATION, PublicationPage)
    assert publication.read() is None
    publication.endorse().read()
    sitting.work._actions.journal.trigger()
    for dialog in reversed(open_dialogs(sitting)):
        dialog.reject()
    assert len(doors.messages.failed) >= 3
    assert set(doors.messages.failed) == {problem}
    sitting.window.close()


def test_a_window_that_is_closed_while_documents_are_made_publishes_nothing(
    sit_down: Sit, qtbot: QtBot, charta: Charta, ready: Workbench
) -> None:
    file = ready.session.store.path
    ready.close()
    sitting = sit_down()
    sitting.window.open(file)
    dialog = go_to(sitting, PUBLICATION, PublicationPage).publish()
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(dialog.progress_text), timeout=20_000)
    sitting.window.close()
    QApplication.processEvents()
    again = charta.open(file)
    assert again.editions.published() == ()
    assert again.log.verify().flaw is None
    again.close()


def test_a_charter_is_open_in_one_window_at_a_time(sit_down: Sit, doors: Doors, two_sections: Path) -> None:
    first, second = sit_down(), sit_down()
    first.window.open(two_sections)
    second.window.open(two_sections)
    assert [type(problem) for problem in doors.messages.failed] == [CharterInUse]
    assert second.window.work is None
    first.window.close()
    second.window.open(two_sections)
    assert second.window.work is not None
    second.window.close()


def test_a_note_to_a_decision_survives_another_section_and_another_look(
    sit_down: Sit, qtbot: QtBot, doors: Doors, two_sections: Path
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    page = go_to(sitting, BOARD, BoardPage)
    page.show_department("operations")
    view = page.department_view
    view.choose("S12")
    view.pane.form.choose(DecisionKind.REQUEST_CHANGE)
    view.pane.form._note.setPlainText("Too strict for")
    view.choose("S02")
    assert view.pane.form.draft is None
    sitting.window._set_language("fr")
    qtbot.waitUntil(lambda: sitting.page is not page)
    assert isinstance(sitting.page, BoardPage)
    again = sitting.page.department_view
    qtbot.waitUntil(lambda: again.pane.section == "S02")
    again.choose("S12")
    draft = again.pane.form.draft
    assert draft == DecisionDraft(DecisionKind.REQUEST_CHANGE, "Too strict for")
    sitting.window.close()
    assert sitting.window.isVisible()
    assert doors.messages.asked[-1][0].startswith("Quitter sans")
    again.pane.form._note.setPlainText("Too strict for us.")
    again.pane.form.submit()
    (decision,) = sitting.bench.session.charter.decisions("S12", "operations")
    assert decision.note == "Too strict for us."
    assert again.pane.form.draft is None
    sitting.window.close()
    assert not sitting.window.isVisible()


def test_escape_lets_no_note_to_a_decision_go_unasked(
    sit_down: Sit, qtbot: QtBot, doors: Doors, two_sections: Path
) -> None:
    sitting = sit_down()
    sitting.window.open(two_sections)
    dialog = go_to(sitting, BOARD, BoardPage).open_decision("S12", "legal")
    assert isinstance(dialog, DecisionDialog)
    dialog.pane.form._note.setPlainText("As long as")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    doors.messages.replies.append("do")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert open_dialogs(sitting) == []
    assert sitting.bench.session.charter.decisions("S12", "legal") == ()
    sitting.window.close()
