"""A line that opens to what stands below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.text import Text


class FoldLine(Button):
    """The line: an arrow, and words that wrap."""

    def __init__(self, theme: Theme, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setProperty("kind", "fold")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrow = QLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(Text(title, TextStyle.LABEL), 1, Qt.AlignmentFlag.AlignTop)
        self.toggled.connect(self._point)
        self._point(opened=False)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        return self._row.totalHeightForWidth(width)

    def _point(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        name = "chevron-up" if opened else "chevron-down"
        picture = self._icons.pixmap(name, Role.TEXT_MUTED, 18, self.devicePixelRatioF())
        self._arrow.setPixmap(picture)


class Fold(QWidget):
    """A line with what it opens to; put widgets into `body`."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = FoldLine(theme, icons, title)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        # What is opened begins where the words of the line do.
        self.body.setContentsMargins(theme.px(34), 0, theme.px(8), theme.px(12))
        self.body.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self.line)
        column.addWidget(self._inside)
        self.line.toggled.connect(self._show)
        self._inside.hide()

    @property
    def is_open(self) -> bool:
        """Whether what stands below is shown."""
        return self.line.isChecked()

    def set_open(self, *, opened: bool) -> None:
        """Show what stands below, or hide it."""
        self.line.setChecked(opened)

    def _show(self, opened: bool) -> None:  # noqa: FBT001 - a signal's value
        self._inside.setVisible(opened)
        self.updateGeometry()
        self.toggled.emit(opened)
