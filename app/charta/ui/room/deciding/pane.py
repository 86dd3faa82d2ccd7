"""The deciding pane: from the open questions of a section to decisions that stand in its clause."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.presenting import Focus
from charta.ui.context import UiContext
from charta.ui.room.deciding.asking import Asking
from charta.ui.room.deciding.conversation import Conversation
from charta.ui.room.deciding.kept import Kept, give_back, kept_of
from charta.ui.room.deciding.keys import Act, chooses_card, pressed
from charta.ui.room.deciding.parts import Parts, connect_always
from charta.ui.room.deciding.proposing import Proposing
from charta.ui.room.deciding.ruling import Ruling


class DecidingPane(QWidget):
    """Shows one section's item and takes what the room says, mostly by single keys.

    It keeps what is chosen and what was typed but not stored; everything else is read from the services.
    """

    focus_changed = Signal(object)
    """What should be on the big screen, a `Focus`, after each change of it or of what it shows."""

    def __init__(self, context: UiContext, bench: Workbench, workshop: int) -> None:
        super().__init__()
        self._bench = bench
        self.parts = Parts(context, bench, workshop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts.area)
        self._talk = Conversation(context, bench, workshop, self.parts)
        self._proposing = Proposing(self._talk)
        self._asking = Asking(self._talk)
        self._ruling = Ruling(self._talk)
        self._acts = self._verbs()
        self._connect()
        self.parts.show_nothing()

    @property
    def field(self) -> str:
        """The question on stage, empty for the section as a whole."""
        return self._talk.stand.field

    @property
    def focus(self) -> Focus:
        """What should be on the big screen."""
        return self._talk.focus

    def show_item(self, item: int) -> None:
        """Go to a section's item, with the section as a whole on stage; raise `UnknownAgendaItem`."""
        self._bench.agendas.get(item)
        if item == self._talk.stand.item:
            self.refresh()
            return
        self._talk.stand = self._talk.stand.at_item(item, "field:")
        self.parts.close_forms()
        self.parts.topics.clear()
        self._talk.changed()

    def refresh(self) -> None:
        """Show everything as it stands; what is being typed stays."""
        self._talk.refresh()

    def kept(self) -> Kept:
        """Return what a pane that takes the place of this one goes on with."""
        return kept_of(self.parts, self._talk.stand)

    def take_up(self, kept: Kept) -> None:
        """Go on where another pane stopped, with what was typed there."""
        give_back(self.parts, kept)
        self._talk.stand = kept.stand
        self._talk.changed()
        if kept.opened is not None:
            self.act(kept.opened)

    def focus_first(self) -> None:
        """Put the keyboard on the list of questions."""
        self.parts.topics.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, act: Act) -> None:
        """Do what a key or button stands for."""
        if self._talk.item is not None:
            self._acts[act]()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act by single keys; those that are typed do not arrive here, and others go on to the window."""
        if self._talk.item is None or not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = pressed(event)
        if not key:
            return False
        if chooses_card(event):
            return self._choose_letter(key)
        if key in set(Act):
            self.act(Act(key))
            return True
        if key == "0":
            self._talk.speak("")
            return True
        if key.isdecimal() and len(key) == 1:
            return self._proposing.put_option(int(key) - 1)
        return self._choose_seat(key)

    def _choose_letter(self, letter: str) -> bool:
        number = next((one.number for one in self._talk.proposals if one.letter == letter), 0)
        if number:
            self._talk.choose(number)
            self.parts.proposals.focus(number)
        return bool(number)

    def _choose_seat(self, key: str) -> bool:
        department = next((seat.department for seat in self._talk.seats if seat.key == key), "")
        if department:
            self._talk.speak(department)
        return bool(department)

    def _verbs(self) -> Mapping[Act, Callable[[], None]]:
        return {
            Act.QUESTIONS: self.focus_first,
            Act.PROPOSE: self._proposing.begin,
            Act.FOR: partial(self._proposing.argue, favours=True),
            Act.AGAINST: partial(self._proposing.argue, favours=False),
            Act.WITHDRAW: self._proposing.withdraw,
            Act.ROUND: self._asking.begin,
            Act.SHOW: self._asking.show,
            Act.DECIDE: self._ruling.begin,
            Act.TURN: self._talk.next_turn,
        }

    def _leave(self) -> None:
        """Close the form that is left; what was typed stays in it."""
        form = self.sender()
        if isinstance(form, QWidget) and form is not self.parts.round:
            form.hide()
        self.refresh()
        self._talk.go_home()

    def _connect(self) -> None:
        parts, talk = self.parts, self._talk
        talk.focus_changed.connect(self.focus_changed)
        parts.topics.chosen.connect(talk.take_topic)
        parts.seats.chosen.connect(talk.speak)
        parts.seats.turn_asked.connect(talk.next_turn)
        parts.tools.asked.connect(self.act)
        parts.proposals.chosen.connect(talk.choose)
        for form in (parts.proposal_form, parts.argument_form, parts.decision_form, parts.scale, parts.round):
            form.left.connect(self._leave)
        connect_always(self, self.act, talk.speak, self._bench.session.catalogue.departments)
