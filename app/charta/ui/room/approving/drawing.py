"""A drawn signature, for whoever wants to draw one; the typed name alone counts as much."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.room.approving.keys import KEYS, Verb
from charta.ui.room.approving.signature_pad import SignaturePad
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

PAD_HEIGHT, PAD_WIDTH = 130, 180
"""The height of the pad and its least width, at 100 %."""


class DrawnSignature(QWidget):
    """A button that opens a pad. Each person has a pad, so that no drawing stands for another name."""

    opened = Signal()
    """The pad is on the screen, or has the keyboard there."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._pads: dict[tuple[str, str], SignaturePad] = {}
        self._person = ("", "")
        tr, px = context.tr, context.theme.px
        self.open = button(context.icons, tr(KEYS[Verb.DRAW].says), Kind.QUIET, "pen-line")
        self.open.setCheckable(True)
        self.open.setToolTip(KEYS[Verb.DRAW].shown)
        self.again = icon_button(context.icons, "x", tr("Clear the drawing"))
        self._frame = QWidget()
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        told = tr("The typed name alone counts as much. One drawing serves for all sections signed now.")
        self._column.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        row = Flow(px(4))
        row.add(self.open)
        row.add(self.again)
        column.addWidget(row)
        column.addWidget(self._frame)
        for part in (self._frame, self.again):
            part.hide()
        self.open.toggled.connect(self._show_pad)
        self.again.clicked.connect(self.clear)

    @property
    def pad(self) -> SignaturePad | None:
        """The pad of who signs, None where it was never opened."""
        return self._pads.get(self._person)

    @property
    def png(self) -> bytes | None:
        """What is drawn and shown, None for nothing: what was put away again is not signed with."""
        pad = self.pad
        return pad.png() if pad is not None and self.open.isChecked() and not pad.is_empty else None

    def show_for(self, department: str, name: str) -> None:
        """Show the pad of somebody who signs for a department; what was drawn there stays."""
        if (department, name) == self._person:
            return
        if self.pad is not None:
            self.pad.hide()
        self._person = (department, name)
        is_drawn = self.pad is not None and not self.pad.is_empty
        self.open.setChecked(is_drawn)
        self._show_pad(is_drawn)

    def turn(self) -> None:
        """Open the pad and put the keyboard there, or put it away."""
        self.open.toggle()
        if self.open.isChecked() and self.pad is not None:
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit()

    def clear(self) -> None:
        """Let go of what is drawn."""
        if self.pad is not None:
            self.pad.clear()

    def put_away(self) -> None:
        """Let go of what is drawn, and close the pad."""
        self.clear()
        self.open.setChecked(False)

    def _show_pad(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        for part in (self._frame, self.again):
            part.setVisible(shown)
        if not shown:
            return
        if self.pad is None:
            made = SignaturePad(self._context, self._context.tr("Signature of {name}", name=self._person[1]))
            made.setFixedHeight(self._context.theme.px(PAD_HEIGHT))
            made.setMinimumWidth(self._context.theme.px(PAD_WIDTH))
            self._pads[self._person] = made
            self._column.insertWidget(0, made)
        pad = self.pad
        if pad is not None:
            pad.show()
        self.opened.emit()
