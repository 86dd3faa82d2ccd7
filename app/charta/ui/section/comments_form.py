"""Where a remark is written, on words or on the section, and where one is answered."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.anchors import Anchor
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.text import GrowingEdit
from charta.ui.section.comments_quote import QuoteButton
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names


@dataclass(frozen=True)
class Draft:
    """A remark as far as it is written; `anchor` are the words in `language` that it is about, if any."""

    text: str = ""
    author: str = ""
    department: str = ""
    blocks: bool = False
    language: str = ""
    anchor: Anchor | None = None


@dataclass(frozen=True)
class Drafts:
    """Everything that is half written about a section: a remark, and answers by the thread's number."""

    remark: Draft = Draft()
    answers: dict[int, Draft] = field(default_factory=dict)

    @property
    def hold_text(self) -> bool:
        """Whether anything would be lost with them."""
        return bool(self.remark.text or self.answers)


class Signature(QWidget):
    """Who says it, and for which department; the name is the one that was given last."""

    def __init__(self, context: UiContext, workbench: Workbench) -> None:
        super().__init__()
        self.name = QLineEdit(context.preferences.settings.user_name)
        self.department = CalmComboBox()
        names = workbench.session.catalogue.lexicon(context.language).departments
        self.department.addItem(context.tr("No department"), "")
        for department in workbench.session.catalogue.departments:
            self.department.addItem(names[department].name, department)
        adjust = CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.department.setSizeAdjustPolicy(adjust)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(12))
        row.addLayout(labelled(context, context.tr("Your name"), self.name), 1)
        row.addLayout(labelled(context, context.tr("Department"), self.department), 1)


class RemarkForm(Card):
    """Asks for a remark and who makes it, and hands it on as a `Draft`."""

    submitted = Signal(object)

    def __init__(self, context: UiContext, workbench: Workbench, title: str, verb: str) -> None:
        super().__init__(context.theme, title)
        self._context = context
        self.text = GrowingEdit()
        self.signature = Signature(context, workbench)
        self._wrong = Text("", TextStyle.CAPTION, Tone.DANGER)
        self._wrong.hide()
        self.send = button(context.icons, verb, icon="message-square")
        self.send.setToolTip(context.tr("Ctrl+Enter"))
        self.send.clicked.connect(self.submit)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self, self.submit)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def author(self) -> str:
        """The name that is given."""
        return self.signature.name.text().strip()

    @property
    def draft(self) -> Draft:
        """What is written, as `write` takes it."""
        department = str(self.signature.department.currentData() or "")
        return Draft(self.text.toPlainText(), self.signature.name.text(), department)

    def write(self, draft: Draft) -> None:
        """Fill the form in."""
        self.text.setPlainText(draft.text)
        self.signature.name.setText(draft.author)
        found = self.signature.department.findData(draft.department)
        self.signature.department.setCurrentIndex(max(found, 0))

    def submit(self) -> None:
        """Hand on what is written."""
        self.submitted.emit(self.draft)

    def show_error(self, words: str) -> None:
        """Say what is missing."""
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def clear(self) -> None:
        """Empty the text; name and department stay."""
        self.text.clear()
        self.show_error("")

    def focus(self) -> None:
        """Put the keyboard where the remark is written."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_fields(self, label: str) -> None:
        self.body.addLayout(labelled(self._context, label, self.text))
        self.body.addWidget(self.signature)
        self.body.addWidget(self._wrong)


class CommentForm(RemarkForm):
    """A new remark: on words, which it quotes, or on the section; it may be a request for change."""

    words_asked = Signal(str, object)
    """The quoted words are to be shown: their language and the `Anchor`."""

    def __init__(self, context: UiContext, workbench: Workbench) -> None:
        super().__init__(context, workbench, context.tr("Add a comment"), context.tr("Add the comment"))
        self._bench = workbench
        self._language = ""
        self._anchor: Anchor | None = None
        self.request = QCheckBox(context.tr("This is a request for change"))
        self.quoted = QVBoxLayout()
        self.body.addLayout(self.quoted)
        self._add_fields(context.tr("Comment"))
        self.body.insertWidget(self.body.count() - 1, self.request)
        told = Text(context.tr("Publication waits until it is settled."), TextStyle.CAPTION, Tone.NEUTRAL)
        told.setContentsMargins(context.theme.px(32), 0, 0, 0)
        self.request.setAccessibleDescription(told.text())
        self.body.insertWidget(self.body.count() - 1, told)
        self.body.addWidget(self.send, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def draft(self) -> Draft:
        """What is written, as `write` takes it."""
        said = super().draft
        blocks = self.request.isChecked()
        return Draft(said.text, said.author, said.department, blocks, self._language, self._anchor)

    def write(self, draft: Draft) -> None:
        """Fill the form in."""
        super().write(draft)
        self.request.setChecked(draft.blocks)
        self.point(draft.language, draft.anchor)

    def point(self, language: str, anchor: Anchor | None) -> None:
        """Take words that the remark is about; None for the whole section."""
        self._language, self._anchor = language if anchor else "", anchor
        clear(self.quoted)
        if anchor is not None:
            self.quoted.addWidget(self._quote(language, anchor))

    def clear(self) -> None:
        """Empty it; name and department stay."""
        super().clear()
        self.request.setChecked(False)
        self.point("", None)

    def _quote(self, language: str, anchor: Anchor) -> QWidget:
        context, px = self._context, self._context.theme.px
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        names = language_names(self._bench.session, context.language)
        if len(names) > 1:
            name = names.get(language, language)
            told = context.tr("On these words ({language}):", language=name)
        else:
            told = context.tr("On these words:")
        head = QHBoxLayout()
        head.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL), 1)
        drop = icon_button(context.icons, "x", context.tr("Comment on the whole section instead"), 18)
        drop.clicked.connect(self._unpoint)
        head.addWidget(drop)
        column.addLayout(head)
        quote = QuoteButton(context, anchor.quote)
        quote.clicked.connect(self._ask_words)
        column.addWidget(quote)
        return holder

    def _unpoint(self) -> None:
        self.point("", None)
        self.focus()

    def _ask_words(self) -> None:
        self.words_asked.emit(self._language, self._anchor)


class AnswerForm(RemarkForm):
    """An answer to a remark, below it."""

    given_up = Signal()

    def __init__(self, context: UiContext, workbench: Workbench) -> None:
        super().__init__(context, workbench, "", context.tr("Add the reply"))
        self.setProperty("area", "well")
        px = context.theme.px
        self.setAccessibleName(context.tr("Your reply"))
        self.body.setContentsMargins(px(12), px(12), px(12), px(12))
        self._add_fields(context.tr("Your reply"))
        self.cancel = button(context.icons, context.tr("Cancel"), Kind.QUIET)
        self.cancel.clicked.connect(self.given_up)
        actions = Flow(px(8))
        actions.add(self.send)
        actions.add(self.cancel)
        self.body.addWidget(actions)


def labelled(context: UiContext, label: str, control: QWidget) -> QVBoxLayout:
    """Return a control below its label."""
    column = QVBoxLayout()
    column.setSpacing(context.theme.px(4))
    words = Text(label, TextStyle.LABEL)
    words.setBuddy(control)
    control.setAccessibleName(label)
    column.addWidget(words)
    column.addWidget(control)
    return column
