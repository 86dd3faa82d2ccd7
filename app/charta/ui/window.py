"""The window: what is open, what the menus do, and how it looks."""

import base64
import binascii
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from charta.ui.actions import WindowActions
from charta.ui.asking import ENDING
from charta.ui.charters import Charters
from charta.ui.context import UiContext
from charta.ui.fitting import first_size
from charta.ui.messages import Notice
from charta.ui.preferences import ZOOM_STEP
from charta.ui.start import StartPage
from charta.ui.surroundings import Surroundings
from charta.ui.theme import resolved

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from charta.ui.companion import CompanionWindow
    from charta.ui.desk import Desk
    from charta.ui.place import Place
    from charta.ui.reading_dialog import ReadingDialog
    from charta.ui.toast import Toast
    from charta.ui.work_view import WorkView

Unsaved = Mapping[str, Mapping[str, object]]
"""What could not be saved, by step and name."""
MINIMUM = (960, 600)
USUAL = (1280, 832)
WAIT_MS = 200


class MainWindow(QMainWindow):
    """One window for one charter. Language, theme and zoom make its content anew, at the same place."""

    def __init__(self, desk: "Desk", surroundings: Surroundings) -> None:
        super().__init__()
        self._desk = desk
        self._surroundings = surroundings
        self._work: WorkView | None = None
        self._splitter = b""
        self._rebuilding = QTimer(self)
        self._rebuilding.setSingleShot(True)
        self._rebuilding.timeout.connect(self._rebuild)
        self._start: StartPage | None = None
        self._toast: Toast | None = None
        self.setMinimumSize(*MINIMUM)
        self.setAcceptDrops(True)
        self._recall_geometry()
        self._build()
        desk.listen(self._charter_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_desktop)

    @property
    def context(self) -> UiContext:
        """The present context; another one after every change of language, theme or zoom."""
        return self._context

    @property
    def work(self) -> "WorkView | None":
        """The content while a charter is open."""
        return self._work

    @property
    def start(self) -> StartPage | None:
        """The content while none is open."""
        return self._start

    def open(self, path: Path) -> None:
        """Open a charter; tell why where it cannot be opened."""
        self._charters.open(path)

    def follow_desktop(self) -> None:
        """Go from light to dark with the desktop; our own choice of a scheme arrives here too."""
        if resolved(self._surroundings.preferences.settings.theme) != self._context.theme.name:
            self._rebuild_later()

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802 - Qt's name
        """Save what was typed, remember how things stood, and end what runs."""
        if not self._may_leave():
            event.ignore()
            return
        self._remember_geometry()
        self._part()
        self._surroundings.close()
        self._desk.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:  # noqa: N802 - Qt's name
        """Take one charter."""
        from charta.ui.widgets.drops import one_file

        if one_file(event.mimeData(), (ENDING,)) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:  # noqa: N802 - Qt's name
        """Open the charter that was dropped, once the other program has its answer."""
        from charta.ui.widgets.drops import one_file

        path = one_file(event.mimeData(), (ENDING,))
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open(path))

    def _build(self, step: str = "", place: "Place | None" = None, unsaved: Unsaved | None = None) -> None:
        self._context = self._surroundings.context(self, self._show_notice)
        self._actions = WindowActions(self._context, self)
        self._charters = Charters(self._context, self._desk, self, self._may_leave)
        self._charters.arrived.connect(self._arrive)
        self._charters.left.connect(self._leave)
        self._charters.step_wanted.connect(self.lead)
        self._connect_actions()
        self._fill_menus()
        if self._desk.view(self._context) is None:
            self._show_start()
        else:
            self._show_work(step or self._remembered_step(), place, unsaved)

    def _rebuild(self) -> None:
        """Make everything anew in another language, theme or size, at the same place.

        A dialog would go with its page, and with it what was typed; so would the news of what a page has
        under way. As long as there is either, this waits.
        """
        is_busy = self._work is not None and self._work.pages.is_busy
        if is_busy or any(
            dialog.isVisible() and dialog.isModal() for dialog in self.findChildren(QtWidgets.QDialog)
        ):
            self._rebuilding.start(WAIT_MS)
            return
        step, place, unsaved = "", None, None
        if self._work is not None:
            self._flush()
            step, place, unsaved = self._work.step, self._work.place(), self._work.pages.unsaved()
            self._splitter = bytes(self._work.splitter.saveState().data())
        old = (self._actions, self._charters)
        self._drop_content()
        self._build(step, place, unsaved)
        for part in old:
            part.deleteLater()
        for companion in self._companions():
            companion.show_anew(self._context)

    def _drop_content(self) -> None:
        """Let go of every page first: Qt would give each the new look before it went, which takes seconds."""
        content = self.takeCentralWidget()
        if content is not None:
            content.deleteLater()
            QCoreApplication.sendPostedEvents(content, QtCore.QEvent.Type.DeferredDelete)

    def _show_start(self) -> None:
        self._work = None
        # With its parent from the outset it is styled once, not again when it is put in.
        self._start = StartPage(self._context, self._context.preferences.settings.recent, self)
        self._start.open_wanted.connect(self._charters.open)
        self._start.create_wanted.connect(self._charters.create)
        self._start.example_wanted.connect(self._charters.create_example)
        self._start.forget_wanted.connect(self._forget)
        self._start.appearance.language_chosen.connect(self._set_language)
        self._start.appearance.theme_chosen.connect(self._set_theme)
        self._put(self._start, self._start)
        self._actions.allow(charter=False)
        self.setWindowTitle(self._context.tr("Charta"))
        self._start.focus_first()

    def _show_work(self, step: str, place: "Place | None" = None, unsaved: Unsaved | None = None) -> None:
        # What only an open charter needs is imported once the window is there.
        from charta.ui.work_view import WorkView

        self._start = None
        self._work = WorkView(self._context, self._desk, self._actions, self)
        self._work.top.appearance.language_chosen.connect(self._set_language)
        self._work.top.appearance.theme_chosen.connect(self._set_theme)
        self._work.moved.connect(self._remember_place)
        self._put(self._work, self._work.pages)
        self._work.pages.hand_over(unsaved or {})
        self._work.restore_splitter(self._splitter)
        self._work.show_step(step, place)

    def _put(self, content: QWidget, over: QWidget) -> None:
        self.setCentralWidget(content)
        self._over, self._toast = over, None

    def _connect_actions(self) -> None:
        actions, charters = self._actions, self._charters
        actions.new.triggered.connect(charters.ask_new)
        actions.open.triggered.connect(charters.ask_open)
        actions.example.triggered.connect(charters.ask_example)
        actions.restore.triggered.connect(charters.ask_backup)
        actions.close.triggered.connect(charters.leave)
        actions.recent_chosen.connect(charters.open)
        actions.quit.triggered.connect(self.close)
        self._connect_looks()

    def _connect_looks(self) -> None:
        actions = self._actions
        actions.theme_chosen.connect(self._set_theme)
        actions.language_chosen.connect(self._set_language)
        actions.zoom_in.triggered.connect(self._zoom_in)
        actions.zoom_out.triggered.connect(self._zoom_out)
        actions.zoom_reset.triggered.connect(self._zoom_reset)
        actions.guide.triggered.connect(self._show_guide)
        actions.about.triggered.connect(self._show_about)

    def _fill_menus(self) -> None:
        self._actions.fill(self.menuBar(), self._context.preferences.settings.recent)

    def _arrive(self) -> None:
        self._part()
        self._fill_menus()
        self._show_work(self._remembered_step())

    def _leave(self) -> None:
        self._part()
        self._show_start()

    def _companions(self) -> "list[CompanionWindow]":
        from charta.ui.companion import companions

        return companions(self)

    def _part(self) -> None:
        """Let go of the windows that belong to a charter which is left."""
        for companion in self._companions():
            companion.leave()

    def lead(self, step: str) -> None:
        """Show a step of the charter that is open."""
        if self._work is not None:
            self._work.show_step(step)

    def _forget(self, path: Path) -> None:
        self._context.preferences.forget_recent(path)
        self._fill_menus()
        self._show_start()

    def _flush(self) -> None:
        if self._work is not None:
            self._work.pages.flush()

    def _may_leave(self) -> bool:
        """Save what was typed; ask where something could not be saved, or where work would be stopped."""
        from charta.ui.leaving import may_leave_unsaved

        self._flush()
        unsaved = self._work.pages.unsaved() if self._work is not None else {}
        view = self._desk.view(self._context)
        may_leave = (
            not unsaved
            or view is None
            or may_leave_unsaved(self._context, (view.step(step).title for step in unsaved))
        )
        return (
            may_leave
            and all(companion.may_leave() for companion in self._companions())
            and self._may_stop_work()
        )

    def _may_stop_work(self) -> bool:
        """Ask where work is under way that is worth a question, and stop all of it in good order."""
        if self._work is None:
            return True
        from charta.ui.leaving import may_stop_work

        told = self._work.pages.under_way()
        if told and not may_stop_work(self._context, told):
            return False
        self._work.pages.end_work()
        return True

    def _charter_changed(self) -> None:
        if self._work is not None:
            self._work.changed()

    def _remembered_step(self) -> str:
        view = self._desk.view(self._context)
        return self._context.preferences.place(view.path) if view is not None else ""

    def _remember_place(self, step: str) -> None:
        if self._toast is not None:
            # A page that is built later would cover what is still being said.
            self._toast.raise_()
        view = self._work.view if self._work is not None else None
        if view is not None:
            self.setWindowTitle(self._context.tr("{title} – Charta", title=view.title))
            self._context.preferences.set_place(view.path, step)

    def _set_language(self, language: str) -> None:
        self._context.preferences.set_language(language)
        self._rebuild_later()

    def _set_theme(self, theme: str) -> None:
        self._context.preferences.set_theme(theme)
        self._rebuild_later()

    def _zoom_in(self) -> None:
        self._zoom(self._context.theme.zoom + ZOOM_STEP)

    def _zoom_out(self) -> None:
        self._zoom(self._context.theme.zoom - ZOOM_STEP)

    def _zoom_reset(self) -> None:
        self._zoom(100)

    def _zoom(self, zoom: int) -> None:
        self._context.preferences.set_zoom(zoom)
        self._rebuild_later()

    def _rebuild_later(self) -> None:
        # The button or menu that asked for it is itself built anew, so it has to finish first.
        self._rebuilding.start(0)

    def _show_guide(self) -> None:
        from charta.ui.reading_dialog import guide

        self._read(guide(self, self._context, self._actions))

    def _show_about(self) -> None:
        from charta.ui.reading_dialog import about

        self._read(about(self, self._context))

    def _read(self, dialog: "ReadingDialog") -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_notice(self, notice: Notice) -> None:
        if self._toast is None:
            from charta.ui.toast import Toast

            self._toast = Toast(self._context, self._over)
        self._toast.show_notice(notice)

    def _recall_geometry(self) -> None:
        self.resize(first_size(USUAL, MINIMUM, self.screen().availableSize()))
        geometry, self._splitter = _unpacked(self._surroundings.preferences.settings.geometry)
        if geometry:
            self.restoreGeometry(QtCore.QByteArray(geometry))

    def _remember_geometry(self) -> None:
        if self._work is not None:
            self._splitter = bytes(self._work.splitter.saveState().data())
        self._surroundings.preferences.set_geometry(
            _packed(bytes(self.saveGeometry().data()), self._splitter)
        )


def _packed(*parts: bytes) -> str:
    return json.dumps([base64.b64encode(part).decode() for part in parts])


def _unpacked(text: str) -> tuple[bytes, bytes]:
    """Return the geometry of window and splitter; empty ones where the preferences make no sense."""
    try:
        window, splitter = json.loads(text)
        return base64.b64decode(window), base64.b64decode(splitter)
    except (ValueError, TypeError, binascii.Error):
        return b"", b""
