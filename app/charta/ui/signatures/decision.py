"""What is decided about one page: who signed it and when, or why it is left out."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.people import Person
from charta.domain.records import DoubtfulPage
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.date import DateInput
from charta.ui.fields.question import Question
from charta.ui.people.words import state_word
from charta.ui.signatures.person_search import PersonSearch
from charta.ui.signatures.words import REASONS, doubt, suggested_reason
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.text import Text


class DecisionPanel(QWidget):
    """Shows why a page waits, and takes the decision."""

    accept_asked = Signal()
    leave_out_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        tr = context.tr
        self.person = 0
        self.why = Text("", TextStyle.LABEL)
        self.who = Text("", TextStyle.SUBTITLE)
        self.about = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.search = PersonSearch(context, bench)
        self.other = icon_button(context.icons, "pencil", tr("Somebody else"), 18)
        self.day = DateInput(context, Question(Field("on", FieldType.DATE), FieldText(tr("Signed on")), {}))
        self.accept = button(context.icons, tr("Signed: record it"), Kind.PRIMARY, "check")
        self.reason = CalmComboBox()
        self.leave_out = button(context.icons, tr("Leave it out"), Kind.SECONDARY, "x")
        self.problem = Problem(context)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def on(self) -> date | None:
        """The day on which it was signed, None where what is written is none."""
        try:
            return date.fromisoformat(str(self.day.value()))
        except ValueError:
            return None

    def set_day(self, day: str) -> None:
        """Suggest a day."""
        self.day.set_value(day)

    def show_page(self, page: DoubtfulPage) -> None:
        """Show why a page waits, and whom it names."""
        words = self._context.translator
        self.why.setText(doubt(page, self._bench.register.terms.version, words))
        self.reason.setCurrentText(suggested_reason(page, words))
        self.problem.show_error(None)
        self.search.clear()
        self._name(page.person if page.person in self._bench.register.people else 0)

    def show_problem(self, error: ChartaError) -> None:
        """Say why a decision is not taken."""
        self.problem.show_error(error)

    def ask_person(self) -> None:
        """Put the keyboard where somebody is searched for."""
        self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, person: int) -> None:
        """Show who signed; nobody is to be searched for."""
        self.person = person
        known = self._bench.register.people.get(person)
        tr = self._context.tr
        self.who.setText(known.name if known else tr("The page names nobody. Who signed it?"))
        self.about.setText(self._about(known) if known else "")
        self.about.setVisible(known is not None)
        self.search.setVisible(known is None)
        self.other.setVisible(known is not None)
        self.accept.setEnabled(known is not None)

    def _about(self, person: Person) -> str:
        words = self._context.translator
        standing = self._bench.register.standing(person.id)
        told = [person.number, person.department, person.manager, state_word(standing.state, words)]
        return " · ".join(filter(None, told))

    def _fill(self) -> None:
        tr = self._context.tr
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.addItems([tr(reason) for reason in REASONS])
        self.reason.setAccessibleName(tr("Why it is left out"))
        self.reason.set_least(8)
        self.day.describe(tr("Signed on"), "")
        self.accept.setToolTip(_key(Qt.Key.Key_Return))
        self.leave_out.setToolTip(_key(Qt.Key.Key_Delete))

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.why)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.who, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.search)
        label = Text(tr("Signed on"), TextStyle.LABEL)
        label.setBuddy(self.day.controls()[0])
        column.addWidget(label)
        column.addWidget(self.day)
        column.addWidget(self.accept)
        column.addWidget(Rule())
        reason = Text(tr("Why it is left out"), TextStyle.LABEL)
        reason.setBuddy(self.reason)
        column.addWidget(reason)
        column.addWidget(self.reason)
        column.addWidget(self.leave_out)
        column.addWidget(self.problem)
        column.addStretch()

    def _connect(self) -> None:
        self.search.chosen.connect(self._choose)
        self.other.clicked.connect(self._choose_otherwise)
        self.accept.clicked.connect(self.accept_asked)
        self.leave_out.clicked.connect(self.leave_out_asked)

    def _choose(self, person: int) -> None:
        self._name(person)
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_otherwise(self) -> None:
        self._name(0)
        self.who.setText(self._context.tr("Who signed it?"))
        self.ask_person()


def _key(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
