"""The middle of the facilitator's window: the pane of the item that the room is at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import AgendaItem, ItemKind
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.centre.actions_pane import ActionsPane
from charta.ui.room.centre.closing_pane import ClosingPane
from charta.ui.room.centre.item_pane import BreakPane, GatePane, ItemPane, OpeningPane, OtherPane
from charta.ui.room.centre.section_pane import SectionPane
from charta.ui.room.key_sheet import KeySheet
from charta.ui.room.state import RoomState


class Centre(QStackedWidget):
    """Makes a pane when an item is taken up; that of the sections is made once and shows them all."""

    focus_changed = Signal(object)
    begin_asked = Signal()
    end_asked = Signal()
    """The workshop is over, and its minutes are to be saved."""
    close_asked = Signal()
    """A workshop that nobody ended is to end at its last sign of life."""
    minutes_asked = Signal()
    go_to = Signal(str)

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        workshop: int,
        words: WorkshopWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._words = words
        self._item: int | None = None
        self._pane: ItemPane | None = None
        self._section: SectionPane | None = None
        self._sheet: KeySheet | None = None

    @property
    def section(self) -> SectionPane | None:
        """The pane of the section under discussion, None for other items."""
        return self._section if self._pane is None else None

    @property
    def pane(self) -> ItemPane | None:
        """The pane of an item that is about no section, None for one that is."""
        return self._pane

    def show_state(self, state: RoomState) -> bool:
        """Show the item that the room is at; tell whether it is another one than before."""
        item = state.item if state.is_live else None
        number = item.number if item is not None else 0
        is_other = number != self._item
        if is_other:
            self._item = number
            self._take_up(item)
        if self._pane is not None:
            self._pane.refresh(state)
        elif self._section is not None:
            self._section.refresh()
        return is_other

    def tick(self, state: RoomState) -> None:
        """Let a second go by."""
        if isinstance(self._pane, BreakPane):
            self._pane.refresh(state)

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self._pane is not None:
            self._pane.focus_first()
        elif self._section is not None:
            self._section.focus_first()

    def flush(self) -> None:
        """Save what was typed."""
        if self._pane is not None:
            self._pane.flush()

    def hand_over(self, other: "Centre") -> None:
        """Give the place, and what was typed and not stored, to the centre that comes after this one."""
        if self.section is not None and other.section is not None:
            self.section.hand_over(other.section)

    def toggle_help(self) -> None:
        """Show the keys in place of the item, or the item again."""
        if self._sheet is None:
            self._sheet = KeySheet(self._context)
            self._sheet.close_button.clicked.connect(self.toggle_help)
            self.addWidget(self._sheet)
            self.setCurrentWidget(self._sheet)
            self._sheet.close_button.setFocus()
            return
        sheet, self._sheet = self._sheet, None
        self.removeWidget(sheet)
        sheet.deleteLater()
        self._show_current()
        self.focus_first()

    # -- inside -------------------------------------------------------------------------------------------

    def _take_up(self, item: AgendaItem | None) -> None:
        old, self._pane = self._pane, None
        if old is not None:
            old.flush()
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        if item is not None and item.section:
            self._show_section(item)
        else:
            self._pane = self._made(item)
            self.addWidget(self._pane)
        if self._sheet is None:
            self._show_current()

    def _show_current(self) -> None:
        shown = self._pane or self._section
        if shown is not None:
            self.setCurrentWidget(shown)

    def _show_section(self, item: AgendaItem) -> None:
        if self._section is None:
            self._section = SectionPane(self._context, self._bench, self._workshop)
            self._section.focus_changed.connect(self.focus_changed)
            self._section.go_to.connect(self.go_to)
            self.addWidget(self._section)
        self._section.show_item(item.number)

    def _made(self, item: AgendaItem | None) -> ItemPane:
        context = self._context
        if item is None:
            gate = GatePane(context, self._words)
            gate.begin_asked.connect(self.begin_asked)
            gate.end_asked.connect(self.close_asked)
            gate.minutes_asked.connect(self.minutes_asked)
            return gate
        title = self._words.item(item)
        if item.kind is ItemKind.OPENING:
            return OpeningPane(context, self._bench, self._workshop, title)
        if item.kind is ItemKind.BREAK:
            return BreakPane(context, title)
        if item.kind is ItemKind.ACTIONS:
            return ActionsPane(context, self._bench, title)
        if item.kind is ItemKind.CLOSING:
            closing = ClosingPane(context, self._bench, self._workshop, self._words, title)
            closing.end_asked.connect(self.end_asked)
            return closing
        return OtherPane(context, title, self._words.lead(item.lead))
