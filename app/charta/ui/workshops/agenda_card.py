"""The agenda of a workshop: its sum, its items in order, and the one that is chosen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, ItemKind, Workshop
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.workshops.adding import AddDialog
from charta.ui.workshops.agenda_model import AgendaRow
from charta.ui.workshops.agenda_view import AgendaView
from charta.ui.workshops.item_pane import ItemPane
from charta.ui.workshops.time_bar import TimeBar
from charta.ui.workshops.words import Fit, item_title, planned_start, words_of

BESIDE = 700
"""From this width on (at 100 %), the chosen item stands beside the list."""


class AgendaCard(Card):
    """Shows the agenda; every change goes to the service at once."""

    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, page: QScrollArea) -> None:
        super().__init__(context.theme)
        tr = context.tr
        self._context = context
        self._bench = bench
        self._words = words_of(bench, context.translator)
        self._workshop: Workshop | None = None
        self._why: dict[str, tuple[str, ...]] = {}
        self.setAccessibleName(tr("Agenda"))
        self.add = button(context.icons, tr("Add…"), Kind.SECONDARY, "plus")
        self.add.setAccessibleName(tr("Add to the agenda"))
        self.time = TimeBar(context)
        self.view = AgendaView(context, page)
        self.pane = ItemPane(context, bench)
        self._nothing = Text(tr("Nothing is on this agenda yet. Add what is to be talked about."))
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the agenda of a workshop as it stands."""
        self._workshop = workshop
        self._why = {need.section: tuple(self._words.why(need)) for need in self._bench.needs.needs()}
        items = self._bench.agendas.items(workshop.number)
        chosen = self.view.number
        self.view.agenda.show_rows(self._rows(workshop, items))
        self.time.show_fit(Fit(sum(item.minutes for item in items), workshop.minutes))
        self._nothing.setVisible(not items)
        for part in (self.view, self.pane, self._hint):
            part.setVisible(bool(items))
        self.view.choose(chosen)
        self._show_item()

    def open_add(self) -> AddDialog | None:
        """Ask what is to be added."""
        if self._workshop is None:
            return None
        workshop = self._workshop.number
        dialog = AddDialog(self._context, self._bench, workshop, self)

        def show_added() -> None:
            self.show_workshop(self._bench.workshops.get(workshop))
            self.view.choose(dialog.added)

        dialog.accepted.connect(show_added)
        dialog.open()
        return dialog

    def remove(self, number: int) -> None:
        """Take an item off; undo brings it back."""
        self.pane.saved.flush()
        place = self.view.agenda.place_of(number)
        if self._done(lambda: self._bench.agendas.remove(number)):
            after = self.view.agenda.row(place) or self.view.agenda.row(place - 1)
            self.view.choose(after.number if after is not None else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the chosen item beside the list where there is room."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE)
        set_beside(self._columns, beside=beside)

    def _rows(self, workshop: Workshop, items: tuple[AgendaItem, ...]) -> list[AgendaRow]:
        rows, before = [], 0
        for item in items:
            rows.append(
                AgendaRow(
                    item.number,
                    planned_start(workshop, before),
                    item_title(self._bench, item, self._context.translator),
                    item.minutes,
                    self._words.aim(item.aim) if item.kind is ItemKind.SECTION else "",
                    self._words.lead(item.lead),
                    self._why.get(item.section, ()),
                    bool(self._bench.agendas.notes(item.number).private),
                )
            )
            before += item.minutes
        return rows

    def _show_item(self) -> None:
        row = self.view.currentIndex().row()
        number = self.view.number
        if not number or self._workshop is None:
            return
        items = self._bench.agendas.items(self._workshop.number)
        item = next((entry for entry in items if entry.number == number), None)
        if item is not None:
            self.pane.show_item(item, place=row, count=len(items), why=self._why.get(item.section, ()))

    def _arrange(self, numbers: list[int]) -> None:
        workshop, chosen = self._workshop, self.view.number
        if workshop is not None and self._done(lambda: self._bench.agendas.arrange(workshop.number, numbers)):
            self.view.choose(chosen)

    def _time(self, number: int, minutes: int) -> None:
        agendas = self._bench.agendas
        self._done(lambda: agendas.edit(replace(agendas.get(number), minutes=minutes)))

    def _done(self, act: Callable[[], None]) -> bool:
        """Do something and tell where it cannot be; return whether it was done."""
        if not self._context.attempt(act):
            return False
        if self._workshop is not None:
            self.show_workshop(self._bench.workshops.get(self._workshop.number))
        return True

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        head = QHBoxLayout()
        head.addWidget(Text(tr("Agenda"), TextStyle.SUBTITLE), 1)
        head.addWidget(self.add)
        self.body.addLayout(head)
        self.body.addWidget(self.time)
        self.body.addWidget(self._nothing)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self.view)
        hint = tr(
            "Drag an item to another place, or move it by Alt and the arrows. Enter changes its minutes, "
            "+ and − by five; Delete takes it off."
        )
        self._hint = Text(hint, TextStyle.CAPTION, Tone.NEUTRAL)
        self.view.setAccessibleDescription(hint)
        left.addWidget(self._hint)
        left.addStretch()
        self._columns.setSpacing(px(24))
        self._columns.addLayout(left, 3)
        self._columns.addWidget(self.pane, 2)
        self.body.addLayout(self._columns)

    def _connect(self) -> None:
        self.add.clicked.connect(self.open_add)
        self.view.chosen.connect(self._show_item)
        self.view.agenda.arranged.connect(self._arrange)
        self.view.agenda.timed.connect(self._time)
        self.view.remove_asked.connect(self.remove)
        self.pane.move_asked.connect(self.view.move_by)
        self.pane.remove_asked.connect(self.remove)
        self.pane.go_to.connect(self.go_to)
