"""What stands beside a form: parts behind tabs."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QTabBar, QVBoxLayout, QWidget

from charta.ui.theme import Theme
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.showing import show_part
from charta.ui.widgets.stacks import set_beside


class GrowingColumn(ScrollColumn):
    """A column that scrolls, or is as high as what it holds and leaves scrolling to the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._growing = False
        self.body.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        self.body.setSpacing(theme.px(16))
        self.column.installEventFilter(self)

    def set_growing(self, *, growing: bool) -> None:
        """Leave scrolling to the page, or scroll."""
        self._growing = growing
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if growing else policy.ScrollBarAsNeeded)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16_777_215)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width with the height."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow what the column holds."""
        if watched is self.column and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the height of what the column holds."""
        if not self._growing:
            return
        wanted = self.column.sizeHint().height()
        if self.body.hasHeightForWidth():
            wanted = self.body.totalHeightForWidth(self.viewport().width())
        if (self.minimumHeight(), self.maximumHeight()) != (wanted, wanted):
            self.setFixedHeight(wanted)


class SidePanel(QFrame):
    """Parts of which one is shown, chosen by a tab."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(name)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(theme.px(8))
        self._head.addWidget(self._tabs, 1)
        self._corner: QWidget | None = None
        self._column.addLayout(self._head)
        self._tabs.currentChanged.connect(self._show)

    @property
    def tabs(self) -> QTabBar:
        """The tabs, in the order of the parts."""
        return self._tabs

    def add(self, part: QWidget, name: str) -> None:
        """Add a part at the end."""
        self._parts.append(part)
        self._column.addWidget(part, 1)
        self._tabs.addTab(name)
        self._tabs.setVisible(len(self._parts) > 1)
        self._show()

    def set_corner(self, corner: QWidget) -> None:
        """Put a widget at the end of the tabs, or below them where there is no room."""
        self._corner = corner
        self._head.addWidget(corner, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Make room for the corner."""
        super().resizeEvent(event)
        if self._corner is None:
            return
        wanted = self._tabs.sizeHint().width() + self._corner.sizeHint().width() + self._head.spacing()
        beside = wanted <= event.size().width()
        set_beside(self._head, beside=beside)

    def name_tab(self, number: int, name: str) -> None:
        """Change the words of a tab."""
        self._tabs.setTabText(number, name)

    def choose(self, number: int) -> None:
        """Show a part."""
        self._tabs.setCurrentIndex(number)

    def set_growing(self, *, growing: bool) -> None:
        """Leave scrolling to the page, or let the parts scroll."""
        for part in self._parts:
            set_growing = getattr(part, "set_growing", None)
            if callable(set_growing):
                set_growing(growing=growing)

    def _show(self) -> None:
        for number, part in enumerate(self._parts):
            show_part(part, number == self._tabs.currentIndex())
        self.chosen.emit(self._tabs.currentIndex())
