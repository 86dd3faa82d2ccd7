"""Answering in the room: one statement after another, one person after another, at one screen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.i18n import translator
from charta.ui.context import UiContext
from charta.ui.diagnostic.group_box import known_groups
from charta.ui.diagnostic.room_round import Phase, Round
from charta.ui.diagnostic.room_screens import HandOverScreen, LastScreen, Screen, StartScreen, StatementScreen
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.dialog import Reply

WIDTH = 760
ANSWERS = ("0", "1", "2", "3", "4", "5")


class RoomDialog(QDialog):
    """Fills the window while people answer. Each screen is made anew, so that nothing stays of the last."""

    ended = Signal(int)
    """The round is over; the sums of so many people were stored in it."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._number = number
        self._languages = tuple(bench.session.languages)
        self._language = context.spoken(self._languages)
        self._words = self._in_language()
        self.round = Round(bench, number)
        self._area = ScrollColumn(context.theme.px(WIDTH), centred=True)
        self.screen_shown: Screen | None = None
        self._lay_out()
        self._show()

    @property
    def language(self) -> str:
        """The language of the person at the keyboard."""
        return self._language

    def set_language(self, language: str) -> None:
        """Go on in another language, at the same statement."""
        if language in self._languages and language != self._language:
            self._keep_group()
            self._language = language
            self._words = self._in_language()
            self._show()

    def begin(self) -> None:
        """Ask the first person, for the group that was chosen."""
        self._keep_group()
        self.next_person()

    def next_person(self) -> None:
        """Ask somebody from the first statement on."""
        self.round.begin_person()
        self._show()

    def give(self, answer: int) -> None:
        """Take an answer; below zero, the statement is left out."""
        self.round.give(answer if answer >= 0 else None)
        self._show()

    def back(self) -> None:
        """Go to the statement before."""
        self.round.back()
        self._show()

    def confirm(self) -> None:
        """Count the answers and ask to hand the keyboard on."""
        try:
            self.round.confirm()
        except ChartaError as error:
            self._context.messages.fail(error)
        self._show()

    def end(self) -> None:
        """End the round: store the sums, after asking where they cannot be or somebody is still answering."""
        if self.round.may_store and not self.round.is_answering:
            self._finish()
        elif self.round.waiting or self.round.is_answering:
            self._ask_what_to_do()
        else:
            self._leave()

    def reject(self) -> None:
        """Do as `end` does, for Escape and for the cross of the dialog."""
        self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Answer by 1 to 5 and 0; go back by Backspace or the left arrow."""
        if self.round.phase is Phase.ASKING and _is_answer(event):
            self.give(int(event.text()))
            return
        backwards = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)
        if backwards and self.round.phase in (Phase.ASKING, Phase.LAST):
            self.back()
            return
        super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.setWindowTitle(self._context.tr("Answer in the room"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._area.body.setContentsMargins(px(32), px(24), px(32), px(24))
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size())

    def _in_language(self) -> UiContext:
        """Return the surroundings with the words of the person at the keyboard."""
        if self._language == self._context.language:
            return self._context
        return replace(self._context, translator=translator(self._language))

    def _show(self) -> None:
        old, context, texts = self.screen_shown, self._words, self.round.questionnaire.text(self._language)
        if self.round.phase is Phase.START:
            result = self._bench.diagnostic.result(self._number)
            made: Screen = StartScreen(context, texts, known_groups(result), self.round)
        elif self.round.phase is Phase.ASKING:
            made = StatementScreen(context, texts, self.round)
        elif self.round.phase is Phase.LAST:
            made = LastScreen(context, self.round)
        else:
            made = HandOverScreen(context, self.round)
        made.offer_languages(self._languages, self._language)
        self._connect(made)
        self.screen_shown = made
        if old is not None:
            self._area.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._area.body.addWidget(made, 1)
        self._area.verticalScrollBar().setValue(0)
        made.focus_first()

    def _connect(self, made: Screen) -> None:
        made.begun.connect(self.begin)
        made.answered.connect(self.give)
        made.went_back.connect(self.back)
        made.confirmed.connect(self.confirm)
        made.handed_on.connect(self.next_person)
        made.ended.connect(self.end)
        made.language_chosen.connect(self.set_language)

    def _keep_group(self) -> None:
        if isinstance(self.screen_shown, StartScreen):
            self.round.group = self.screen_shown.group.currentText().strip()

    def _ask_what_to_do(self) -> None:
        tr, round_ = self._context.tr, self.round
        stay = Reply("stay", tr("Go on with the round"), is_default=True)
        drop = Reply("drop", tr("Discard them and leave"), danger=True)
        if round_.may_store:
            text = tr("The person at the keyboard has not finished; these answers would not count.")
            replies = [Reply("store", tr("End without them")), stay]
        elif round_.waiting:
            text = self._few_words()
            replies = [drop, stay]
        else:
            text = tr("The answers given so far do not count before the last statement.")
            replies = [drop, stay]
        reply = self._context.messages.ask(tr("End the round?"), text, replies)
        if reply == "store":
            self._finish()
        elif reply == "drop":
            self._leave()

    def _few_words(self) -> str:
        smallest = self.round.questionnaire.smallest
        return self._context.ntr(
            "{count} person has answered whose sums are not kept yet. Sums are kept from {smallest} people "
            "on, so that nobody can be recognised; with fewer, these answers are lost.",
            "{count} people have answered whose sums are not kept yet. Sums are kept from {smallest} people "
            "on, so that nobody can be recognised; with fewer, these answers are lost.",
            self.round.waiting,
            smallest=smallest,
        )

    def _finish(self) -> None:
        try:
            self.round.finish()
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self._leave()

    def _leave(self) -> None:
        self.accept()
        if self.round.stored:
            self.ended.emit(self.round.stored)


def _is_answer(event: QKeyEvent) -> bool:
    """Tell whether a key answers; one that is held down answers once."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.text() in ANSWERS and not event.isAutoRepeat() and not event.modifiers() & held
