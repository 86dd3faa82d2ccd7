"""What stands in the middle for an item that is about no section."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from charta.bootstrap import Workbench
from charta.services.workshop_words import WorkshopWords
from charta.ui.context import UiContext
from charta.ui.room.side.presence import PresencePanel
from charta.ui.room.state import RoomState
from charta.ui.room.words import hour
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.tab_order import focus_first
from charta.ui.widgets.text import Text

WIDTH = 720


class ItemPane(ScrollColumn):
    """A title, a line, and what belongs to the kind of the item; `refresh` shows it as it stands."""

    def __init__(self, context: UiContext, title: str, purpose: str = "") -> None:
        super().__init__(context.theme.px(WIDTH))
        self.context = context
        px = context.theme.px
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(16))
        self.setAccessibleName(title)
        self.heading = Text(title, TextStyle.TITLE)
        self.purpose = Text(purpose, tone=Tone.NEUTRAL)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.purpose)
        self.purpose.setVisible(bool(purpose))

    def refresh(self, state: RoomState) -> None:
        """Show it as it stands."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if focus_first(self):
            return
        # Else the keyboard would end up on a button at the head, where Space does something.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save what was typed."""

    def add_verb(self, text: str, kind: Kind = Kind.SECONDARY) -> QPushButton:
        """Add a button below what is there, and return it."""
        made = button(self.context.icons, text, kind)
        self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made


class GatePane(ItemPane):
    """Before a workshop, after it, and where nobody ended it: what can be done now."""

    begin_asked = Signal()
    end_asked = Signal()
    minutes_asked = Signal()

    def __init__(self, context: UiContext, words: WorkshopWords) -> None:
        super().__init__(context, "", " ")
        tr = context.tr
        self._words = words
        self.begin = self.add_verb(tr("Begin"), Kind.PRIMARY)
        self.end = self.add_verb(tr("End it then"))
        self.minutes = self.add_verb(tr("Save the minutes…"))
        self.body.addStretch()
        self.begin.clicked.connect(self.begin_asked)
        self.end.clicked.connect(self.end_asked)
        self.minutes.clicked.connect(self.minutes_asked)

    def refresh(self, state: RoomState) -> None:
        """Say how the workshop stands."""
        tr, course = self.context.tr, state.course
        self.heading.setText(self._words.meeting(state.workshop))
        is_planned = not course.sittings
        self.end.setVisible(state.is_forgotten)
        self.minutes.setVisible(not is_planned)
        self.begin.setText(tr("Begin") if is_planned else tr("Go on with it"))
        self.begin.setEnabled(bool(state.items))
        if not state.items:
            said = tr("This workshop has no agenda yet. Add an item on the page “Workshops”, then begin.")
        elif is_planned:
            said = tr("Begin when the room is ready: the clock starts with the first item of the agenda.")
        elif state.is_forgotten and course.last is not None:
            said = tr(
                "Nobody ended this workshop. Its last sign of life was {moment}. End it then, or go on with "
                "it: the time in between does not count.",
                moment=self.context.translator.moment(course.last),
            )
        else:
            ended = course.sittings[-1].ended
            said = tr(
                "This workshop ended {moment}. The minutes are there. It can be gone on with, today or on "
                "another day.",
                moment=self.context.translator.moment(ended),
            )
        self.purpose.setText(said)


class OpeningPane(ItemPane):
    """The opening: who is there."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int, title: str) -> None:
        super().__init__(
            context, title, context.tr("Who is in the room? Check names by Space, move by arrows.")
        )
        card = Card(context.theme, context.tr("In the room"))
        self.presence = PresencePanel(context, bench, workshop)
        card.body.addWidget(self.presence)
        self.body.addWidget(card)
        self.body.addStretch()

    def refresh(self, state: RoomState) -> None:  # noqa: ARG002 - as every pane
        """Show who is there."""
        self.presence.refresh()

    def focus_first(self) -> None:
        """Put the keyboard on the first person."""
        self.presence.focus_first()


class BreakPane(ItemPane):
    """A break: until when."""

    def __init__(self, context: UiContext, title: str) -> None:
        super().__init__(context, title, " ")
        self.until = Text("", TextStyle.DISPLAY)
        self.body.insertWidget(1, self.until)
        self.body.addStretch()

    def refresh(self, state: RoomState) -> None:
        """Say when it goes on."""
        item = state.item
        if item is None:
            return
        tr, left = self.context.tr, state.time(item).left
        if state.is_paused:
            self.until.setText(tr("Paused"))
            self.purpose.setText(tr("The clock stands still until you go on."))
        elif left.total_seconds() > 0:
            self.until.setText(tr("Until {time}", time=hour(state.now + left)))
            self.purpose.setText(tr("The room’s screen counts down."))
        else:
            self.until.setText(tr("The break is over"))
            self.purpose.setText(tr("Go on to the next item when everybody is back."))


class OtherPane(ItemPane):
    """An item of the team's own: notes and next steps are at the right."""

    def __init__(self, context: UiContext, title: str, lead: str) -> None:
        tr = context.tr
        led = tr("Led by {name}.", name=lead) if lead else tr("Led by the facilitator.")
        told = tr("Write what is said into the notes for the minutes, at the right.")
        super().__init__(context, title, f"{led} {told}")
        self.body.addStretch()
