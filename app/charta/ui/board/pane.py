"""Deciding on one section for one department: the text at the left, the decision at the right."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QTabWidget, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.agreement import Stand
from charta.domain.records import Decision, DecisionKind
from charta.errors import ChartaError, Conflict, NoteRequired, sentence
from charta.services.agreement import EXCLUDED
from charta.services.reading import TEAM
from charta.ui.board.form import DecisionDraft, DecisionForm
from charta.ui.board.looks import LOOKS
from charta.ui.board.reading import TextView
from charta.ui.board.texts import SectionTexts
from charta.ui.board.words import decision_line, delegated_line, note_line, obstacle_line, section_name
from charta.ui.context import UiContext
from charta.ui.minor.dialogs import AnswerDialog, DeclareDialog, choice_dialog
from charta.ui.minor.words import called_line, carried_lines, department_names
from charta.ui.section.panel import GrowingColumn
from charta.ui.stands import cell_state, state_word
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.text import Text

STACKED = 620
"""Below this width (at 100 %), the decision stands under the text."""
FORM_WIDTH = 300


class DecisionPane(QWidget):
    """Shows what a department signs, and takes its decision on the very text that is shown."""

    signed = Signal(str, str)
    """A decision was recorded: section and department."""
    carried = Signal()
    """Something was said of a minor change."""

    def __init__(
        self, context: UiContext, bench: Workbench, *, with_next: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._texts = SectionTexts(bench, context.translator)
        self._cell = ("", "")
        self._shown = ""
        self._drafts: dict[tuple[str, str], DecisionDraft] = {}
        self.form = DecisionForm(context)
        self.form.set_verbs(with_next=with_next)
        self.form.submitted.connect(self._sign)
        self._present = TextView(context.theme, context.tr("The text to sign"))
        self._changes = TextView(context.theme, context.tr("What changed since the last decision"))
        self._seen = TextView(context.theme, context.tr("The text that was seen then"))
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(context.tr("What is shown"))
        self._side = GrowingColumn(context.theme)
        self._growing = False
        self._row = self._lay_out()

    @property
    def shown_fingerprint(self) -> str:
        """The fingerprint of the text that stands on the screen."""
        return self._shown

    @property
    def section(self) -> str:
        """The section that is shown, empty for none."""
        return self._cell[0]

    def show_cell(self, section: str, department: str) -> None:
        """Show the text as it stands now, and begin a decision on it."""
        self._keep_draft()
        # Who decides for one section usually decides for the next one too, whatever the team sheet says.
        name = self.form.name if department == self._cell[1] else self._proposed_name(department)
        self._cell = (section, department)
        self._show_text()
        obstacle = self._bench.agreement.row(section).obstacle
        self.form.prepare(name, obstacle, may_request=obstacle != EXCLUDED)
        self._show_draft()

    @property
    def drafts(self) -> Mapping[tuple[str, str], DecisionDraft]:
        """Decisions whose notes are half written, by section and department."""
        self._keep_draft()
        return dict(self._drafts)

    def take_up(self, drafts: Mapping[tuple[str, str], DecisionDraft]) -> None:
        """Go on with them."""
        self._drafts = dict(drafts)
        self._show_draft()

    def refresh(self) -> None:
        """Show the text anew where another one stands by now; what was typed stays."""
        if self._cell[0] and self._bench.wordings.fingerprint(self._cell[0]) != self._shown:
            self._show_text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the decision beside the text or under it."""
        super().resizeEvent(event)
        self._fit()

    def set_growing(self, *, growing: bool) -> None:
        """Be as high as reading and deciding need, or fit where it is put."""
        self._growing = growing
        self._fit()

    def _fit(self) -> None:
        stacked = self.width() < self._context.theme.px(STACKED)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        width = 0 if stacked else self._context.theme.px(FORM_WIDTH)
        self._side.setMinimumWidth(width)
        self._side.setMaximumWidth(width or self.maximumWidth())
        self._side.set_growing(growing=self._growing and stacked)
        if not (self._growing and stacked):
            self._side.setMinimumHeight(self._context.theme.px(120))
        self._tabs.setMinimumHeight(self._context.theme.px(300 if self._growing else 110))

    def _lay_out(self) -> QBoxLayout:
        px = self._context.theme.px
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        row.addWidget(self._tabs, 1)
        side = self._side.body
        side.setContentsMargins(px(4), px(4), px(12), px(4))
        side.setSpacing(px(12))
        self._earlier = QVBoxLayout()
        side.addLayout(self._earlier)
        side.addWidget(self.form)
        side.addWidget(
            Text(
                self._context.tr("A decision is kept as it was taken; a later one can supersede it."),
                TextStyle.CAPTION,
                Tone.NEUTRAL,
            )
        )
        side.addStretch()
        row.addWidget(self._side, 1)
        return row

    def _show_text(self) -> None:
        section, department = self._cell
        self._shown = self._bench.wordings.fingerprint(section)
        row = self._bench.agreement.row(section)
        stand = next(entry for entry in row.stands if entry.department == department)
        self._present.show_readings(self._texts.present(section))
        self._tabs.clear()
        self._tabs.addTab(self._present, self._context.tr("To sign"))
        if stand.decision is not None and stand.decision.fingerprint != self._shown:
            self._show_earlier_text(stand.decision)
        self._show_earlier(stand, row.obstacle)

    def _show_earlier_text(self, decision: Decision) -> None:
        self._changes.show_readings(self._texts.changes(decision))
        self._seen.show_readings(self._texts.seen(decision))
        self._tabs.addTab(self._changes, self._context.tr("What changed"))
        self._tabs.addTab(self._seen, self._context.tr("Seen then"))
        self._tabs.setCurrentWidget(self._changes)

    def _show_earlier(self, stand: Stand, obstacle: str) -> None:
        clear(self._earlier)
        context = self._context
        if obstacle:
            text = obstacle_line(obstacle, context.translator)
            self._earlier.addWidget(Banner(context.theme, context.icons, text, Tone.WARNING))
        if stand.decision is None:
            return
        card = QFrame()
        card.setProperty("area", "well")
        words = QVBoxLayout(card)
        words.setContentsMargins(*4 * (context.theme.px(12),))
        words.setSpacing(context.theme.px(8))
        state = cell_state(stand)
        look = LOOKS[state]
        words.addWidget(
            Chip(
                context.theme, context.icons, state_word(state, context.translator), look.tone, icon=look.icon
            )
        )
        words.addWidget(Text(decision_line(stand.decision, context.translator), TextStyle.CAPTION))
        if stand.delegate_for:
            words.addWidget(Text(delegated_line(stand.delegate_for, context.translator), TextStyle.CAPTION))
        if stand.decision.note:
            words.addWidget(Text(note_line(stand.decision, context.translator), TextStyle.CAPTION))
        if stand.decision.fingerprint == self._shown:
            same = context.tr("The text is the one that was seen then.")
        else:
            same = context.tr("The text has changed since; see “What changed”.")
        words.addWidget(Text(same, TextStyle.CAPTION, Tone.NEUTRAL))
        names = department_names(self._bench.session.catalogue, context.language)
        for line in carried_lines(stand, names, context.translator):
            words.addWidget(Text(line, TextStyle.CAPTION))
        self._offer_choice(words)
        self._earlier.addWidget(card)

    def _offer_choice(self, words: QVBoxLayout) -> None:
        """Offer to call the change minor, or to answer to that, where it would carry this sign-off over."""
        section, department = self._cell
        reworded = self._bench.minor_changes.reworded(section)
        if reworded is None or department not in reworded.departments:
            return
        if reworded.declared is not None:
            names = department_names(self._bench.session.catalogue, self._context.language)
            called = called_line(reworded.declared, names, self._context.translator)
            words.addWidget(Text(called, TextStyle.CAPTION))
        choose = button(
            self._context.icons, self._context.tr("Minor or material…"), icon="git-compare-arrows"
        )
        choose.clicked.connect(self.open_minor)
        words.addWidget(choose)

    def open_minor(self) -> DeclareDialog | AnswerDialog | None:
        """Open the choice whether the change is minor, and return it; None where there is none."""
        reworded = self._bench.minor_changes.reworded(self._cell[0])
        if reworded is None:
            return None
        dialog = choice_dialog(self._context, self._bench, reworded, self.window())
        dialog.accepted.connect(self._after_choice)
        dialog.open()
        return dialog

    def _after_choice(self) -> None:
        self._show_text()
        self.form.focus_decision()
        self.carried.emit()

    def _keep_draft(self) -> None:
        draft = self.form.draft
        if draft is not None:
            self._drafts[self._cell] = draft
        else:
            self._drafts.pop(self._cell, None)

    def _show_draft(self) -> None:
        if self._cell in self._drafts:
            self.form.write(self._drafts[self._cell])

    def _proposed_name(self, department: str) -> str:
        representative = self._bench.session.charter.answer(TEAM, department)
        if isinstance(representative, str):
            return representative
        return self._context.preferences.settings.user_name

    def _sign(self, kind: DecisionKind, name: str, note: str) -> None:
        section, department = self._cell
        try:
            self._bench.agreement.sign(section, department, kind, name, note, self._shown)
        except ChartaError as error:
            self.form.show_problem(sentence(error, self._context))
            if isinstance(error, Conflict):
                self._show_text()
            if isinstance(error, NoteRequired):
                self.form.focus_note()
            return
        self._remember(department, name)
        self.form.clear()
        self.signed.emit(section, department)

    def _remember(self, department: str, name: str) -> None:
        preferences = self._context.preferences
        if self._bench.session.charter.answer(TEAM, department) is None:
            preferences.change(replace(preferences.settings, user_name=name.strip()))


def heading(context: UiContext, bench: Workbench, section: str, department: str) -> tuple[str, str]:
    """Return the name of the section and of the department, as a dialog says them."""
    row = bench.agreement.row(section)
    lexicon = bench.session.catalogue.lexicon(context.language)
    return section_name(row, context.language), lexicon.departments[department].name
