"""Drawing a cell of the board: sign, word and, where there is room, who decided and when."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charta.domain.agreement import Stand
from charta.i18n import Translator
from charta.ui.board.looks import LOOKS, Look, fitting
from charta.ui.board.model import StandRole
from charta.ui.board.words import short_day
from charta.ui.icons import Icons
from charta.ui.stands import cell_state, state_word
from charta.ui.theme import Role, TextStyle, Theme

Index = QModelIndex | QPersistentModelIndex
SIDE_BY_SIDE: Final = 132
"""From this width on (at 100 %), the word stands beside the sign; below, under it."""


class CellDelegate(QStyledItemDelegate):
    """Draws stands. What it draws is also in the model as text, for those who do not see it."""

    def __init__(
        self, theme: Theme, icons: Icons, translator: Translator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._translator = translator
        self.heads: tuple[int, ...] = ()
        """What the upper part of each row holds back for the name of its section, a height per row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; the one that has the keyboard carries a ring."""
        stand = index.data(StandRole)
        if not isinstance(stand, Stand):
            return
        look = LOOKS[cell_state(stand)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = self.heads[index.row()] if index.row() < len(self.heads) else 0
        rect = self._inner(option.rect.adjusted(0, head, 0, 0))
        # The table itself has painted what is selected; here that would look like one more state.
        painter.fillRect(option.rect, self._theme.colour(Role.SURFACE))
        self._paint_rule(painter, option.rect)
        self._paint_ground(painter, rect, look)
        if rect.width() >= self._theme.px(SIDE_BY_SIDE):
            self._paint_beside(painter, rect, stand, look)
        else:
            self._paint_below(painter, rect, stand, look)
        self._paint_ring(painter, rect, option.state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the smallest size at which a cell can be read."""
        return QSize(self._theme.px(56), self._theme.px(64))

    def _inner(self, rect: QRect) -> QRect:
        gap = self._theme.px(3)
        return rect.adjusted(gap, gap, -gap, -gap - 1)

    def _paint_rule(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(self._theme.colour(Role.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_ground(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if look.outline is Qt.PenStyle.NoPen:
            return
        role = look.tone.role if look.filled else Role.LINE_STRONG
        pen = QPen(self._theme.colour(role), 1, look.outline)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(look.tone.soft) if look.filled else Qt.BrushStyle.NoBrush)
        radius = self._theme.px(8)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_beside(self, painter: QPainter, rect: QRect, stand: Stand, look: Look) -> None:
        px = self._theme.px
        icon = QRect(rect.x() + px(12), rect.center().y() - px(9), px(18), px(18))
        self._icons.icon(look.icon, look.tone.role, 18).paint(painter, icon)
        text = QRect(icon.right() + px(10), rect.y(), rect.right() - icon.right() - px(18), rect.height())
        decided = _decided(stand, self._translator)
        word = QFontMetrics(self._theme.font(TextStyle.LABEL)).horizontalAdvance(self._word(stand))
        if not decided or word > text.width():
            self._paint_word(painter, text, stand, look, Qt.AlignmentFlag.AlignVCenter)
            return
        half = text.height() // 2
        upper = text.adjusted(0, 0, 0, -half)
        lower = text.adjusted(0, text.height() - half + px(1), 0, 0)
        self._paint_word(painter, upper, stand, look, Qt.AlignmentFlag.AlignBottom)
        painter.setFont(self._theme.font(TextStyle.CAPTION))
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        elided = painter.fontMetrics().elidedText(decided, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, elided)

    def _paint_below(self, painter: QPainter, rect: QRect, stand: Stand, look: Look) -> None:
        px = self._theme.px
        top = rect.center().y() - px(23)
        side = px(16) if rect.width() > px(100) else px(1)
        icon = QRect(rect.center().x() - px(9), top, px(18), px(18))
        self._icons.icon(look.icon, look.tone.role, 18).paint(painter, icon)
        text = QRect(rect.x() + side, top + px(20), rect.width() - 2 * side, rect.bottom() - top - px(20))
        self._paint_word(painter, text, stand, look, Qt.AlignmentFlag.AlignHCenter)

    def _paint_word(
        self, painter: QPainter, rect: QRect, stand: Stand, look: Look, align: Qt.AlignmentFlag
    ) -> None:
        narrow = align is Qt.AlignmentFlag.AlignHCenter
        font = self._theme.font(TextStyle.OVERLINE if narrow else TextStyle.LABEL)
        painter.setFont(fitting(font, self._word(stand), rect.width(), self._theme.px(9)))
        painter.setPen(self._theme.colour(look.tone.role))
        painter.drawText(rect, align | Qt.TextFlag.TextWordWrap, self._word(stand))

    def _word(self, stand: Stand) -> str:
        return state_word(cell_state(stand), self._translator)

    def _paint_ring(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if not state & QStyle.StateFlag.State_HasFocus:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour(Role.FOCUS), self._theme.px(2)))
        radius = self._theme.px(9)
        painter.drawRoundedRect(QRectF(rect).adjusted(-1, -1, 1, 1), radius, radius)


def _decided(stand: Stand, translator: Translator) -> str:
    if stand.decision is None or not stand.required:
        return ""
    decided = f"{stand.decision.by} · {short_day(stand.decision.at, translator)}"
    return translator.tr("{decided}, carried over", decided=decided) if stand.carried else decided
