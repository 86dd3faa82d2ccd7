"""The form of a decision: who decides, what, and the note that two of the three decisions need."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from charta.domain.records import DecisionKind
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text

KIND_WORDS = {
    DecisionKind.APPROVE: N_("Approve"),
    DecisionKind.RESERVE: N_("Approve with a reservation"),
    DecisionKind.REQUEST_CHANGE: N_("Request a change"),
}


@dataclass(frozen=True)
class DecisionDraft:
    """A decision whose note is half written."""

    kind: DecisionKind
    note: str


class DecisionForm(QWidget):
    """Asks for a decision and hands it on; whether it can be taken is the service's word."""

    submitted = Signal(DecisionKind, str, str)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._with_next = False
        self._name = QLineEdit()
        self._name_label = self._label(context.tr("&Who decides"), self._name)
        self._note = QPlainTextEdit()
        self._note_label = self._label("", self._note)
        self._choices = {kind: QRadioButton(context.tr(word)) for kind, word in KIND_WORDS.items()}
        self._group = QButtonGroup(self)
        self._problem = Text("", tone=Tone.DANGER)
        self._sign = button(context.icons, "", Kind.PRIMARY)
        self._lay_out()
        self._connect()
        self._choices[DecisionKind.APPROVE].setChecked(True)
        self._show_kind()

    def prepare(self, name: str, obstacle: str, *, may_request: bool) -> None:
        """Begin a new decision; `obstacle` says why the text cannot be approved, empty where it can."""
        if name:
            self._name.setText(name)
        self._note.clear()
        self.show_problem("")
        for kind, choice in self._choices.items():
            choice.setEnabled(may_request if kind is DecisionKind.REQUEST_CHANGE else not obstacle)
        first = DecisionKind.REQUEST_CHANGE if obstacle and may_request else DecisionKind.APPROVE
        self._choices[first].setChecked(True)
        self._sign.setEnabled(may_request or not obstacle)

    def show_problem(self, sentence: str) -> None:
        """Say in one sentence why the decision was not taken; empty for nothing."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def set_verbs(self, *, with_next: bool) -> None:
        """Say on the button whether another section comes up after this one."""
        self._with_next = with_next
        self._show_kind()

    @property
    def name(self) -> str:
        """The name of who decides, as typed."""
        return self._name.text()

    @property
    def draft(self) -> DecisionDraft | None:
        """What is half written, None where there is no note yet."""
        note = self._note.toPlainText()
        return DecisionDraft(self.kind, note) if note.strip() else None

    def write(self, draft: DecisionDraft) -> None:
        """Go on with what was half written."""
        if self._choices[draft.kind].isEnabled():
            self.choose(draft.kind)
        self._note.setPlainText(draft.note)

    def clear(self) -> None:
        """Let the note go, which was recorded."""
        self._note.clear()

    @property
    def problem(self) -> str:
        """What stands in the way of the decision, as told; empty for nothing."""
        return self._problem.text()

    @property
    def kind(self) -> DecisionKind:
        """The decision that is chosen."""
        return next(kind for kind, choice in self._choices.items() if choice.isChecked())

    def choose(self, kind: DecisionKind) -> None:
        """Choose a decision."""
        self._choices[kind].setChecked(True)

    def submit(self) -> None:
        """Hand the decision on."""
        self.submitted.emit(self.kind, self._name.text(), self._note.toPlainText())

    def focus_decision(self) -> None:
        """Put the keyboard on the decision that is chosen."""
        self._choices[self.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_note(self) -> None:
        """Put the keyboard where the note is written."""
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for choice in self._choices.values():
            self._group.addButton(choice)
            column.addWidget(choice)
        column.addSpacing(px(4))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(px(68))
        self._note.setAccessibleName(self._context.tr("Note"))
        self._name.setAccessibleName(self._context.tr("Who decides"))
        self._name.setMaxLength(120)
        for widget in (self._note_label, self._note, self._name_label, self._name, self._problem):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        self._problem.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, self._context.theme.px(8), 0, 0)
        row.addWidget(self._sign, 1)
        return row

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self._show_kind)
        self._sign.clicked.connect(self.submit)
        self._name.returnPressed.connect(self.submit)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.submit)

    def _show_kind(self) -> None:
        if not any(choice.isChecked() for choice in self._choices.values()):
            return
        required = self.kind is not DecisionKind.APPROVE
        tr = self._context.tr
        self._note_label.setText(tr("&Note (required)") if required else tr("&Note (optional)"))
        self._sign.setText(self._verb())
        self._sign.setToolTip(tr("Ctrl+Enter"))
        self.show_problem("")

    def _verb(self) -> str:
        tr = self._context.tr
        if self._with_next:
            return {
                DecisionKind.APPROVE: tr("Approve and next"),
                DecisionKind.RESERVE: tr("Approve with a reservation and next"),
                DecisionKind.REQUEST_CHANGE: tr("Request a change and next"),
            }[self.kind]
        return tr(KIND_WORDS[self.kind])

    def _label(self, text: str, buddy: QWidget) -> Text:
        label = Text(text, TextStyle.LABEL)
        label.setBuddy(buddy)
        return label
