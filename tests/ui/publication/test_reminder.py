"""What is said once a charter has been opened whose version is to be looked at again."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta, Workbench
from charta.services.wizard import PUBLICATION
from charta.ui.charter_desk import CharterDesk
from charta.ui.context import UiContext
from charta.ui.messages import Notice
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow
from fakes import SteppingClock
from ui.doubles import FakeDesk, RecordingMessages, step


def test_a_review_that_is_near_is_told_on_opening_and_leads_to_the_page(
    published: Workbench, charta: Charta, clock: SteppingClock, tmp_path: Path, context: UiContext
) -> None:
    path = published.session.store.path
    published.close()
    desk = CharterDesk(charta, None, tmp_path / "backups")
    assert desk.reminder(context) == ""
    desk.open(path)
    assert desk.reminder(context) == ""
    desk.close()
    clock.advance(days=340)
    desk.open(path)
    assert desk.reminder(context) == "Version 1.0 is to be looked at again by November 24, 2027."
    desk.close()


def test_it_is_told_once_each_time(
    window: MainWindow, desk: FakeDesk, messages: RecordingMessages, tmp_path: Path
) -> None:
    path = tmp_path / "ours.charta"
    path.touch()
    window.open(path)
    assert messages.informed == []
    desk.reminds = "Version 1.0 is due."
    desk.steps = (*desk.steps, step(PUBLICATION))
    window.open(path)
    desk.change()
    QApplication.processEvents()
    (notice,) = messages.informed
    assert (notice.text, notice.action and notice.action.text) == ("Version 1.0 is due.", "See what is due")
    assert notice.action is not None
    notice.action.trigger()
    assert window.work is not None
    assert window.work.step == PUBLICATION


def test_what_is_said_stays_above_a_page_that_is_built_later(
    qtbot: QtBot, desk: FakeDesk, surroundings: Surroundings, tmp_path: Path
) -> None:
    made = MainWindow(desk, surroundings)
    qtbot.addWidget(made)
    made.show()
    path = tmp_path / "ours.charta"
    path.touch()
    made.open(path)
    made._show_notice(Notice("Still here."))
    assert made.work is not None
    made.work.show_step("S05")
    toast = made._toast
    assert toast is not None
    children = [child for child in made.work.pages.children() if child.isWidgetType()]
    assert children[-1] is toast
