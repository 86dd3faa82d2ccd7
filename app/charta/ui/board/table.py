"""The board's table: departments across, sections down, moved through by keyboard cell by cell."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charta.i18n import Translator
from charta.ui.board.cells import CellDelegate
from charta.ui.board.headers import DepartmentHeader, SectionHeader
from charta.ui.board.model import BoardModel
from charta.ui.icons import Icons
from charta.ui.theme import Theme

BESIDE: Final = 540
"""From this width on (at 100 %), the sections have a column of their own; below, a line above their cells."""


class BoardTable(QTableView):
    """Shows the board. Enter or a click chooses a cell, Alt+Enter its section, Ctrl+Enter its department."""

    cell_chosen = Signal(str, str)
    section_chosen = Signal(str)
    department_chosen = Signal(str)
    place_changed = Signal(str, str)

    def __init__(
        self,
        model: BoardModel,
        departments: tuple[str, ...],
        looks: tuple[Theme, Icons, Translator],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme, icons, translator = looks
        self._board = model
        self._departments = departments
        self._theme = theme
        self._columns = DepartmentHeader(theme, self)
        self._rows = SectionHeader(theme, icons, translator, self)
        self._cells = CellDelegate(theme, icons, translator, self)
        self._growing = False
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._rows)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self._columns.setMinimumSectionSize(self._theme.px(56))
        self.setMinimumHeight(self._theme.px(132))
        self._columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.clicked.connect(self._choose_cell)
        self._rows.sectionClicked.connect(self._choose_section)
        self._columns.sectionClicked.connect(self._choose_department)
        self.selectionModel().currentChanged.connect(self._tell_place)
        self._board.modelReset.connect(self.fit)
        self._board.headerDataChanged.connect(self.fit)

    def fit(self) -> None:
        """Give the section column its share of the width and every row its height."""
        px = self._theme.px
        stacked = self.width() < px(BESIDE)
        self._rows.setVisible(not stacked)
        if stacked:
            self._cells.heads = self._rows.fit_above(self.width(), px(60))
        else:
            self._cells.heads = ()
            self._rows.fit_rows(min(max(self.width() * 28 // 100, px(184)), px(320)))
        self.updateGeometries()
        self._fit_height()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def set_growing(self, *, growing: bool) -> None:
        """Be as high as all rows and leave scrolling to the page, or scroll."""
        self._growing = growing
        self._fit_height()

    def _fit_height(self) -> None:
        whole = self._columns.sizeHint().height() + self._rows.length() + 2 * self.frameWidth()
        least = whole if self._growing else min(whole, self._theme.px(132))
        if (self.minimumHeight(), self.maximumHeight()) != (least, whole):
            self.setMinimumHeight(least)
            self.setMaximumHeight(whole)

    def go_to(self, section: str, department: str) -> None:
        """Move to a cell."""
        index = self._board.place(section, department)
        if index.isValid():
            self.setCurrentIndex(index)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the headers to the new width."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cells and, where the sections have no column, their names above the cells."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row, height in enumerate(self._cells.heads):
            area = QRect(0, self.rowViewportPosition(row), self.viewport().width(), height)
            if area.intersects(event.rect()):
                self._rows.paint_title(painter, area, row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a click on a name above the cells for one on the section."""
        y = round(event.position().y())
        row = self.rowAt(y)
        if 0 <= row < len(self._cells.heads) and y - self.rowViewportPosition(row) < self._cells.heads[row]:
            self._choose_section(row)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by Enter or Space; leave everything else to Qt."""
        index = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) or not index.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose_section(index.row())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose_department(index.column())
        else:
            self._choose_cell(index)

    def _choose_cell(self, index: QModelIndex) -> None:
        self.cell_chosen.emit(self._board.row(index.row()).section.id, self._departments[index.column()])

    def _choose_section(self, row: int) -> None:
        self.section_chosen.emit(self._board.row(row).section.id)

    def _choose_department(self, column: int) -> None:
        self.department_chosen.emit(self._departments[column])

    def _tell_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_changed.emit(
                self._board.row(index.row()).section.id, self._departments[index.column()]
            )
