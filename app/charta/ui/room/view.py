"""The content of the facilitator's window: head, notices, agenda, item, and the right side."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.agenda import AgendaPanel
from charta.ui.room.bar import RoomBar
from charta.ui.room.centre.centre import Centre
from charta.ui.room.notices import Notices
from charta.ui.room.side.panel import SidePanel
from charta.ui.room.state import RoomState

ROOMY: Final = 1120
"""Pixels at 100 % from which all three columns stand beside each other."""
TIGHT: Final = 720
"""Pixels at 100 % below which one column stands alone."""
AGENDA_WIDTH: Final = 240
SIDE_WIDTH: Final = 320
_AGENDA, _CENTRE, _SIDE = range(3)


class RoomView(QWidget):
    """Three columns; where there is no room for all, those that are asked for."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        number: int,
        words: WorkshopWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._columns = 0
        self.bar = RoomBar(context, words)
        px = context.theme.px
        self.notices = Notices(context)
        self.notices.setContentsMargins(px(12), px(8), px(12), 0)
        self.agenda = AgendaPanel(context, words)
        self.centre = Centre(context, bench, number, words)
        self.side = SidePanel(context, bench, number, words)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()

    def show_state(self, state: RoomState) -> None:
        """Show the workshop as it stands."""
        self.bar.show_state(state)
        self.agenda.show_state(state)
        self.side.show_state(state)
        if self.centre.show_state(state):
            self.centre.focus_first()

    def tick(self, state: RoomState) -> None:
        """Let a second go by."""
        self.bar.tick(state)
        self.agenda.show_state(state)
        self.centre.tick(state)

    def flush(self) -> None:
        """Save what was typed."""
        self.side.flush()
        self.centre.flush()

    def go_to(self, command: str) -> None:
        """Put the keyboard where a command of `keys` leads."""
        match command:
            case "agenda":
                self._toggle(_AGENDA, self.agenda.list)
            case "side":
                self._toggle(_SIDE, self.side.tabs)
            case "item":
                self._open(_CENTRE)
                self.centre.focus_first()
            case "deciding" | "approving":
                self._open(_CENTRE)
                if self.centre.section is not None:
                    self.centre.section.show_tab(int(command == "approving"))
            case "help":
                self._open(_CENTRE)
                self.centre.toggle_help()
            case _:
                self._open(_SIDE)
                self._write(command)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        width, px = event.size().width(), self._context.theme.px
        columns = 3 if width >= px(ROOMY) else 2 if width >= px(TIGHT) else 1
        if columns != self._columns:
            self._columns = columns
            self.agenda.setVisible(columns > 1)
            self.side.setVisible(columns > 2)
            self._centre_frame.show()
            self._share()

    # -- inside -------------------------------------------------------------------------------------------

    def _write(self, command: str) -> None:
        match command:
            case "minuted" | "private":
                self.side.write_notes(private=command == "private")
            case "step" | "parked":
                self.side.write_down(ActionKind.PARKED if command == "parked" else ActionKind.STEP)
            case "people":
                self.side.show_people()

    def _toggle(self, column: int, target: QWidget) -> None:
        """Show a column and go there; hide it where the keyboard is there already."""
        part = self._parts[column]
        focused = QApplication.focusWidget()
        if focused is not None and part.isVisible() and part.isAncestorOf(focused):
            self.flush()
            part.hide()
            self._centre_frame.show()
            self._share()
            self.centre.focus_first()
            return
        self._open(column)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, column: int) -> None:
        """Show a column; where there is no room, another one gives way."""
        part = self._parts[column]
        if part.isVisible():
            return
        others = [self._parts[other] for other in (_AGENDA, _CENTRE, _SIDE) if other != column]
        if self._columns == 1:
            for other in others:
                other.hide()
        elif self._columns == 2 and column != _CENTRE:
            self._parts[_SIDE if column == _AGENDA else _AGENDA].hide()
        part.show()
        self._share()

    def _back(self) -> None:
        """Show the item again where the right side stood in its place."""
        if self._columns == 1 and not self._centre_frame.isVisible():
            self._open(_CENTRE)
            self.centre.focus_first()

    def _share(self) -> None:
        px, width = self._context.theme.px, max(self.width(), 1)
        agenda = px(AGENDA_WIDTH) if self.agenda.isVisibleTo(self) else 0
        side = px(SIDE_WIDTH) if self.side.isVisibleTo(self) else 0
        self.splitter.setSizes([agenda, max(width - agenda - side, 1), side])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._centre_frame = QFrame()
        inside = QVBoxLayout(self._centre_frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.centre)
        self._parts: tuple[QWidget, ...] = (self.agenda, self._centre_frame, self.side)
        for part in self._parts:
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(_CENTRE, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        # Each column scrolls; clock and notices do not, so that it is the columns that give way.
        self.splitter.setMinimumHeight(self._context.theme.px(40))
        self.side.left.connect(self._back)
        column.addWidget(self.bar)
        column.addWidget(self.notices)
        column.addWidget(self.splitter, 1)
