"""One pane per language of the charter: side by side, or behind tabs where there is no room."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.widgets.showing import show_part

SIDE_BY_SIDE = 640


class LanguagePanes(QWidget):
    """Shows every pane at once where it is wide enough, or else one of them, chosen by a tab."""

    chosen = Signal(str)
    """A language was brought to the front."""
    widened = Signal(bool)
    """There is room for every pane, or no more: without tabs each pane has to name its language."""

    def __init__(self, context: UiContext, panes: Mapping[str, QWidget], names: Mapping[str, str]) -> None:
        super().__init__()
        self._context = context
        self._panes = dict(panes)
        self._wide = False
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(context.tr("Language of the wording"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(4))
        column.addWidget(self._tabs)
        row = QHBoxLayout()
        row.setSpacing(context.theme.px(16))
        column.addLayout(row, 1)
        for language, pane in self._panes.items():
            self._tabs.addTab(names[language])
            row.addWidget(pane, 1)
        if context.language in self._panes:
            self._tabs.setCurrentIndex(list(self._panes).index(context.language))
        self._tabs.currentChanged.connect(self._choose)
        self._show()

    @property
    def current(self) -> str:
        """The language whose tab is in front."""
        return list(self._panes)[max(self._tabs.currentIndex(), 0)]

    def shows(self, language: str) -> bool:
        """Tell whether a language is to be seen, as far as this widget is."""
        return self._wide or language == self.current

    def show_language(self, language: str) -> None:
        """Bring a language to the front."""
        self._tabs.setCurrentIndex(list(self._panes).index(language))

    def name_tab(self, language: str, name: str) -> None:
        """Change the words of a tab."""
        self._tabs.setTabText(list(self._panes).index(language), name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Change between tabs and columns."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._context.theme.px(SIDE_BY_SIDE)
        if wide != self._wide:
            self._wide = wide
            self._show()
            self.widened.emit(wide)

    def _choose(self) -> None:
        self._show()
        self.chosen.emit(self.current)

    def _show(self) -> None:
        self._tabs.setVisible(len(self._panes) > 1 and not self._wide)
        for language, pane in self._panes.items():
            show_part(pane, self.shows(language))
