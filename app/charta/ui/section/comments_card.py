"""A thread: the remark that began it, the words that it is about, the answers, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Comment
from charta.services.comments import Thread
from charta.ui.context import UiContext
from charta.ui.section.comments_form import AnswerForm, Draft
from charta.ui.section.comments_quote import GoneQuote, QuoteButton
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.text import Text


class CommentCard(Card):
    """One thread, with buttons that answer it, and settle it or open it again."""

    resolve_asked = Signal(int, bool)
    answer_asked = Signal(int)
    answered = Signal(int, object)
    """An answer was written: the thread's number and the `Draft`."""
    words_asked = Signal(str, object)
    """The words that it is about are to be shown: their language and the `Anchor`."""

    def __init__(self, context: UiContext, workbench: Workbench, thread: Thread) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = workbench
        self.shown = thread
        self.form: AnswerForm | None = None
        tr, px, root = context.tr, context.theme.px, thread.root
        self.setAccessibleName(tr("Comment by {name}", name=root.author))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        verb = tr("Resolve") if thread.is_open else tr("Open again")
        self.act = button(context.icons, verb, Kind.QUIET, "check" if thread.is_open else "rotate-ccw")
        self.answer = button(context.icons, tr("Reply"), Kind.QUIET, "message-square")
        for made in (self.act, self.answer):
            made.setAccessibleDescription(f"{root.author}: {root.text}")
        self.act.clicked.connect(self._act)
        self.answer.clicked.connect(self._ask_answer)
        self.body.setContentsMargins(px(16), px(12), px(16), px(8))
        self.body.setSpacing(px(8))
        self._lay_out()

    @property
    def number(self) -> int:
        """The number of the remark that began the thread."""
        return self.shown.root.number

    @property
    def draft(self) -> Draft | None:
        """The answer that is half written, None for none."""
        draft = self.form.draft if self.form is not None else None
        return draft if draft is not None and draft.text else None

    def open_form(self, draft: Draft) -> None:
        """Let an answer be written, or go on with one."""
        self.show_draft(draft).focus()

    def show_draft(self, draft: Draft) -> AnswerForm:
        """Show the form of an answer, with what was written of it, and return it."""
        if self.form is None:
            self.form = AnswerForm(self._context, self._bench)
            self.form.submitted.connect(self._send)
            self.form.given_up.connect(self.close_form)
            self.body.insertWidget(self.body.count() - 1, self.form)
            # A layout shows it later only, and what is hidden takes no keyboard.
            self.form.show()
        self.form.write(draft)
        self.answer.hide()
        return self.form

    def close_form(self) -> None:
        """Give the answer up."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.answer.setVisible(self.shown.is_open)
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        context, thread, root = self._context, self.shown, self.shown.root
        if thread.is_request:
            icon, tone = ("pen-line", Tone.DANGER) if thread.is_open else ("check", Tone.SUCCESS)
            word = context.tr("Request for change") if thread.is_open else context.tr("Request settled")
            self.body.addWidget(Chip(context.theme, context.icons, word, tone, icon=icon))
        self.body.addLayout(self._head(root))
        if thread.is_gone:
            self.body.addWidget(GoneQuote(context, root.quote))
        elif root.quote:
            quote = QuoteButton(context, root.quote)
            quote.clicked.connect(self._ask_words)
            self.body.addWidget(quote)
        self.body.addWidget(Text(root.text, tone=None if thread.is_open else Tone.NEUTRAL))
        for reply in thread.replies:
            self.body.addLayout(self._reply(reply))
        if not thread.is_open:
            told = context.tr("Resolved by {name}", name=root.resolved_by)
            self.body.addWidget(Text(told, TextStyle.CAPTION, Tone.SUCCESS))
        self.body.addWidget(self._actions())

    def _actions(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(8))
        row.addWidget(self.act)
        row.addWidget(self.answer)
        row.addStretch(1)
        self.answer.setVisible(self.shown.is_open)
        return holder

    def _head(self, comment: Comment) -> QVBoxLayout:
        # Name and department stand on lines of their own: names run from left or from right.
        head = QVBoxLayout()
        head.setSpacing(self._context.theme.px(2))
        head.addWidget(Text(comment.author, TextStyle.LABEL))
        names = self._bench.session.catalogue.lexicon(self._context.language).departments
        told = self._context.translator.moment(comment.at)
        if comment.department in names:
            told = f"{names[comment.department].name} · {told}"
        head.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        return head

    def _reply(self, comment: Comment) -> QHBoxLayout:
        px = self._context.theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(8), 0, 0, 0)
        row.setSpacing(px(12))
        edge = QFrame()
        edge.setProperty("area", "well")
        edge.setFixedWidth(px(4))
        row.addWidget(edge)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addLayout(self._head(comment))
        tone = None if self.shown.is_open else Tone.NEUTRAL
        words.addWidget(Text(comment.text, tone=tone))
        row.addLayout(words, 1)
        return row

    def _act(self) -> None:
        self.resolve_asked.emit(self.number, self.shown.is_open)

    def _send(self, draft: object) -> None:
        self.answered.emit(self.number, draft)

    def _ask_answer(self) -> None:
        self.answer_asked.emit(self.number)

    def _ask_words(self) -> None:
        self.words_asked.emit(self.shown.root.language, self.shown.anchor)
