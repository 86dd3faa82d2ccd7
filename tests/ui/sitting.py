"""A window on the screen with what stands behind it, and its keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.ui.charter_desk import CharterDesk
from charta.ui.page import Page
from charta.ui.window import MainWindow
from charta.ui.work_view import WorkView
from ui.doubles import spoken
from ui.idle import wait_idle


@dataclass
class Sitting:
    """A window on the screen with what stands behind it."""

    window: MainWindow
    desk: CharterDesk

    @property
    def work(self) -> WorkView:
        assert self.window.work is not None
        return self.window.work

    @property
    def page(self) -> Page:
        shown = self.work.pages.page
        assert shown is not None
        return shown

    @property
    def bench(self) -> Workbench:
        return self.desk._opened()


Sit = Callable[[], Sitting]
P = TypeVar("P", bound=QWidget)


def go_to(sitting: Sitting, step: str, kind: type[P]) -> P:
    """Show a step and return its page."""
    sitting.work.show_step(step)
    QApplication.processEvents()
    assert isinstance(sitting.page, kind)
    return sitting.page


def opened(sitting: Sitting, kind: type[P]) -> P:
    """Return the dialog that is open."""
    return next(entry for entry in sitting.window.findChildren(kind) if entry.isVisible())


def open_dialogs(sitting: Sitting) -> list[QDialog]:
    """Return the dialogs that are open."""
    return [dialog for dialog in sitting.window.findChildren(QDialog) if dialog.isVisible()]


def settle(sitting: Sitting, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    wait_idle(qtbot, lambda: not sitting.window.context.background.is_busy)
    sitting.work.refresh()
    QApplication.processEvents()


def drop(page: QWidget, *paths: Path) -> None:
    """Let go of files over a page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(QPoint(20, 20))
    page.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))


def keyboard() -> QWidget:
    """Return what has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QApplication.processEvents()
        qtbot.keyClick(keyboard(), key)
    QApplication.processEvents()


def tab_to(qtbot: QtBot, wanted: Callable[[QWidget], bool]) -> QWidget:
    """Go on by Tab until the keyboard is where it is wanted."""
    for _ in range(120):
        if wanted(keyboard()):
            return keyboard()
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError([spoken(keyboard())])


def named(words: str) -> Callable[[QWidget], bool]:
    """Tell what a screen reader calls so."""
    return lambda widget: spoken(widget) == words


def go_by_rail(qtbot: QtBot, sitting: Sitting, step: str) -> None:
    """Go to a step by Tab to the rail, arrows and Enter."""
    rail = sitting.work.rail
    tab_to(qtbot, lambda widget: widget is rail)
    target = rail._model.row_of(step)
    while rail.currentIndex().row() < target:
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert sitting.work.step == step


def nameless(page: QWidget) -> list[str]:
    """Return what can be reached by keyboard and has neither a name nor a label for a screen reader."""
    found = []
    for child in page.findChildren(QWidget):
        if child.focusPolicy() & child.focusPolicy().TabFocus and child.isVisibleTo(page):
            interface = QAccessible.queryAccessibleInterface(child)
            labelled = any(True for _ in interface.relations())
            if not labelled and not interface.text(QAccessible.Text.Name).strip():
                found.append(f"{type(child).__name__} {child.objectName()}")
    return found
