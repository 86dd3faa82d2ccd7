"""How an item of an agenda is drawn, and the spin box over its minutes."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from charta.domain.workshops import LEAST_MINUTES, MOST_MINUTES
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmSpinBox
from charta.ui.theme import Role, TextStyle
from charta.ui.workshops.agenda_model import AgendaRole, AgendaRow

Index = QModelIndex | QPersistentModelIndex
ROOMY: Final = 340
"""From this width on (at 100 %), the time at which an item begins has a column of its own."""
STEP: Final = 5
"""Minutes by which a key makes an item longer or shorter."""


class AgendaDelegate(QStyledItemDelegate):
    """Draws an item: a grip, when it begins, what it is, and its minutes as something that can be changed."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._title, self._caption = theme.font(TextStyle.LABEL), theme.font(TextStyle.CAPTION)
        self._height = (
            QFontMetrics(self._title).height() + QFontMetrics(self._caption).height() + theme.px(18)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of an item: two lines."""
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an item."""
        row = index.data(AgendaRole.ROW)
        if not isinstance(row, AgendaRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, area, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        left = self._paint_grip(painter, area)
        line = row.line
        if area.width() >= self._context.theme.px(ROOMY):
            left = self._paint_start(painter, area, left, row.starts)
        else:
            line = " · ".join(part for part in (row.starts, row.line) if part)
        self._paint_minutes(painter, self.minutes_area(area), row.minutes)
        self._paint_words(painter, (area, left), row, line)
        painter.restore()

    def minutes_area(self, area: QRect) -> QRect:
        """Return where the minutes of an item stand."""
        px, metrics = self._context.theme.px, QFontMetrics(self._title)
        width = metrics.horizontalAdvance(self._short(MOST_MINUTES)) + px(20)
        height = metrics.height() + px(12)
        return QRect(area.right() - width - px(8), area.center().y() - height // 2, width, height)

    # -- editing ------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802 - Qt's name
        """Return a spin box over the minutes."""
        box = CalmSpinBox(self._context.theme)
        box.setParent(parent)
        box.setRange(LEAST_MINUTES, MOST_MINUTES)
        box.setSingleStep(STEP)
        row = index.data(AgendaRole.ROW)
        title = row.title if isinstance(row, AgendaRow) else ""
        name = self._context.tr("Length of “{title}” in minutes", title=title)
        box.setAccessibleName(name)
        box.lineEdit().setAccessibleName(name)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show the minutes."""
        if isinstance(editor, CalmSpinBox):
            editor.setValue(int(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        """Hand the minutes on."""
        if isinstance(editor, CalmSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802 - Qt's name
        """Put the box where the minutes stand."""
        place, wanted = self.minutes_area(option.rect), editor.sizeHint()
        width, height = max(place.width(), wanted.width()), max(place.height(), wanted.height())
        editor.setGeometry(place.right() - width + 1, place.center().y() - height // 2, width, height)

    def _short(self, minutes: int) -> str:
        return self._context.tr("{count} min", count=minutes)

    # -- drawing ------------------------------------------------------------------------------------------

    def _paint_chosen(self, painter: QPainter, area: QRect, *, focused: bool) -> None:
        px, theme = self._context.theme.px, self._context.theme
        painter.setPen(QPen(theme.colour(Role.FOCUS), px(2)) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Role.ACCENT_SOFT))
        painter.drawRoundedRect(QRectF(area).adjusted(px(2), 2, -px(2), -2), px(8), px(8))

    def _paint_grip(self, painter: QPainter, area: QRect) -> int:
        px = self._context.theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.theme.colour(Role.LINE_STRONG))
        dot = px(3)
        for column in range(2):
            for line in range(-1, 2):
                x = area.left() + px(12) + column * px(6)
                painter.drawEllipse(x, area.center().y() + line * px(6) - dot // 2, dot, dot)
        return area.left() + px(32)

    def _paint_start(self, painter: QPainter, area: QRect, left: int, starts: str) -> int:
        px = self._context.theme.px
        painter.setFont(self._title)
        painter.setPen(self._context.theme.colour(Role.TEXT_MUTED))
        width = painter.fontMetrics().horizontalAdvance("+10:00")
        painter.drawText(QRect(left, area.top(), width, area.height()), Qt.AlignmentFlag.AlignVCenter, starts)
        return left + width + px(12)

    def _paint_minutes(self, painter: QPainter, area: QRect, minutes: int) -> None:
        theme = self._context.theme
        painter.setPen(QPen(theme.colour(Role.LINE_STRONG), 1))
        painter.setBrush(theme.colour(Role.SURFACE))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.setFont(self._title)
        painter.setPen(theme.colour(Role.TEXT))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._short(minutes))

    def _paint_words(self, painter: QPainter, place: tuple[QRect, int], row: AgendaRow, line: str) -> None:
        area, left = place
        px, theme = self._context.theme.px, self._context.theme
        right = self.minutes_area(area).left() - px(12)
        if row.has_note:
            size = px(16)
            sign = QRect(right - size, area.center().y() - size // 2, size, size)
            self._context.icons.icon("pencil", Role.TEXT_MUTED, 16).paint(painter, sign)
            right -= size + px(8)
        room = right - left
        strong, small = QFontMetrics(self._title), QFontMetrics(self._caption)
        top = area.center().y() - (strong.height() + small.height()) // 2
        if not line:
            top = area.center().y() - strong.height() // 2
        painter.setFont(self._title)
        painter.setPen(theme.colour(Role.TEXT))
        shown = strong.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top, room, strong.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(self._caption)
        painter.setPen(theme.colour(Role.TEXT_MUTED))
        line = small.elidedText(line, Qt.TextElideMode.ElideRight, room)
        below = QRect(left, top + strong.height(), room, small.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, line)
