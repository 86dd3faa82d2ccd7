"""What a spreadsheet of answers holds, before anything of it is kept."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from charta.exchange.survey_sheets import Layout, RowProblem, SurveySheet
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text
from charta.ui.widgets.titled_model import ALIGNED, ROOT, Index, TitledModel

NAMED: Final = 12
"""So many groups are named; the others are counted."""


class ProblemModel(TitledModel):
    """The rows that cannot be read: line, column and reason."""

    def __init__(self, context: UiContext, problems: Sequence[RowProblem], parent: QWidget) -> None:
        super().__init__((context.tr("Line"), context.tr("Column"), context.tr("Reason")), parent)
        self._context = context
        self._problems = problems

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many problems there are."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        problem = self._problems[index.row()]
        if index.column() == 0:
            return str(problem.line)
        return problem.column if index.column() == 1 else problem.sentence(self._context.translator)


class PreviewDialog(QDialog):
    """Says what was recognised, what is left aside and which rows are bad; keeps what the user says."""

    kept = Signal(object)
    """The sheet whose good rows are to be kept."""

    def __init__(
        self, context: UiContext, name: str, sheet: SurveySheet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet = sheet
        tr = context.tr
        self.problems = QTableView()
        self.keep = button(context.icons, self._verb(), Kind.PRIMARY)
        self.drop = button(context.icons, tr("Take nothing") if sheet.problems else tr("Cancel"))
        self.keep.setEnabled(bool(sheet.good))
        self.setWindowTitle(tr("Answers from {name}", name=name))
        self._lay_out(tr("Answers from {name}", name=name))
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self.reject)
        (self.keep if sheet.good and not sheet.problems else self.drop).setFocus()

    @property
    def text(self) -> str:
        """All that is said outside the table."""
        return "\n".join(label.text() for label in self.findChildren(Text))

    def _verb(self) -> str:
        if self._sheet.problems:
            return self._context.tr("Keep the good rows")
        return self._context.tr("Keep the answers")

    def _lay_out(self, title: str) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        area = ScrollColumn()
        area.body.setContentsMargins(0, 0, 0, 0)
        area.body.setSpacing(px(12))
        for line in self._found():
            area.body.addWidget(Text(line))
        if self._sheet.ignored:
            area.body.addWidget(Text(self._ignored(), TextStyle.CAPTION, Tone.NEUTRAL))
        self._add_problems(area)
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        row.addWidget(self.drop)
        row.addWidget(self.keep)
        column.addLayout(row)
        room = self.screen().availableSize()
        height = 560 if self._sheet.problems else 360
        self.resize(min(px(720), room.width() - 40), min(px(height), room.height() - 60))

    def _found(self) -> list[str]:
        tr, ntr, sheet = self._context.tr, self._context.ntr, self._sheet
        layout = (
            tr("Recognised: one person per row.")
            if sheet.layout is Layout.RESPONSES
            else tr("Recognised: totals, one statement per row.")
        )
        rows = ntr("{count} row can be read.", "{count} rows can be read.", sheet.good)
        return [f"{layout} {rows}", self._groups()]

    def _groups(self) -> str:
        tr, ntr = self._context.tr, self._context.ntr
        people = {group: sums.respondents for group, sums in self._sheet.sums.items()}
        whole = ntr("{count} person in all", "{count} people in all", sum(people.values()))
        named = [(group, count) for group, count in people.items() if group]
        if not named:
            return tr("{people}, without groups.", people=whole)
        told = [tr("{group}: {count}", group=group, count=count) for group, count in named[:NAMED]]
        if len(named) > NAMED:
            told.append(ntr("and {count} more group", "and {count} more groups", len(named) - NAMED))
        if "" in people:
            told.append(tr("without a group: {count}", count=people[""]))
        return tr("{people}. {groups}.", people=whole, groups=", ".join(told))

    def _ignored(self) -> str:
        tr = self._context.tr
        names = ", ".join(tr("“{name}”", name=name) for name in self._sheet.ignored)
        return tr("Not read and not kept: {columns}.", columns=names)

    def _add_problems(self, area: ScrollColumn) -> None:
        problems = self._sheet.problems
        if not problems:
            area.body.addStretch()
            return
        context, px = self._context, self._context.theme.px
        told = context.ntr(
            "{count} problem was found. Only what can be read would be kept.",
            "{count} problems were found. Only what can be read would be kept.",
            len(problems),
        )
        area.body.addWidget(Banner(context.theme, context.icons, told, Tone.WARNING))
        table = self.problems
        table.setModel(ProblemModel(context, problems, self))
        table.setAccessibleName(context.tr("Problems"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(32))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.resizeSection(0, px(72))
        head.resizeSection(1, px(96))
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(px(160))
        area.body.addWidget(table, 1)

    def _keep(self) -> None:
        self.accept()
        self.kept.emit(self._sheet)
