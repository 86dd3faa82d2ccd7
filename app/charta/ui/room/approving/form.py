"""What a department says in the room: who signs, for what, with which words, with a drawing or without."""

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from charta.domain.records import DecisionKind
from charta.domain.text import NAME_LIMIT
from charta.ui.context import UiContext
from charta.ui.room.approving.drawing import DrawnSignature
from charta.ui.room.approving.keys import KEYS, Verb
from charta.ui.room.approving.seats import Absence, Seat
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

KINDS: Final[Mapping[Verb, DecisionKind]] = MappingProxyType(
    {
        Verb.APPROVE: DecisionKind.APPROVE,
        Verb.RESERVE: DecisionKind.RESERVE,
        Verb.CHANGE: DecisionKind.REQUEST_CHANGE,
    }
)
"""The verbs that decide."""
NOTE_HEIGHT = 60


class SigningForm(QFrame):
    """Takes the decision of the department that is chosen; whether it can be taken is the service's word."""

    submitted = Signal(object)
    """A `DecisionKind` that was asked for."""
    scope_changed = Signal()
    arrived = Signal(str)
    """Somebody is said to be in the room."""
    board_asked = Signal()
    team_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._seat: Seat | None = None
        self._section = ""
        self._notes: dict[tuple[str, str], str] = {}
        self._armed: DecisionKind | None = None
        self.setProperty("area", "well")
        tr = context.tr
        self.name = QLineEdit()
        self.note = QPlainTextEdit()
        self.this = QRadioButton(tr("This section"))
        self.all = QRadioButton()
        self.verbs = {kind: self._verb(verb, kind) for verb, kind in KINDS.items()}
        self.drawing = DrawnSignature(context)
        self._scope = QButtonGroup(self)
        self.problem = Problem(context)
        self._signing = QWidget()
        self._absent = QWidget()
        self._lay_out()
        self._scope.buttonToggled.connect(self._scope_toggled)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def takes_all(self) -> bool:
        """Whether the decision is for all sections that wait for the department."""
        return self.all.isChecked()

    @property
    def notes(self) -> Mapping[tuple[str, str], str]:
        """The words that are typed and not recorded, by section and department."""
        self._keep_note()
        return {key: note for key, note in self._notes.items() if note}

    @property
    def may_sign(self) -> bool:
        """Whether somebody in the room may sign for the department."""
        return self._seat is not None and self._seat.absence is None

    def show_seat(self, seat: Seat, section: str) -> None:
        """Show a department; `section` is the one that the room is at, empty for none. Typed words stay."""
        before = (self._section, self._seat.department) if self._seat else None
        is_other = before != (section, seat.department)
        if is_other:
            self._keep_note()
            self.show_problem("")
        had_signers = self._seat.signers if self._seat else ()
        self._seat, self._section = seat, section
        if is_other:
            self.note.setPlainText(self._notes.get((section, seat.department), ""))
        self._show_scope(seat, section, is_other=is_other)
        if seat.signers and (is_other or had_signers != seat.signers):
            self.name.setText(seat.signers[0].name)
        if seat.signers:
            self.drawing.show_for(seat.department, seat.signers[0].name)
        self._signing.setVisible(seat.absence is None)
        self._absent.setVisible(seat.absence is not None)
        if seat.absence is not None:
            self._show_absence(seat.absence)

    def allow(self, kinds: Collection[DecisionKind]) -> None:
        """Let these decisions be asked for."""
        for kind, verb in self.verbs.items():
            verb.setEnabled(kind in kinds)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence why the decision was not taken; empty for nothing."""
        self.problem.tell(sentence)
        if not sentence:
            self._armed = None

    # -- what is done -------------------------------------------------------------------------------------

    def take_up(self, notes: Mapping[tuple[str, str], str]) -> None:
        """Go on with words that were typed elsewhere."""
        self._notes = dict(notes)
        if self._seat is not None:
            self.note.setPlainText(self._notes.get((self._section, self._seat.department), ""))

    def ask(self, kind: DecisionKind) -> None:
        """Ask for a decision, as its button does."""
        if self.may_sign and self.verbs[kind].isEnabled():
            self._armed = kind
            self.submitted.emit(kind)

    def ask_again(self) -> None:
        """Ask once more for the decision whose words were missing."""
        if self._armed is not None:
            self.ask(self._armed)

    def turn_scope(self) -> None:
        """Go from this section to all that wait, or back, where there is a choice."""
        if self.all.isVisibleTo(self) and self.this.isVisibleTo(self):
            (self.this if self.takes_all else self.all).setChecked(True)

    def focus_note(self) -> None:
        """Put the keyboard where the words are written."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Let go of what was recorded: the words and the drawing."""
        self.note.clear()
        if self._seat is not None:
            self._notes.pop((self._section, self._seat.department), None)
        self.drawing.put_away()
        self.show_problem("")

    # -- inside -------------------------------------------------------------------------------------------

    def _keep_note(self) -> None:
        if self._seat is not None:
            self._notes[self._section, self._seat.department] = self.note.toPlainText()

    def _show_scope(self, seat: Seat, section: str, *, is_other: bool) -> None:
        count = len(seat.waiting)
        others = [entry for entry in seat.waiting if entry != section]
        words = self._context.ntr("The {count} that waits", "All {count} that wait", count)
        self.all.setText(words)
        for choice in (self.this, self.all):
            choice.setVisible(bool(section and others))
        self._scope_label.setVisible(bool(section and others))
        wanted = self.all if not section else self.this if is_other or not others else None
        if wanted is not None and not wanted.isChecked():
            self._scope.blockSignals(True)  # noqa: FBT003 - Qt's signature
            wanted.setChecked(True)
            self._scope.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _show_absence(self, absence: Absence) -> None:
        self._why.setText(absence.words)
        clear(self._ways)
        tr, icons = self._context.tr, self._context.icons
        for person in absence.awaited:
            here = button(icons, tr("Is here"), icon="users")
            here.setAccessibleName(tr("{name} is here", name=person))
            here.clicked.connect(partial(self.arrived.emit, person))
            row = _Line(self._context.theme.px(8), ElidedLabel(person, TextStyle.LABEL), here)
            self._ways.addWidget(row)
        leads = Flow(self._context.theme.px(8))
        self._ways.addWidget(leads)
        asked = [(tr("Sign-off board"), self.board_asked)]
        if absence.lacks_representative:
            asked.insert(0, (tr("Go to the team"), self.team_asked))
        for words, slot in asked:
            lead = button(icons, words, icon="arrow-right")
            lead.clicked.connect(slot)
            leads.add(lead)

    def _scope_toggled(self, choice: QRadioButton, checked: bool) -> None:  # noqa: ARG002, FBT001 - a slot
        if checked:
            self.show_problem("")
            self.scope_changed.emit()

    def _verb(self, verb: Verb, kind: DecisionKind) -> QPushButton:
        look = Kind.PRIMARY if verb is Verb.APPROVE else Kind.SECONDARY
        made = button(self._context.icons, self._context.tr(KEYS[verb].says), look)
        made.setToolTip(KEYS[verb].shown)
        made.clicked.connect(partial(self.ask, kind))
        return made

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (px(10),))
        column.setSpacing(px(8))
        column.addWidget(self._signing)
        column.addWidget(self._absent)
        self._lay_out_signing()
        self._lay_out_absence()

    def _lay_out_signing(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        column = QVBoxLayout(self._signing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._scope_label = Text(tr("The decision is for"), TextStyle.LABEL)
        column.addWidget(self._scope_label)
        scope = Flow(px(8))
        for choice in (self.this, self.all):
            self._scope.addButton(choice)
            scope.add(choice)
        self.this.setChecked(True)
        column.addWidget(scope)
        self.name.setMaxLength(NAME_LIMIT)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(NOTE_HEIGHT))
        self._ask(column, tr("Name of who signs"), self.name)
        column.addWidget(self.problem)
        self._ask(column, tr("Note (needed for a reservation or a request)"), self.note)
        column.addWidget(self.drawing)
        verbs = Flow(px(8))
        for verb in self.verbs.values():
            verbs.add(verb)
        column.addWidget(verbs)

    def _lay_out_absence(self) -> None:
        column = QVBoxLayout(self._absent)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(8))
        self._why = Text("")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(self._context.theme.px(8))
        column.addWidget(self._why)
        column.addLayout(self._ways)

    def _ask(self, column: QVBoxLayout, words: str, widget: QWidget) -> None:
        label = Text(words, TextStyle.LABEL)
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        row = QHBoxLayout()
        row.addWidget(widget)
        column.addWidget(label)
        column.addLayout(row)


class _Line(QWidget):
    """A name that gives way, and a button beside it."""

    def __init__(self, spacing: int, name: ElidedLabel, verb: QPushButton) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        row.addWidget(name, 1)
        row.addWidget(verb)
