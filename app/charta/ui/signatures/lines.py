"""A list whose entries have a sign, a title with a word about it, and a line below; any number of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.tips import tip

Index = QModelIndex | QPersistentModelIndex
LineRole: Final = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_MOVES: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


@dataclass(frozen=True)
class Line:
    """An entry: `word` says of `title` what `icon` and `tone` show; `detail` stands below."""

    icon: str
    tone: Tone
    title: str
    word: str
    detail: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ". ".join(filter(None, (self.title, self.word, self.detail)))


class LinesModel(QAbstractListModel):
    """Shows lines that were handed in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add(self, lines: Sequence[Line]) -> None:
        """Show more lines below."""
        if lines:
            self.beginInsertRows(_ROOT, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def drop(self, place: int) -> None:
        """Take one line away."""
        self.beginRemoveRows(_ROOT, place, place)
        del self.lines[place]
        self.endRemoveRows()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line, or what is said of it."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(filter(None, (f"{line.title}: {line.word}", line.detail))))
            case _ if role == LineRole:
                return line
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws a line; where the width does not do for the word, the title gives way."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._title, self._detail = theme.font(TextStyle.LABEL), theme.font(TextStyle.CAPTION)
        self._word = theme.font(TextStyle.OVERLINE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of two lines."""
        px = self._context.theme.px
        high = QFontMetrics(self._title).height() + QFontMetrics(self._detail).height()
        return QSize(px(120), high + px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        line, theme = index.data(LineRole), self._context.theme
        if not isinstance(line, Line):
            return
        px, area = theme.px, QRect(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour(Role.ACCENT_SOFT))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour(Role.FOCUS))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        side = px(20)
        icon = self._context.icons.icon(line.icon, line.tone.role, 20)
        icon.paint(painter, QRect(area.left() + px(8), area.center().y() - side // 2, side, side))
        room = area.adjusted(px(38), px(8), -px(10), -px(8))
        self._words(painter, line, room)
        painter.restore()

    def _words(self, painter: QPainter, line: Line, room: QRect) -> None:
        theme, metrics = self._context.theme, QFontMetrics(self._word)
        word = metrics.elidedText(line.word, Qt.TextElideMode.ElideRight, room.width() // 2)
        wide = metrics.horizontalAdvance(word) + theme.px(10)
        high = QFontMetrics(self._title).height()
        # What has one line only stands beside the middle of its sign.
        lower = 0 if line.detail else (room.height() - high) // 2
        top = QRect(room.left(), room.top() + lower, room.width(), high)
        role = Role.TEXT_MUTED if line.tone is Tone.NEUTRAL else line.tone.role
        for font, colour, words, place, flag in (
            (self._title, Role.TEXT, line.title, top.adjusted(0, 0, -wide, 0), Qt.AlignmentFlag.AlignLeft),
            (self._word, role, word, top, Qt.AlignmentFlag.AlignRight),
            (self._detail, Role.TEXT_MUTED, line.detail, room.adjusted(0, high, 0, 0),
             Qt.AlignmentFlag.AlignLeft),
        ):  # fmt: skip
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, shown)


class LineList(QListView):
    """Shows lines below each other."""

    def __init__(self, context: UiContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(context, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(context.theme.px(170))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move; every other key is for whoever the list stands in."""
        if event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more than is needed: the list takes what there is."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @property
    def row(self) -> int:
        """The place of the line that is chosen, -1 for none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a line."""
        self.setCurrentIndex(self.lines.index(row))
