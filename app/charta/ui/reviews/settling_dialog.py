"""Settling a returned file: what it proposes beside what stands, by section, and what is left over."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.proposals import Proposal, ProposalState, TextProposal
from charta.domain.text import clean_line
from charta.errors import ChartaError, NameRequired, ProposalStale, sentence
from charta.services.returns import ReviewReport
from charta.ui.board.texts import SectionTexts
from charta.ui.context import UiContext
from charta.ui.reviews.answering import Answering
from charta.ui.reviews.edit_proposal import ProposalEditDialog
from charta.ui.reviews.leftovers import left_count, leftover_reading
from charta.ui.reviews.places import LEFT_OVER, Place
from charta.ui.reviews.settling_frame import ALL, CARDS, LEFT, OPEN, SettlingFrame
from charta.ui.reviews.words import conflicts_line, summary
from charta.ui.theme import Tone


class SettlingDialog(SettlingFrame):
    """Shows a file and takes the team's answers; each counts at once, changes of text can be undone."""

    def __init__(self, context: UiContext, bench: Workbench, digest: str, parent: QWidget) -> None:
        super().__init__(context, bench, bench.returns.report(digest), parent)
        self._bench = bench
        self._digest = digest
        self._place: str | None = None
        self._answers = Answering(bench, digest)
        self._connect()
        self.filter.setCurrentIndex(OPEN if self._report.open else ALL)
        self.refresh()
        self.take_room(parent.window())

    @property
    def report(self) -> ReviewReport:
        """What the file says, as it is shown."""
        return self._report

    def refresh(self) -> None:
        """Show the file beside the charter as it stands."""
        self._report = self._bench.returns.report(self._digest)
        places = self._offered()
        self._place = self.places.show_places(places, self._place)
        self._show_place(self._place if self._place is not None else LEFT_OVER)
        proposals, waiting = self._report.proposals, self._report.open
        tr = self.context.tr
        self.filter.setItemText(OPEN, tr("Open ({count})", count=len(waiting)))
        self.filter.setItemText(ALL, tr("All ({count})", count=len(proposals)))
        self.accept_calm.setEnabled(bool(self._calm()))
        self.reject_all.setEnabled(bool(waiting))
        self.undo.setEnabled(self._answers.can_undo)
        self.redo.setEnabled(self._answers.can_redo)

    def accept_these(self, ids: Sequence[str]) -> None:
        """Take proposals over."""
        chosen, place = self._chosen(ids), self._next_to(ids)
        if chosen and self._settle(lambda: self._answers.accept(chosen, self.name.text())):
            left = conflicts_line(self._report, self.context.translator) if len(chosen) > 1 else ""
            told = self.context.ntr("{count} accepted.", "{count} accepted.", len(chosen))
            self.tell(f"{told} {left}".strip())
            self._focus(place)

    def reject_these(self, ids: Sequence[str], note: str = "") -> None:
        """Leave proposals out, after asking where there are several."""
        chosen, place = self._chosen(ids), self._next_to(ids)
        if not chosen or (len(chosen) > 1 and not self._is_sure(chosen)):
            return
        if self._settle(lambda: self._answers.reject(chosen, self.name.text(), note)):
            self.tell(self.context.ntr("{count} rejected.", "{count} rejected.", len(chosen)))
            self._focus(place)

    def accept_everything(self) -> None:
        """Take everything over that is not in conflict, after saying what that is."""
        calm = self._calm()
        if self._is_wanted(calm):
            self.accept_these([entry.id for entry in calm])

    def accept_section(self, ids: Sequence[str]) -> None:
        """Take proposals of a section over; ask first where not all of that can be undone."""
        chosen = self._chosen(ids)
        if all(isinstance(entry, TextProposal) for entry in chosen) or self._is_wanted(chosen):
            self.accept_these(ids)

    def edit_this(self, id_: str) -> ProposalEditDialog | None:
        """Open the wording with a proposal taken over, to be changed and saved as the answer."""
        (proposal,) = self._chosen([id_])
        if not clean_line(self.name.text()):
            self._refuse(NameRequired())
            return None
        if not isinstance(proposal, TextProposal):
            return None
        asked = (self._digest, proposal, self.name.text())
        dialog = ProposalEditDialog(self.context, self._bench, asked, self)
        dialog.accepted.connect(self._edited)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take_back(self) -> None:
        """Undo the last change of text or refusal that was made here."""
        before = {entry.id for entry in self._report.open}
        if self._settle(self._answers.undo):
            self._go_to_first([entry for entry in self._report.open if entry.id not in before])
            self.tell(self.context.tr("Undone; it is open again."))

    def do_again(self) -> None:
        """Do again what was undone here."""
        if self._settle(self._answers.redo):
            self.tell(self.context.tr("Done again."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first proposal."""
        super().showEvent(event)
        # What is in sight is known only once the dialog has been laid out.
        QTimer.singleShot(0, self, self._focus)

    # -- answers ------------------------------------------------------------------------------------------

    def _settle(self, action: Callable[[], object]) -> bool:
        """Do something; say why where it cannot be done."""
        try:
            was_done = action() is not False
        except ChartaError as error:
            self._refuse(error)
            was_done = False
        if was_done:
            self._remember_name()
        self.refresh()
        return was_done

    def _edited(self) -> None:
        self._answers.count()
        self._remember_name()
        self.refresh()
        self.tell(self.context.tr("The wording is saved as your answer."))
        self._focus()

    def _go_to_first(self, proposals: Sequence[Proposal]) -> None:
        """Show the section of the first of these, and put the keyboard on it."""
        if proposals:
            self.places.choose(proposals[0].section)
            self._focus(self.pane.place_of(proposals[0].id))

    def _focus(self, place: int = 0) -> None:
        """Put the keyboard on a proposal, in sight."""
        if self.stack.currentIndex() == CARDS:
            self.pane.focus(place)
        else:
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focusWidget()
        if focus is not None:
            self.area.ensureWidgetVisible(focus)

    def _refuse(self, error: ChartaError) -> None:
        if isinstance(error, ProposalStale):
            # The service names a section by its id.
            what = self.words.section(str(error.parameters["what"]))
            error = ProposalStale(what=what, reason=error.parameters["reason"])
        self.tell(sentence(error, self.context), Tone.DANGER)
        if isinstance(error, NameRequired):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_wanted(self, chosen: Sequence[Proposal]) -> bool:
        if not clean_line(self.name.text()):
            self._refuse(NameRequired())
            return False
        title = self.context.ntr("Accept {count} proposal?", "Accept {count} proposals?", len(chosen))
        told = summary(chosen, self.context.translator)
        return self.context.messages.confirm(title, told, self.context.tr("Accept"))

    def _is_sure(self, chosen: Sequence[Proposal]) -> bool:
        tr, ntr = self.context.tr, self.context.ntr
        title = ntr("Reject {count} proposal?", "Reject {count} proposals?", len(chosen))
        return self.context.messages.confirm(
            title, summary(chosen, self.context.translator), tr("Reject"), danger=True
        )

    def _remember_name(self) -> None:
        preferences, name = self.context.preferences, clean_line(self.name.text())
        if name:
            preferences.change(replace(preferences.settings, user_name=name))

    def _chosen(self, ids: Iterable[str]) -> Sequence[Proposal]:
        wanted = set(ids)
        return [entry for entry in self._report.proposals if entry.id in wanted]

    def _next_to(self, ids: Sequence[str]) -> int:
        return self.pane.place_of(ids[0]) if ids else 0

    def _calm(self) -> Sequence[Proposal]:
        return [entry for entry in self._report.open if entry.state is not ProposalState.CONFLICT]

    # -- what is shown ------------------------------------------------------------------------------------

    def _offered(self) -> Sequence[Place]:
        with_all = self.filter.currentIndex() == ALL
        counts: dict[str, int] = {}
        for entry in self._report.proposals:
            if with_all or entry.state.is_open:
                counts[entry.section] = counts.get(entry.section, 0) + entry.state.is_open
        order = [section.id for section in self._bench.session.catalogue.sections if section.id in counts]
        others = [section for section in counts if section not in order]
        places = [Place(id_, self.words.section(id_), counts[id_]) for id_ in (*order, *others)]
        return [*places, Place(LEFT_OVER, self.context.tr("Left over"), left_count(self._report))]

    def _choose(self, place: str) -> None:
        self.tell("")
        self._show_place(place)

    def _show_place(self, place: str) -> None:
        self._place = place
        if place == LEFT_OVER:
            words, translator = self.words, self.context.translator
            self.left.show_readings([leftover_reading(self._report, words, translator)])
            self.pane.clear()
            self.stack.setCurrentIndex(LEFT)
        else:
            self.pane.show_section(place, self._report, with_all=self.filter.currentIndex() == ALL)
            self.stack.setCurrentIndex(CARDS)
        self._show_text(self.pane.read.isChecked())

    def _show_text(self, shown: bool) -> None:  # noqa: FBT001 - a signal's value
        visible = shown and self.stack.currentIndex() == CARDS
        if visible:
            texts = SectionTexts(self._bench, self.context.translator)
            self.present.show_readings(texts.present(self.pane.section))
        self.present.setVisible(visible)

    def _filter(self) -> None:
        if self._place == LEFT_OVER:
            self._place = None
        self.refresh()

    def _show_all(self) -> None:
        self.filter.setCurrentIndex(ALL)
        self._focus()

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._filter)
        self.places.chosen.connect(self._choose)
        self.pane.accept_asked.connect(self._accept_one)
        self.pane.calm_asked.connect(self.accept_section)
        self.pane.edit_asked.connect(self.edit_this)
        self.pane.reject_asked.connect(self.reject_these)
        self.pane.all_asked.connect(self._show_all)
        self.pane.text_asked.connect(self._show_text)
        self.accept_calm.clicked.connect(self.accept_everything)
        self.reject_all.clicked.connect(self._reject_everything)
        self.undo.clicked.connect(self.take_back)
        self.redo.clicked.connect(self.do_again)
        self.close_.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.take_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), self, self.do_again)

    def _accept_one(self, id_: str) -> None:
        self.accept_these((id_,))

    def _reject_everything(self) -> None:
        self.reject_these([entry.id for entry in self._report.open])
