"""The page of a section: its questions, the wording that they give, guidance, comments and agreement."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog

from charta.bootstrap import Workbench
from charta.domain.anchors import Anchor
from charta.domain.catalogue import Section
from charta.domain.findings import Finding
from charta.domain.records import Change
from charta.errors import AnswerError, ChartaError
from charta.services.wizard import BOARD
from charta.ui.context import UiContext
from charta.ui.fields.sheet_form import SheetForm
from charta.ui.flavours import flavour_chip
from charta.ui.history.section_dialog import SectionHistoryDialog
from charta.ui.page import Page
from charta.ui.section.agreement_card import AgreementCard
from charta.ui.section.columns import Columns
from charta.ui.section.comments import Comments
from charta.ui.section.comments_form import Drafts
from charta.ui.section.guidance import Guidance
from charta.ui.section.law import LawCard
from charta.ui.section.panel import SidePanel
from charta.ui.section.wording_panel import WordingPanel
from charta.ui.spot import Part, Spot
from charta.ui.theme import Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.wording.edit_dialog import EditDialog
from charta.ui.wording.reconcile_dialog import ReconcileDialog

WORDING, GUIDANCE, COMMENTS = range(3)
_COMMENT = "a comment"
"""No field has such an id."""
_ALL = " all"


class SectionPage(Page):
    """One section. Every edit is saved; the wording follows each keystroke."""

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        definition = workbench.session.catalogue.section(section)
        texts = definition.text(context.language)
        group = workbench.session.catalogue.lexicon(context.language).groups[definition.group].name
        super().__init__(context, texts.title, texts.purpose, overline=group, wide=True)
        self._bench = workbench
        self._section = section
        self.form = SheetForm(context, workbench, section)
        self.wording = WordingPanel(context, workbench, section)
        self.law = LawCard(context, workbench, section)
        self.guidance = Guidance(context, texts, self.law)
        self.comments = Comments(context, workbench, section)
        self.agreement = AgreementCard(context, workbench, section)
        self._number = Chip(context.theme, context.icons, "")
        self._requests = Chip(context.theme, context.icons, "")
        self.panel = SidePanel(context.theme, context.tr("Beside the questions"))
        self._compose(definition)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the section as it stands."""
        self.form.refresh()
        self.law.refresh()
        self.comments.refresh()
        self.agreement.refresh()
        self._show_number()
        self._show_comments()
        self.show_wording()

    def flush(self) -> None:
        """Save what was typed."""
        self.form.flush()

    def unsaved(self) -> Mapping[str, object]:
        """Return the answers that were refused, and the comments that were not added yet."""
        drafts = self.comments.drafts
        return {**self.form.unsaved, **({_COMMENT: drafts} if drafts.hold_text else {})}

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show them again."""
        answers = dict(unsaved)
        drafts = answers.pop(_COMMENT, None)
        if isinstance(drafts, Drafts):
            self.comments.write(drafts)
        self.form.take_up(answers)

    def view(self) -> str:
        """Return the part of the panel, and which comments it shows."""
        return f"{self.panel.tabs.currentIndex()}{_ALL if self.comments.shows_all else ''}"

    def show_view(self, view: str) -> None:
        """Show them again."""
        self.comments.show_all(shown=view.endswith(_ALL))
        part = view.removesuffix(_ALL)
        self.panel.choose(int(part) if part.isdecimal() else WORDING)

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        self.form.focus_first()

    def focus_on(self, name: str) -> None:
        """Put the keyboard on a question, by the id of its field."""
        self.form.focus_on(name)

    def show_spot(self, spot: Spot) -> None:
        """Lead to a question, a place in the wording, or the comments."""
        if spot.part is Part.PAGE:
            self.focus_on(spot.field)
            return
        self.panel.choose(COMMENTS if spot.part is Part.COMMENTS else WORDING)
        # Where the panel and the words in it stand is known once the page has been laid out.
        self._spot = spot
        QTimer.singleShot(0, self, self._settle_on_spot)

    def show_wording(self) -> None:
        """Show the wording that the answers give, those included that are still being typed."""
        self.wording.show_wording(self._place(), self._unsaved())

    def edit_wording(self) -> EditDialog:
        """Open the editor and return it."""
        self.form.flush()
        dialog = EditDialog(self.context, self._bench, self._section, self)
        self._open(dialog)
        return dialog

    def compare(self, language: str) -> ReconcileDialog:
        """Open the comparison of an edited wording with what the answers give now, and return it."""
        self.form.flush()
        dialog = ReconcileDialog(self.context, self._bench, (self._section, language), self)
        self._open(dialog)
        return dialog

    def show_history(self) -> SectionHistoryDialog:
        """Open the section's history and return it."""
        self.form.flush()
        dialog = SectionHistoryDialog(self.context, self._bench, self._section, self)
        self._open(dialog)
        return dialog

    def confirm_in_step(self) -> None:
        """Take the team's word that both languages say the same."""
        try:
            self._bench.rewording.mark_in_step(self._section)
        except ChartaError as problem:
            self.context.messages.fail(problem)
        self.refresh()

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def _unsaved(self) -> Sequence[Change]:
        changes = []
        for field, raw in self.form.unsaved.items():
            try:
                changes.append(self._bench.answers.change(self._section, field, raw))
            except AnswerError:
                continue  # the form says what is wrong; the wording shows the last good answer
        return [change for change in changes if change.before != change.after]

    def _place(self) -> int:
        ids = [section.id for section in self._bench.session.included()]
        return ids.index(self._section) + 1 if self._section in ids else 0

    def _show_number(self) -> None:
        place, count = self._place(), len(self._bench.session.included())
        told = self.context.tr("Section {number} of {count}", number=place, count=count)
        outside = self.context.tr("Not part of this charter")
        self._number.show_state(told if place else outside, Tone.NEUTRAL)

    def _show_comments(self) -> None:
        count = self._bench.comments.open_count(self._section)
        plain, counted = self.context.tr("Comments"), self.context.tr("Comments ({count})", count=count)
        self.panel.name_tab(COMMENTS, counted if count else plain)
        requests = len(self._bench.comments.open_requests(self._section))
        told = self.context.ntr("{count} request for change", "{count} requests for change", requests)
        self._requests.show_state(told, Tone.DANGER, "pen-line")
        self._requests.setVisible(bool(requests))
        self.wording.show_threads(self.comments.threads)

    def _show_edit(self, part: int) -> None:
        self._edit.setVisible(part == WORDING)

    def _show_jump(self, beside: bool) -> None:  # noqa: FBT001 - a signal's value
        self._jump.setVisible(not beside)

    def _settle_on_spot(self) -> None:
        _lay_out_now()
        self._see_panel()
        if self._spot.part is Part.COMMENTS:
            self.area.ensureWidgetVisible(self.comments.reveal(self._spot.comment))
            return
        spot, wording = self._spot, self.wording
        if spot.anchor is not None:
            paper = wording.reveal_anchor(spot.language, spot.anchor)
        else:
            paper = wording.reveal(spot.language, spot.words, spot.nth)
        if paper is not None:
            # A language that has just come to the front is laid out only now.
            _lay_out_now()
            place = paper.viewport().mapTo(self.area.column, paper.cursorRect().center())
            self.area.ensureVisible(place.x(), place.y(), 0, self.context.theme.px(80))

    def _see_wording(self) -> None:
        self.panel.choose(WORDING)
        self._see_panel()

    def _see_panel(self) -> None:
        bar = self.area.verticalScrollBar()
        top = self.panel.mapTo(self.area.viewport(), self.panel.rect().topLeft()).y()
        bar.setValue(bar.value() + top)

    def _show_words(self, finding: Finding) -> None:
        nth = self.wording.nth(finding)
        self.show_spot(Spot(self._section, Part.WORDING, "", finding.language, finding.quote, nth=nth))

    def _begin_comment(self, language: str, anchor: object) -> None:
        """Let somebody remark on words, or on the section for none."""
        self.panel.choose(COMMENTS)
        self.comments.form.point(language, anchor if isinstance(anchor, Anchor) else None)
        self._open_comment(0)

    def _open_comment(self, number: int) -> None:
        self.show_spot(Spot(self._section, Part.COMMENTS, comment=number))

    def _show_anchor(self, language: str, anchor: object) -> None:
        if isinstance(anchor, Anchor):
            self.show_spot(Spot(self._section, Part.WORDING, language=language, anchor=anchor))

    def _show_field(self, finding: Finding) -> None:
        self.focus_on(finding.field)

    def _ask_board(self) -> None:
        self.go_to.emit(BOARD)

    def _connect(self) -> None:
        self.form.typed.connect(self.show_wording)
        self._jump.clicked.connect(self._see_wording)
        self.columns.changed.connect(self._show_jump)
        self.wording.uncovered.connect(self.show_wording)
        self._edit.clicked.connect(self.edit_wording)
        self.history.clicked.connect(self.show_history)
        self.panel.chosen.connect(self._show_edit)
        self.wording.compare_asked.connect(self.compare)
        self.wording.in_step_asked.connect(self.confirm_in_step)
        self.wording.comment_asked.connect(self._begin_comment)
        self.wording.comment_opened.connect(self._open_comment)
        self.comments.words_asked.connect(self._show_anchor)
        self.comments.added.connect(self.wording.deselect)
        self.agreement.board_asked.connect(self._ask_board)
        self.law.go_to.connect(self.go_to)
        self.wording.check.shown.connect(self._show_words)
        self.wording.check.field_asked.connect(self._show_field)
        self.wording.check.counted.connect(self.agreement.show_serious)

    def _compose(self, definition: Section) -> None:
        tr = self.context.tr
        self._edit = button(self.context.icons, tr("Change…"), icon="pencil")
        self._edit.setAccessibleName(tr("Edit wording"))
        self._edit.setToolTip(tr("Edit wording"))
        self.panel.set_corner(self._edit)
        self.panel.add(self.wording, tr("Wording"))
        self.panel.add(self.guidance, tr("Guidance"))
        self.panel.add(self.comments, tr("Comments"))
        self.body.addWidget(self._tags(definition))
        self._jump = button(self.context.icons, tr("See the wording"), icon="eye")
        self.body.addWidget(self._jump, 0, Qt.AlignmentFlag.AlignLeft)
        self.columns = Columns(self.context.theme, self.form, self.panel, self.area)
        self.columns.add_foot(self.agreement)
        self.body.addWidget(self.columns)
        self._show_jump(self.columns.is_beside)

    def _tags(self, definition: Section) -> Flow:
        tr, theme, icons = self.context.tr, self.context.theme, self.context.icons
        tags = Flow(theme.px(8))
        tags.add(self._number)
        tags.add(flavour_chip(self.context, definition.flavour))
        names = self._bench.session.catalogue.lexicon(self.context.language).departments
        lead = tr("Prepared by: {department}", department=names[definition.lead].name)
        tags.add(Chip(theme, icons, lead, icon="users"))
        self.history = button(icons, tr("History…"), Kind.QUIET, "history")
        tags.add(self.history)
        tags.add(self._requests)
        return tags


def _lay_out_now() -> None:
    # One part after the other follows the width that it gets; a few rounds, and all have settled.
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
