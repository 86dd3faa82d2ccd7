"""Everything that the menus, the bars and the shortcuts of the window can do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from charta.i18n import screen_languages
from charta.ui.appearance import NAMES
from charta.ui.context import UiContext

Keys = QKeySequence.StandardKey


class WindowActions(QObject):
    """The actions of one window in one language; `fill` puts them into a menu bar."""

    recent_chosen = Signal(object)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.new = self._action(tr("&New charter…"), Keys.New)
        self.open = self._action(tr("&Open…"), Keys.Open)
        self.example = self._action(tr("Open the e&xample…"))
        self.restore = self._action(tr("Restore a &backup…"))
        self.close = self._action(tr("&Close the charter"), Keys.Close)
        self.export = self._action(tr("&Export documents"), "Ctrl+E")
        self.quit = self._action(tr("&Quit"), Keys.Quit)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = self._action(tr("&Undo"), Keys.Undo)
        self.redo = self._action(tr("&Redo"), Keys.Redo)
        self.find = self._action(tr("&Find…"), Keys.Find)
        self.journal = self._action(tr("&Journal…"), "Ctrl+J")
        self.back = self._action(tr("&Back"), "Alt+Left")
        self.next = self._action(tr("&Next"), "Alt+Right")
        self.unfinished = self._action(tr("Next &unfinished"), "Ctrl+G")
        self.rail = self._action(tr("&Steps at the left"), "F9")
        self.zoom_in = self._action(tr("Zoom &in"), Keys.ZoomIn)
        self.zoom_in.setShortcuts([*QKeySequence.keyBindings(Keys.ZoomIn), QKeySequence("Ctrl+=")])
        self.zoom_out = self._action(tr("Zoom &out"), Keys.ZoomOut)
        self.zoom_reset = self._action(tr("&Normal size"), "Ctrl+0")
        self.guide = self._action(tr("&Guide"), Keys.HelpContents)
        self.about = self._action(tr("&About Charta"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._only_with_charter = (
            *(self.close, self.export, self.find, self.journal, self.rail),
            *(self.undo, self.redo, self.back, self.next, self.unfinished),
        )

    def fill(self, bar: QMenuBar, recent: Sequence[str]) -> None:
        """Put the menus into a menu bar, in place of what is there."""
        tr = self._context.tr
        bar.clear()
        file = bar.addMenu(tr("&File"))
        file.addActions([self.new, self.open])
        self._fill_recent(file.addMenu(tr("Open &recent")), recent)
        file.addActions([self.example, self.restore])
        _separated(file, self.export, self.close, self.quit)
        edit = bar.addMenu(tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        _separated(edit, self.find, self.journal)
        bar.addMenu(tr("&Go")).addActions([self.back, self.next, self.unfinished])
        self._fill_view(bar.addMenu(tr("&View")))
        bar.addMenu(tr("&Help")).addActions([self.guide, self.about])

    def allow(self, *, charter: bool, undo: bool = False, redo: bool = False) -> None:
        """Enable what can be done as things stand."""
        for action in self._only_with_charter:
            action.setEnabled(charter)
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def _action(self, text: str, keys: QKeySequence.StandardKey | str | None = None) -> QAction:
        action = QAction(text, self)
        if isinstance(keys, str):
            action.setShortcuts([QKeySequence(keys)])
        elif keys is not None:
            action.setShortcuts(QKeySequence.keyBindings(keys))
        return action

    def _fill_recent(self, menu: QMenu, recent: Sequence[str]) -> None:
        menu.setEnabled(bool(recent))
        for path in map(Path, recent):
            # An ampersand in a file's name would be taken for a mnemonic.
            action = menu.addAction(f"{path.name}  —  {path.parent}".replace("&", "&&"))
            action.setData(str(path))
        menu.triggered.connect(self._choose_recent)

    def _fill_view(self, menu: QMenu) -> None:
        tr, settings = self._context.tr, self._context.preferences.settings
        themes = menu.addMenu(tr("&Theme"))
        choices = {"system": tr("As the &system"), "light": tr("&Light"), "dark": tr("&Dark")}
        group = QActionGroup(themes)
        for choice, text in choices.items():
            _choice(themes, group, (text, choice), checked=settings.theme == choice)
        group.triggered.connect(self._choose_theme)
        languages = menu.addMenu(tr("&Language"))
        group = QActionGroup(languages)
        for language in screen_languages():
            name = NAMES.get(language, language)
            _choice(languages, group, (name, language), checked=self._context.language == language)
        group.triggered.connect(self._choose_language)
        _separated(menu, self.zoom_in, self.zoom_out, self.zoom_reset)
        _separated(menu, self.rail)

    def _choose_recent(self, action: QAction) -> None:
        self.recent_chosen.emit(Path(action.data()))

    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())


def _separated(menu: QMenu, *actions: QAction) -> None:
    menu.addSeparator()
    menu.addActions(list(actions))


def _choice(menu: QMenu, group: QActionGroup, choice: tuple[str, str], *, checked: bool) -> None:
    text, id_ = choice
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    action.setData(id_)
    group.addAction(action)
