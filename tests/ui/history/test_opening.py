"""How one gets to the histories: from a section's page, and from the menu."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.ui.charter_desk import CharterDesk
from charta.ui.context import UiContext
from charta.ui.history.journal_dialog import JournalDialog
from charta.ui.history.section_dialog import SectionHistoryDialog
from charta.ui.section.section_page import SectionPage
from charta.ui.window import MainWindow
from ui.doubles import FakeDesk
from ui.idle import wait_idle


def test_the_journal_is_in_the_menu_and_has_a_key(working: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(working, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.journals == 1
    texts = [action.text() for menu in working.menuBar().actions() for action in menu.menu().actions()]
    assert "&Journal…" in texts


def test_without_a_charter_there_is_no_journal(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.journals == 0


def test_the_desk_opens_the_journal_of_its_charter(
    charta: Charta, context: UiContext, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = CharterDesk(charta, None, tmp_path / "backups")
    window = QWidget()
    qtbot.addWidget(window)
    desk.journal(context, window)
    assert window.findChild(JournalDialog) is None
    desk.create(tmp_path / "new.charta", example=True)
    desk.journal(context, window)
    dialog = window.findChild(JournalDialog)
    assert dialog.model.rowCount() > 0
    dialog.reject()
    desk.close()


def test_a_page_leads_to_the_history_of_its_section(
    context: UiContext, example: Workbench, qtbot: QtBot
) -> None:
    page = SectionPage(context, example, "S12")
    qtbot.addWidget(page)
    page.show()
    page.history.click()
    dialog = page.findChild(SectionHistoryDialog)
    wait_idle(qtbot, lambda: not dialog.is_reading)
    assert dialog.windowTitle() == "History: Confidentiality and reserved topics"
    dialog.reject()
