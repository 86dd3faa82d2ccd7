"""The lines of which it is not clear whom they are about, and the answers to that."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.people import Person
from charta.domain.roster import Ambiguity
from charta.services.register import RegisterService
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.people.rows import RowsTable
from charta.ui.theme import TextStyle
from charta.ui.widgets.text import Text

OPEN: Final = -1


class UnclearLines(QWidget):
    """A table of lines; below it, who is meant by the one under the keyboard."""

    changed = Signal()

    def __init__(self, context: UiContext, register: RegisterService) -> None:
        super().__init__()
        self._context = context
        self._register = register
        self._lines: Sequence[Ambiguity] = ()
        self._chosen: dict[int, int] = {}
        tr = context.tr
        columns = ((tr("Line"), 0), (tr("In the list"), 3), (tr("Why"), 4), (tr("Who is meant"), 3))
        self.table = RowsTable(context, tr("Lines that are not clear"), columns)
        self.answer = CalmComboBox()
        self.answer.set_least(0)
        self._label = Text("", TextStyle.LABEL)
        self._label.setBuddy(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        for part in (self.table, self._label, self.answer):
            column.addWidget(part)
        self.table.selectionModel().currentRowChanged.connect(self._show_line)
        self.answer.activated.connect(self._take)
        self._show_line(QModelIndex())

    @property
    def chosen(self) -> Mapping[int, int]:
        """Who is meant by line: an id, 0 for somebody new; lines without an answer are not there."""
        return dict(self._chosen)

    def show_lines(self, lines: Sequence[Ambiguity]) -> None:
        """Show lines; answers to others are dropped."""
        known = {line.line for line in lines}
        self._chosen = {line: person for line, person in self._chosen.items() if line in known}
        if list(lines) == list(self._lines):
            self.table.rows.told_anew()
            return
        self._lines = lines
        self.table.rows.show_rows(len(lines), self._row)
        self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self._show_line(self.table.currentIndex())

    def forget(self) -> None:
        """Drop every answer: another sheet, or other columns, have other lines."""
        self._chosen = {}

    def _row(self, place: int) -> Sequence[str]:
        line = self._lines[place]
        answer = self._chosen.get(line.line, OPEN)
        return (
            str(line.line),
            _told(line.person),
            line.sentence(self._context.translator),
            self._answer(answer),
        )

    def _answer(self, answer: int) -> str:
        if answer == OPEN:
            return self._context.tr("Not decided: left out")
        if answer == 0:
            return self._context.tr("Somebody new")
        return _told(self._register.person(answer))

    def _show_line(self, index: QModelIndex, _: QModelIndex | None = None) -> None:
        shown = index.isValid() and index.row() < len(self._lines)
        for part in (self._label, self.answer):
            part.setVisible(shown)
        self.answer.clear()
        if not shown:
            return
        line = self._lines[index.row()]
        told = self._context.tr(
            "Line {line}, {person}: who is meant?", line=line.line, person=line.person.name
        )
        self._label.setText(told)
        self.answer.setAccessibleName(told)
        for answer in (OPEN, *line.candidates, 0):
            self.answer.addItem(self._answer(answer), answer)
        chosen = self._chosen.get(line.line, OPEN)
        self.answer.setCurrentIndex(max(0, self.answer.findData(chosen)))

    def _take(self) -> None:
        line, answer = self._lines[self.table.currentIndex().row()], int(self.answer.currentData())
        self._chosen.pop(line.line, None)
        if answer != OPEN:
            self._chosen[line.line] = answer
        self.table.rows.told_anew()
        self.changed.emit()


def _told(person: Person) -> str:
    parts = (person.name, person.number, person.department, person.email)
    return ", ".join(part for part in parts if part)
