"""Opening, making and closing charters, with all that is asked and told on the way."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from charta.errors import ChartaError
from charta.ui import asking
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.theme import Tone

if TYPE_CHECKING:
    from charta.ui.desk import Desk


class Charters(QObject):
    """What the File menu does. The desk holds the open charter; the window follows the signals.

    `may_leave` saves what was typed and tells whether the open charter may be left.
    """

    arrived = Signal()
    left = Signal()
    step_wanted = Signal(str)
    """What is told on arriving leads to this step."""

    def __init__(
        self, context: UiContext, desk: "Desk", window: QWidget, may_leave: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._may_leave = may_leave
        self._context = context
        self._desk = desk
        self._window = window

    def open(self, path: Path) -> None:
        """Open a charter in place of the one that is open."""
        self._arrive(path, lambda: self._desk.open(path))

    def create(self, path: Path) -> None:
        """Make a new charter and open it."""
        self._arrive(path, lambda: self._desk.create(path))

    def create_example(self, path: Path) -> None:
        """Make the example and open it."""
        self._arrive(path, lambda: self._desk.create(path, example=True))

    def ask_new(self) -> None:
        """Ask where a new charter is to be kept, and make it."""
        path = asking.ask_new(self._context)
        if path is not None:
            self.create(path)

    def ask_open(self) -> None:
        """Ask for a charter and open it."""
        path = asking.ask_existing(self._context)
        if path is not None:
            self.open(path)

    def ask_example(self) -> None:
        """Ask where the example is to be kept, and make it."""
        path = asking.ask_example(self._context)
        if path is not None:
            self.create_example(path)

    def ask_backup(self) -> None:
        """Ask which backup to take up again, and where; open it."""
        from charta.ui.backup_dialog import BackupDialog

        tr = self._context.tr
        backups = self._desk.backups()
        if not backups:
            self._context.messages.inform(tr("There is no backup yet."), Tone.ACCENT)
            return
        dialog = BackupDialog(self._window, self._context, backups)
        accepted = dialog.exec() == QtWidgets.QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if not accepted:
            return
        name = tr("{name} (restored)", name=Path(chosen.name).stem)
        path = asking.ask_place(self._context, name)
        if path is not None:
            self._arrive(path, lambda: self._desk.restore(chosen, path))

    def leave(self) -> None:
        """Close the charter and go back to the start."""
        if self._may_leave():
            self._desk.close()
            self.left.emit()

    def _arrive(self, path: Path, come: Callable[[], None]) -> None:
        if not self._may_leave():
            return
        QGuiApplication.setOverrideCursor(QtCore.Qt.CursorShape.WaitCursor)
        try:
            come()
        except ChartaError as error:
            problem: ChartaError | None = error
        else:
            problem = None
        finally:
            QGuiApplication.restoreOverrideCursor()
        if problem is not None:
            self._context.messages.fail(problem)
            return
        self._context.preferences.add_recent(path)
        self.arrived.emit()
        self._remind()

    def _remind(self) -> None:
        """Say once what is due in the charter that was opened."""
        told = self._desk.reminder(self._context)
        if told:
            see = Action(self._context.tr("See what is due"), self._show_publication)
            self._context.messages.inform(told, Tone.ACCENT, see)

    def _show_publication(self) -> None:
        from charta.services.wizard import PUBLICATION

        self.step_wanted.emit(PUBLICATION)
