"""The head of the window: which charter this is, how far it has come, and what is always at hand."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from charta.ui.actions import WindowActions
from charta.ui.appearance import AppearanceButtons
from charta.ui.context import UiContext
from charta.ui.desk import DeskView
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import action_button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text

ROOMY = 900


class TopBar(QFrame):
    """Title and file at the left, progress in the middle, tools at the right."""

    def __init__(self, context: UiContext, actions: WindowActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("area", "bar")
        self._title = ElidedLabel("", TextStyle.SUBTITLE)
        self._file = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._progress = QWidget()
        self._count = Text("", TextStyle.CAPTION, Tone.NEUTRAL, wrap=False)
        self._bar = QProgressBar()
        self._saved = ""
        self._name = ""
        self.appearance = AppearanceButtons(context)
        self._lay_out(actions)

    def show_charter(self, view: DeskView) -> None:
        """Show which charter is open and how far it is agreed."""
        tr, ntr = self._context.tr, self._context.ntr
        self._title.setText(view.title)
        self._name = view.path.name
        self._show_file()
        self._file.setToolTip(str(view.path))
        words = ntr(
            "{signed} of {count} section signed",
            "{signed} of {count} sections signed",
            view.sections,
            signed=view.signed,
        )
        self._count.setText(words)
        self._bar.setRange(0, max(1, view.sections))
        self._bar.setValue(view.signed)
        self._bar.setAccessibleName(tr("Sections signed"))
        self._bar.setAccessibleDescription(words)

    def show_saved(self, at: datetime) -> None:
        """Show when the last change was kept."""
        self._saved = self._context.tr("Saved at {time}", time=f"{at:%H:%M}")
        self._show_file()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the progress where there is no room; the rail and the board tell it too."""
        super().resizeEvent(event)
        self._progress.setVisible(event.size().width() >= self._context.theme.px(ROOMY))

    def _show_file(self) -> None:
        saved = self._saved or self._context.tr("Every change is saved")
        self._file.setText(f"{self._name}  ·  {saved}")

    def _lay_out(self, actions: WindowActions) -> None:
        px = self._context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(4))
        row.addWidget(action_button(self._context.icons, "panel-left", actions.rail))
        row.addSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._file)
        row.addLayout(words, 1)
        self._lay_out_progress()
        row.addSpacing(px(16))
        row.addWidget(self._progress)
        row.addSpacing(px(16))
        for icon, action in (("undo-2", actions.undo), ("redo-2", actions.redo), ("search", actions.find)):
            row.addWidget(action_button(self._context.icons, icon, action))
        row.addWidget(self.appearance)

    def _lay_out_progress(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self._progress)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "success")
        self._bar.setMinimumWidth(px(176))
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._bar)
