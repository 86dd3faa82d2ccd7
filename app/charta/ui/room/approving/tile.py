"""The tile of a department: its key, its state, who signed or may sign, and what was drawn."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout

from charta.ui.context import UiContext
from charta.ui.room.approving.seats import Seat
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.tall_button import TallButton
from charta.ui.widgets.text import Text

PICTURE_HEIGHT = 44


class SeatTile(TallButton):
    """A button that chooses a department; `picture` is what was drawn, a PNG."""

    def __init__(self, context: UiContext, number: int, seat: Seat, picture: bytes | None) -> None:
        super().__init__("tile")
        self.seat = seat
        self.number = number
        self._context = context
        self.setCheckable(True)
        self.setAccessibleName(context.tr("{department}: {state}", department=seat.name, state=seat.state))
        self.setAccessibleDescription("\n".join(seat.lines))
        px = context.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*4 * (px(10),))
        self._column.setSpacing(px(4))
        self._column.addWidget(self._head(number))
        for line in seat.lines:
            self._column.addWidget(Text(line, TextStyle.CAPTION))
        self.drawn: QLabel | None = self._drawn(picture) if picture else None
        self.let_clicks_through()

    def _head(self, number: int) -> Flow:
        theme, seat = self._context.theme, self.seat
        head = Flow(theme.px(8))
        keys = f"{number} {seat.letter}".strip()
        head.add(Text(keys, TextStyle.SUBTITLE, Tone.NEUTRAL, wrap=False))
        head.add(ElidedLabel(seat.name, TextStyle.SUBTITLE))
        head.add(Chip(theme, self._context.icons, seat.state, seat.tone, icon=seat.icon))
        return head

    def _drawn(self, picture: bytes) -> QLabel | None:
        pixmap = QPixmap()
        if not pixmap.loadFromData(QByteArray(picture)):
            return None
        px, ratio = self._context.theme.px, self.devicePixelRatioF()
        height = round(px(PICTURE_HEIGHT) * ratio)
        scaled = pixmap.scaled(
            round(px(4 * PICTURE_HEIGHT) * ratio),
            height,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        label = QLabel()
        label.setPixmap(scaled)
        label.setAccessibleName(
            self._context.tr("Drawn signature of {department}", department=self.seat.name)
        )
        self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
        return label
