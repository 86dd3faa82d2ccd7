"""What becomes of a version after it was published: it is looked at again, or withdrawn."""

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.jurisdictions import months_later
from charta.services.publication import REVIEW_MONTHS
from charta.ui.context import UiContext
from charta.ui.publication.review_day import ReviewDay
from charta.ui.publication.words import team_answer
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.text import Text


class ReviewedDialog(FormDialog):
    """Records that a version was looked at again and needs no change."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: str, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        title = tr("Version {number}: reviewed, no change", number=number)
        super().__init__(context, title, tr("Record"), parent)
        self._bench = bench
        self._number = number
        words = tr("The version stays as it is; that somebody looked at it again is kept with it.")
        self.body.addWidget(Text(words, tone=Tone.NEUTRAL))
        self.by = self.ask_line(tr("Who looked at it again"), team_answer(bench, "facilitator"))
        self.note = self.ask_text(
            tr("Note (optional)"), hint=tr("For example what was compared, and with whom.")
        )
        today = bench.session.clock.now().astimezone().date()
        self.next = ReviewDay(self, months_later(today, REVIEW_MONTHS))
        self.set_size(WIDTH, 560)
        self.by.setFocus()

    def record(self) -> None:
        """Record it."""
        self._bench.publication.reviewed(
            self._number, self.by.text(), self.next.value, self.note.toPlainText()
        )


class WithdrawDialog(FormDialog):
    """Says that a version no longer applies, and why."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: str, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        title = tr("Withdraw version {number}", number=number)
        super().__init__(context, title, tr("Withdraw"), parent, kind=Kind.DANGER)
        self._bench = bench
        self._number = number
        self.body.addWidget(Banner(context.theme, context.icons, self._consequence(), Tone.WARNING))
        self.reason = self.ask_text(
            tr("Reason"), hint=tr("It is kept with the charter and stands in the evidence file.")
        )
        self.by = self.ask_line(tr("Who withdraws it"), team_answer(bench, "facilitator"))
        # Enter in a line must not withdraw anything by itself.
        self.save.setDefault(False)
        self.set_size(WIDTH, 480)
        self.reason.setFocus()

    def record(self) -> None:
        """Record it."""
        self._bench.publication.withdraw(self._number, self.reason.toPlainText(), self.by.text())

    def _consequence(self) -> str:
        tr = self.context.tr
        others = (
            entry.version.number
            for entry in self._bench.editions.published()
            if entry.withdrawal is None and entry.version.number != self._number
        )
        fallback = next(others, "")
        current = self._bench.editions.current()
        if current is None or current.version.number != self._number:
            return tr("This cannot be taken back. The text and the documents of the version stay readable.")
        if fallback:
            return tr(
                "This cannot be taken back. Version {number} is then the one that applies; the text and the "
                "documents of this one stay readable.",
                number=fallback,
            )
        return tr(
            "This cannot be taken back. No version applies then, until another one is published; the text "
            "and the documents stay readable."
        )
