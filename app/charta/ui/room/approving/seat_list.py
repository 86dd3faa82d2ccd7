"""The departments that must sign, one tile below the other, with the form under the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.room.approving.form import SigningForm
from charta.ui.room.approving.seats import Seat
from charta.ui.room.approving.tile import SeatTile
from charta.ui.section.panel import GrowingColumn
from charta.ui.widgets.clearing import drop


class SeatList(GrowingColumn):
    """Shows seats as tiles; those that have not changed stay, and with them the keyboard."""

    chosen = Signal(str)
    """A department was chosen."""

    def __init__(self, context: UiContext, bench: Workbench, form: SigningForm) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = bench
        self._form = form
        self.tiles: dict[str, SeatTile] = {}
        px = context.theme.px
        self.body.setSpacing(px(8))
        self.body.setContentsMargins(px(2), px(2), px(8), px(2))
        self.body.addWidget(form)
        self.body.addStretch()

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that are shown."""
        return tuple(tile.seat for tile in self.tiles.values())

    def show_seats(self, seats: Sequence[Seat]) -> None:
        """Show these departments in this order."""
        self.body.removeWidget(self._form)
        kept: dict[str, SeatTile] = {}
        for place, seat in enumerate(seats):
            tile = self.tiles.pop(seat.department, None)
            if tile is None or (tile.seat, tile.number) != (seat, place + 1):
                had_keyboard = tile is not None and tile.hasFocus()
                self._away(tile)
                tile = self._tile(place + 1, seat)
                self.body.insertWidget(place, tile)
                if had_keyboard:
                    # A tile that is not shown yet would take the keyboard later, from whatever has it then.
                    tile.show()
                    tile.setFocus(Qt.FocusReason.OtherFocusReason)
            kept[seat.department] = tile
        for gone in self.tiles.values():
            self._away(gone)
        self.tiles = kept

    def show_chosen(self, department: str) -> None:
        """Put the form under the tile of a department; without any, hide it."""
        for known, tile in self.tiles.items():
            tile.setChecked(known == department)
        self.body.removeWidget(self._form)
        place = list(self.tiles).index(department) + 1 if department in self.tiles else len(self.tiles)
        self.body.insertWidget(place, self._form)
        self._form.setVisible(department in self.tiles)

    def _tile(self, number: int, seat: Seat) -> SeatTile:
        picture = self._bench.session.store.attachment(seat.picture) if seat.picture else None
        tile = SeatTile(self._context, number, seat, picture)

        def choose() -> None:
            # A click on the tile that is chosen does not let go of it.
            tile.setChecked(True)
            self.chosen.emit(seat.department)

        tile.clicked.connect(choose)
        return tile

    def _away(self, tile: SeatTile | None) -> None:
        if tile is not None:
            drop(self.body, tile)
