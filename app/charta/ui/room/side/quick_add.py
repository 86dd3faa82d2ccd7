"""Writing down what is left to do, in one line and by one key: the form."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.due import due_day
from charta.domain.records import ActionKind
from charta.domain.text import NAME_LIMIT
from charta.errors import ChartaError, WrongTime, sentence
from charta.ui.actions_page.words import KIND_WORDS
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class QuickAdd(QWidget):
    """Asks for text, owner and day. Enter saves from any of them, Escape goes back to where one was."""

    saved = Signal(int)
    """The number of the action."""
    left = Signal()

    def __init__(
        self, context: UiContext, bench: Workbench, workshop: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._workshop = workshop
        self._section = ""
        self._editing = 0
        self._names: list[str] = []
        tr = context.tr
        self.step = QRadioButton(tr(KIND_WORDS[ActionKind.STEP]))
        self.parked = QRadioButton(tr(KIND_WORDS[ActionKind.PARKED]))
        self.text = self._line(tr("What is to be done"))
        self.owner = self._line(tr("Who"))
        self.due = self._line(tr("Until when"))
        self.save = button(context.icons, tr("Write down"), Kind.PRIMARY)
        self._told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.step.setChecked(True)
        self._lay_out()
        self.save.clicked.connect(self.submit)
        self.due.textChanged.connect(self._foresee)
        self.refresh()

    @property
    def told(self) -> str:
        """What is said below: the day that is meant, or why it was not taken."""
        return self._told.text()

    @property
    def kind(self) -> ActionKind:
        """What is being written down."""
        return ActionKind.PARKED if self.parked.isChecked() else ActionKind.STEP

    def begin(self, kind: ActionKind, section: str = "") -> None:
        """Ask for a new one, about a section where it is named; what was typed already stays."""
        self._section = section
        if self._editing:
            self._clear()
        (self.parked if kind is ActionKind.PARKED else self.step).setChecked(True)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unsaved(self) -> tuple[ActionKind, int, str, tuple[str, ...]]:
        """Return what is being written down."""
        texts = tuple(line.text() for line in (self.text, self.owner, self.due))
        return self.kind, self._editing, self._section, texts

    def take_up(self, typed: tuple[ActionKind, int, str, tuple[str, ...]]) -> None:
        """Show again what `unsaved` of the form before this one gave."""
        kind, self._editing, self._section, texts = typed
        (self.parked if kind is ActionKind.PARKED else self.step).setChecked(True)
        for line, text in zip((self.text, self.owner, self.due), texts, strict=True):
            line.setText(text)
        if self._editing:
            self.save.setText(self._context.tr("Save the change"))

    def edit(self, number: int) -> None:
        """Change one that was written down."""
        action = self._bench.actions.get(number)
        self._editing = number
        self._section = action.section
        (self.parked if action.kind is ActionKind.PARKED else self.step).setChecked(True)
        for line, text in ((self.text, action.text), (self.owner, action.owner), (self.due, action.due)):
            line.setText(text)
        self.save.setText(self._context.tr("Save the change"))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Write it down, and be ready for the next one; say why where it is not taken."""
        try:
            due = due_day(self.due.text(), self._today())
            number = self._write(self.text.text(), self.owner.text(), due)
        except ChartaError as error:
            self._say(sentence(error, self._context), Tone.DANGER)
            (self.due if isinstance(error, WrongTime) else self.text).setFocus()
            return
        self._clear()
        self.saved.emit(number)

    def refresh(self) -> None:
        """Offer those who take part as owners."""
        names = sorted({entry.name for entry in self._bench.participants.all(self._workshop)})
        if names == self._names:
            return
        self._names = names
        completer = QCompleter(names, self.owner)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # A list that pops up would take Enter and Tab, which go on here.
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.owner.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Save by Enter, leave by Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._editing:
                    self._clear()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    # -- inside -------------------------------------------------------------------------------------------

    def _write(self, text: str, owner: str, due: str) -> int:
        actions, kind = self._bench.actions, self.kind
        if self._editing:
            number = self._editing
            actions.edit(replace(actions.get(number), text=text, owner=owner, due=due, kind=kind))
            return number
        return actions.add(text, kind, workshop=self._workshop, section=self._section, owner=owner, due=due)

    def _clear(self) -> None:
        self._editing = 0
        for line in (self.text, self.owner, self.due):
            line.clear()
        self.save.setText(self._context.tr("Write down"))
        self._say("", Tone.NEUTRAL)

    def _foresee(self, text: str) -> None:
        """Say which day is meant while it is typed."""
        try:
            day = due_day(text, self._today())
        except WrongTime:
            day = ""
        self._say(self._context.translator.day(date.fromisoformat(day)) if day else "", Tone.NEUTRAL)

    def _say(self, words: str, tone: Tone) -> None:
        self._told.set_tone(tone)
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.due.setAccessibleDescription(words)

    def _today(self) -> date:
        return self._bench.session.clock.now().astimezone().date()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.installEventFilter(self)
        return line

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self.owner.setMaxLength(NAME_LIMIT)
        self.due.setPlaceholderText(tr("+7, Friday, 2027-01-15"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        kinds = Flow(px(8))
        kinds.add(self.step)
        kinds.add(self.parked)
        column.addWidget(kinds)
        for part in (self.text, self.owner, self.due, self._told, self.save):
            column.addWidget(part)
        self._told.hide()
