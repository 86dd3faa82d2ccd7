"""The right side: notes, next steps, people; one at a time, each by its own key."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.keys import native
from charta.ui.room.side.actions import ActionsPanel
from charta.ui.room.side.notes import NotesPanel
from charta.ui.room.side.presence import PresencePanel
from charta.ui.room.state import RoomState
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.tips import tip

NOTES: Final = 0
STEPS: Final = 1
PEOPLE: Final = 2


class SidePanel(QWidget):
    """Goes with the item that the room is at."""

    left = Signal()
    """The keyboard goes back to where it came from."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        workshop: int,
        words: WorkshopWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._section = ""
        self._before: QWidget | None = None
        self._tab = STEPS
        self.notes = NotesPanel(context, bench)
        self.steps = ActionsPanel(context, bench, workshop)
        self.people = PresencePanel(context, bench, workshop)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        tr, px = context.tr, context.theme.px
        for panel, name, command in (
            (self.notes, tr("Notes"), "minuted"),
            (self.steps, tr("Next steps"), "step"),
            (self.people, tr("People"), "people"),
        ):
            self._stack.addWidget(panel if panel is self.notes else self._scrolled(panel))
            self.tabs.addTab(name)
            self.tabs.setTabToolTip(self.tabs.count() - 1, tip(f"{name} ({native(command)})"))
        self.tabs.setAccessibleName(tr("Notes, next steps and people"))
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.steps.form.saved.connect(self._go_back)
        self.steps.form.left.connect(self._go_back)

    def show_state(self, state: RoomState) -> None:
        """Show what belongs to the item, as it stands."""
        item = state.item
        self._section = item.section if item is not None else ""
        self.notes.show_item(item.number if item else 0, self._words.item(item) if item else "")
        self.notes.refresh()
        self.steps.refresh()
        self.people.refresh()

    def write_notes(self, *, private: bool) -> None:
        """Put the keyboard into the notes."""
        self.tabs.setCurrentIndex(NOTES)
        self.notes.write(self.notes.private if private else self.notes.minuted)

    def write_down(self, kind: ActionKind) -> None:
        """Ask for a next step or a topic to park; the keyboard goes back afterwards."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.steps.isAncestorOf(focused):
            self._before, self._tab = focused, self.tabs.currentIndex()
            focused.destroyed.connect(self._forget)
        self.tabs.setCurrentIndex(STEPS)
        self.steps.form.refresh()
        self.steps.form.begin(kind, self._section)

    def show_people(self) -> None:
        """Put the keyboard on the people."""
        self.tabs.setCurrentIndex(PEOPLE)
        self.people.focus_first()

    def hand_over(self, other: "SidePanel") -> None:
        """Give what was typed and is not in the charter to the panel that takes the place of this one."""
        other.notes.take_over(self.notes)
        other.steps.form.take_up(self.steps.form.unsaved())
        other.tabs.setCurrentIndex(self.tabs.currentIndex())

    def flush(self) -> None:
        """Save what was typed."""
        self.notes.flush()

    @staticmethod
    def _scrolled(panel: QWidget) -> ScrollColumn:
        area = ScrollColumn()
        area.body.setContentsMargins(0, 0, 0, 0)
        area.body.addWidget(panel)
        return area

    def _go_back(self) -> None:
        before, self._before = self._before, None
        self.tabs.setCurrentIndex(self._tab)
        self.left.emit()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._before = None
