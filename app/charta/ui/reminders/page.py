"""Messages to those whose signature is waited for: a new one, what goes out, and what became of others."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from charta.bootstrap import Workbench
from charta.domain.mail import MailState
from charta.domain.records import Campaign
from charta.domain.register import DUE
from charta.errors import ChartaError
from charta.services.wizard import PEOPLE
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.page import Page
from charta.ui.people.looking import SPANS, PeopleLook, Summary
from charta.ui.people.not_yet import NotYet
from charta.ui.reminders.composer import Composer
from charta.ui.reminders.going import GoingCard
from charta.ui.reminders.listing import CampaignList, Listed
from charta.ui.reminders.log_dialog import LogDialog
from charta.ui.reminders.outbox import Outbox
from charta.ui.reminders.people_dialogs import PeopleDialog, UncertainDialog
from charta.ui.reminders.preview import PreviewCard
from charta.ui.reminders.uncertain import UncertainBanner
from charta.ui.reminders.words import subject_of
from charta.ui.spot import Spot
from charta.ui.widgets.empty_state import EmptyState


class RemindersPage(Page):
    """Writes to people, sends in the background, and lists what was sent."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Reminders"),
            tr("Messages to those who have not signed yet, or have to again."),
            overline=tr("Roll out"),
            wide=True,
        )
        self._bench = bench
        self.look = PeopleLook(context, bench, self)
        preview = PreviewCard(context)
        self.outbox = Outbox(context, bench, preview.sample, self)
        self.going = GoingCard(context)
        self.uncertain = UncertainBanner(context)
        self.composer = Composer(context, bench, self.outbox, preview)
        self.list = CampaignList(context)
        self.not_yet = NotYet(
            context,
            bench,
            self.look,
            tr("As long as there is no published version, nobody is asked to sign, and nobody is reminded."),
            tr("First take over a list of people with their e-mail addresses; then mail can reach them."),
        )
        self._fill_body()
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether messages are going out."""
        return self.outbox.is_busy

    @property
    def under_way(self) -> str:
        """How far the message is that would be interrupted."""
        return self.outbox.under_way

    def end_work(self) -> None:
        """Interrupt what goes out, and take note of how far it came."""
        self.outbox.end_work()

    def flush(self) -> None:
        """Remember who sends."""
        self.composer.keep_sender()

    def unsaved(self) -> Mapping[str, object]:
        """Return the words that are in no message yet."""
        return self.composer.unsaved()

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show them again."""
        self.composer.take_up(unsaved)

    def refresh(self) -> None:
        """Show who is meant and what was sent, as things stand."""
        self._show_messages()
        self.not_yet.refresh()
        self._show_people()

    def focus_first(self) -> None:
        """Put the keyboard on the first choice, or on the way out where there is none."""
        first = self.composer.who.due
        if first.isVisibleTo(self) and not self.going.isVisibleTo(self):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def view(self) -> str:
        """Return what is chosen."""
        return self.composer.view()

    def show_view(self, view: str) -> None:
        """Choose it again."""
        self.composer.show_view(view)

    def show_spot(self, spot: Spot) -> None:
        """Take the people who were chosen elsewhere."""
        super().show_spot(spot)
        if spot.people is not None:
            self.composer.who.choose(spot.people)
            self._show_people()
            self.area.ensureWidgetVisible(self.composer.who)

    # -- dialogs ------------------------------------------------------------------------------------------

    def open_log(self, campaign: int) -> LogDialog | None:
        """Show who got a message; None where that cannot be read."""
        try:
            dialog = LogDialog(self.context, self._bench, campaign, self)
        except ChartaError as error:
            self.context.messages.fail(error)
            return None
        if self.outbox.counts(campaign).refused:
            dialog.show_state(MailState.REFUSED)
        dialog.open()
        return dialog

    def open_uncertain(self, campaign: int) -> UncertainDialog:
        """Ask of each uncertain copy what became of it."""
        ids = self._bench.campaigns.uncertain(campaign)
        dialog = UncertainDialog(self.context, self._bench, campaign, ids, self)
        dialog.decided.connect(lambda people, state: self.outbox.decide(campaign, people, state))
        dialog.open()
        return dialog

    def open_unreachable(self) -> PeopleDialog:
        """List those whom the message cannot reach."""
        tr, who = self.context.tr, self.composer.who
        told = tr(
            "They have no e-mail address in the list of people. Print their forms, or add the addresses."
        )
        if who.is_to_managers:
            told = tr(
                "Nobody in the list has the name or the address of their manager, or more than one has."
            )
        title, ids = tr("Who cannot be reached"), who.recipients.unreachable
        dialog = PeopleDialog(self.context, self._bench, (title, told), ids, self)
        dialog.open()
        return dialog

    # -- what is shown ------------------------------------------------------------------------------------

    def _show_people(self) -> None:
        summary = self.look.summary if self.not_yet.show_state() else None
        is_quiet = summary is not None and self._is_quiet(summary)
        self._everybody.setVisible(is_quiet)
        self.composer.setVisible(summary is not None and not is_quiet)
        if summary is not None and not is_quiet:
            self.context.attempt(lambda: self.composer.show_people(summary.groups))

    def _is_quiet(self, summary: Summary) -> bool:
        """Tell whether nobody is due, now or soon, and nobody was chosen."""
        waiting = sum(summary.total.counts[state] for state in DUE)
        return not waiting and not summary.due[SPANS[-1]] and not self.composer.who.is_chosen

    def _show_messages(self) -> None:
        campaigns = self._bench.campaigns.campaigns()
        shown = campaigns[: self.list.shown]
        entries = [self._listed(campaign) for campaign in shown]
        going = next((entry for entry in entries if entry.is_going), None)
        above = going or next((entry for entry in entries if entry.is_unfinished), None)
        self._show_above(above)
        uncertain = next((entry for entry in entries if entry.counts.uncertain and not entry.is_going), None)
        self._show_uncertain(uncertain.campaign if uncertain else None)
        self.list.show_messages(entries, len(campaigns) - len(shown), above.campaign.number if above else 0)

    def _listed(self, campaign: Campaign) -> Listed:
        outbox = self.outbox
        return Listed(
            campaign,
            subject_of(campaign, self.context, self._bench.messages),
            outbox.counts(campaign.number),
            outbox.memory.drafts(campaign.number),
            campaign.number == outbox.run.number,
        )

    def _show_above(self, entry: Listed | None) -> None:
        run = self.outbox.run
        if entry is None:
            self.going.show_none()
        elif entry.is_going:
            rate = self.outbox.account.per_minute
            self.going.show_going(entry, rate, stopping=run.is_stopping)
        else:
            self.going.show_resting(entry, may_go_on=not self.outbox.is_busy)

    def _show_uncertain(self, campaign: Campaign | None) -> None:
        people = self._bench.campaigns.uncertain(campaign.number) if campaign else ()
        self.uncertain.show_uncertain(campaign, people)

    def _resume(self, campaign: int) -> None:
        self.going.problem.show_error(None)
        self.outbox.resume(campaign)

    def _outbox_changed(self) -> None:
        self._show_messages()
        if self.composer.isVisibleTo(self):
            self.composer.show_choice()

    def _show_going(self) -> None:
        self.area.ensureWidgetVisible(self.going)

    def _lead_to_people(self) -> None:
        self.go_to.emit(PEOPLE)

    def _fill_body(self) -> None:
        tr = self.context.tr
        self._everybody = EmptyState(
            self.context.theme,
            self.context.icons,
            "circle-check",
            tr("Nobody has to be reminded."),
            tr(
                "No signature is waited for, and none is due within {days} days. To write to somebody all "
                "the same, choose them in the table of people.",
                days=number(SPANS[-1], self.context.translator),
            ),
        )
        table = self._everybody.add_action(tr("Go to the people"))
        table.clicked.connect(self._lead_to_people)
        parts = (self.going, self.uncertain, self.not_yet, self._everybody, self.composer, self.list)
        for part in parts:
            self.body.addWidget(part)

    def _connect(self) -> None:
        outbox = self.outbox
        self.look.changed.connect(self._show_people)
        self.not_yet.go_to.connect(self.go_to)
        self.composer.who.table_asked.connect(self._lead_to_people)
        self.composer.who.unreachable_asked.connect(self.open_unreachable)
        self.composer.who.changed.connect(self._show_people)
        self.going.paused.connect(outbox.pause)
        self.going.resumed.connect(self._resume)
        self.going.stop_asked.connect(outbox.stop)
        self.going.came_up.connect(self._show_going)
        self.going.left.connect(self.focus_first)
        self.uncertain.decided.connect(outbox.decide)
        self.uncertain.asked.connect(self.open_uncertain)
        self.list.log_asked.connect(self.open_log)
        self.list.resumed.connect(self._resume)
        self.list.uncertain_asked.connect(self.open_uncertain)
        self.list.all_asked.connect(self._show_messages)
        outbox.changed.connect(self._outbox_changed)
        outbox.failed.connect(self.going.problem.show_error)
        outbox.log_asked.connect(self.open_log)
