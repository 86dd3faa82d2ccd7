"""The rail: every step of the wizard at the left of the window, with its state, one key or click away."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from charta.ui.context import UiContext
from charta.ui.rail_delegate import RailDelegate
from charta.ui.rail_model import RailModel, RailRole, RailStep

WIDTH = 304
COMPACT_WIDTH = 56
COMPACT_BELOW = 176


class Rail(QListView):
    """Lists the steps. Arrow keys look around, Return, Space or a click chooses."""

    chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.setProperty("area", "rail")
        self.setAccessibleName(context.tr("Steps"))
        self._model = RailModel(context.translator, self)
        self._delegate = RailDelegate(context.theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(context.theme.px(COMPACT_WIDTH))
        self.clicked.connect(self._choose)

    def show_steps(self, steps: Sequence[RailStep], current: str) -> None:
        """Show these steps and mark the one that the window shows."""
        moved = current != self._model.current
        self._model.show(steps, current)
        index = self._model.index(self._model.row_of(current))
        if moved or not self.currentIndex().isValid():
            self.setCurrentIndex(index)
            self._keep_in_sight()

    @property
    def is_compact(self) -> bool:
        """Whether only the marks are shown."""
        return self._delegate.compact

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the row under the keyboard, or move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Arriving by keyboard, begin at the step that is shown."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setCurrentIndex(self._model.index(self._model.row_of(self._model.current)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out the words where there is no room for them."""
        super().resizeEvent(event)
        compact = event.size().width() < self._theme.px(COMPACT_BELOW)
        if compact != self._delegate.compact or event.size().width() != event.oldSize().width():
            self._delegate.compact = compact
            # Titles break into other lines.
            self.scheduleDelayedItemsLayout()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll to the step that is shown, with what stands before and behind it."""
        row = self._model.row_of(self._model.current)
        for place in (row + 1, row - 1, row):
            self.scrollTo(self._model.index(place))

    def _choose(self, index: QModelIndex) -> None:
        step = index.data(RailRole.STEP)
        if isinstance(step, RailStep):
            self.chosen.emit(step.id)
