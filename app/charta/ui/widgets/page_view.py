"""The picture of a page: fits the place at first, can be enlarged, and is moved by hand or by keys."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from charta.ui.theme import Role, Theme

STEP: Final = 1.25
LARGEST: Final = 4.0
"""Pixels of the screen for one of the picture, at most."""
_EDGE: Final = 8
_KEYS_IN: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_KEYS_OUT: Final = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)

_MOVES: Final[Mapping[int, QPoint]] = MappingProxyType(
    {
        Qt.Key.Key_Left: QPoint(-1, 0),
        Qt.Key.Key_Right: QPoint(1, 0),
        Qt.Key.Key_Up: QPoint(0, -1),
        Qt.Key.Key_Down: QPoint(0, 1),
    }
)


class PageView(QAbstractScrollArea):
    """Shows a page as wide as its place, or larger; zoom and place stay from page to page.

    Plus and minus zoom, 0 fits the width, W the whole page; the arrows and dragging move it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page = QPixmap()
        self._scaled = QPixmap()
        self._zoom = 0.0
        self._whole = False
        self._held: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A bar that comes and goes would change the width that the page is to fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setProperty("area", "pageview")
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def is_empty(self) -> bool:
        """Whether there is no page."""
        return self._page.isNull()

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        return self._zoom or self._fitting()

    def show_page(self, page: QPixmap) -> None:
        """Show a page, or none where it is null; what was looked at stays in sight."""
        self._page = page
        self._settle()

    def zoom_in(self) -> None:
        """Make the page larger."""
        self._zoom_to(min(self.scale * STEP, LARGEST))

    def zoom_out(self) -> None:
        """Make the page smaller, down to the whole of it."""
        smaller = self.scale / STEP
        if smaller <= self._fitting(whole=True):
            self.fit_page()
        else:
            self._zoom_to(smaller)

    def fit_width(self) -> None:
        """Make the page as wide as its place."""
        self._whole = False
        self._zoom_to(0.0)

    def fit_page(self) -> None:
        """Show the whole page."""
        self._whole = True
        self._zoom_to(0.0)

    def enlarge_to(self, width: int) -> None:
        """Show the page at least so many pixels wide."""
        if not self.is_empty and self.scale * self._page.width() < width:
            self._zoom_to(min(width / self._page.width(), LARGEST))

    def look_at(self, share: float) -> None:
        """Show the part of the page that begins at a share of its height."""
        self.verticalScrollBar().setValue(round(share * self._size().height()))

    # -- events -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom; the arrows and page keys move."""
        key, page = event.key(), self.verticalScrollBar().pageStep()
        if key in _KEYS_IN:
            self.zoom_in()
        elif key in _KEYS_OUT:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_W:
            self.fit_page()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._move(QPoint(0, page if key == Qt.Key.Key_PageDown else -page))
        elif key in _MOVES:
            self._move(_MOVES[key] * self._theme.px(40))
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom while Ctrl is held, else move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the page."""
        self._held = event.position().toPoint()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move the page along."""
        if self._held is not None:
            place = event.position().toPoint()
            self._move(self._held - place)
            self._held = place

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Let the page go."""
        self._held = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Enlarge, or fit the width again."""
        if self._zoom:
            self.fit_width()
        else:
            self._zoom_to(min(self.scale * STEP**3, LARGEST))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the page to its place."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the part of the page that is in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour(Role.SUNKEN))
        if self.is_empty:
            return
        painter.drawPixmap(self._place(), self._drawn())
        painter.setPen(self._theme.colour(Role.LINE_STRONG))
        painter.drawRect(QRect(self._place(), self._size()).adjusted(-1, -1, 0, 0))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for little: it takes what there is."""
        return QSize(self._theme.px(320), self._theme.px(240))

    # -- inside -------------------------------------------------------------------------------------------

    def _fitting(self, *, whole: bool | None = None) -> float:
        if self.is_empty:
            return 1.0
        edge = 2 * self._theme.px(_EDGE)
        wide = max(1, self.viewport().width() - edge) / self._page.width()
        high = max(1, self.viewport().height() - edge) / self._page.height()
        return min(wide, high) if (self._whole if whole is None else whole) else wide

    def _size(self) -> QSize:
        return QSize(
            max(1, round(self._page.width() * self.scale)), max(1, round(self._page.height() * self.scale))
        )

    def _place(self) -> QPoint:
        """Return where the page begins within the viewport: in the middle where it is smaller."""
        edge, size, room = self._theme.px(_EDGE), self._size(), self.viewport().size()
        left = max(edge, (room.width() - size.width()) // 2) - self.horizontalScrollBar().value()
        top = max(edge, (room.height() - size.height()) // 2) - self.verticalScrollBar().value()
        return QPoint(left, top)

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = self._size() * ratio
        if self._scaled.isNull() or self._scaled.size() != wanted:
            self._scaled = self._page.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _zoom_to(self, zoom: float) -> None:
        before, room = self._size(), self.viewport().size()
        centre = QPoint(
            self.horizontalScrollBar().value() + room.width() // 2,
            self.verticalScrollBar().value() + room.height() // 2,
        )
        self._zoom = zoom
        self._settle()
        after = self._size()
        self.horizontalScrollBar().setValue(
            round(centre.x() * after.width() / before.width() - room.width() / 2)
        )
        self.verticalScrollBar().setValue(
            round(centre.y() * after.height() / before.height() - room.height() / 2)
        )

    def _move(self, way: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + way.x())
        down.setValue(down.value() + way.y())

    def _settle(self) -> None:
        self._scaled = QPixmap()
        edge, room = 2 * self._theme.px(_EDGE), self.viewport().size()
        size = self._size() if not self.is_empty else QSize(0, 0)
        for bar, length, seen in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, length + edge - seen) if length else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(self._theme.px(40))
        self.viewport().update()
