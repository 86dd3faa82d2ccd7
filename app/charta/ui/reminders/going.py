"""A message that is going out, or was interrupted: how far it is, and what can be done."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressBar

from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.pace import Pace, time_left
from charta.ui.reminders.listing import Listed
from charta.ui.reminders.words import counts_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

_MINUTE = 60


class GoingCard(Card):
    """Shows what it is told; `number` is that of the message which it shows, 0 for none."""

    paused = Signal()
    resumed = Signal(int)
    stop_asked = Signal(int)
    came_up = Signal()
    """Something goes out that did not before: it has the keyboard, and is to be brought into sight."""
    left = Signal()
    """It is gone, and the keyboard with it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        tr, icons = context.tr, context.icons
        self.number = 0
        self._is_going = False
        self._pace = Pace(0)
        self._title = Text("", TextStyle.SUBTITLE)
        self._what = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._bar = QProgressBar()
        self.told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Problem(context)
        self.pause = button(icons, tr("Pause"))
        self.go_on = button(icons, tr("Go on"), icon="arrow-right")
        self.stop = button(icons, tr("Stop for good…"))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        flow = Flow(context.theme.px(8))
        for made in (self.go_on, self.pause, self.stop):
            flow.add(made)
        for part in (self._title, self._what, self._bar, self.told, self.problem, flow):
            self.body.addWidget(part)
        self.pause.clicked.connect(self.paused)
        self.go_on.clicked.connect(self._resume)
        self.stop.clicked.connect(self._ask_to_stop)
        self.hide()

    def show_going(self, entry: Listed, per_minute: int, *, stopping: bool) -> None:
        """Show a message that is going out; in its counts, what is on its way waits."""
        tr, waiting = self._context.tr, entry.counts.waiting
        if not self._is_going:
            # From here on it is measured how fast it goes.
            self._is_going, self._pace = True, Pace(waiting)
            self.problem.show_error(None)
            # Only once it is laid out can it be brought into sight.
            QTimer.singleShot(0, self, self._come_up)
        self._show(entry, tr("Drafts are being written") if entry.is_draft else tr("A message is going out"))
        self._pace.note(self._pace.total - waiting)
        if stopping:
            self.told.setText(tr("It stops after what is on its way now."))
        elif not entry.is_draft:
            self.told.setText(f"{self.told.text()} · {self._speed(waiting, per_minute)}")
        for made in (self.pause, self.stop):
            made.setVisible(True)
            made.setEnabled(not stopping)
        self.go_on.hide()

    def show_resting(self, entry: Listed, *, may_go_on: bool) -> None:
        """Show a message that has not gone out whole."""
        tr = self._context.tr
        self._is_going = False
        if entry.campaign.number != self.number:
            self.problem.show_error(None)
        self._show(
            entry,
            tr("Drafts are not all written")
            if entry.is_draft
            else tr("A message has not gone out to everybody"),
        )
        had_keyboard = self.pause.hasFocus()
        for made in (self.go_on, self.stop):
            made.setVisible(True)
            made.setEnabled(may_go_on)
        if had_keyboard:
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pause.hide()

    def show_none(self) -> None:
        """Show nothing."""
        had_keyboard = self._has_keyboard()
        self.number, self._is_going = 0, False
        self.problem.show_error(None)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _come_up(self) -> None:
        if self._is_going and self.isVisible():
            self.pause.setFocus(Qt.FocusReason.OtherFocusReason)
            self.came_up.emit()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show(self, entry: Listed, title: str) -> None:
        words, campaign, counts = self._context.translator, entry.campaign, entry.counts
        self.number = campaign.number
        self._title.setText(title)
        told = words.tr("Message {number}: “{subject}”", number=campaign.number, subject=entry.subject)
        self._what.setText(told)
        self._bar.setRange(0, campaign.count)
        self._bar.setValue(campaign.count - counts.waiting)
        self.told.setText(counts_line(counts, campaign.channel, words))
        self.setAccessibleName(f"{title}. {self._what.text()}")
        self.show()

    def _speed(self, waiting: int, per_minute: int) -> str:
        """Return how fast it goes and how long it takes: as measured, or else as the account allows."""
        words = self._context.translator
        measured = self._pace.rate * _MINUTE
        rate = min(measured, per_minute) if measured > 0 else per_minute
        shown = max(1, round(rate))
        told = words.ntr("{messages} a minute", "{messages} a minute", shown, messages=number(shown, words))
        return f"{told} · {time_left(round(waiting / rate * _MINUTE), words)}"

    def _resume(self) -> None:
        self.resumed.emit(self.number)

    def _ask_to_stop(self) -> None:
        self.stop_asked.emit(self.number)
