"""Entering totals that somebody has counted: a grid for one group at a time."""

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.sums import Sums
from charta.errors import ChartaError, sentence
from charta.services.diagnostic import MOST_PEOPLE
from charta.ui.context import UiContext
from charta.ui.diagnostic.group_box import GroupBox, known_groups
from charta.ui.diagnostic.statements_dialog import LEAST, give_rest, scale_line
from charta.ui.diagnostic.totals_model import SUM, Index, TotalsModel
from charta.ui.fields.base import CalmSpinBox
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

ROW_HEIGHT = 44
COUNT_WIDTH, SUM_WIDTH = 44, 100


class CountDelegate(QStyledItemDelegate):
    """Edits a count in place."""

    def createEditor(  # noqa: N802 - Qt's name
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,
    ) -> QWidget:
        """Return a line that takes digits alone."""
        line = QLineEdit(parent)
        line.setValidator(QIntValidator(0, MOST_PEOPLE, line))
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return line


class TotalsTable(QTableView):
    """A grid in which Tab goes from count to count and leaves at the end."""

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Skip what cannot be typed."""
        current = self.currentIndex()
        steps = {
            QAbstractItemView.CursorAction.MoveNext: 1,
            QAbstractItemView.CursorAction.MovePrevious: -1,
        }
        if action not in steps or not current.isValid():
            return super().moveCursor(action, modifiers)
        width = SUM - 1
        column = min(max(current.column() - 1, 0), width - 1)
        place = current.row() * width + column + steps[action]
        if not 0 <= place < self.model().rowCount() * width:
            return current
        return self.model().index(place // width, place % width + 1)


class TotalsDialog(QDialog):
    """Takes the number of people and the counts of a group, and records them as one step."""

    saved = Signal()

    def __init__(
        self, context: UiContext, bench: Workbench, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._number = number
        diagnostic = bench.diagnostic.questionnaire
        self.model = TotalsModel(context, diagnostic, self)
        self.group = GroupBox(context, known_groups(bench.diagnostic.result(number)))
        self.people = CalmSpinBox(context.theme)
        self.table = TotalsTable()
        self.save = button(context.icons, context.tr("Save"), Kind.PRIMARY)
        self._cancel = button(context.icons, context.tr("Cancel"))
        self._note = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._problem = Text("", tone=Tone.DANGER)
        self._was_shown = False
        self._was = (0, self.model.counts)
        self._scale = diagnostic.text(context.language).scale
        self.setWindowTitle(context.tr("Totals by hand"))
        self._lay_out()
        self._connect()
        self._show_group()

    @property
    def problem(self) -> str:
        """What stands in the way, empty for nothing."""
        return self._problem.text()

    @property
    def note(self) -> str:
        """What is said about the group that was chosen."""
        return self._note.text()

    def record(self) -> None:
        """Record the totals and close; stay open and say why where that cannot be."""
        self.table.setFocus()  # what is being typed in a cell is taken
        try:
            self._bench.diagnostic.set_totals(
                self._number, self.group.currentText(), self.people.value(), self.model.counts
            )
        except ChartaError as error:
            self._tell(sentence(error, self._context))
            return
        self.saved.emit()
        self.accept()

    def reject(self) -> None:
        """Close; what was typed and not saved is let go only where the user says so."""
        tr = self._context.tr
        if self._was == (self.people.value(), self.model.counts) or self._context.messages.confirm(
            tr("Leave without saving?"),
            tr("The totals that you typed are not in the survey yet."),
            tr("Leave without saving"),
            danger=True,
        ):
            super().reject()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the statements what the counts do not take."""
        super().resizeEvent(event)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)
        give_rest(self.table, self._context.theme.px(LEAST))

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(8))
        column.addWidget(Text(tr("Totals by hand"), TextStyle.TITLE))
        self._fill_head()
        head = Flow(px(16))
        for label, field in ((tr("&Group (optional)"), self.group), (tr("&Number of people"), self.people)):
            head.add(_labelled(label, field, px(4)))
        # With large letters, what stands above the table leaves too little of a small screen to it.
        area = ScrollColumn()
        area.body.setContentsMargins(0, px(4), 0, 0)
        area.body.setSpacing(px(8))
        area.body.addWidget(head)
        area.body.addWidget(self._note)
        area.body.addWidget(Text(scale_line(self._context, self._scale), TextStyle.CAPTION, Tone.NEUTRAL))
        self._dress_table()
        area.body.addWidget(self.table, 1)
        column.addWidget(area, 1)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        row.addWidget(self._cancel)
        row.addWidget(self.save)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(px(900), room.width() - 40), min(px(640), room.height() - 60))

    def _fill_head(self) -> None:
        self.people.setRange(0, MOST_PEOPLE)
        self.people.setAccessibleName(self._context.tr("Number of people"))
        self.people.setMinimumWidth(self._context.theme.px(120))

    def _dress_table(self) -> None:
        px, table = self._context.theme.px, self.table
        table.setModel(self.model)
        table.setItemDelegate(CountDelegate(table))
        table.setAccessibleName(self._context.tr("Totals by statement"))
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(px(36))
        for column in range(1, SUM):
            head.resizeSection(column, px(COUNT_WIDTH))
        head.resizeSection(SUM, px(SUM_WIDTH))
        table.setMinimumHeight(px(200))

    def _connect(self) -> None:
        self.group.currentTextChanged.connect(self._show_group)
        self.people.valueChanged.connect(self.model.set_people)
        self.model.changed.connect(self._check)
        self.save.clicked.connect(self.record)
        self._cancel.clicked.connect(self.reject)

    def _show_group(self) -> None:
        """Show what a group has, where it may be shown; what was typed for a new group stays."""
        group, tr = self.group.currentText().strip(), self._context.tr
        there = self._bench.diagnostic.totals(self._number, group)
        shown = there if self._may_show(group) else Sums()
        is_touched = self._was != (self.people.value(), self.model.counts)
        if not is_touched and (there.respondents or self._was_shown):
            self.people.setValue(shown.respondents)
            self.model.show_sums(shown)
            self._was = (self.people.value(), self.model.counts)
        self._was_shown = bool(shown.respondents)
        note = ""
        if there.respondents and not shown.respondents:  # told, and never shown
            note = tr(
                "There are answers for this already, from too few people to be shown. Saving replaces them."
            )
        elif shown.respondents:
            note = tr("Saving replaces what is there.")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._check()

    def _may_show(self, group: str) -> bool:
        result = self._bench.diagnostic.result(self._number)
        shown = {entry.group.casefold() for entry in result.groups}
        alone = result.everybody is not None and not result.groups and not result.hidden
        return group.casefold() in shown or (not group and alone)

    def _check(self) -> None:
        problems = self.model.problems
        told = ""
        if problems:
            told = self._context.ntr(
                "One statement has more answers than there are people; correct one of the two numbers.",
                "{count} statements have more answers than there are people; correct the numbers.",
                len(problems),
            )
        self._tell(told)
        self.save.setEnabled(not problems)

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


def _labelled(label: str, field: QWidget, gap: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    words = Text(label, TextStyle.LABEL, wrap=False)
    words.setBuddy(field)
    column.addWidget(words)
    column.addWidget(field)
    return holder
