"""What goes out: one message to many at a time, after what has to be asked, and how that ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.mail import MailAccount, MailLine, MailState
from charta.domain.records import Campaign
from charta.errors import ChartaError
from charta.services.campaigns import CampaignCounts, Channel
from charta.services.export import file_name
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.numbers import number
from charta.ui.reminders.account_dialog import AccountDialog, Sample
from charta.ui.reminders.accounts import Accounts
from charta.ui.reminders.memory import MailMemory
from charta.ui.reminders.running import Ending, MailRun, Route
from charta.ui.reminders.texts import Texts
from charta.ui.reminders.words import question, whole_line
from charta.ui.theme import Tone


@dataclass(frozen=True)
class MailOrder:
    """A message to many that is to go out; `missed` are how many cannot be reached."""

    texts: Texts
    lines: Sequence[MailLine]
    channel: Channel
    missed: int


class Outbox(QObject):
    """Sends messages, and says how far they are."""

    changed = Signal()
    """A message was begun, is further, or has ended."""
    begun = Signal()
    """The words of a message are in the charter."""
    failed = Signal(object)
    """A `ChartaError` stopped what is shown."""
    refused = Signal(object)
    """A `ChartaError` kept a message from being begun."""
    account_changed = Signal()
    log_asked = Signal(int)

    def __init__(self, context: UiContext, bench: Workbench, sample: Sample, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._bench = bench
        self._owner = owner
        self._ends_for_good = False
        self.memory = MailMemory(context.preferences, bench.session.store.path)
        self._accounts = Accounts(context, bench, self.memory, sample, owner)
        self._accounts.changed.connect(self.account_changed)
        self._accounts.asked.connect(self.changed)
        self._accounts.refused.connect(self.refused)
        self.run = MailRun(context.background, bench, self)
        self.run.progressed.connect(self.changed)
        self.run.ended.connect(self._ended)

    @property
    def is_busy(self) -> bool:
        """Whether messages are going out, or are about to."""
        return self.run.is_busy or self._accounts.is_asking

    @property
    def account(self) -> MailAccount:
        """The account that is remembered."""
        return self.memory.account

    def counts(self, campaign: int) -> CampaignCounts:
        """Return how far a message is; what is on its way now still waits."""
        counts = self._bench.campaigns.counts(campaign)
        if campaign != self.run.number:
            return counts
        going = min(self.run.on_their_way, counts.uncertain)
        return CampaignCounts(
            counts.waiting + going, counts.sent, counts.refused, counts.uncertain - going, counts.needless
        )

    @property
    def under_way(self) -> str:
        """What would be stopped, in a sentence; empty for nothing."""
        if not self.run.is_busy:
            return ""
        campaign, words = self._bench.campaigns.campaign(self.run.number), self._context.translator
        return words.tr(
            "A message is going out: {sent} of {count}. What has not gone out waits, and can go on later.",
            sent=number(self.counts(campaign.number).sent, words),
            count=number(campaign.count, words),
        )

    # -- what the user wants ------------------------------------------------------------------------------

    def start(self, order: MailOrder) -> None:
        """Send a message to many, once everything is known that it takes and the user agrees."""
        if self.is_busy:
            return
        if order.channel is Channel.DRAFTS:
            self._start_drafts(order)
        else:
            self._accounts.with_route(lambda route: self._start_mail(order, route))

    def resume(self, campaign: int) -> None:
        """Go on with a message that was interrupted."""
        if self.is_busy:
            return
        if self._bench.campaigns.campaign(campaign).channel == Channel.DRAFTS:
            self._resume_drafts(campaign)
        else:
            self._accounts.with_route(lambda route: self._begin(campaign, route))

    def pause(self) -> None:
        """Stop after what is on its way; the rest waits."""
        self.run.stop()
        self.changed.emit()

    def stop(self, campaign: int) -> None:
        """Give up what has not gone out, once the user agrees."""
        tr, words = self._context.tr, self._context.translator
        waiting = self.counts(campaign).waiting
        told = words.ntr(
            "{messages} message has not gone out, and never will. Those that went out stay in the list.",
            "{messages} messages have not gone out, and never will. Those that went out stay in the list.",
            waiting,
            messages=number(waiting, words),
        )
        verb = tr("Stop for good")
        if not self._context.messages.confirm(tr("Stop this message for good?"), told, verb, danger=True):
            return
        if self.run.number == campaign:
            self._ends_for_good = True
            self.pause()
        else:
            self._give_up(campaign)

    def decide(self, campaign: int, people: Sequence[int], state: MailState) -> None:
        """Say what became of messages of which it is not known."""
        if state is MailState.SENT:
            self._context.attempt(
                lambda: self._bench.campaigns.settle(campaign, dict.fromkeys(people, MailState.SENT))
            )
        else:
            self._context.attempt(lambda: self._bench.campaigns.release(campaign, people))
        self.changed.emit()

    def end_work(self) -> None:
        """Stop, and take note of what went out."""
        self._context.attempt(self.run.abandon)
        self.changed.emit()

    def open_account(self) -> AccountDialog:
        """Ask for the account."""
        return self._accounts.open()

    # -- going out ----------------------------------------------------------------------------------------

    def _start_mail(self, order: MailOrder, route: Route) -> None:
        if not self._may_send(order, route.account):
            return
        campaign = self._taken(order)
        if campaign is not None:
            self._begin(campaign.number, route)

    def _start_drafts(self, order: MailOrder) -> None:
        campaign = self._taken(order)
        if campaign is not None:
            folder = self._new_folder(campaign)
            self.memory.set_drafts(campaign.number, folder)
            self._begin(campaign.number, Route(self.account, folder=folder))

    def _resume_drafts(self, campaign: int) -> None:
        folder = self.memory.drafts(campaign)
        if folder is None:
            title = self._context.tr("Choose the folder of message {number}", number=campaign)
            folder = self._context.files.folder(title, self.memory.parent)
        if folder is None:
            return
        self.memory.set_drafts(campaign, folder)
        # A draft that was perhaps written is written again under the same name.
        self.decide(campaign, self._bench.campaigns.uncertain(campaign), MailState.WAITING)
        self._begin(campaign, Route(self.account, folder=folder))

    def _taken(self, order: MailOrder) -> Campaign | None:
        try:
            campaign = self._bench.campaigns.start(order.texts, order.lines, order.channel)
        except ChartaError as error:
            self.refused.emit(error)
            return None
        self.begun.emit()
        return campaign

    def _begin(self, campaign: int, route: Route) -> None:
        self._ends_for_good = False
        self.run.begin(campaign, route)
        self.changed.emit()

    def _may_send(self, order: MailOrder, account: MailAccount) -> bool:
        words = self._context.translator
        title, told = question(len(order.lines), order.missed, account, words)
        return self._context.messages.confirm(title, told, words.tr("Send"))

    def _new_folder(self, campaign: Campaign) -> Path:
        """Return a folder that is not there yet."""
        day = self._bench.register.today.isoformat()
        told = self._context.tr("Messages {day} ({number})", day=day, number=campaign.number)
        name, parent, place = file_name(told, 60), self.memory.parent, 2
        folder = parent / name
        while folder.exists():
            folder, place = parent / f"{name}-{place}", place + 1
        return folder

    def _ended(self, ending: Ending) -> None:
        if self._ends_for_good:
            self._ends_for_good = False
            self._give_up(ending.number)
        self.changed.emit()
        if ending.problem is not None:
            self.failed.emit(ending.problem)
            if not self._owner.isVisible():
                self._context.messages.fail(ending.problem)
        elif ending.is_whole:
            self._tell_whole(ending.number)

    def _tell_whole(self, campaign: int) -> None:
        counts = self.counts(campaign)
        channel = self._bench.campaigns.campaign(campaign).channel
        told = whole_line(counts, channel, self._context.translator)
        if not counts.refused:
            self._context.messages.inform(told)
            return
        see = Action(self._context.tr("See which"), lambda: self.log_asked.emit(campaign))
        self._context.messages.inform(told, Tone.WARNING, see)

    def _give_up(self, campaign: int) -> None:
        self._context.attempt(lambda: self._bench.campaigns.stop(campaign))
        self.changed.emit()
