"""The facilitator's pane for approving in the room: the text, who must sign it, and the decision."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.errors import ChartaError, Conflict, NoteRequired, UnknownAgendaItem
from charta.services.agreement import BoardRow
from charta.services.reading import TEAM
from charta.services.wizard import BOARD
from charta.ui.context import UiContext
from charta.ui.publication.words import section_title
from charta.ui.room.approving.form import KINDS, SigningForm
from charta.ui.room.approving.kept import Kept
from charta.ui.room.approving.keys import MORE, Command, Verb, command, records
from charta.ui.room.approving.notices import SIGNED, SigningNotices
from charta.ui.room.approving.seat_list import SeatList
from charta.ui.room.approving.seats import Seat, Seats, first_to_sign, may_decide
from charta.ui.room.approving.text import ApprovedText
from charta.ui.room.approving.tile import SeatTile
from charta.ui.room.approving.words import obstacles, recorded, refused
from charta.ui.theme import TextStyle, Tone
from charta.ui.timers import soon
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.tab_order import TabOrder
from charta.ui.widgets.text import Text

STACKED = 640
"""Below this width (at 100 %), the departments stand under the text."""
LEAST, LEAST_STACKED = 260, 200
"""The least height of the text (at 100 %), beside the departments and above them."""
SETTLE_MS = 10
"""So long the layout has to find its place before what matters is scrolled to."""


class ApprovingPane(QWidget):
    """Takes the decisions of departments on what stands on the screen, in a running workshop."""

    go_to = Signal(str)
    """Asks for another step of the wizard, by its id."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._item = 0
        self._section = ""
        self._department = ""
        self._seats = Seats(context, bench, workshop)
        self.text = ApprovedText(context, bench)
        self.form = SigningForm(context)
        self.notices = SigningNotices(context)
        self._side = SeatList(context, bench, self.form)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tabs = TabOrder(self)
        self.setAccessibleName(context.tr("Approval in the room"))
        self._settling = soon(self, SETTLE_MS)
        self._lay_out()
        self._connect()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def department(self) -> str:
        """The department that is chosen, empty for none."""
        return self._department

    @property
    def tiles(self) -> Mapping[str, SeatTile]:
        """The departments that must sign, in their order."""
        return self._side.tiles

    def show_item(self, item: int) -> None:
        """Show an item of the agenda, by its number; the department that is first to sign is chosen."""
        if item != self._item:
            self._item, self._department = item, ""
            self.notices.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the agreement as it stands; what was typed or drawn stays."""
        try:
            self._section = self._bench.agendas.get(self._item).section
        except UnknownAgendaItem:
            self._section = ""
        row = self._board_row()
        seats = self._seats.of(row)
        if all(seat.department != self._department for seat in seats):
            self._department = first_to_sign(seats)
        self._side.show_seats(seats)
        in_the_way = obstacles(self._context, row, seats, running=self._is_running())
        self.notices.show_standing(list(in_the_way))
        self._show_chosen()

    def kept(self) -> Kept:
        """Return what a pane that takes the place of this one goes on with."""
        form = self.form
        return Kept(self._item, self._department, form.takes_all, form.name.text(), form.notes)

    def take_up(self, kept: Kept) -> None:
        """Go on where another pane stopped, with what was typed there."""
        self.show_item(kept.item)
        self.form.take_up(kept.notes)
        self.choose(kept.department)
        if kept.takes_all != self.form.takes_all:
            self.form.turn_scope()
        if kept.department == self._department:
            self.form.name.setText(kept.name)

    def focus_first(self) -> None:
        """Put the keyboard on the department that is chosen."""
        if self._department:
            self.tiles[self._department].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, department: str) -> None:
        """Choose a department that must sign."""
        if department in self.tiles:
            self._department = department
            self.form.show_problem("")
            self._show_chosen()
            self._settling.start()

    # -- keys ---------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take the keys of the pane before anything else in the window does."""
        is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a department, or decide; what an editor takes for itself does not come here."""
        if records(event):
            self.form.ask_again()
            return
        asked = self._command(event)
        if asked is None:
            super().keyPressEvent(event)
        else:
            self._do(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the departments beside the text or under it."""
        super().resizeEvent(event)
        self._fit()

    def _means(self, event: QKeyEvent) -> bool:
        return records(event) or self._command(event) is not None

    def _command(self, event: QKeyEvent) -> Command | None:
        return command(event, [tile.seat.letter for tile in self.tiles.values()])

    def _do(self, asked: Command) -> None:
        if asked.verb is None:
            self.choose(list(self.tiles)[asked.place])
            self.focus_first()
        elif asked.verb in KINDS:
            self.form.ask(KINDS[asked.verb])
        elif asked.verb is Verb.SCOPE:
            self.form.turn_scope()
        elif self.form.may_sign:
            self.form.drawing.turn()

    # -- what is done -------------------------------------------------------------------------------------

    def _sign(self, kind: DecisionKind) -> None:
        seat, shown = self.tiles[self._department].seat, self.text.shown
        by, note, image = self.form.name.text(), self.form.note.toPlainText(), self.form.drawing.png
        try:
            signer = self._bench.room_approval.approve(
                self._workshop, seat.department, shown, by=by, kind=kind, note=note, image=image
            )
        except ChartaError as error:
            self._refused(error)
            return
        self.form.clear()
        self.notices.tell(recorded(self._context, seat, signer, len(shown)), Tone.SUCCESS, about=SIGNED)
        self.refresh()
        is_followed = any(entry.waits for entry in self._side.seats)
        if is_followed and not self.tiles[seat.department].seat.waits:
            self.choose(first_to_sign(self._side.seats))
        self.focus_first()

    def _refused(self, error: ChartaError) -> None:
        told = refused(self._context, error)
        if isinstance(error, NoteRequired):
            self.form.focus_note()
        if isinstance(error, Conflict):
            self.refresh()
        self.form.show_problem(told)
        self._settling.start()

    def _said_to_be_here(self, name: str) -> None:
        """Mark somebody as present; who was never invited is added."""
        people = self._bench.participants
        try:
            known = [person.number for person in people.all(self._workshop) if person.name == name]
            number = known[0] if known else people.add(self._workshop, name, self._department)
            people.arrive(self._workshop, number)
        except ChartaError as error:
            self._context.messages.fail(error)
        self.refresh()
        self.focus_first()

    # -- inside -------------------------------------------------------------------------------------------

    def _board_row(self) -> BoardRow | None:
        return self._bench.agreement.row(self._section) if self._section else None

    def _is_running(self) -> bool:
        return self._bench.timekeeping.course(self._workshop).is_open

    def _show_chosen(self) -> None:
        """Show the chosen department’s form under its tile, and the text that it would sign."""
        self._side.show_chosen(self._department)
        if self._department:
            self.form.show_seat(self.tiles[self._department].seat, self._section)
        self._show_text()
        self._tabs.follow()

    def _show_text(self) -> None:
        seat = self.tiles[self._department].seat if self._department else None
        sections = [self._section] if self._section else []
        if seat is not None and self.form.takes_all:
            waiting = [entry for entry in seat.waiting if entry != self._section]
            is_first = self._section in seat.waiting
            sections = [self._section, *waiting] if is_first else waiting
        changed = self.text.show_sections(sections)
        if changed:
            names = [section_title(self._bench, entry, self._context.language) for entry in changed]
            self.notices.tell_changed(names)
        self._allow(seat, sections)

    def _see(self) -> None:
        """Bring the form with its tile into sight, and above all what has the keyboard and what is told."""
        if not self._department:
            return
        told = self.form.problem if self.form.problem.text else None
        parts = (self.form, self.tiles[self._department], QApplication.focusWidget(), told)
        for area in (self._side, self._area):
            for part in parts:
                if part is not None and area.isAncestorOf(part):
                    area.ensureWidgetVisible(part, 0, self._context.theme.px(8))

    def _allow(self, seat: Seat | None, sections: list[str]) -> None:
        alone = self._board_row() if sections == [self._section] else None
        is_open = self._is_running() and bool(sections)
        self.form.allow({kind for kind in KINDS.values() if is_open and may_decide(kind, seat, alone)})

    def _fit(self) -> None:
        px = self._context.theme.px
        stacked = self.width() < px(STACKED)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._side.set_growing(growing=stacked)
        if not stacked:
            self._side.setMinimumHeight(px(LEAST))
        self.text.setMinimumHeight(px(LEAST_STACKED if stacked else LEAST))

    def _lay_out(self) -> None:
        px = self._context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = area = ScrollColumn()
        area.body.setContentsMargins(0, 0, px(4), 0)
        area.body.setSpacing(px(12))
        area.body.addWidget(self.notices)
        self._row.setSpacing(px(16))
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self._side, 1)
        area.body.addLayout(self._row, 1)
        area.body.addWidget(Text(self._context.tr(MORE), TextStyle.CAPTION, Tone.NEUTRAL))
        outer.addWidget(area)

    def _connect(self) -> None:
        self._settling.timeout.connect(self._see)
        self._side.chosen.connect(self.choose)
        self.form.submitted.connect(self._sign)
        self.form.drawing.opened.connect(self._settling.start)
        self.form.drawing.opened.connect(self._tabs.follow)
        self.form.scope_changed.connect(self._show_text)
        self.form.arrived.connect(self._said_to_be_here)
        self.form.board_asked.connect(partial(self.go_to.emit, BOARD))
        self.form.team_asked.connect(partial(self.go_to.emit, TEAM))
