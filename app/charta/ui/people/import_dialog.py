"""Taking a list of people over: read in the background, looked at, and only then kept."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.people import RosterSheet
from charta.errors import ChartaError
from charta.ui.background import Follow, Task
from charta.ui.collecting import leave_alone
from charta.ui.context import UiContext
from charta.ui.history.room import roomy_column
from charta.ui.messages import Action
from charta.ui.numbers import number
from charta.ui.people.exporting import PeopleExport
from charta.ui.people.import_columns import UnreadLine
from charta.ui.people.import_lists import COLUMNS, ImportLists
from charta.ui.people.import_source import TEXTS, ImportSource
from charta.ui.people.import_work import FieldChange, Worked, field_changes, with_titles, work_out
from charta.ui.people.preparing import Keeping, Preparing
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

ENDINGS: Final = ("csv", "xlsx", "tsv", "txt", "xlsm")
PAUSE: Final = 250
"""Milliseconds after another column or answer was chosen, until everything is worked out anew."""
_READING, _FOUND = range(2)
Outcome = tuple[Worked, Sequence[FieldChange], Sequence[FieldChange]]


class ImportDialog(QDialog):
    """Shows what a list would change. Nothing does before 'Take over', which is one step to undo."""

    taken = Signal()

    def __init__(
        self, context: UiContext, bench: Workbench, exports: PeopleExport, path: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._exports = exports
        self._path = path
        self._task: Task | None = None
        self._sheets: Sequence[RosterSheet] = ()
        self._sheet: RosterSheet | None = None
        self._outcome: Outcome | None = None
        self._is_first = True
        self._preparing = Preparing(context.background, self)
        self._make_parts()
        self._lay_out(parent.window())
        self._connect()
        self._read()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def worked(self) -> Worked | None:
        """What was worked out; None while that is under way, or cannot be done."""
        return self._outcome[0] if self._outcome else None

    @property
    def unread(self) -> str:
        """What is said of columns that are not read; empty where all are."""
        return self._unread.text() if self._unread.isVisible() else ""

    @property
    def summary(self) -> str:
        """What is said of the whole list."""
        return self._summary.text()

    def take_over(self) -> None:
        """Keep what the list says, as it is shown."""
        if self._outcome is None or self._preparing.is_busy:
            return
        preview = self._outcome[0].preview(complete=self.complete.isChecked())
        roster, counts = self._bench.roster, preview.comparison.counts
        touched = sum(counts[kind] for kind in ("joiners", "changes", "returned", "leavers"))
        self._show_taking(is_taking=True)
        keeping = Keeping(
            lambda: roster.prepared(preview), lambda _: self._show_taken(touched), self._not_taken
        )
        self._preparing.begin(keeping, touched)

    def _show_taken(self, touched: int) -> None:
        self.accept()
        self.taken.emit()
        told = self._context.ntr(
            "The list is taken over: {people} person was added or changed.",
            "The list is taken over: {people} people were added or changed.",
            touched,
            people=number(touched, self._context.translator),
        )
        context, session = self._context, self._bench.session

        def undo() -> None:
            context.attempt(session.undo)

        self._context.messages.inform(told, action=Action(self._context.tr("Undo"), undo))

    def _not_taken(self, error: ChartaError) -> None:
        self._show_taking(is_taking=False)
        self.problem.show_error(error)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_taking(self, *, is_taking: bool) -> None:
        """Show that the list is being taken over, or again what it says."""
        self.problem.show_error(None)
        self._under_way.setText(self._context.tr("The list is being taken over…"))
        self._stack.setCurrentIndex(_READING if is_taking else _FOUND)
        for verb in (self.take, self.save_problems):
            verb.setEnabled(not is_taking)
        if is_taking:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; nothing was kept."""
        self._stop()
        super().reject()

    # -- the work -----------------------------------------------------------------------------------------

    def _read(self) -> None:
        roster, path = self._bench.roster, self._path
        separator, encoding = self.source.reading

        def work(_: Task) -> Sequence[RosterSheet]:
            sheets = roster.sheets(path, separator=separator, encoding=encoding)
            leave_alone()
            return sheets

        self._begin(self._context.tr("{name} is being read…", name=path.name))
        self._task = self._context.background.run(work, Follow(self, self._show_sheets, self._unreadable))

    def _show_sheets(self, sheets: Sequence[RosterSheet]) -> None:
        self._sheets = sheets
        self.source.show_sheets(sheets)
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self._sheets[self.source.place]
        self.source.show_titled(sheet)
        self._sheet = with_titles(sheet) if self._is_titled() else sheet
        self.lists.show_sheet(self._sheet)
        self._work_out()

    def _is_titled(self) -> bool:
        return not self.source.titled.isHidden() and self.source.titled.isChecked()

    def _work_out(self) -> None:
        """Work out what the list would change."""
        if self._sheet is None:
            return
        roster, sheet = self._bench.roster, self._sheet
        mapping, chosen = self.lists.columns.mapping, self.lists.unclear.chosen

        def work(_: Task) -> Outcome:
            worked = work_out(roster, sheet, mapping, chosen)
            part, whole = worked.part.comparison, worked.whole.comparison
            outcome = worked, field_changes(part), field_changes(whole)
            leave_alone()
            return outcome

        self._begin(self._context.tr("The list is being compared with the people who are known…"))
        self._task = self._context.background.run(
            work, Follow(self, self._show_outcome, self._not_worked_out)
        )

    def _begin(self, told: str) -> None:
        self._stop()
        self.problem.show_error(None)
        self._outcome = None
        self.take.setEnabled(False)
        self._under_way.setText(told)
        self._working.setVisible(not self._is_first)
        self._working.setText(told)
        if self._is_first:
            self._stack.setCurrentIndex(_READING)

    def _stop(self) -> None:
        self._timer.stop()
        self._preparing.cancel()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _show_outcome(self, outcome: Outcome) -> None:
        self._task = None
        self._outcome = outcome
        self._show_found()
        if self._is_first:
            self._is_first = False
            self._stack.setCurrentIndex(_FOUND)
            self.lists.open_first()
            self.lists.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self) -> None:
        self._working.hide()
        if self._outcome is None:
            return
        worked, changes, whole_changes = self._outcome
        complete = self.complete.isChecked()
        self.lists.show_worked(worked, whole_changes if complete else changes, complete=complete)
        found = worked.preview(complete=complete).comparison
        words, tr = self._context.translator, self._context.tr
        told = {kind: number(count, words) for kind, count in found.counts.items()}
        self._summary.setText(
            tr("{read} rows read: {unchanged} unchanged, {left_out} left out. Nothing is kept yet.", **told)
        )
        line = self._context.ntr(
            "Whoever is not in it has left then: {people} person.",
            "Whoever is not in it has left then: {people} people.",
            worked.leavers,
            people=number(worked.leavers, words),
        )
        self._complete_line.setText(line)
        self.complete.setAccessibleDescription(line)
        self.take.setEnabled(not found.is_empty)
        self.save_problems.setVisible(bool(found.problems))
        if found.is_empty:
            self._summary.setText(f"{self._summary.text()} {tr('The list says nothing new.')}")
        self._unread.show_names(self.lists.columns.unread)

    def _unreadable(self, error: ChartaError) -> None:
        self._task = None
        self._context.messages.fail(error)
        if self._is_first:
            super().reject()
        else:
            self._working.hide()

    def _not_worked_out(self, error: ChartaError) -> None:
        """Say what is missing, beside the columns, where that is mended."""
        self._task = None
        self._is_first = False
        self._working.hide()
        self._stack.setCurrentIndex(_FOUND)
        self.problem.show_error(error)
        self.lists.tabs.setCurrentIndex(COLUMNS)
        self.lists.columns.focus_first()

    def _save_problems(self) -> None:
        if self._outcome is not None:
            found = self._outcome[0].preview(complete=self.complete.isChecked()).comparison
            self._exports.save_problems(self._path.name, found.problems)

    # -- inside -------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        context, tr = self._context, self._context.tr
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self.source = ImportSource(context, is_text=self._path.suffix.lower() in TEXTS)
        self.complete = QCheckBox(tr("This list is complete"))
        self._complete_line = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.lists = ImportLists(context, self._bench)
        self.problem = Problem(context)
        self.take = button(context.icons, tr("Take over"), Kind.PRIMARY)
        self.cancel = button(context.icons, tr("Cancel"))
        self.save_problems = button(context.icons, tr("Save the problems…"), icon="download")
        self._summary = Text("", TextStyle.LABEL)
        self._unread = UnreadLine(context)
        self._under_way, self._working = Text(""), Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._stack = QStackedWidget()

    def _lay_out(self, window: QWidget) -> None:
        px, tr = self._context.theme.px, self._context.tr
        title = tr("People from {name}", name=self._path.name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setSpacing(px(12))
        column = roomy_column(self._context, outer, window)
        column.addWidget(Text(title, TextStyle.TITLE))
        self._stack.addWidget(self._reading_part())
        self._stack.addWidget(self._found_part())
        column.addWidget(self._stack, 1)
        outer.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.save_problems)
        row.addStretch()
        self.take.setDefault(True)
        self.save_problems.hide()
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        outer.addLayout(row)
        self.resize(min(px(980), window.width() - 32), min(px(720), window.height() - 32))

    def _reading_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self._context.tr("Progress"))
        column.addWidget(self._under_way)
        column.addWidget(bar)
        column.addStretch()
        return part

    def _found_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(10))
        for widget in (self._summary, self._unread, self._working, self.source):
            column.addWidget(widget)
        complete = QVBoxLayout()
        complete.setSpacing(0)
        complete.addWidget(self.complete)
        complete.addWidget(self._complete_line)
        column.addLayout(complete)
        column.addWidget(self.lists, 1)
        self._working.hide()
        return part

    def _connect(self) -> None:
        self._timer.timeout.connect(self._work_out)
        self.take.clicked.connect(self.take_over)
        self.cancel.clicked.connect(self.reject)
        self.complete.toggled.connect(self._show_found)
        self.save_problems.clicked.connect(self._save_problems)
        self.source.sheet_chosen.connect(self._show_sheet)
        self.source.reading_chosen.connect(self._read)
        self.lists.columns_changed.connect(partial(self._later, forget=True))
        self.lists.answered.connect(partial(self._later, forget=False))

    def _later(self, *, forget: bool) -> None:
        """Work everything out once nothing more is chosen for a moment."""
        if forget:
            self.lists.unclear.forget()
        self.take.setEnabled(False)
        self._timer.start()
