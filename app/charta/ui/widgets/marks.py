"""The signs of the agreement: a step's state and a department's chip, each with a shape of its own."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from charta.domain.agreement import DepartmentState
from charta.domain.progress import StepState
from charta.ui.stands import STATE_TONES, shown_state
from charta.ui.theme import Role, TextStyle, Theme


class MarkPainter:
    """Draws state marks and department chips in a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.font: QFont = theme.font(TextStyle.OVERLINE)
        self.font.setPixelSize(theme.px(11))
        self.metrics = QFontMetrics(self.font)
        self.chip_height = self.metrics.height() + theme.px(4)

    def chip_width(self, short: str) -> int:
        """Return the width of a chip, with room for the mark of a request."""
        return self.metrics.horizontalAdvance(short) + self._theme.px(12)

    def state(self, painter: QPainter, rect: QRectF, state: StepState) -> None:
        """Draw a state: ring, half disc, ring with a tick, disc with a tick, or diamond with a mark."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(1, 1, -1, -1)
        draw = {
            StepState.EMPTY: self._ring,
            StepState.BEGUN: self._half,
            StepState.COMPLETE: self._ticked_ring,
            StepState.SIGNED: self._ticked_disc,
            StepState.OUTDATED: self._diamond,
        }[state]
        draw(painter, inner)
        painter.restore()

    def chip(
        self, painter: QPainter, rect: QRectF, short: str, state: DepartmentState, *, required: bool
    ) -> None:
        """Draw a department's stand; one that need not sign, and did not, is only a dot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not required:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Role.LINE_STRONG))
            radius = self._theme.px(1.5)
            painter.drawEllipse(rect.center(), radius, radius)
        else:
            self._chip(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), short, state)
        painter.restore()

    def _chip(self, painter: QPainter, rect: QRectF, short: str, state: DepartmentState) -> None:
        edge, brush, ink, line = self._look(state)
        painter.setPen(QPen(edge, 1, line))
        painter.setBrush(brush)
        corner = self._theme.px(4)
        painter.drawRoundedRect(rect, corner, corner)
        painter.setPen(ink)
        painter.setFont(self.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, short)
        if state in (DepartmentState.RESERVED, DepartmentState.CHANGE_REQUESTED):
            self._badge(painter, rect, state)

    def _look(self, state: DepartmentState) -> tuple[QColor, QBrush, QColor, Qt.PenStyle]:
        """Return edge, ground, ink and line. What is signed is full; a line is broken where a word is due."""
        tone = STATE_TONES[shown_state(state, required=True)]
        strong, soft = self._theme.colour(tone.role), self._theme.colour(tone.soft)
        solid, dashed, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
        none = QBrush(Qt.BrushStyle.NoBrush)
        if state is DepartmentState.PENDING:
            return self._theme.colour(Role.LINE_STRONG), none, strong, dotted
        if state is DepartmentState.OUTDATED:
            return strong, none, strong, dashed
        if state in (DepartmentState.APPROVED, DepartmentState.RESERVED):
            ink = self._theme.colour(Role(f"on_{tone.value}"))
            return strong, QBrush(strong), ink, solid
        return strong, QBrush(soft), strong, solid

    def _badge(self, painter: QPainter, rect: QRectF, state: DepartmentState) -> None:
        """Draw the dot of a reservation or the triangle of a request at the corner."""
        size = self._theme.px(7 if state is DepartmentState.RESERVED else 9)
        box = QRectF(rect.right() - size * 0.6, rect.top() - size * 0.4, size, size)
        painter.setPen(QPen(self._theme.colour(Role.SUNKEN), 1))
        painter.setBrush(self._theme.colour(STATE_TONES[shown_state(state, required=True)].role))
        if state is DepartmentState.RESERVED:
            painter.drawEllipse(box)
        else:
            top = QPointF(box.center().x(), box.top())
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))

    def _ring(self, painter: QPainter, rect: QRectF, role: Role = Role.LINE_STRONG) -> None:
        painter.setPen(QPen(self._theme.colour(role), self._theme.zoom * 0.016))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect)

    def _half(self, painter: QPainter, rect: QRectF) -> None:
        self._ring(painter, rect, Role.ACCENT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.ACCENT))
        inset = rect.width() * 0.2
        painter.drawPie(rect.adjusted(inset, inset, -inset, -inset), 90 * 16, 180 * 16)

    def _ticked_ring(self, painter: QPainter, rect: QRectF) -> None:
        self._ring(painter, rect, Role.ACCENT)
        self._tick(painter, rect, Role.ACCENT)

    def _ticked_disc(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.SUCCESS))
        painter.drawEllipse(rect)
        self._tick(painter, rect, Role.ON_SUCCESS)

    def _tick(self, painter: QPainter, rect: QRectF, role: Role) -> None:
        pen = QPen(self._theme.colour(role), rect.width() * 0.1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        places = ((0.3, 0.52), (0.45, 0.67), (0.71, 0.36))
        left, top, width = rect.left(), rect.top(), rect.width()
        painter.drawPolyline(QPolygonF([QPointF(left + x * width, top + y * width) for x, y in places]))

    def _diamond(self, painter: QPainter, rect: QRectF) -> None:
        centre = rect.center()
        corners = [
            QPointF(centre.x(), rect.top() - 1),
            QPointF(rect.right() + 1, centre.y()),
            QPointF(centre.x(), rect.bottom() + 1),
            QPointF(rect.left() - 1, centre.y()),
        ]
        pen = QPen(self._theme.colour(Role.WARNING), self._theme.zoom * 0.016)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(Role.WARNING_SOFT))
        painter.drawPolygon(QPolygonF(corners))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        unit = rect.width() / 20
        painter.drawLine(QPointF(centre.x(), centre.y() - 4 * unit), QPointF(centre.x(), centre.y() + unit))
        painter.drawPoint(QPointF(centre.x(), centre.y() + 4 * unit))
