"""The words of a message: what it is for, and its subject and text in each language of the charter."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from charta.domain.mail import PLACES, MessageKind, MessageText
from charta.domain.text import NOTE_LIMIT
from charta.services.campaigns import SUBJECT_LIMIT
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.text import GrowingEdit
from charta.ui.reminders.words import KIND_WORDS, PLACE_WORDS
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

Texts = Mapping[str, MessageText]


class LanguageEditor(QWidget):
    """The subject and the text in one language."""

    changed = Signal()

    def __init__(self, context: UiContext, language: str, name: str) -> None:
        super().__init__()
        tr, px = context.tr, context.theme.px
        self.subject, self.text = QLineEdit(), GrowingEdit()
        self.subject.setMaxLength(SUBJECT_LIMIT)
        self.subject.setAccessibleName(tr("Subject, {language}", language=name))
        self.text.setAccessibleName(tr("Text, {language}", language=name))
        self.subject.setObjectName(f"subject-{language}")
        self.text.setObjectName(f"text-{language}")
        self._last: QLineEdit | GrowingEdit = self.text
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for label, edit in ((tr("Subject"), self.subject), (tr("Text"), self.text)):
            words = Text(label, TextStyle.LABEL)
            words.setBuddy(edit)
            if edit is self.text:
                column.addSpacing(px(8))
            column.addWidget(words)
            column.addWidget(edit)
            edit.installEventFilter(self)
        column.addStretch()
        self.subject.textChanged.connect(self._tell)
        self.text.textChanged.connect(self._tell)

    @property
    def value(self) -> MessageText:
        """What is written."""
        return MessageText(self.subject.text(), _plain(self.text))

    def show_value(self, value: MessageText) -> None:
        """Show other words; nothing is told."""
        self._quiet = True
        self.subject.setText(value.subject)
        self.subject.setCursorPosition(0)
        if _plain(self.text) != value.text:
            self.text.replace_text(value.text)
        self._quiet = False

    def insert(self, words: str) -> None:
        """Put words where the cursor was last, and go on there."""
        target = self._last
        if isinstance(target, QLineEdit):
            target.insert(words)
        else:
            target.insertPlainText(words)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of where the keyboard is: a button will have taken it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit | GrowingEdit):
            self._last = watched
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


class TextsCard(Card):
    """Holds the words for each kind of message; what was written for one stays while another is looked at."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.tr("What it says"))
        self._context = context
        tr, icons = context.tr, context.icons
        self.kind = CalmComboBox()
        self.kind.setAccessibleName(tr("Words to begin with"))
        self.kind.set_least(8)
        for kind in MessageKind:
            if kind is not MessageKind.MANAGER:
                self.kind.addItem(tr(KIND_WORDS[kind]), kind.value)
        self.kind.setCurrentIndex(self.kind.findData(MessageKind.REMINDER.value))
        self._kind_row = QWidget()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Languages"))
        self.tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        self.places = {place: button(icons, tr(PLACE_WORDS[place][0]), Kind.SECONDARY) for place in PLACES}
        self.proposed = button(icons, tr("Back to the proposed words"), Kind.LINK)
        self.editors: dict[str, LanguageEditor] = {}
        self._proposals: Mapping[MessageKind, Texts] = {}
        self._kept: dict[MessageKind, Texts] = {}
        self._written: dict[MessageKind, Texts] = {}
        self._to_managers = False
        self._lay_out()
        self._connect()

    @property
    def message_kind(self) -> MessageKind:
        """What the message is for."""
        return MessageKind.MANAGER if self._to_managers else MessageKind(str(self.kind.currentData()))

    @property
    def texts(self) -> Texts:
        """The words in each language as they stand."""
        return {language: editor.value for language, editor in self.editors.items()}

    @property
    def is_ready(self) -> bool:
        """Whether there is a subject and a text in every language, and none is too long."""
        return all(
            value.subject.strip() and value.text.strip() and len(value.text) <= NOTE_LIMIT
            for value in self.texts.values()
        )

    @property
    def unsaved(self) -> Mapping[MessageKind, Texts]:
        """The words that were written and are in no message of the charter, by kind."""
        return {
            kind: texts
            for kind, texts in self._written.items()
            if texts not in (self._proposals.get(kind), self._kept.get(kind))
        }

    def offer(self, proposals: Mapping[MessageKind, Texts], names: Mapping[str, str]) -> None:
        """Offer words to begin with; `names` are those of the languages. Nothing that was written is lost."""
        if proposals == self._proposals:
            return
        self._proposals = proposals
        if tuple(names) != tuple(self.editors):
            self._make_editors(names)
        self._show()

    def begin_with(self, kind: MessageKind) -> None:
        """Show the words of a kind."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind.value)))

    def show_audience(self, *, to_managers: bool) -> None:
        """Show the words for managers, or those for the people themselves."""
        if to_managers != self._to_managers:
            self._to_managers = to_managers
            self._show()

    def show_language(self, language: str) -> None:
        """Show the words in a language."""
        if language in self.editors:
            self.tabs.setCurrentIndex(tuple(self.editors).index(language))

    def keep(self) -> None:
        """Take note that the words as they stand are in the charter."""
        self._kept[self.message_kind] = self.texts

    def take_up(self, written: Mapping[MessageKind, Texts]) -> None:
        """Show again what `unsaved` gave."""
        self._written.update(written)
        self._show()

    def _make_editors(self, names: Mapping[str, str]) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        for editor in self.editors.values():
            self._stack.removeWidget(editor)
            editor.deleteLater()
        self.editors = {}
        for language, name in names.items():
            editor = LanguageEditor(self._context, language, name)
            editor.changed.connect(self._edited)
            self.editors[language] = editor
            self._stack.addWidget(editor)
            self.tabs.addTab(name)
        self.tabs.setVisible(len(names) > 1)

    def _show(self) -> None:
        kind = self.message_kind
        texts = self._written.get(kind) or self._proposals.get(kind, {})
        for language, editor in self.editors.items():
            editor.show_value(texts.get(language, MessageText("", "")))
        self._kind_row.setVisible(not self._to_managers)
        self.places["people"].setVisible(self._to_managers)
        self._show_state()
        self.changed.emit()

    def _edited(self) -> None:
        self._written[self.message_kind] = self.texts
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.proposed.setVisible(self.texts != self._proposals.get(self.message_kind))
        too_long = [value for value in self.texts.values() if len(value.text) > NOTE_LIMIT]
        told = ""
        if too_long:
            told = self._context.tr(
                "The text has {length} characters; it may have {limit}.",
                length=len(too_long[0].text),
                limit=NOTE_LIMIT,
            )
        self._too_long.setText(told)
        self._too_long.setVisible(bool(told))

    def _go_back(self) -> None:
        self._written.pop(self.message_kind, None)
        self._show()
        next(iter(self.editors.values())).subject.setFocus()

    def _insert(self, place: str) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, LanguageEditor):
            shown.insert(f"{{{place}}}")

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        row = QVBoxLayout(self._kind_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        label = Text(tr("Words to begin with"), TextStyle.LABEL)
        label.setBuddy(self.kind)
        row.addWidget(label)
        row.addWidget(self.kind)
        self.body.addWidget(self._kind_row)
        self.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._stack)
        self._too_long = Text("", TextStyle.CAPTION, Tone.DANGER)
        self.body.addWidget(self._too_long)
        self.body.addWidget(Text(tr("Insert what differs from one person to the next"), TextStyle.LABEL))
        flow = Flow(px(6))
        for place, made in self.places.items():
            made.setToolTip(tip(tr(PLACE_WORDS[place][1])))
            made.setAccessibleDescription(tr(PLACE_WORDS[place][1]))
            flow.add(made)
        self.body.addWidget(flow)
        hint = tr("What stands in braces is filled in for each person; the preview shows it.")
        self.body.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        self.body.addWidget(self.proposed, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show)
        self.tabs.currentChanged.connect(self._turn)
        self.proposed.clicked.connect(self._go_back)
        for place, made in self.places.items():
            made.clicked.connect(partial(self._insert, place))

    def _turn(self, index: int) -> None:
        if 0 <= index < self._stack.count():
            self._stack.setCurrentIndex(index)


def written(texts: Mapping[MessageKind, Texts]) -> object:
    """Return words as plain values, for `Page.unsaved`."""
    return {
        kind.value: {language: (text.subject, text.text) for language, text in spoken.items()}
        for kind, spoken in texts.items()
    }


def read(plain: object) -> Mapping[MessageKind, Texts]:
    """Return the words that `written` gave."""
    if not isinstance(plain, dict):
        return {}
    return {
        MessageKind(kind): {language: MessageText(*pair) for language, pair in spoken.items()}
        for kind, spoken in plain.items()
    }


def _plain(edit: GrowingEdit) -> str:
    """Return a text as it stands; Qt's own plain text has lost its no-break spaces."""
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
