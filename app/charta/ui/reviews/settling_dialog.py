"""Settling a returned file: what it proposes beside what stands, by section, and what is left over."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.proposals import Proposal, ProposalState, TextProposal
from charta.domain.text import NAME_LIMIT, clean_line
from charta.errors import ChartaError, NameRequired, sentence
from charta.services.intake import ReviewReport
from charta.ui.board.reading import TextView
from charta.ui.board.texts import SectionTexts
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.reviews.answering import Answering
from charta.ui.reviews.edit_proposal import ProposalEditDialog
from charta.ui.reviews.leftovers import left_count, leftover_reading
from charta.ui.reviews.places import LEFT_OVER, Place, PlaceChoice
from charta.ui.reviews.section_pane import SectionPane
from charta.ui.reviews.words import ReviewWords, conflicts_line, file_line, summary
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.snug_stack import SnugStack
from charta.ui.widgets.text import Text

BESIDE = 720
"""From this width on (at 100 %), the sections are listed beside the proposals."""
READ_BESIDE = 1060
"""From this width on (at 100 %), a section's text stands beside its proposals and not above them."""
ROOMY = 420
"""From this height on (at 100 %), the proposals scroll below the head; in less height the dialog scrolls."""
SIDE = 230
_OPEN, _ALL = range(2)
_CARDS, _LEFT = range(2)


class SettlingDialog(QDialog):
    """Shows a file and takes the team's answers; each counts at once, changes of text can be undone."""

    def __init__(self, context: UiContext, bench: Workbench, digest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._digest = digest
        self._words = ReviewWords(context, bench)
        self._report = bench.intake.report(digest)
        self._place: str | None = None
        self._answers = Answering(bench, digest)
        tr, icons = context.tr, context.icons
        self.filter = CalmComboBox()
        self.places = PlaceChoice(context, self)
        self.pane = SectionPane(context, bench)
        self.left = TextView(context.theme, tr("Left over"))
        self.present = TextView(context.theme, tr("The section as it stands"))
        self.name = QLineEdit(context.preferences.settings.user_name)
        self.undo = button(icons, tr("Undo"), Kind.QUIET, "undo-2")
        self.redo = button(icons, tr("Redo"), Kind.QUIET, "redo-2")
        self.accept_calm = button(icons, tr("Accept everything that is not in conflict…"), icon="check")
        self.reject_all = button(icons, tr("Reject everything…"), Kind.QUIET)
        self.close_ = button(icons, tr("Close"), Kind.PRIMARY)
        self._told = Text("", TextStyle.CAPTION)
        self._untouched = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._stack = SnugStack()
        self._area = ScrollColumn()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QWidget()
        self._lay_out()
        self._connect()
        self.filter.setCurrentIndex(_OPEN if self._report.open else _ALL)
        self.refresh()
        self._take_room(parent.window())

    @property
    def report(self) -> ReviewReport:
        """What the file says, as it is shown."""
        return self._report

    @property
    def told(self) -> str:
        """What became of the last answer, or why it was not taken."""
        return self._told.text()

    def refresh(self) -> None:
        """Show the file beside the charter as it stands."""
        self._report = self._bench.intake.report(self._digest)
        places = self._offered()
        self._place = self.places.show_places(places, self._place)
        self._show_place(self._place if self._place is not None else LEFT_OVER)
        proposals, waiting = self._report.proposals, self._report.open
        tr = self._context.tr
        self.filter.setItemText(_OPEN, tr("Open ({count})", count=len(waiting)))
        self.filter.setItemText(_ALL, tr("All ({count})", count=len(proposals)))
        self.accept_calm.setEnabled(bool(self._calm()))
        self.reject_all.setEnabled(bool(waiting))
        self.undo.setEnabled(self._answers.can_undo)
        self.redo.setEnabled(self._answers.can_redo)

    def accept_these(self, ids: Sequence[str]) -> None:
        """Take proposals over."""
        chosen, place = self._chosen(ids), self._next_to(ids)
        if chosen and self._settle(lambda: self._answers.accept(chosen, self.name.text())):
            left = conflicts_line(self._report, self._context.translator) if len(chosen) > 1 else ""
            told = self._context.ntr("{count} accepted.", "{count} accepted.", len(chosen))
            self._tell(f"{told} {left}".strip())
            self._focus(place)

    def reject_these(self, ids: Sequence[str], note: str = "") -> None:
        """Leave proposals out, after asking where there are several."""
        chosen, place = self._chosen(ids), self._next_to(ids)
        if not chosen or (len(chosen) > 1 and not self._is_sure(chosen)):
            return
        if self._settle(lambda: self._answers.reject(chosen, self.name.text(), note)):
            self._tell(self._context.ntr("{count} rejected.", "{count} rejected.", len(chosen)))
            self._focus(place)

    def accept_everything(self) -> None:
        """Take everything over that is not in conflict, after saying what that is."""
        calm = self._calm()
        title = self._context.ntr("Accept {count} proposal?", "Accept {count} proposals?", len(calm))
        told = summary(calm, self._context.translator)
        if self._context.messages.confirm(title, told, self._context.tr("Accept")):
            self.accept_these([entry.id for entry in calm])

    def edit_this(self, id_: str) -> ProposalEditDialog | None:
        """Open the wording with a proposal taken over, to be changed and saved as the answer."""
        (proposal,) = self._chosen([id_])
        if not clean_line(self.name.text()):
            self._refuse(NameRequired())
            return None
        if not isinstance(proposal, TextProposal):
            return None
        asked = (self._digest, proposal, self.name.text())
        dialog = ProposalEditDialog(self._context, self._bench, asked, self)
        dialog.accepted.connect(self._edited)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take_back(self) -> None:
        """Undo the last change of text or refusal that was made here."""
        before = {entry.id for entry in self._report.open}
        if self._settle(self._answers.undo):
            self._go_to_first([entry for entry in self._report.open if entry.id not in before])
            self._tell(self._context.tr("Undone; it is open again."))

    def do_again(self) -> None:
        """Do again what was undone here."""
        if self._settle(self._answers.redo):
            self._tell(self._context.tr("Done again."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the first proposal."""
        super().showEvent(event)
        # What is in sight is known only once the dialog has been laid out.
        QTimer.singleShot(0, self, self._focus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """List the sections beside the proposals, or in one line above them."""
        super().resizeEvent(event)
        px = self._context.theme.px
        beside = event.size().width() >= px(BESIDE)
        self._side.setVisible(beside)
        self.places.line.setVisible(not beside)
        growing = event.size().height() < px(ROOMY)
        self.pane.set_growing(growing=growing)
        for view in (self.left, self.present):
            view.setMinimumHeight(px(240) if growing else px(60))
        wide = event.size().width() >= px(READ_BESIDE)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if wide else ways.BottomToTop)

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
        self._tell(self._context.tr("The wording is saved as your answer."))
        self._focus()

    def _go_to_first(self, proposals: Sequence[Proposal]) -> None:
        """Show the section of the first of these, and put the keyboard on it."""
        if proposals:
            self.places.choose(proposals[0].section)
            self._focus(self.pane.place_of(proposals[0].id))

    def _focus(self, place: int = 0) -> None:
        """Put the keyboard on a proposal, in sight."""
        if self._stack.currentIndex() == _CARDS:
            self.pane.focus(place)
        else:
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focusWidget()
        if focus is not None:
            self._area.ensureWidgetVisible(focus)

    def _refuse(self, error: ChartaError) -> None:
        self._tell(sentence(error, self._context.tr), Tone.DANGER)
        if isinstance(error, NameRequired):
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str, tone: Tone = Tone.SUCCESS) -> None:
        self._told.setProperty("tone", tone.value)
        self._told.style().unpolish(self._told)
        self._told.style().polish(self._told)
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _is_sure(self, chosen: Sequence[Proposal]) -> bool:
        tr, ntr = self._context.tr, self._context.ntr
        title = ntr("Reject {count} proposal?", "Reject {count} proposals?", len(chosen))
        return self._context.messages.confirm(
            title, summary(chosen, self._context.translator), tr("Reject"), danger=True
        )

    def _remember_name(self) -> None:
        preferences = self._context.preferences
        preferences.change(replace(preferences.settings, user_name=clean_line(self.name.text())))

    def _chosen(self, ids: Iterable[str]) -> Sequence[Proposal]:
        wanted = set(ids)
        return [entry for entry in self._report.proposals if entry.id in wanted]

    def _next_to(self, ids: Sequence[str]) -> int:
        return self.pane.place_of(ids[0]) if ids else 0

    def _calm(self) -> Sequence[Proposal]:
        return [entry for entry in self._report.open if entry.state is not ProposalState.CONFLICT]

    # -- what is shown ------------------------------------------------------------------------------------

    def _offered(self) -> Sequence[Place]:
        with_all = self.filter.currentIndex() == _ALL
        counts: dict[str, int] = {}
        for entry in self._report.proposals:
            if with_all or entry.state.is_open:
                counts[entry.section] = counts.get(entry.section, 0) + entry.state.is_open
        order = [section.id for section in self._bench.session.catalogue.sections if section.id in counts]
        others = [section for section in counts if section not in order]
        places = [Place(id_, self._words.section(id_), counts[id_]) for id_ in (*order, *others)]
        return [*places, Place(LEFT_OVER, self._context.tr("Left over"), left_count(self._report))]

    def _choose(self, place: str) -> None:
        self._tell("")
        self._show_place(place)

    def _show_place(self, place: str) -> None:
        self._place = place
        if place == LEFT_OVER:
            words, translator = self._words, self._context.translator
            self.left.show_readings([leftover_reading(self._report, words, translator)])
            self.pane.clear()
            self._stack.setCurrentIndex(_LEFT)
        else:
            self.pane.show_section(place, self._report, with_all=self.filter.currentIndex() == _ALL)
            self._stack.setCurrentIndex(_CARDS)
        self._show_text(self.pane.read.isChecked())

    def _show_text(self, shown: bool) -> None:  # noqa: FBT001 - a signal's value
        visible = shown and self._stack.currentIndex() == _CARDS
        if visible:
            texts = SectionTexts(self._bench, self._context.translator)
            self.present.show_readings(texts.present(self.pane.section))
        self.present.setVisible(visible)

    def _filter(self) -> None:
        if self._place == LEFT_OVER:
            self._place = None
        self.refresh()

    def _show_all(self) -> None:
        self.filter.setCurrentIndex(_ALL)
        self._focus()

    # -- layout -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        returned, translator = self._report.returned, self._context.translator
        self.setWindowTitle(tr("What {name} proposes", name=returned.file))
        self.setAccessibleName(self.windowTitle())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(12), px(12), px(12))
        outer.setSpacing(px(8))
        column = self._area.body
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(ElidedLabel(returned.file, TextStyle.TITLE, mode=Qt.TextElideMode.ElideMiddle))
        line = file_line(returned, self._report.request, self._report.program, self._words, translator)
        column.addWidget(ElidedLabel(line, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addWidget(self._choices())
        self._fill_row()
        column.addLayout(self._row, 1)
        outer.addWidget(self._area, 1)
        self._told.hide()
        outer.addWidget(self._told)
        outer.addLayout(self._foot())

    def _choices(self) -> Flow:
        tr, px = self._context.tr, self._context.theme.px
        self.filter.addItems(["", ""])
        self.filter.setAccessibleName(tr("Which proposals are shown"))
        self.filter.setMinimumWidth(px(150))
        self.places.line.setMinimumWidth(px(240))
        label = Text(tr("&Your name"), TextStyle.LABEL, wrap=False)
        label.setBuddy(self.name)
        label.setMinimumHeight(self.filter.sizeHint().height())
        self.name.setAccessibleName(tr("Your name"))
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setFixedWidth(px(150))
        row = Flow(px(8))
        everything = (self.accept_calm, self.reject_all)
        for widget in (self.filter, self.places.line, label, self.name, *everything):
            row.add(widget)
        return row

    def _fill_row(self) -> None:
        px = self._context.theme.px
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(self.places.list, 1)
        side.addWidget(self._untouched)
        untouched = len(self._report.untouched)
        self._untouched.setText(
            self._context.ntr(
                "{count} section came back as it was sent.",
                "{count} sections came back as they were sent.",
                untouched,
            )
        )
        self._untouched.setVisible(bool(untouched))
        self._side.setFixedWidth(px(SIDE))
        self._row.setSpacing(px(12))
        self._row.addWidget(self._side)
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.left)
        self._beside.setSpacing(px(12))
        self._beside.addWidget(self._stack, 3)
        self._beside.addWidget(self.present, 2)
        self.present.hide()
        self._row.addLayout(self._beside, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(8))
        for widget in (self.undo, self.redo):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.close_)
        return row

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._filter)
        self.places.chosen.connect(self._choose)
        self.pane.accept_asked.connect(self.accept_these)
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

    def _reject_everything(self) -> None:
        self.reject_these([entry.id for entry in self._report.open])

    def _take_room(self, window: QWidget) -> None:
        px = self._context.theme.px
        self.resize(min(px(1240), window.width() - 32), min(px(820), window.height() - 32))
