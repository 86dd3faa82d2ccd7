"""The messages that were begun, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from charta.domain.records import Campaign
from charta.services.campaigns import CampaignCounts, Channel
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.reminders.words import CHANNEL_WORDS, counts_line
from charta.ui.saving import open_target
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.card_list import CardList
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


@dataclass(frozen=True)
class Listed:
    """One message of the list: its subject, how far it is, where its drafts are, whether it goes out now."""

    campaign: Campaign
    subject: str
    counts: CampaignCounts
    folder: Path | None
    is_going: bool

    @property
    def is_draft(self) -> bool:
        """Whether it goes out as drafts."""
        return self.campaign.channel == Channel.DRAFTS

    @property
    def is_unfinished(self) -> bool:
        """Whether some of it may still go out."""
        return self.counts.waiting > 0 and not self.campaign.stopped


class CampaignCard(Card):
    """One message: what it is, how far it is, and what can be done."""

    log_asked = Signal(int)
    resumed = Signal(int)
    uncertain_asked = Signal(int)

    def __init__(self, context: UiContext, entry: Listed, *, may_go_on: bool) -> None:
        super().__init__(context.theme)
        self.entry = entry
        tr, icons, words = context.tr, context.icons, context.translator
        campaign = entry.campaign
        title = tr("Message {number}, {moment}", number=campaign.number, moment=words.moment(campaign.at))
        self.setAccessibleName(title)
        self.chip = _chip(context, entry)
        self.log = button(icons, tr("Who got it…"), Kind.SECONDARY, "list")
        self.go_on = button(icons, tr("Go on…"), Kind.SECONDARY, "arrow-right")
        self.decide = button(icons, tr("Decide what is uncertain…"), Kind.SECONDARY, "circle-question-mark")
        self.open = button(icons, tr("Open the folder"), Kind.QUIET, "folder-open")
        self._lay_out(context, title)
        self.go_on.setVisible(entry.is_unfinished and may_go_on)
        self.decide.setVisible(bool(entry.counts.uncertain) and not entry.is_going)
        self.open.setVisible(entry.folder is not None)
        self.log.clicked.connect(self._ask_log)
        self.go_on.clicked.connect(self._resume)
        self.decide.clicked.connect(self._decide)
        self.open.clicked.connect(self._open)

    def _lay_out(self, context: UiContext, title: str) -> None:
        px, words, campaign = context.theme.px, context.translator, self.entry.campaign
        self.body.setContentsMargins(px(16), px(12), px(16), px(12))
        self.body.setSpacing(px(6))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Text(title, TextStyle.LABEL), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(Text(self.entry.subject))
        parts = [
            words.ntr("To {people} person", "To {people} people", campaign.count,
                      people=number(campaign.count, words)),
            words.tr(CHANNEL_WORDS[Channel(campaign.channel)]),
            words.tr("Version {number}", number=campaign.version),
            words.tr("by {name}", name=campaign.by),
        ]  # fmt: skip
        self.body.addWidget(Text(" · ".join(parts), TextStyle.CAPTION, Tone.NEUTRAL))
        counts = counts_line(self.entry.counts, campaign.channel, words, stopped=campaign.stopped)
        self.told = Text(counts, TextStyle.CAPTION)
        self.body.addWidget(self.told)
        actions = Flow(px(8))
        for made in (self.log, self.go_on, self.decide, self.open):
            made.setAccessibleDescription(title)
            actions.add(made)
        self.body.addWidget(actions)

    def _ask_log(self) -> None:
        self.log_asked.emit(self.entry.campaign.number)

    def _resume(self) -> None:
        self.resumed.emit(self.entry.campaign.number)

    def _decide(self) -> None:
        self.uncertain_asked.emit(self.entry.campaign.number)

    def _open(self) -> None:
        if self.entry.folder is not None:
            open_target(self.entry.folder)


class CampaignList(CardList):
    """Shows messages as cards."""

    log_asked = Signal(int)
    resumed = Signal(int)
    uncertain_asked = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, context.tr("Messages so far"))
        self._context = context
        self._known: object = None
        self.cards: dict[int, CampaignCard] = {}

    def show_messages(self, entries: Sequence[Listed], older: int, above: int) -> None:
        """Show messages; `older` are not among them, and the one with the number `above` is shown above."""
        if (known := (entries, older, above)) == self._known:
            return
        self._known = known
        is_busy = any(entry.is_going for entry in entries)
        self.cards = {
            entry.campaign.number: self._card(entry, may_go_on=entry.campaign.number != above and not is_busy)
            for entry in entries
        }
        told = self._context.ntr("Show {count} older message", "Show {count} older messages", older)
        self.show_cards(tuple(self.cards.values()), told if older else "")

    def _card(self, entry: Listed, *, may_go_on: bool) -> CampaignCard:
        card = CampaignCard(self._context, entry, may_go_on=may_go_on)
        card.log_asked.connect(self.log_asked)
        card.resumed.connect(self.resumed)
        card.uncertain_asked.connect(self.uncertain_asked)
        return card


def _chip(context: UiContext, entry: Listed) -> Chip:
    tr, counts = context.tr, entry.counts
    if entry.is_going:
        state = (tr("Going out"), Tone.ACCENT, "arrow-right")
    elif counts.uncertain:
        state = (tr("Uncertain"), Tone.WARNING, "circle-question-mark")
    elif entry.campaign.stopped and counts.waiting:
        state = (tr("Stopped"), Tone.NEUTRAL, "x")
    elif counts.waiting:
        state = (tr("Interrupted"), Tone.WARNING, "triangle-alert")
    elif counts.refused:
        state = (tr("Some refused"), Tone.WARNING, "triangle-alert")
    else:
        state = (tr("Done"), Tone.SUCCESS, "check")
    told, tone, icon = state
    return Chip(context.theme, context.icons, told, tone, icon=icon)
