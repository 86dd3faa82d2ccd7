"""Widgets set in lines like words: where the width ends, the next line begins."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Holds widgets from left to right, then on the next line; its height follows its width.

    It is a widget that places its children, and no layout: the items of a layout belong to Qt, which may have
    taken one away while Python still holds it.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        was_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setVisible(not was_hidden)
        self._settle()

    def line_width(self, widgets: Sequence[QWidget]) -> int:
        """Return how wide a line of these widgets would be, whether they are shown or not."""
        return sum(_size(widget).width() for widget in widgets) + self._spacing * max(0, len(widgets) - 1)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the lines take at a width."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line; narrower, it takes more of them."""
        sizes = [_size(widget) for widget in self._shown()]
        width = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size: the width of the widest widget, and a line."""
        widest = max((_least(widget) for widget in self._shown()), default=0)
        return QSize(widest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Follow widgets that change their size, come or go."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ChildRemoved, QEvent.Type.Show):
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        children = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [child for child in children if not child.isHidden()]

    def _arrange(self, width: int, *, move: bool) -> int:
        x, y, line = 0, 0, 0
        for widget in self._shown():
            size = _size(widget)
            taken = min(size.width(), width)
            if x and x + taken > width:
                x, y, line = 0, y + line + self._spacing, 0
            if move:
                widget.setGeometry(QRect(QPoint(x, y), QSize(taken, size.height())))
            x += taken + self._spacing
            line = max(line, size.height())
        return y + line


def _size(widget: QWidget) -> QSize:
    """Return the size that a widget would like, within what it allows."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())
    return wanted.boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
