"""How the rail draws a row: a phase, a group, or a step with its mark, title and departments."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from charta.ui.rail_model import RailGroup, RailRole, RailStep
from charta.ui.theme import Role, TextStyle, Theme
from charta.ui.widgets.marks import MarkPainter

Index = QModelIndex | QPersistentModelIndex
LINES: Final = 2
"""So many lines the title of a section may take."""


class RailDelegate(QStyledItemDelegate):
    """Draws rows for the width there is; `compact` leaves only the marks."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks = MarkPainter(theme)
        self._plain = theme.font(TextStyle.BODY)
        self._strong = theme.font(TextStyle.LABEL)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._overline = theme.font(TextStyle.OVERLINE)
        self._caption = theme.font(TextStyle.CAPTION)
        self._group_name = theme.font(TextStyle.CAPTION)
        self._group_name.setWeight(QFont.Weight.DemiBold)
        self.compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row: the title of a section may take two lines."""
        px = self._theme.px
        step = index.data(RailRole.STEP)
        if isinstance(step, RailGroup):
            return QSize(0, px(12 if self.compact else 36))
        if not isinstance(step, RailStep):
            return QSize(0, px(16 if self.compact else 40))
        if self.compact or not step.chips:
            return QSize(0, px(40))
        view: QWidget | None = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width()
        lines = len(self._lines(step.heading, self._room(width), self._strong))
        return QSize(0, lines * QFontMetrics(self._plain).height() + self._marks.chip_height + px(22))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = index.data(RailRole.STEP)
        area: QRect = option.rect
        if isinstance(step, RailStep):
            self._step(painter, area, option, index)
        elif isinstance(step, RailGroup):
            self._group(painter, area, index)
        else:
            self._phase(painter, area, index)
        painter.restore()

    def _phase(self, painter: QPainter, area: QRect, index: Index) -> None:
        px = self._theme.px
        if self.compact:
            if index.row():
                painter.setPen(self._theme.colour(Role.LINE))
                painter.drawLine(
                    area.left() + px(16), area.center().y(), area.right() - px(16), area.center().y()
                )
            return
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        painter.setFont(self._overline)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area.adjusted(px(20), 0, -px(8), -px(6)), place, str(index.data()))

    def _group(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Draw a group's name, and at the right how far it is; in marks alone, a gap is enough."""
        if self.compact:
            return
        px = self._theme.px
        line = area.adjusted(px(20), 0, -px(16), -px(6))
        painter.setFont(self._caption)
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        told = str(index.data(RailRole.PROGRESS))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(told) + px(12)
        room = line.width() - taken
        if room < metrics.horizontalAdvance("MMMMMM"):
            room = line.width()
        else:
            painter.drawText(line, right, told)
        painter.setFont(self._group_name)
        painter.setPen(self._theme.colour(Role.TEXT))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, left, name)

    def _step(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        px = self._theme.px
        step: RailStep = index.data(RailRole.STEP)
        current = bool(index.data(RailRole.IS_CURRENT))
        self._ground(painter, area, option, current=current)
        size = px(20)
        if self.compact:
            box = QRect(area.center().x() - size // 2 + 1, area.center().y() - size // 2 + 1, size, size)
            self._marks.state(painter, QRectF(box), step.state)
            return
        line = QFontMetrics(self._plain).height()
        top = area.top() + (px(8) if step.chips else (area.height() - line) // 2)
        mark = QRect(area.left() + px(20), top + (line - size) // 2, size, size)
        self._marks.state(painter, QRectF(mark), step.state)
        left = mark.right() + 1 + px(12)
        painter.setFont(self._strong if current else self._plain)
        painter.setPen(self._theme.colour(Role.TEXT))
        width = self._room(area.width())
        # The lines are those of the strong letters, so that no row changes its height when it is chosen.
        most = LINES if step.chips else 1
        for title in self._lines(step.heading, width, self._strong, most):
            painter.drawText(QRect(left, top, width, line), Qt.AlignmentFlag.AlignVCenter, title)
            top += line
        if step.chips:
            self._chips(painter, step, left, top + px(6), area.right() - px(8))

    def _room(self, width: int) -> int:
        """Return how wide a title may be in a row of this width."""
        return max(0, width - self._theme.px(68))

    def _lines(self, title: str, width: int, font: QFont, most: int = LINES) -> list[str]:
        """Break a title into lines; what does not fit into the last one becomes an ellipsis."""
        layout = QTextLayout(title, font)
        layout.beginLayout()
        lines: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart()
            if len(lines) == most - 1:
                rest = QFontMetrics(font).elidedText(title[start:], Qt.TextElideMode.ElideRight, width)
                lines.append(rest)
                break
            lines.append(title[start : start + line.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]

    def _chips(self, painter: QPainter, step: RailStep, left: int, top: int, right: int) -> None:
        slot = max(self._marks.chip_width(chip.short) for chip in step.chips)
        for chip in step.chips:
            if left + slot > right:
                return
            box = QRectF(left, top, slot, self._marks.chip_height)
            self._marks.chip(painter, box, chip.short, chip.state, required=chip.required)
            left += slot + self._theme.px(4)

    def _ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem, *, current: bool) -> None:
        px = self._theme.px
        state: QStyle.StateFlag = option.state
        box = QRectF(area.adjusted(px(8), 1, -px(8), -1))
        corner = px(8)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(Role.SURFACE if current else Role.LINE))
            painter.drawRoundedRect(box, corner, corner)
        if current:
            painter.setBrush(self._theme.colour(Role.ACCENT))
            bar = QRectF(box.left(), box.top() + px(8), px(3), box.height() - px(16))
            painter.drawRoundedRect(bar, px(1.5), px(1.5))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour(Role.FOCUS), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner)
