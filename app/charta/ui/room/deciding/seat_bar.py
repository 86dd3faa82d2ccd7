"""For which department somebody speaks: a row of buttons, each with its key; one shows whose turn it is."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.room.deciding.keys import KEYS, Act
from charta.ui.room.deciding.seats import Seat
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip


class SeatBar(QWidget):
    """The room and its departments; the chosen one stays chosen until another one is."""

    chosen = Signal(str)
    """A department, empty for the room."""
    turn_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        px, tr = context.theme.px, context.tr
        self._seats: tuple[Seat, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = Flow(px(6))
        self._row.setAccessibleName(tr("Who speaks"))
        self._told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.next = button(context.icons, tr("Next turn"), Kind.QUIET, "arrow-right")
        self.next.setToolTip(tip(f"{tr(KEYS[Act.TURN].says)} ({KEYS[Act.TURN].shown})"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._told)
        column.addWidget(self._row)
        self._add("", tr("The room"))
        self.next.clicked.connect(self.turn_asked)

    @property
    def buttons(self) -> Mapping[str, QPushButton]:
        """The buttons by department, that of the room by an empty name."""
        return self._buttons

    def show_seats(self, seats: Sequence[Seat], chosen: str, turn: str) -> None:
        """Show who is there, for whom somebody speaks, and whose turn it is."""
        if not self._seats:
            for seat in seats:
                self._add(seat.department, seat.short)
            self._row.add(self.next)
        self._seats = tuple(seats)
        for seat in seats:
            self._show_seat(seat, seat.department == turn)
        self._describe("", self._context.tr("The room"), "0")
        self._buttons[chosen].setChecked(True)
        self._told.setText(self._sentence(chosen, turn))

    def _show_seat(self, seat: Seat, has_turn: bool) -> None:  # noqa: FBT001 - a state
        tr, shown = self._context.tr, self._buttons[seat.department]
        name = seat.name if seat.is_present else tr("{department} (nobody here)", department=seat.name)
        words = f"{seat.short} · {seat.key}" if seat.key else seat.short
        shown.setText(words if seat.is_present else f"({words})")
        shown.setIcon(self._context.icons.icon("message-square", size=16) if has_turn else QIcon())
        if has_turn:
            name = tr("{department}, has the floor", department=name)
        self._describe(seat.department, name, seat.key)

    def _describe(self, department: str, name: str, key: str) -> None:
        shown = self._buttons[department]
        shown.setAccessibleName(name)
        shown.setToolTip(tip(f"{name} ({key})" if key else name))

    def _sentence(self, chosen: str, turn: str) -> str:
        tr, names = self._context.tr, {seat.department: seat.name for seat in self._seats}
        for_whom = tr("Proposals are noted for: {department}", department=names.get(chosen, tr("The room")))
        floor = tr("Whose turn: {department}", department=names[turn]) if turn else ""
        return " · ".join(part for part in (for_whom, floor) if part)

    def _add(self, department: str, words: str) -> None:
        made = button(self._context.icons, words if department else f"{words} · 0", Kind.SECONDARY)
        made.setCheckable(True)
        made.setIconSize(QSize(self._context.theme.px(16), self._context.theme.px(16)))
        made.clicked.connect(partial(self.chosen.emit, department))
        self._group.addButton(made)
        self._buttons[department] = made
        self._row.add(made)
