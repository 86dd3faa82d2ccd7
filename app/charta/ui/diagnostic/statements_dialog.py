"""Every statement with its mean and how many chose each point of the scale."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from charta.domain.diagnostic import Diagnostic, GroupResult
from charta.domain.survey import GroupComparison
from charta.ui.context import UiContext
from charta.ui.diagnostic.words import group_words, number_words
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

POINTS: Final = ("1", "2", "3", "4", "5", "?")
ROW_HEIGHT: Final = 44
"""Room for a statement of two lines."""
LEAST: Final = 160
"""So wide the statements are at least, in pixels at 100 %; where that is too much, the table scrolls."""


class StatementsDialog(QDialog):
    """A table of the statements for a group, or for everybody, with the mean of an earlier survey beside."""

    def __init__(
        self,
        context: UiContext,
        diagnostic: Diagnostic,
        result: GroupResult,
        earlier: GroupComparison | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._texts = diagnostic.text(context.language)
        self._result = result
        self._before = {entry.id: entry.before for entry in earlier.items} if earlier else None
        self.table = QTableWidget()
        self.setWindowTitle(context.tr("Statements"))
        self._fill()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the statements what the numbers do not take."""
        super().resizeEvent(event)
        give_rest(self.table, self._context.theme.px(LEAST))

    def _fill(self) -> None:
        tr = self._context.tr
        extra = [tr("Before")] if self._before is not None else []
        heads = [tr("Statement"), tr("Mean"), *extra, *POINTS]
        tips = ["" for _ in heads[: -len(POINTS)]] + [tip(point) for point in self._texts.scale]
        self.table.setColumnCount(len(heads))
        for column, words in enumerate(heads):
            head = QTableWidgetItem(words)
            head.setToolTip(tips[column])
            if not column:
                head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(column, head)
        self.table.setRowCount(len(self._result.items))
        for row, entry in enumerate(self._result.items):
            means = [entry.mean, *([self._before[entry.item]] if self._before is not None else [])]
            cells = [
                self._texts.items[entry.item],
                *(number_words(self._context, mean) if mean is not None else "–" for mean in means),
                *map(str, entry.counts),
            ]
            self._fill_row(row, cells)

    def _fill_row(self, row: int, cells: Sequence[str]) -> None:
        for column, words in enumerate(cells):
            cell = QTableWidgetItem(words)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if column:
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.table.setItem(row, column, cell)

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(8))
        column.addWidget(Text(tr("Statements"), TextStyle.TITLE))
        people = self._context.ntr("{count} person", "{count} people", self._result.respondents)
        column.addWidget(
            Text(f"{group_words(self._context, self._result.group)}, {people}", tone=Tone.NEUTRAL)
        )
        column.addWidget(Text(scale_line(self._context, self._texts.scale), TextStyle.CAPTION, Tone.NEUTRAL))
        self._dress()
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch()
        close = button(self._context.icons, tr("Close"), Kind.PRIMARY)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(px(900), room.width() - 40), min(px(620), room.height() - 60))

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName(self._context.tr("Statements"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(self._context.theme.px(ROW_HEIGHT))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setMinimumSectionSize(self._context.theme.px(36))
        table.setCurrentCell(0, 0)


def give_rest(table: QTableView, least: int) -> None:
    """Give the first column the width that the others leave, and at least so many pixels."""
    head = table.horizontalHeader()
    narrow = table.viewport().width() - (head.length() - head.sectionSize(0)) < least
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed if narrow else QHeaderView.ResizeMode.Stretch)
    if narrow:
        head.resizeSection(0, least)


def scale_line(context: UiContext, scale: Sequence[str]) -> str:
    """Return what the points of the scale stand for."""
    return context.tr(
        "1: {first}. 5: {last}. ?: {unknown}.", first=scale[0], last=scale[-2], unknown=scale[-1]
    )
