"""The workshop that is shown, in a line, with the doors: to the room, to the invitation, to the minutes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.records import Workshop
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.workshops.words import WorkshopState, when_line, workshop_state, workshop_title


class RoomCard(Card):
    """Says how far the workshop is and what comes next."""

    begin_asked = Signal()
    invitation_asked = Signal()
    minutes_asked = Signal()
    remove_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme)
        tr, px, icons = context.tr, context.theme.px, context.icons
        self._context = context
        self._bench = bench
        self._title = Text("", TextStyle.TITLE)
        self._line = Text("", tone=Tone.NEUTRAL)
        self.begin = button(icons, tr("Begin the workshop"), Kind.PRIMARY, "arrow-right", icon_last=True)
        self.invitation = button(icons, tr("Save the invitation…"), Kind.SECONDARY, "calendar")
        self.invitation.setToolTip(tr("A calendar file and the agenda in Word, to send to those invited"))
        self.minutes = button(icons, tr("Save the minutes…"), Kind.SECONDARY, "file-text")
        self.remove = button(icons, tr("Remove the workshop"), Kind.QUIET, "trash-2")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._title)
        words.addWidget(self._line)
        self.body.addLayout(words)
        actions = Flow(px(8))
        for made in (self.begin, self.minutes, self.invitation, self.remove):
            actions.add(made)
        self.body.addWidget(actions)
        self.begin.clicked.connect(self.begin_asked)
        self.invitation.clicked.connect(self.invitation_asked)
        self.minutes.clicked.connect(self.minutes_asked)
        self.remove.clicked.connect(self.remove_asked)

    @property
    def text(self) -> str:
        """What is said about the workshop."""
        return self._line.text()

    def show_workshop(self, workshop: Workshop) -> None:
        """Show a workshop."""
        tr, translator = self._context.tr, self._context.translator
        state = workshop_state(self._bench, workshop.number)
        title = workshop_title(self._bench, workshop, translator)
        self._title.setText(title)
        self.setAccessibleName(title)
        when = when_line(workshop, translator)
        if workshop.place:
            when = tr("{when} · {place}", when=when, place=workshop.place)
        self._line.setText(f"{when}\n{self._said(state)}")
        planned = state is WorkshopState.PLANNED
        self.begin.setText(tr("Begin the workshop") if planned else tr("Go on with the workshop"))
        self.minutes.setVisible(not planned)
        self.invitation.setVisible(planned)

    def _said(self, state: WorkshopState) -> str:
        tr = self._context.tr
        if state is WorkshopState.RUNNING:
            return tr("It is running. Everything said so far is in the minutes.")
        if state is WorkshopState.FORGOTTEN:
            return tr(
                "It was left without an end. Nothing is lost: go on with it and end it, or save its minutes."
            )
        if state is WorkshopState.ENDED:
            return tr("It was held. Its minutes are ready; you can also go on with it on another day.")
        return tr("Prepare it below, send the invitation, and begin once everybody is in the room.")
