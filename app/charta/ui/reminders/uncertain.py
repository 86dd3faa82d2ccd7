"""A message of which some copies may have been sent or not: what is known, and the ways to settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from charta.domain.mail import MailState
from charta.domain.records import Campaign
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.theme import Tone
from charta.ui.widgets.folding_banner import FoldingBanner


class UncertainBanner(FoldingBanner):
    """Asks what became of the uncertain copies of one message."""

    decided = Signal(int, object, object)
    """A message by its number, people, and what became of their copies."""
    asked = Signal(int)
    """The user wants to decide one by one."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme, context.icons, "", Tone.WARNING)
        self._context = context
        self._campaign: Campaign | None = None
        self._people: Sequence[int] = ()
        tr = context.tr
        self.sent = self.add_action(tr("They were sent"))
        self.again = self.add_action(tr("Send them again"))
        self.single = self.add_action(tr("Decide one by one…"))
        self.sent.clicked.connect(self._take_as_sent)
        self.again.clicked.connect(self._send_again)
        self.single.clicked.connect(self._ask)
        self.hide()

    def show_uncertain(self, campaign: Campaign | None, people: Sequence[int]) -> None:
        """Show of whom it is not known whether they got a message; nothing where there is none."""
        self._campaign, self._people = campaign, tuple(people)
        self.setVisible(campaign is not None)
        if campaign is None:
            return
        words, tr = self._context.translator, self._context.tr
        count = len(people)
        self.show_text(
            words.ntr(
                "Message {number}: {copies} copy may have been sent or not, since something came between.",
                "Message {number}: {copies} copies may have been sent or not, since something came between.",
                count,
                number=campaign.number,
                copies=number(count, words),
            )
        )
        self.again.setText(tr("They were not sent") if campaign.stopped else tr("Send them again"))

    def _take_as_sent(self) -> None:
        self._decide(MailState.SENT)

    def _send_again(self) -> None:
        self._decide(MailState.WAITING)

    def _decide(self, state: MailState) -> None:
        if self._campaign is not None:
            self.decided.emit(self._campaign.number, self._people, state)

    def _ask(self) -> None:
        if self._campaign is not None:
            self.asked.emit(self._campaign.number)
