"""The headers of the board: departments with what waits for them, sections with why they cannot be signed."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from charta.i18n import Translator
from charta.services.agreement import BoardRow
from charta.ui.board.looks import fitting
from charta.ui.board.model import RowRole, ShortRole, WaitingRole
from charta.ui.icons import Icons
from charta.ui.theme import Role, TextStyle, Theme

FULL_NAME: Final = 124
"""From this width on (at 100 %), a department's whole name is shown; below, its short one."""
_WRAP: Final = Qt.TextFlag.TextWordWrap


class DepartmentHeader(QHeaderView):
    """Names the departments; choosing one leads to its own view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 - Qt's name
        """Draw a name and, below it, how many sections wait."""
        painter.save()
        painter.fillRect(rect, self._theme.colour(Role.SURFACE))
        px = self._theme.px
        inner = rect.adjusted(px(4), px(8), -px(4), -px(8))
        waiting = self._text(logical, WaitingRole)
        painter.setFont(self._waiting_font(logical))
        painter.setPen(self._theme.colour(Role.TEXT_MUTED))
        painter.drawText(inner, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | _WRAP, waiting)
        painter.setFont(self._theme.font(TextStyle.LABEL))
        painter.setPen(self._theme.colour(Role.TEXT))
        above = inner.adjusted(0, 0, 0, -self._waiting_height(logical))
        painter.drawText(
            above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | _WRAP, self._name(logical)
        )
        painter.setPen(self._theme.colour(Role.LINE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height that holds the longest name as it wraps."""
        names = QFontMetrics(self._theme.font(TextStyle.LABEL))
        height = max((self._name_height(names, at) for at in range(self.count())), default=names.height())
        waiting = max((self._waiting_height(at) for at in range(self.count())), default=0)
        return QSize(super().sizeHint().width(), height + waiting + self._theme.px(20))

    def _name_height(self, metrics: QFontMetrics, logical: int) -> int:
        return _height(metrics, self._room(logical), self._name(logical))

    def _waiting_font(self, logical: int) -> QFont:
        """Return a font in which the count stands on one line or, where that were too small, on two."""
        px = self._theme.px
        # On one line: non-breaking for the measure.
        whole = self._text(logical, WaitingRole).replace(" ", "\u00a0")
        return fitting(self._theme.font(TextStyle.CAPTION), whole, self._room(logical), px(11))

    def _waiting_height(self, logical: int) -> int:
        metrics = QFontMetrics(self._waiting_font(logical))
        return _height(metrics, self._room(logical), self._text(logical, WaitingRole))

    def _room(self, logical: int) -> int:
        return max(1, self.sectionSize(logical) - self._theme.px(8))

    def _name(self, logical: int) -> str:
        wide = self.sectionSize(logical) >= self._theme.px(FULL_NAME)
        return self._text(logical, Qt.ItemDataRole.DisplayRole if wide else ShortRole)

    def _text(self, logical: int, role: int) -> str:
        return str(self.model().headerData(logical, self.orientation(), role) or "")


class SectionHeader(QHeaderView):
    """Names the sections; choosing one leads to its page."""

    def __init__(
        self, theme: Theme, icons: Icons, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._icons = icons
        self._translator = translator
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 - Qt's name
        """Draw number and title, with a sign when everyone has signed, and the obstacle below."""
        self.paint_title(painter, rect, logical)

    def paint_title(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw the name of a section where there is room for it, which need not be in the header."""
        row = self._row(logical)
        if row is None:
            return
        painter.save()
        painter.fillRect(rect, self._theme.colour(Role.SURFACE))
        px = self._theme.px
        self._paint_sign(painter, rect, row)
        title, obstacle = self._texts(logical, row)
        area = rect.adjusted(px(44), px(10), -px(12), -px(10))
        painter.setFont(self._theme.font(TextStyle.LABEL))
        painter.setPen(self._theme.colour(Role.TEXT))
        painter.drawText(area, _WRAP, title)
        if obstacle:
            painter.setFont(self._theme.font(TextStyle.CAPTION))
            painter.setPen(self._theme.colour(Role.WARNING))
            below = area.adjusted(0, self._height(TextStyle.LABEL, title, rect.width()) + px(2), 0, 0)
            painter.drawText(below, _WRAP, obstacle)
        if self.isVisible():
            painter.setPen(self._theme.colour(Role.LINE))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def fit_rows(self, width: int) -> None:
        """Take this width, and give every row the height that its texts need there."""
        self.setFixedWidth(width)
        for logical in range(self.count()):
            self.resizeSection(logical, max(self._title_height(logical, width), self._theme.px(64)))

    def fit_above(self, width: int, cell: int) -> tuple[int, ...]:
        """Give every row the height of a cell and of its title above; return the heights of the titles."""
        heights = [self._title_height(logical, width) for logical in range(self.count())]
        for logical, height in enumerate(heights):
            self.resizeSection(logical, height + cell)
        return tuple(heights)

    def _title_height(self, logical: int, width: int) -> int:
        row = self._row(logical)
        if row is None:
            return 0
        px = self._theme.px
        title, obstacle = self._texts(logical, row)
        height = self._height(TextStyle.LABEL, title, width) + px(20)
        if obstacle:
            height += self._height(TextStyle.CAPTION, obstacle, width) + px(2)
        return height

    def _paint_sign(self, painter: QPainter, rect: QRect, row: BoardRow) -> None:
        px = self._theme.px
        name, role = _sign(row)
        self._icons.icon(name, role, 20).paint(
            painter, QRect(rect.x() + px(12), rect.y() + px(10), px(20), px(20))
        )

    def _texts(self, logical: int, row: BoardRow) -> tuple[str, str]:
        return self._title(logical), self._translator.tr(row.obstacle)

    def _title(self, logical: int) -> str:
        return str(self.model().headerData(logical, self.orientation()) or "")

    def _height(self, style: TextStyle, text: str, width: int) -> int:
        return _height(QFontMetrics(self._theme.font(style)), max(1, width - self._theme.px(56)), text)

    def _row(self, logical: int) -> BoardRow | None:
        row = self.model().headerData(logical, self.orientation(), RowRole)
        return row if isinstance(row, BoardRow) else None


def _height(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 1000), _WRAP, text).height()


def _sign(row: BoardRow) -> tuple[str, Role]:
    if row.is_signed:
        return "badge-check", Role.SUCCESS
    if row.obstacle:
        return "triangle-alert", Role.WARNING
    return "file-text", Role.TEXT_MUTED
