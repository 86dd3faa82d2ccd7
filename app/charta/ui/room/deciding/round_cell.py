"""A department in a round: it has answered, or not yet; its answer only once the round is shown."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent

from charta.domain.records import Choice, Vote
from charta.ui.context import UiContext
from charta.ui.room.deciding.seats import Seat
from charta.ui.room.deciding.words import ICONS, DecidingWords
from charta.ui.room.stage.round import LOOKS
from charta.ui.theme import Role
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.tips import tip


class RoundCell(Button):
    """Takes an answer by its digit and passes the keyboard on."""

    answered = Signal(str, str)
    """A department and the digit that was pressed."""
    stepped = Signal(str, int)
    """The keyboard goes on by one department, or back."""

    def __init__(self, context: UiContext, words: DecidingWords, seat: Seat) -> None:
        super().__init__()
        self._context, self._words = context, words
        self.seat = seat
        self.is_shown = False
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setMinimumWidth(context.theme.px(112))
        self.setIconSize(QSize(context.theme.px(16), context.theme.px(16)))

    def show_vote(self, vote: Vote | None, seat: Seat, *, shown: bool) -> None:
        """Show how the department stands; the choice of a vote is looked at only where it is `shown`."""
        self.seat, self.is_shown = seat, shown
        tr, icons = self._context.tr, self._context.icons
        icon = QIcon()
        if vote is not None and shown:
            told, tone = self._words.choice(vote.choice), LOOKS[vote.choice].tone
            icon = icons.icon(ICONS[tone], Role(tone.role), 16)
            if vote.choice.value.isdecimal():
                told = f"{vote.choice.value} · {told}"
        elif vote is not None:
            told, icon = tr("Answered"), icons.icon("check", Role.ACCENT, 16)
        elif shown:
            told = tr("No answer")
        else:
            told = tr("Not yet") if seat.is_present else tr("Nobody here")
        self.setIcon(icon)
        self.setText(f"{seat.short}\n{told}")
        self.setAccessibleName(f"{seat.name}: {told}")
        self.setToolTip(tip(f"{seat.name}: {told}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer by a digit; go on by an arrow."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.stepped.emit(self.seat.department, 1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.stepped.emit(self.seat.department, -1)
        elif event.text() and event.text() in "12345" and plain and not self.is_shown:
            self.answered.emit(self.seat.department, event.text())
        else:
            super().keyPressEvent(event)


def choice_of(digit: str, choices: tuple[Choice, ...]) -> Choice | None:
    """Return the answer of a digit: that many fingers, or else the answer of that place; None for none."""
    if Choice.FIVE in choices:
        return Choice(digit)
    place = int(digit) - 1
    return choices[place] if place < len(choices) else None
