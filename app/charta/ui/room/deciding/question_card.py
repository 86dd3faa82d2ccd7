"""The question on stage: its words, its options with their keys, and the answer as it stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.fields import FieldType
from charta.ui.context import UiContext
from charta.ui.room.deciding.line_button import LineButton
from charta.ui.room.deciding.table import Table
from charta.ui.room.deciding.topics import Topic
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

KEYS = 9
"""Options that have a digit."""


class QuestionCard(Card):
    """Shows a topic. An option is put forward as a proposal by its digit or a click."""

    option_chosen = Signal(int)
    """The place of an option, counted from 0."""

    def __init__(self, context: UiContext, bench: Workbench, words: DecidingWords) -> None:
        super().__init__(context.theme)
        self._context, self._bench, self._words = context, bench, words
        px = context.theme.px
        self.body.setContentsMargins(px(14), px(12), px(14), px(12))
        self.body.setSpacing(px(6))
        self._label = Text("", TextStyle.SUBTITLE)
        self._help = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._answer = Text("", TextStyle.BODY)
        self._hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self._options: list[QPushButton] = []
        self._shown: tuple[str, str] | None = None
        for part in (self._label, self._help):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._answer)

    @property
    def options(self) -> tuple[QPushButton, ...]:
        """The options in their order."""
        return tuple(self._options)

    @property
    def answer(self) -> str:
        """The line about the answer as it stands."""
        return "" if self._answer.isHidden() else self._answer.text()

    @property
    def hint(self) -> str:
        """The line about how an answer is proposed."""
        return self._hint.text()

    def show_topic(self, table: Table, topic: Topic) -> None:
        """Show a question, or what else is talked about."""
        self._label.setText(topic.label)
        self.setAccessibleName(topic.label)
        field = table.field
        texts = self._bench.session.catalogue.section(table.section).text(self._context.language)
        help_ = texts.fields[field.id].help if field else ""
        self._help.setText(help_)
        self._help.setVisible(bool(help_))
        key = (table.section, topic.field)
        if key != self._shown:
            self._shown = key
            self._make_options(table)
        self._hint.setText(self._said(table))
        self._hint.setVisible(bool(self._hint.text()))
        self._show_answer(table)

    def _make_options(self, table: Table) -> None:
        drop(self._list, *self._options)
        field = table.field
        self._options = []
        if field is None or field.type not in (FieldType.CHOICE, FieldType.CHOICES):
            return
        labels = self._bench.session.catalogue.section(table.section).text(self._context.language)
        for place, choice in enumerate(field.choices):
            self._options.append(self._option(place, labels.fields[field.id].choices[choice]))

    def _option(self, place: int, label: str) -> QPushButton:
        key = str(place + 1) if place < KEYS else "–"
        made = LineButton(self._context.theme, key, label, "tile")
        made.setToolTip(tip(self._context.tr("Put forward ({key})", key=key)))
        made.clicked.connect(lambda: self.option_chosen.emit(place))
        self._list.addWidget(made)
        return made

    def _said(self, table: Table) -> str:
        tr, field = self._context.tr, table.field
        if field is None:
            return tr("Proposals and decisions on the section as a whole are put in words.")
        if field.type is FieldType.CHOICE:
            return tr("A digit puts its answer forward for the department that is chosen.")
        if field.type is FieldType.CHOICES:
            return tr("Digits tick answers in a new proposal; Enter puts it forward.")
        if not table.takes_answer:
            return tr("This question takes a list, filled in on the section’s page. Here it is put in words.")
        return tr("P begins a proposal.")

    def _show_answer(self, table: Table) -> None:
        tr, field = self._context.tr, table.field
        self._answer.setVisible(field is not None)
        if field is None:
            return
        value = table.answer()
        said = self._words.value(table.section, field.id, value)
        if value is None:
            self._answer.setText(tr("No answer yet."))
        elif table.is_answered():
            self._answer.setText(tr("Answer as it stands: {value}", value=said))
        else:
            self._answer.setText(tr("Suggested, not answered yet: {value}", value=said))
