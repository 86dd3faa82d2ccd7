"""Two columns, of which the right one stays in sight; one column where there is no room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charta.ui.theme import Theme
from charta.ui.widgets.column import ScrollColumn

BREAKPOINT = 800
WIDEST_FORM = 680


class Sticky(QWidget):
    """Holds a panel: beside the left column it fills what is seen, below it is as high as it likes."""

    def __init__(self, theme: Theme, panel: QWidget, area: ScrollColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = panel
        self._area = area
        self._margin = theme.px(24)
        self._least = theme.px(360)
        self._beside = True
        panel.setParent(self)
        panel.installEventFilter(self)
        area.viewport().installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(self.place)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def set_beside(self, *, beside: bool) -> None:
        """Stand beside the left column, or below it."""
        self._beside = beside
        vertical = QSizePolicy.Policy.Expanding if beside else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Ignored, vertical)
        self.setMinimumHeight(self._least if beside else 0)
        self.setMaximumHeight(16_777_215)
        self.place()

    def place(self) -> None:
        """Put the panel where it is seen."""
        if not self._beside:
            height = self._wanted_height()
            self._panel.setGeometry(0, 0, self.width(), height)
            if height != self.minimumHeight():
                self.setFixedHeight(height)
            return
        top = self.mapTo(self._area.viewport(), self.rect().topLeft()).y()
        seen = self._area.viewport().height() - max(top, self._margin) - self._margin
        height = min(max(seen, self._least), max(self.height(), self._least))
        offset = min(max(self._margin - top, 0), max(self.height() - height, 0))
        self._panel.setGeometry(0, offset, self.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow."""
        super().resizeEvent(event)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the panel's wishes and the size of what is seen."""
        wishes = watched is self._panel and event.type() == QEvent.Type.LayoutRequest and not self._beside
        if wishes or (watched is not self._panel and event.type() == QEvent.Type.Resize):
            self.place()
        return False

    def _wanted_height(self) -> int:
        layout = self._panel.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(self.width())
        return self._panel.sizeHint().height()


class Columns(QWidget):
    """A form at the left and a panel at the right, or below it; a foot ends the form, or else the page."""

    changed = Signal(bool)
    """There is room for two columns, or no more."""

    def __init__(
        self,
        theme: Theme,
        form: QWidget,
        panel: QWidget,
        area: ScrollColumn,
        shares: tuple[int, int] = (5, 6),
    ) -> None:
        """Build it in the column of `area`; `shares` is how the two columns divide the width."""
        # Every part goes into a parent that has its place already: Qt tells all that is inside of each move.
        super().__init__(area.column)
        self._breakpoint = theme.px(BREAKPOINT)
        self._beside = False
        self._panel = panel
        self._foot: QWidget | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(32))
        left = QWidget(self)
        self._widest = theme.px(WIDEST_FORM)
        left.setMaximumWidth(self._widest)
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(theme.px(32))
        self._left.addWidget(form)
        self.sticky = Sticky(theme, panel, area, self)
        self._row.addWidget(left, shares[0], Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.sticky, shares[1])
        self._apply()

    @property
    def is_beside(self) -> bool:
        """Whether there are two columns."""
        return self._beside

    def add_foot(self, foot: QWidget) -> None:
        """Add what comes last."""
        self._foot = foot
        foot.setMaximumWidth(self._widest)
        self._apply()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a width alone: the height follows it, and wrapped words would ask for too much of it."""
        return QSize(super().minimumSizeHint().width(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Change between one column and two."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._breakpoint
        if beside != self._beside:
            self._beside = beside
            self._apply()
            self.changed.emit(beside)

    def _apply(self) -> None:
        direction = QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        if self._foot is not None:
            (self._left if self._beside else self._row).addWidget(self._foot)
        set_growing = getattr(self._panel, "set_growing", None)
        if callable(set_growing):
            set_growing(growing=not self._beside)
        self.sticky.set_beside(beside=self._beside)
