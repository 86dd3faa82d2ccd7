"""A message that is going out, or was interrupted: how far it is, and what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from charta.domain.records import Campaign
from charta.services.campaigns import CampaignCounts, Channel
from charta.ui.context import UiContext
from charta.ui.pace import Pace, time_left
from charta.ui.people.words import number
from charta.ui.reminders.words import counts_line, subject_of
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
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

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        tr, icons = context.tr, context.icons
        self.number = 0
        self._pace = Pace(0)
        self._title = Text("", TextStyle.SUBTITLE)
        self._what = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._bar = QProgressBar()
        self.told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.problem = Problem(context)
        self.pause = button(icons, tr("Pause"))
        self.go_on = button(icons, tr("Go on"), Kind.PRIMARY, "arrow-right")
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

    def begin(self, counts: CampaignCounts) -> None:
        """Measure from here on how fast it goes."""
        self._pace = Pace(counts.waiting + counts.uncertain)
        self._pace.note(0)
        self._waiting_first = counts.waiting + counts.uncertain
        self.problem.show_error(None)

    def show_going(self, campaign: Campaign, counts: CampaignCounts, per_minute: int, *, stopping: bool) -> None:
        """Show a message that is going out; in `counts`, what is on its way waits."""
        tr = self._context.tr
        is_draft = campaign.channel == Channel.DRAFTS
        self._show(campaign, counts, tr("Drafts are being written") if is_draft else tr("A message is going out"))
        self._pace.note(max(0, self._waiting_first - counts.waiting))
        if stopping:
            self.told.setText(tr("It stops after what is on its way now."))
        elif not is_draft:
            self.told.setText(f"{self.told.text()} · {self._speed(counts.waiting, per_minute)}")
        for made in (self.pause, self.stop):
            made.setVisible(True)
            made.setEnabled(not stopping)
        self.go_on.hide()

    def show_resting(self, campaign: Campaign, counts: CampaignCounts, *, may_go_on: bool) -> None:
        """Show a message that has not gone out whole."""
        tr = self._context.tr
        is_draft = campaign.channel == Channel.DRAFTS
        title = tr("Drafts are not all written") if is_draft else tr("A message has not gone out to everybody")
        if campaign.number != self.number:
            self.problem.show_error(None)
        self._show(campaign, counts, title)
        self.pause.hide()
        for made in (self.go_on, self.stop):
            made.setVisible(True)
            made.setEnabled(may_go_on)

    def show_none(self) -> None:
        """Show nothing."""
        self.number = 0
        self.problem.show_error(None)
        self.hide()

    def _show(self, campaign: Campaign, counts: CampaignCounts, title: str) -> None:
        words = self._context.translator
        self.number = campaign.number
        self._title.setText(title)
        subject = subject_of(campaign, self._context)
        self._what.setText(
            words.tr("Message {number}: “{subject}”", number=campaign.number, subject=subject)
        )
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
