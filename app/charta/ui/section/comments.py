"""Remarks on a section: what was said about which words, what is dealt with, and room for another."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError, sentence
from charta.services.comments import Thread
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.section.comments_card import CommentCard
from charta.ui.section.comments_form import CommentForm, Draft, Drafts, RemarkForm
from charta.ui.section.panel import GrowingColumn
from charta.ui.theme import Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_OPEN, _ALL = range(2)


class Comments(GrowingColumn):
    """The threads, the oldest first, above a form that begins another one. Cards are made when seen."""

    words_asked = Signal(str, object)
    """The words of a remark are to be shown: their language and the `Anchor`."""
    added = Signal()
    """Something was said."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = workbench
        self._section = section
        self._threads: tuple[Thread, ...] = ()
        self._cards: dict[int, CommentCard] = {}
        self._answers: dict[int, Draft] = {}
        self._is_late = False
        self.filter = CalmComboBox()
        self.jump = button(context.icons, context.tr("Add a comment"), Kind.LINK, "plus")
        self._nothing = Text("", tone=Tone.NEUTRAL)
        self._list = QVBoxLayout()
        self.form = CommentForm(context, workbench)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def threads(self) -> Sequence[Thread]:
        """Every thread on the section, open or not."""
        return self._threads

    @property
    def cards(self) -> Sequence[CommentCard]:
        """The cards that are shown, in order."""
        return tuple(self._cards.values())

    @property
    def shows_all(self) -> bool:
        """Whether resolved threads are shown as well."""
        return self.filter.currentIndex() == _ALL

    @property
    def drafts(self) -> Drafts:
        """What is half written, as `write` takes it."""
        self._keep_answers()
        return Drafts(self.form.draft, dict(self._answers))

    def write(self, drafts: Drafts) -> None:
        """Go on with what was half written."""
        self.form.write(drafts.remark)
        self._answers = dict(drafts.answers)
        self._show_answers()

    def show_all(self, *, shown: bool) -> None:
        """Show every thread, or the open ones."""
        self.filter.setCurrentIndex(_ALL if shown else _OPEN)

    def refresh(self) -> None:
        """Show the threads as they stand; what has not changed is left as it is."""
        self._threads = self._bench.comments.threads(self._section)
        open_ones = sum(thread.is_open for thread in self._threads)
        tr = self._context.tr
        self.filter.setItemText(_OPEN, tr("Open ({count})", count=open_ones))
        self.filter.setItemText(_ALL, tr("All ({count})", count=len(self._threads)))
        self._is_late = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what was not shown while nobody saw it."""
        super().showEvent(event)
        self._show()

    def reveal(self, number: int) -> QWidget:
        """Put the keyboard on the thread of a remark and return it; on the form where there is none."""
        thread = next((thread for thread in self._threads if _holds(thread, number)), None)
        if thread is not None and not thread.is_open:
            self.show_all(shown=True)
        self._show()
        card = self._cards.get(thread.root.number) if thread is not None else None
        if card is None:
            self.form.focus()
            self.ensureWidgetVisible(self.form)
            return self.form
        card.act.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card)
        return card

    def add(self, draft: Draft) -> None:
        """Say something, and remember who said it."""
        if self._say(self.form, draft, 0):
            self.form.clear()
            self.added.emit()

    def resolve(self, number: int, *, resolved: bool) -> None:
        """Mark a thread as dealt with, or open it again; the keyboard goes to what stands there then."""
        by = self.form.author or self._context.tr("the team") if resolved else ""
        place = list(self._cards).index(number) if number in self._cards else 0
        try:
            self._bench.comments.resolve(number, by)
        except ChartaError as problem:
            self._context.messages.fail(problem)
        self.refresh()
        if self._cards and self.isVisible():
            card = self._cards.get(number) or self.cards[min(place, len(self._cards) - 1)]
            card.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, number: int, draft: Draft) -> None:
        card = self._cards[number]
        if card.form is not None and self._say(card.form, draft, number):
            # The thread has another card by now, with what was half written; that is said.
            self._cards[number].close_form()
            self.reveal(number)
            self.added.emit()

    def _say(self, form: RemarkForm, draft: Draft, reply_to: int) -> bool:
        try:
            self._bench.comments.add(
                self._section,
                draft.department,
                draft.author,
                draft.text,
                anchor=draft.anchor,
                language=draft.language,
                blocks=draft.blocks,
                reply_to=reply_to,
            )
        except ChartaError as problem:
            form.show_error(sentence(problem, self._context))
            return False
        settings = self._context.preferences.settings
        self._context.preferences.change(replace(settings, user_name=draft.author.strip()))
        self.refresh()
        return True

    def _show(self) -> None:
        if not self._is_late:
            return
        self._is_late = False
        self._keep_answers()
        shown = [thread for thread in self._threads if thread.is_open or self.shows_all]
        kept = {
            thread.root.number: self._cards[thread.root.number]
            for thread in shown
            if thread.root.number in self._cards
            and _look(self._cards[thread.root.number].shown) == _look(thread)
        }
        for number, card in self._cards.items():
            if number not in kept:
                self._list.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = {}
        for place, thread in enumerate(shown):
            card = kept.get(thread.root.number) or self._card(thread)
            card.shown = thread
            self._cards[thread.root.number] = card
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
                # A layout shows it later only, and what is hidden takes no keyboard.
                card.show()
        self._show_answers()
        self._say_nothing(shown)
        self.fit()

    def _say_nothing(self, shown: Sequence[Thread]) -> None:
        tr, hidden = self._context.tr, len(self._threads) - len(shown)
        resolved = self._context.ntr(
            "Nothing is open; {count} comment is resolved.",
            "Nothing is open; {count} comments are resolved.",
            hidden,
        )
        self._nothing.setText(resolved if hidden else tr("Nobody has commented on this section yet."))
        self._nothing.setVisible(not shown)
        self.filter.setVisible(bool(self._threads))
        self.jump.setVisible(bool(shown))

    def _card(self, thread: Thread) -> CommentCard:
        card = CommentCard(self._context, self._bench, thread)
        card.resolve_asked.connect(self._resolve)
        card.answer_asked.connect(self._open_answer)
        card.answered.connect(self._answer)
        card.words_asked.connect(self.words_asked)
        return card

    def _keep_answers(self) -> None:
        for number, card in self._cards.items():
            if card.draft is not None:
                self._answers[number] = card.draft
            else:
                self._answers.pop(number, None)

    def _show_answers(self) -> None:
        for number, draft in self._answers.items():
            card = self._cards.get(number)
            if card is not None and card.draft != draft:
                card.show_draft(draft)

    def _resolve(self, number: int, resolved: bool) -> None:  # noqa: FBT001 - a signal's value
        self.resolve(number, resolved=resolved)

    def _refilter(self) -> None:
        self._is_late = True
        self._show()

    def _to_form(self) -> None:
        self.reveal(0)

    def _open_answer(self, number: int) -> None:
        said = self.form.draft
        self._cards[number].open_form(Draft("", said.author, said.department))

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.filter.addItems(["", ""])
        self.filter.setAccessibleName(tr("Which comments are shown"))
        self.filter.setMinimumContentsLength(12)
        head = Flow(px(12))
        head.add(self.filter)
        head.add(self.jump)
        self._list.setSpacing(px(12))
        self.body.addWidget(head)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)
        self.body.addWidget(self.form)
        self.body.addStretch()

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._refilter)
        self.jump.clicked.connect(self._to_form)
        self.form.submitted.connect(self.add)
        self.form.words_asked.connect(self.words_asked)


def _holds(thread: Thread, number: int) -> bool:
    return any(comment.number == number for comment in (thread.root, *thread.replies))


def _look(thread: Thread) -> object:
    """Return what a card shows of a thread: where its words stand makes no difference."""
    return thread.root, thread.replies, thread.is_gone
