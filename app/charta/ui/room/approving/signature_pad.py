"""A place to draw a signature with a mouse, a finger or a pen."""

from enum import Enum
from math import hypot
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from charta.ui.context import UiContext
from charta.ui.room.approving.signature_ink import PAD_HEIGHT, InkPoint, Stroke, ink_png, paint_ink
from charta.ui.theme import Role, TextStyle

_LIKELY_PRESSURE: Final = 0.5  # of what tells none
_NEAREST: Final = 0.4  # two points closer than this, in units of the pad, are one
_MOST_POINTS: Final = 6_000
_BASELINE: Final = 0.7
_CLEARING_KEYS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Tool(Enum):
    MOUSE = "mouse"
    FINGER = "finger"
    PEN = "pen"


class SignaturePad(QWidget):
    """Takes a drawn signature; `changed` tells that a stroke was finished or taken back.

    Nobody has to draw: whoever shows a pad also takes a typed name alone.
    """

    changed = Signal()

    def __init__(self, context: UiContext, name: str = "", parent: QWidget | None = None) -> None:
        """Set it up; `name` says whose signature it is for."""
        super().__init__(parent)
        self._context = context
        self._strokes: tuple[Stroke, ...] = ()
        self._drawing: list[InkPoint] = []
        self._tool: _Tool | None = None
        self._finger = -1
        self._has_finer_tool = False
        self._pad_width = 0.0
        self._finished = QPixmap()
        self._finished_as: tuple[QSize, bool] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name or context.tr("Signature"))
        self._describe()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not (self._strokes or self._drawing)

    def png(self, height_px: int = 240) -> bytes:
        """Return what is drawn as a PNG picture, black on white, cropped to the ink (`ink_png`)."""
        return ink_png(self._all(), height_px)

    def undo(self) -> None:
        """Take the last stroke back, the one that is being drawn before all others."""
        if self._drawing:
            self._forget()
        elif self._strokes:
            self._keep(self._strokes[:-1])

    def clear(self) -> None:
        """Take everything back."""
        if not self.is_empty:
            self._forget()
            self._keep(())

    # -- size and looks ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room to move a hand."""
        px = self._context.theme.px
        return QSize(px(520), px(170))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow the pad to be made smaller."""
        px = self._context.theme.px
        return QSize(px(240), px(96))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the pad, its line, and the ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_pad(painter)
        painter.drawPixmap(0, 0, self._finished_ink())
        if self._drawing:
            painter.setTransform(self._transform())
            paint_ink(painter, [self._drawing], self._ink_colour())

    def _paint_pad(self, painter: QPainter) -> None:
        theme = self._context.theme
        ring = theme.px(2) if self.hasFocus() else theme.px(1)
        edge = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.setPen(QPen(theme.colour(Role.FOCUS if self.hasFocus() else Role.LINE_STRONG), ring))
        painter.setBrush(theme.colour(Role.SURFACE))
        painter.drawRoundedRect(edge, theme.px(8), theme.px(8))
        side, base = theme.px(20), round(self.height() * _BASELINE)
        painter.setPen(QPen(theme.colour(Role.LINE_STRONG), theme.px(1)))
        painter.drawLine(side, base, self.width() - side, base)
        if self.is_empty:
            painter.setFont(theme.font(TextStyle.CAPTION))
            painter.setPen(theme.colour(Role.TEXT_MUTED if self.isEnabled() else Role.TEXT_DISABLED))
            above = QRect(side, theme.px(8), self.width() - 2 * side, base - theme.px(12))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(above, int(flags), self._context.tr("Draw here, or type the name alone"))

    def _finished_ink(self) -> QPixmap:
        """Return the finished strokes; they are painted anew only where something changed."""
        ratio = self.devicePixelRatioF()
        needed = (self.size() * ratio, self.isEnabled())
        if self._finished_as != needed:
            made = QPixmap(needed[0])
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setTransform(self._transform())
            paint_ink(painter, self._strokes, self._ink_colour())
            painter.end()
            self._finished, self._finished_as = made, needed
        return self._finished

    def _ink_colour(self) -> QColor:
        return self._context.theme.colour(Role.TEXT if self.isEnabled() else Role.TEXT_DISABLED)

    # -- what the hand does ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take the hand's strokes, and the keys that the window would otherwise take for its own."""
        match event:
            case QTabletEvent():
                taken = self._take_pen(event)
            case QTouchEvent():
                taken = self._take_touch(event)
            case QMouseEvent():
                taken = self._take_mouse(event)
            case QKeyEvent() if event.type() is QEvent.Type.ShortcutOverride:
                taken = self._is_undo(event) or self._is_clear(event)
            case _:
                taken = False
        if taken:
            event.accept()
        return taken or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take back the last stroke, or all of them."""
        if self._is_undo(event):
            self.undo()
        elif self._is_clear(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Finish the stroke whose end would not be seen."""
        self._finish()
        super().hideEvent(event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return not self.is_empty and event.matches(QKeySequence.StandardKey.Undo)

    def _is_clear(self, event: QKeyEvent) -> bool:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return bare and event.key() in _CLEARING_KEYS

    def _take_pen(self, event: QTabletEvent) -> bool:
        is_eraser = event.pointerType() is QPointingDevice.PointerType.Eraser
        match event.type():
            case QEvent.Type.TabletPress if is_eraser:
                self.undo()
            case QEvent.Type.TabletPress if event.button() is Qt.MouseButton.LeftButton:
                self._forget()  # a hand that lies on the screen while a pen writes
                self._begin(_Tool.PEN, event.position(), event.pressure())
            case QEvent.Type.TabletMove:
                self._go_on(_Tool.PEN, event.position(), event.pressure())
            case QEvent.Type.TabletRelease:
                self._finish(_Tool.PEN)
            case _:
                return False
        return True

    def _take_touch(self, event: QTouchEvent) -> bool:
        if event.type() is QEvent.Type.TouchCancel:
            if self._tool is _Tool.FINGER:
                self._forget()
            return True
        for point in event.points():
            match point.state():
                case QEventPoint.State.Pressed if self._tool is None:
                    self._finger = point.id()
                    self._begin(_Tool.FINGER, point.position())
                case QEventPoint.State.Updated if point.id() == self._finger:
                    self._go_on(_Tool.FINGER, point.position())
                case QEventPoint.State.Released if point.id() == self._finger:
                    self._finish(_Tool.FINGER)
                case _:
                    pass
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        # A system that reports pens and fingers may tell of each a second time, as a mouse.
        is_echo = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        if is_echo and self._has_finer_tool:
            return True
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                if event.button() is not Qt.MouseButton.LeftButton:
                    return False
                self._begin(_Tool.MOUSE, event.position())
            case QEvent.Type.MouseMove:
                self._go_on(_Tool.MOUSE, event.position())
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                self._finish(_Tool.MOUSE)
            case _:
                return False
        return True

    # -- strokes -----------------------------------------------------------------------------------------

    def _begin(self, tool: _Tool, at: QPointF, pressure: float = _LIKELY_PRESSURE) -> None:
        self._has_finer_tool = self._has_finer_tool or tool is not _Tool.MOUSE
        if self._tool is not None or not self.isEnabled():
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self._strokes:
            self._pad_width = PAD_HEIGHT * self.width() / self.height()
        self._tool = tool
        self._drawing = [self._ink_point(at, pressure)]
        self.update()

    def _go_on(self, tool: _Tool, at: QPointF, pressure: float = _LIKELY_PRESSURE) -> None:
        if tool is not self._tool or sum(map(len, self._all())) >= _MOST_POINTS:
            return
        point, last = self._ink_point(at, pressure), self._drawing[-1]
        if hypot(point.x - last.x, point.y - last.y) >= _NEAREST:
            self._drawing.append(point)
            self.update()

    def _finish(self, tool: _Tool | None = None) -> None:
        """Keep the stroke that is being drawn, with this tool or with any."""
        if self._drawing and tool in (None, self._tool):
            stroke = tuple(self._drawing)
            self._forget()
            self._keep((*self._strokes, stroke))

    def _forget(self) -> None:
        """Drop the stroke that is being drawn."""
        self._drawing, self._tool, self._finger = [], None, -1
        self.update()

    def _keep(self, strokes: tuple[Stroke, ...]) -> None:
        self._strokes = strokes
        self._finished_as = None
        self._describe()
        self.update()
        self.changed.emit()

    def _all(self) -> tuple[Stroke, ...]:
        return (*self._strokes, tuple(self._drawing)) if self._drawing else self._strokes

    def _transform(self) -> QTransform:
        """Return what makes pixels of the pad's units: the pad as it was first, as large as it fits here."""
        width = self._pad_width or PAD_HEIGHT
        scale = min(self.width() / width, self.height() / PAD_HEIGHT)
        left, top = (self.width() - width * scale) / 2, (self.height() - PAD_HEIGHT * scale) / 2
        return QTransform(scale, 0, 0, scale, left, top)

    def _ink_point(self, at: QPointF, pressure: float) -> InkPoint:
        within = QPointF(min(max(at.x(), 0.0), self.width()), min(max(at.y(), 0.0), self.height()))
        there = self._transform().inverted()[0].map(within)
        return InkPoint(there.x(), there.y(), pressure)

    def _describe(self) -> None:
        tr, count = self._context.tr, len(self._strokes)
        drawn = (
            self._context.ntr("{count} stroke is drawn.", "{count} strokes are drawn.", count)
            if count
            else tr("Nothing is drawn yet.")
        )
        how = tr(
            "Draw with a mouse, a finger or a pen. Nobody has to: a typed name alone counts as much. "
            "Ctrl+Z takes the last stroke back, Delete clears everything."
        )
        self.setAccessibleDescription(f"{drawn} {how}")
