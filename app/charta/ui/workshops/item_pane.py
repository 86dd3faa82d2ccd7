"""The item that is chosen on an agenda: why it is there, who leads it, its aim, a private note."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, Aim, ItemKind
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text
from charta.ui.workshops.inputs import (
    SavedInputs,
    labelled,
    line_input,
    minutes_input,
    note_input,
)
from charta.ui.workshops.words import item_title, words_of

TITLE, MINUTES, NOTE = "title", "minutes", "note"


class ItemPane(QWidget):
    """Shows an item and keeps what is changed about it."""

    go_to = Signal(str)
    move_asked = Signal(int)
    """So many places further down."""
    remove_asked = Signal(int)

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = context.tr
        self._context = context
        self._bench = bench
        self._words = words_of(bench, context.translator)
        self._item: AgendaItem | None = None
        self._why_shown: tuple[str, ...] | None = None
        self.heading = Text("", TextStyle.SUBTITLE)
        self.why = QVBoxLayout()
        self.section = button(context.icons, tr("Open the section"), Kind.LINK)
        self.title_input = line_input(context, tr("Title"))
        self.minutes = minutes_input(context, tr("Length in minutes"))
        self.lead, self.aim = CalmComboBox(), CalmComboBox()
        self.note = note_input(context, tr("Private note"), tr("For you alone: neither shown nor minuted."))
        self.up = button(context.icons, tr("Up"), Kind.SECONDARY, "arrow-up")
        self.down = button(context.icons, tr("Down"), Kind.SECONDARY, "arrow-down")
        self.remove = button(context.icons, tr("Take off"), Kind.QUIET, "trash-2")
        self._problem = Problem(context)
        inputs = {TITLE: self.title_input, MINUTES: self.minutes, NOTE: self.note}
        self.saved = SavedInputs(context, inputs, self._store, self)
        self._fill_choices()
        self._lay_out()
        self._connect()

    @property
    def problem(self) -> str:
        """Why something was not taken; empty for nothing."""
        return self._problem.text

    def show_item(self, item: AgendaItem, *, place: int, count: int, why: tuple[str, ...]) -> None:
        """Show an item that stands at a place, counted from 0, among so many."""
        self._item = item
        is_section = item.kind is ItemKind.SECTION
        self.heading.setText(item_title(self._bench, item, self._context.translator))
        self._show_why(why)
        self.section.setVisible(bool(item.section))
        self._title_area.setVisible(not is_section)
        self._aim_area.setVisible(is_section)
        self._lead_area.setVisible(item.kind is not ItemKind.BREAK)
        # A box that has just been opened to look around keeps its place.
        for box, value in ((self.lead, item.lead), (self.aim, item.aim.value)):
            box.setCurrentIndex(max(box.findData(value), 0))
        for line in self.title_input.controls():
            line.setProperty("placeholderText", "" if item.title else self.heading.text())
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        for made in (self.up, self.down, self.remove):
            made.setAccessibleDescription(self.heading.text())
        self.saved.show(item.number, self._values(item))

    def _values(self, item: AgendaItem) -> Mapping[str, object]:
        note = self._bench.agendas.notes(item.number).private
        return {TITLE: item.title, MINUTES: item.minutes, NOTE: note}

    def _store(self, number: int, name: str, value: object) -> None:
        agendas = self._bench.agendas
        if name == NOTE:
            agendas.write_notes(replace(agendas.notes(number), private=str(value or "")))
        elif name == MINUTES:
            agendas.edit(replace(agendas.get(number), minutes=value if isinstance(value, int) else 0))
        else:
            agendas.edit(replace(agendas.get(number), title=str(value or "")))

    def _choose_lead(self) -> None:
        self._keep(lead=str(self.lead.currentData()))

    def _choose_aim(self) -> None:
        self._keep(aim=Aim(self.aim.currentData()))

    def _keep(self, *, lead: str | None = None, aim: Aim | None = None) -> None:
        if self._item is None:
            return
        item = self._bench.agendas.get(self._item.number)
        changed = replace(
            item, lead=item.lead if lead is None else lead, aim=item.aim if aim is None else aim
        )
        self._context.attempt(lambda: self._bench.agendas.edit(changed))

    def _show_why(self, why: tuple[str, ...]) -> None:
        if why == self._why_shown:
            return
        self._why_shown = why
        clear(self.why)
        if why:
            self.why.addWidget(Text(self._context.tr("Why it is here"), TextStyle.OVERLINE))
        for line in why:
            self.why.addWidget(Text(f"– {line[:1].upper()}{line[1:]}", tone=Tone.NEUTRAL))

    def _fill_choices(self) -> None:
        tr = self._context.tr
        self.lead.addItem(tr("Whoever runs the workshop"), "")
        for department in self._bench.session.catalogue.departments:
            self.lead.addItem(self._words.lead(department), department)
        for aim in Aim:
            self.aim.addItem(self._words.aim(aim), aim.value)
        for box, name in ((self.lead, tr("Led by")), (self.aim, tr("Aim"))):
            box.setAccessibleName(name)
            box.set_least(8)

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._title_area = _area(labelled(self._context, tr("Title"), self.title_input))
        self._lead_area = self._boxed(tr("Led by"), self.lead)
        self._aim_area = self._boxed(tr("Aim"), self.aim)
        column.addWidget(self.heading)
        self.why.setSpacing(px(4))
        column.addLayout(self.why)
        column.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title_area)
        column.addLayout(labelled(self._context, tr("Length in minutes"), self.minutes))
        column.addWidget(self._lead_area)
        column.addWidget(self._aim_area)
        hint = tr("For you alone: neither shown nor minuted.")
        column.addLayout(labelled(self._context, tr("Private note"), self.note, hint))
        column.addWidget(self._problem)
        buttons = Flow(px(8))
        for made in (self.up, self.down, self.remove):
            buttons.add(made)
        column.addWidget(buttons)
        column.addStretch()

    def _boxed(self, label: str, box: CalmComboBox) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        words = Text(label, TextStyle.LABEL)
        words.setBuddy(box)
        column.addWidget(words)
        column.addWidget(box)
        return _area(column)

    def _connect(self) -> None:
        self.saved.refused.connect(self._problem.tell)
        self.lead.activated.connect(self._choose_lead)
        self.aim.activated.connect(self._choose_aim)
        self.section.clicked.connect(self._lead_to_section)
        self.up.clicked.connect(partial(self.move_asked.emit, -1))
        self.down.clicked.connect(partial(self.move_asked.emit, 1))
        self.remove.clicked.connect(self._ask_remove)

    def _lead_to_section(self) -> None:
        if self._item is not None:
            self.go_to.emit(self._item.section)

    def _ask_remove(self) -> None:
        if self._item is not None:
            self.remove_asked.emit(self._item.number)


def _area(layout: QVBoxLayout) -> QWidget:
    area = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    area.setLayout(layout)
    return area
