"""The published versions, the newest first, and all that can be done with them."""

from functools import partial

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.export import Job
from charta.services.states import DRAFT
from charta.ui.context import UiContext
from charta.ui.publication.aftermath import ReviewedDialog, WithdrawDialog
from charta.ui.publication.approvals import ApprovalsDialog
from charta.ui.publication.changes import ChangesDialog
from charta.ui.publication.evidence_dialog import EvidenceDialog
from charta.ui.publication.reading import version_reading
from charta.ui.publication.version_card import VersionAction, VersionCard
from charta.ui.saving import Saver
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.section_header import SectionHeader


class VersionList(QWidget):
    """Shows a card for each version, and opens what its buttons ask for."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._saver = Saver(context, bench.session.store.path, self)
        self._shown: object = None
        self.cards: dict[str, VersionCard] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(context.theme.px(16))
        outer.addWidget(SectionHeader(context.theme, context.tr("Versions")))
        outer.addLayout(self._column)

    @property
    def is_busy(self) -> bool:
        """Whether files of a version are being written."""
        return self._saver.is_busy

    def refresh(self) -> None:
        """Show the versions as they stand."""
        states = self._bench.editions.states()
        shown = tuple((entry, states[entry.version.number]) for entry in self._bench.editions.published())
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        self.cards = {}
        for published, state in shown:
            card = VersionCard(self._context, published, state)
            card.asked.connect(self.act)
            self.cards[published.version.number] = card
            self._column.addWidget(card)
        if not shown:
            self._column.addWidget(self._empty())

    def act(self, action: VersionAction, number: str) -> QDialog | None:
        """Do something with a version; return the dialog that was opened for it, if any."""
        try:
            if action is VersionAction.DOCUMENTS:
                self.save_documents(number)
                return None
            dialog = self._dialog(action, number)
        except ChartaError as error:
            self._context.messages.fail(error)
            return None
        if action in (VersionAction.REVIEWED, VersionAction.WITHDRAW):
            dialog.finished.connect(partial(self._come_back, number, action))
        dialog.open()
        return dialog

    def changes_dialog(self, states: tuple[str, str], parent: QWidget) -> ChangesDialog:
        """Return what compares an earlier state with a later one."""
        return ChangesDialog(self._context, self._bench, states, self._saver, parent)

    def save_documents(self, number: str) -> None:
        """Save the documents of a version as they were published."""
        names = self._bench.editions.find(number).version.documents
        kept = ((name, self._bench.editions.document(number, name)) for name in names)
        jobs = [Job(name, partial(bytes, data)) for name, data in kept if data is not None]
        self._saver.save_documents(jobs)

    def _dialog(self, action: VersionAction, number: str) -> QDialog:
        context, bench = self._context, self._bench
        match action:
            case VersionAction.APPROVALS:
                return ApprovalsDialog(context, bench, number, self)
            case VersionAction.CHANGES:
                return self._changes(number)
            case VersionAction.EVIDENCE:
                return self._evidence(number)
            case VersionAction.REVIEWED:
                return ReviewedDialog(context, bench, number, self)
            case VersionAction.WITHDRAW:
                return WithdrawDialog(context, bench, number, self)
            case _:
                return version_reading(context, bench, number, self)

    def _changes(self, number: str) -> QDialog:
        """Compare a version with the one before it; the first one with what came after."""
        states = self._bench.states.states()
        place = states.index(number)
        earlier = states[place + 1] if place + 1 < len(states) else ""
        return self.changes_dialog((earlier, number) if earlier else (number, DRAFT), self)

    def _evidence(self, number: str) -> QDialog:
        dialog = EvidenceDialog(self._context, self._bench, number, self)
        dialog.chosen.connect(partial(self._save_evidence, number))
        return dialog

    def _save_evidence(self, number: str, language: str, format_: str) -> None:
        tr = self._context.tr
        try:
            job = self._bench.evidence.job(number, language, format_)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self._saver.save_file(job, tr("Save the evidence file"), tr("Evidence files"))

    def _come_back(self, number: str, action: VersionAction, _: int) -> None:
        """Put the keyboard back where it was; the card may be another one by now."""
        self.refresh()
        if number in self.cards:
            self.cards[number].focus_on(action)

    def _empty(self) -> EmptyState:
        tr = self._context.tr
        return EmptyState(
            self._context.theme,
            self._context.icons,
            "file-check",
            tr("No version yet"),
            tr(
                "Once the charter is published, each version stays here for good: its text, its documents, "
                "who approved it, and what changed since."
            ),
        )
