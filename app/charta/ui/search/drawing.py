"""Drawing what was found: headings, signs of the kinds, and the words marked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charta.services.search import Found
from charta.ui.icons import Icons
from charta.ui.search.marking import pieces
from charta.ui.search.model import Entry, EntryRole
from charta.ui.theme import Role, TextStyle, Theme

Index = QModelIndex | QPersistentModelIndex

ICONS: Final[Mapping[Found, str]] = {
    Found.TITLE: "file-text",
    Found.QUESTION: "circle-question-mark",
    Found.ANSWER: "check",
    Found.WORDING: "book-open",
    Found.COMMENT: "message-square",
}

LEAD_IN: Final = 0.7
"""The first marked word ends within this part of a line."""


class HitDelegate(QStyledItemDelegate):
    """Draws the lines of a `HitModel`; `words` are those to mark."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._words = ""

    def mark(self, words: str) -> None:
        """Mark these words from now on."""
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of a heading or of a hit."""
        entry = index.data(EntryRole)
        is_heading = isinstance(entry, Entry) and entry.hit is None
        return QSize(0, self._theme.px(36 if is_heading else 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a hit."""
        entry = index.data(EntryRole)
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.hit is None:
            self._paint_heading(painter, rect, entry.text)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                self._paint_chosen(painter, rect)
            self._icons.icon(ICONS[entry.hit.kind], Role.TEXT_MUTED, 18).paint(painter, self._sign_area(rect))
            self._paint_text(painter, self._paint_kind(painter, rect, entry.kind), entry.text)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(TextStyle.OVERLINE))
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        area = rect.adjusted(px(12), 0, -px(12), -px(6))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        px = self._theme.px
        radius = px(8)
        painter.setPen(QPen(self._theme.colour(Role.ACCENT), 1))
        painter.setBrush(self._theme.colour(Role.ACCENT_SOFT))
        painter.drawRoundedRect(rect.adjusted(px(4), 1, -px(4), -2), radius, radius)

    def _sign_area(self, rect: QRect) -> QRect:
        px = self._theme.px
        return QRect(rect.x() + px(12), rect.center().y() - px(8), px(18), px(18))

    def _paint_kind(self, painter: QPainter, rect: QRect, kind: str) -> QRect:
        """Draw the kind at the right; return what is left for the text."""
        px = self._theme.px
        font = self._theme.font(TextStyle.CAPTION)
        width = QFontMetrics(font).horizontalAdvance(kind)
        area = rect.adjusted(px(12), 0, -px(12), 0)
        painter.setFont(font)
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        return area.adjusted(px(28), 0, -width - px(16), 0)

    def _paint_text(self, painter: QPainter, area: QRect, text: str) -> None:
        font = self._theme.font(TextStyle.BODY)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        shown = metrics.elidedText(
            _from_the_words(text, self._words, metrics, area.width()),
            Qt.TextElideMode.ElideRight,
            area.width(),
        )
        x, height = area.x(), metrics.height()
        top = area.center().y() - height // 2
        for piece in pieces(shown, self._words):
            width = metrics.horizontalAdvance(piece.text)
            place = QRect(x, top, width, height)
            if piece.marked:
                painter.fillRect(place.adjusted(-1, 0, 1, 0), self._theme.colour(Role.HIGHLIGHT))
            painter.setPen(self._theme.colour(Role.ON_HIGHLIGHT if piece.marked else Role.TEXT))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, piece.text)
            x += width


def _from_the_words(text: str, words: str, metrics: QFontMetrics, width: int) -> str:
    """Return the text from a little before the first marked word on, where it would be cut off otherwise."""
    parts = pieces(text, words)
    if len(parts) < 2 or parts[0].marked or metrics.horizontalAdvance(text) <= width:
        return text
    before, marked = parts[0].text.lstrip("…"), metrics.horizontalAdvance(parts[1].text)
    if metrics.horizontalAdvance(parts[0].text) + marked <= width * LEAD_IN:
        return text
    while " " in before and metrics.horizontalAdvance(before) + marked > width * LEAD_IN:
        before = before.partition(" ")[2]
    return f"…{before}{text[len(parts[0].text) :]}"
