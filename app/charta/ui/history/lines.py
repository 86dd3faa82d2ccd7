"""A line of a history or of the journal: a sign, when and who, and what; and how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from charta.domain.records import (
    Action,
    Activity,
    AgendaItem,
    Answer,
    Argument,
    Behind,
    Campaign,
    Comment,
    Confirmation,
    Decision,
    DecisionKind,
    Delegation,
    Delivery,
    Dismissal,
    DoubtfulPage,
    Endorsement,
    FormBatch,
    Inclusion,
    ItemNotes,
    MinorChange,
    Motion,
    Participant,
    PeriodicReview,
    Proof,
    ProposalAnswer,
    Record,
    RegisterEntry,
    Requirement,
    Resolution,
    ReviewRequest,
    ReviewReturn,
    RoomSignature,
    RosterUpdate,
    Round,
    SessionMark,
    Survey,
    Tally,
    Version,
    Vote,
    Withdrawal,
    Wording,
    Workshop,
)
from charta.ui.context import UiContext
from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme

Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole + 1

_ICONS: Final[Mapping[type[Record], str]] = {
    Answer: "check",
    Wording: "pencil",
    Behind: "languages",
    Inclusion: "list-checks",
    Requirement: "users",
    Comment: "message-square",
    Proof: "file-check",
    Dismissal: "eye",
    Survey: "list",
    Tally: "list",
    MinorChange: "git-compare-arrows",
    Confirmation: "badge-check",
    Endorsement: "shield-check",
    Version: "book-open",
    Withdrawal: "x",
    PeriodicReview: "calendar",
    ReviewRequest: "download",
    ReviewReturn: "download",
    ProposalAnswer: "git-compare-arrows",
    Workshop: "calendar",
    AgendaItem: "list",
    ItemNotes: "pencil",
    Participant: "users",
    Delegation: "users",
    SessionMark: "calendar",
    Motion: "message-square",
    Argument: "message-square",
    Round: "users",
    Vote: "users",
    Resolution: "badge-check",
    Action: "list-checks",
    RoomSignature: "pencil",
    RosterUpdate: "users",
    RegisterEntry: "badge-check",
    FormBatch: "file-text",
    DoubtfulPage: "eye",
    Campaign: "message-square",
    Delivery: "message-square",
    Activity: "calendar",
}
_DECISIONS: Final[Mapping[DecisionKind, tuple[str, Role]]] = {
    DecisionKind.APPROVE: ("circle-check", Role.SUCCESS),
    DecisionKind.RESERVE: ("circle-alert", Role.WARNING),
    DecisionKind.REQUEST_CHANGE: ("triangle-alert", Role.DANGER),
}


@dataclass(frozen=True)
class Line:
    """What a line shows: `head` says when and by whom, `what` what happened; `fails` marks it as wrong."""

    icon: str
    role: Role
    head: str
    what: str
    fails: bool = False

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return f"{self.head}. {self.what}"


def sign_of(record: Record) -> tuple[str, Role]:
    """Return the icon of a record and its colour."""
    if isinstance(record, Decision):
        return _DECISIONS[record.kind]
    return _ICONS[type(record)], Role.TEXT_MUTED


class LineList(QListView):
    """A list of lines, each of the same height, moved through by the arrow keys."""

    def __init__(self, context: UiContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(LineDelegate(context.theme, context.icons, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)


class LineDelegate(QStyledItemDelegate):
    """Draws lines in two rows: the head in small letters, what happened below it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002 - Qt's name
        """Return the height of a line."""
        return QSize(0, self._theme.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        line = index.data(LineRole)
        if not isinstance(line, Line):
            return
        px, rect = self._theme.px, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_chosen(painter, rect)
        elif line.fails:
            painter.fillRect(rect, self._theme.colour(Role.DANGER_SOFT))
        sign = QRect(rect.x() + px(12), rect.center().y() - px(9), px(18), px(18))
        self._icons.icon(line.icon, line.role, 18).paint(painter, sign)
        area = rect.adjusted(px(42), px(7), -px(12), -px(7))
        half = area.height() // 2
        upper = QRect(area.x(), area.y(), area.width(), half)
        lower = QRect(area.x(), area.y() + half, area.width(), area.height() - half)
        self._paint_text(painter, upper, line.head, (TextStyle.CAPTION, Role.TEXT_MUTED))
        self._paint_text(
            painter, lower, line.what, (TextStyle.BODY, Role.DANGER if line.fails else Role.TEXT)
        )
        painter.restore()

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        px = self._theme.px
        painter.setPen(QPen(self._theme.colour(Role.ACCENT), 1))
        painter.setBrush(self._theme.colour(Role.ACCENT_SOFT))
        painter.drawRoundedRect(rect.adjusted(px(4), 1, -px(4), -2), px(8), px(8))

    def _paint_text(self, painter: QPainter, area: QRect, text: str, looks: tuple[TextStyle, Role]) -> None:
        font = self._theme.font(looks[0])
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(looks[1]))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
