"""What a list of people would change, in tables: a tab for each kind, with how many there are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.people import Employment, Person, Presence, RosterSheet
from charta.domain.roster import Alteration, RosterComparison
from charta.services.roster import field_name
from charta.services.roster_words import EMPLOYMENT_WORDS, PRESENCE_WORDS
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.people.import_columns import ColumnList
from charta.ui.people.import_unclear import UnclearLines
from charta.ui.people.import_work import FieldChange, Worked
from charta.ui.people.rows import RowsTable

COLUMNS, JOINED, CHANGED, RETURNED, LEFT, UNCLEAR, PROBLEMS = range(7)


class ImportLists(QWidget):
    """Shows the columns, and what follows from them."""

    columns_changed = Signal()
    answered = Signal()

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__()
        self._context = context
        self._mapped: RosterSheet | None = None
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(context.tr("What the list says"))
        self.columns = ColumnList(context)
        self.joined, self.left = self._people_table(joined=True), self._people_table(joined=False)
        self.returned = self._people_table(joined=False)
        self.changed = self._changes_table()
        self.unclear = UnclearLines(context, bench.register)
        self.problems = self._problems_table()
        self._stack = QStackedWidget()
        for part in self._parts():
            self.tabs.addTab("")
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(8))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.columns.changed.connect(self.columns_changed)
        self.unclear.changed.connect(self.answered)
        self._name_tabs({})

    def show_sheet(self, sheet: RosterSheet) -> None:
        """Show the columns of another sheet."""
        self.unclear.forget()
        self.columns.show_sheet(sheet)

    def show_worked(self, worked: Worked, changes: Sequence[FieldChange], *, complete: bool) -> None:
        """Show what would change."""
        found = worked.preview(complete=complete).comparison
        self._show_people(found)
        self.changed.rows.show_rows(len(changes), lambda row: self._change(changes[row]))
        self.unclear.show_lines(worked.unclear)
        problems, words = found.problems, self._context.translator
        self.problems.rows.show_rows(
            len(problems),
            lambda row: (
                str(problems[row].line or "–"),
                field_name(problems[row].field, words),
                problems[row].sentence(words),
            ),
        )
        self._name_tabs(
            {
                JOINED: len(found.joiners),
                CHANGED: len(found.changes),
                RETURNED: len(found.returned),
                LEFT: len(found.leavers),
                UNCLEAR: len(worked.unclear),
                PROBLEMS: len(problems),
            }
        )

    def open_first(self) -> None:
        """Show what deserves a look first."""
        for tab in (UNCLEAR, PROBLEMS, JOINED, CHANGED, RETURNED, LEFT):
            if self.tabs.isTabEnabled(tab):
                self.tabs.setCurrentIndex(tab)
                return
        self.tabs.setCurrentIndex(COLUMNS)

    def _show_people(self, found: RosterComparison) -> None:
        joiners = found.joiners
        self.joined.rows.show_rows(
            len(joiners), lambda row: (str(joiners[row].line), *_person(joiners[row].person))
        )
        for table, alterations in ((self.left, found.leavers), (self.returned, found.returned)):
            table.rows.show_rows(len(alterations), partial(_altered, alterations))

    def _change(self, change: FieldChange) -> Sequence[str]:
        words = self._context.translator
        return (
            str(change.line),
            change.name,
            field_name(change.field, words),
            self._value(change.field, change.before),
            self._value(change.field, change.after),
        )

    def _value(self, field: str, value: str) -> str:
        if field == "status":
            return self._context.tr(EMPLOYMENT_WORDS[Employment(value)])
        if field == "presence":
            return self._context.tr(PRESENCE_WORDS[Presence(value)])
        return value or "–"

    def _name_tabs(self, counts: dict[int, int]) -> None:
        tr, words = self._context.tr, self._context.translator
        names = {
            COLUMNS: tr("Columns"),
            JOINED: tr("Joined"),
            CHANGED: tr("Changed"),
            RETURNED: tr("Back again"),
            LEFT: tr("Have left"),
            UNCLEAR: tr("Not clear"),
            PROBLEMS: tr("Problems"),
        }
        for tab, name in names.items():
            count = counts.get(tab, 0)
            self.tabs.setTabText(tab, f"{name} {number(count, words)}" if count else name)
            self.tabs.setTabEnabled(tab, tab == COLUMNS or count > 0)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.columns, self.joined, self.changed, self.returned, self.left, self.unclear, self.problems,
        )  # fmt: skip

    def _people_table(self, *, joined: bool) -> RowsTable:
        tr = self._context.tr
        columns = (
            (tr("Line"), 0),
            (tr("Name"), 4),
            (tr("Number"), 2),
            (tr("Department"), 3),
            (tr("Manager"), 3),
        )
        return RowsTable(self._context, tr("Who joins") if joined else tr("Whom the list tells of"), columns)

    def _changes_table(self) -> RowsTable:
        tr = self._context.tr
        columns = (
            (tr("Line"), 0),
            (tr("Name"), 3),
            (tr("What"), 2),
            (tr("Before"), 3),
            (tr("After"), 3),
        )
        return RowsTable(self._context, tr("What changes"), columns)

    def _problems_table(self) -> RowsTable:
        tr = self._context.tr
        columns = ((tr("Line"), 0), (tr("Column"), 2), (tr("Problem"), 7))
        return RowsTable(self._context, tr("Problems by line"), columns)


def _person(person: Person) -> tuple[str, ...]:
    return person.filed, person.number, person.department, person.manager


def _altered(alterations: Sequence[Alteration], place: int) -> Sequence[str]:
    alteration = alterations[place]
    return (str(alteration.line or "–"), *_person(alteration.after))
