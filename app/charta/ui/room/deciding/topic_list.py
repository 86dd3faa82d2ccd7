"""The list of topics: arrows move in it, Enter takes a topic on stage."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from charta.ui.context import UiContext
from charta.ui.room.deciding.topics import TONES, Topic
from charta.ui.theme import Role, TextStyle
from charta.ui.widgets.buttons import presses
from charta.ui.widgets.tips import tip

_TOPIC = Qt.ItemDataRole.UserRole
_STAGED = Qt.ItemDataRole.UserRole + 1
_MOST = 8
"""Lines that the list shows before it scrolls."""
_LINE = 34


class TopicList(QListWidget):
    """Shows topics in their order; keys that it has no use for are left to the pane."""

    chosen = Signal(object)
    """A topic is taken on stage."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(context.tr("What is to decide"))
        self.setItemDelegate(_Line(context, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)

    def show_topics(self, topics: Sequence[Topic], staged: str) -> None:
        """Show these topics; the keyboard stays on the one where it was."""
        current = self.current()
        self.clear()
        for topic in topics:
            item = QListWidgetItem(topic.label)
            item.setData(_TOPIC, topic)
            item.setData(_STAGED, topic.id == staged)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(topic, staged))
            item.setToolTip(tip(topic.spoken))
            self.addItem(item)
        ids = [topic.id for topic in topics]
        wanted = current.id if current is not None and current.id in ids else staged
        self.setCurrentRow(ids.index(wanted) if wanted in ids and current is not None else 0)
        px = self._context.theme.px
        self.setFixedHeight(px(_LINE) * min(max(len(topics), 1), _MOST) + px(10) + 2)

    def current(self) -> Topic | None:
        """Return the topic on which the keyboard stands."""
        topic = self.currentIndex().data(_TOPIC)
        return topic if isinstance(topic, Topic) else None

    def choose(self, id_: str) -> None:
        """Move to a topic."""
        for row in range(self.count()):
            if self.item(row).data(_TOPIC).id == id_:
                self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take a topic by Enter or Space; leave letters, digits and signs to the pane."""
        if presses(event) or event.key() == Qt.Key.Key_Space:
            self._take()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        topic = self.current()
        if topic is not None:
            self.chosen.emit(topic)

    def _spoken(self, topic: Topic, staged: str) -> str:
        if topic.id != staged:
            return topic.spoken
        return self._context.tr("{topic}. On stage", topic=topic.spoken)


class _Line(QStyledItemDelegate):
    """Draws the topic at the left and its state at the right; a bar marks what is on stage."""

    def __init__(self, context: UiContext, parent: TopicList) -> None:
        super().__init__(parent)
        self._theme = context.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of a line."""
        return QSize(0, self._theme.px(_LINE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a line."""
        topic: Topic = index.data(_TOPIC)
        px, theme = self._theme.px, self._theme
        area = QRect(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.ACCENT_SOFT))
            painter.drawRoundedRect(area, px(6), px(6))
        staged = bool(index.data(_STAGED))
        if staged:
            painter.fillRect(QRect(area.left(), area.top(), px(4), area.height()), theme.colour(Role.ACCENT))
        inner = area.adjusted(px(10), 0, -px(8), 0)
        font = theme.font(TextStyle.CAPTION)
        painter.setFont(font)
        painter.setPen(theme.colour(TONES[topic.state].role))
        told = painter.fontMetrics().horizontalAdvance(topic.told)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, topic.told)
        painter.setFont(theme.font(TextStyle.LABEL if staged else TextStyle.BODY))
        painter.setPen(theme.colour(Role.TEXT))
        room = inner.adjusted(0, 0, -told - px(12), 0)
        shown = painter.fontMetrics().elidedText(topic.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
