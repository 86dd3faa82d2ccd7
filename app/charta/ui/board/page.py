"""The Agree phase: the board of everyone, or what waits for one department."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.services.minor_changes import Reworded
from charta.services.wizard import SECTIONS
from charta.ui.board.dialogs import DecisionDialog, SignersDialog
from charta.ui.board.model import BoardModel
from charta.ui.board.strip import CellStrip
from charta.ui.board.table import BoardTable
from charta.ui.board.waiting import DepartmentView
from charta.ui.board.words import signed_line, waiting_line
from charta.ui.context import UiContext
from charta.ui.minor.dialogs import AnswerDialog, DeclareDialog, choice_dialog
from charta.ui.minor.words import department_names
from charta.ui.page import Page
from charta.ui.pages.meter import BalanceLine
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.snug_stack import SnugStack
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

BOARD, DEPARTMENT, NO_SECTION = range(3)
ROOMY = 620
"""From this height on (at 100 %), the board scrolls below its heads; in less height the page scrolls."""
IN_LINE = 800
"""From this width on (at 100 %), what is shown is chosen beside the count, and not below it."""

_DECISIONS = "decisions"


class BoardPage(Page):
    """Shows who has agreed to what, and takes decisions."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Sign-off board"),
            context.tr("Each department decides on the text as it stands. Only what changes is asked again."),
            overline=context.tr("Agree"),
            wide=True,
            fills=True,
        )
        self._bench = bench
        catalogue = bench.session.catalogue
        self._model = BoardModel(catalogue, context.translator, self)
        looks = (context.theme, context.icons, context.translator)
        self.table = BoardTable(self._model, catalogue.departments, looks)
        self.strip = CellStrip(context)
        self.department_view = DepartmentView(context, bench)
        self.balance = BalanceLine(context)
        self.views = ElidedComboBox()
        self._bar = QProgressBar()
        self._signed = Text("", TextStyle.LABEL, wrap=False)
        self._stack = SnugStack()
        self._summary = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fill_body()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the agreement as it stands."""
        rows = self._bench.agreement.board()
        self._model.show_board(rows, self.context.translator)
        self._bar.setRange(0, max(1, len(rows)))
        self._bar.setValue(sum(row.is_signed for row in rows))
        self._signed.setText(signed_line(rows, self.context.translator))
        self.balance.show_report(self._bench.balance.report())
        self._fill_views()
        self._show_view()
        self._show_place()

    def view(self) -> str:
        """Return the department whose view is shown, and the section that is open in it."""
        department = str(self.views.currentData() or "")
        return f"{department} {self.department_view.pane.section}" if department else ""

    def show_view(self, view: str) -> None:
        """Show them again."""
        department, _, section = view.partition(" ")
        self.show_department(department)
        self.department_view.choose(section)

    def unsaved(self) -> Mapping[str, object]:
        """Return the decisions whose notes are half written."""
        drafts = self.department_view.pane.drafts
        return {_DECISIONS: drafts} if drafts else {}

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Go on with them."""
        drafts = unsaved.get(_DECISIONS)
        if isinstance(drafts, Mapping):
            self.department_view.pane.take_up(drafts)

    def show_department(self, department: str) -> None:
        """Show what waits for a department; empty for the board of everyone."""
        self.views.setCurrentIndex(max(0, self.views.findData(department)))

    def open_decision(self, section: str, department: str) -> DecisionDialog | SignersDialog:
        """Open the decision of a department, or who signs where that department is not asked."""
        index = self._model.place(section, department)
        if index.isValid() and not self._model.stand(index.row(), index.column()).required:
            return self.open_signers(section)
        dialog = DecisionDialog(self.context, self._bench, (section, department), self)
        dialog.signed.connect(self._after_signing)
        dialog.pane.carried.connect(self.refresh)
        dialog.open()
        return dialog

    def open_minor(self, section: str) -> DeclareDialog | AnswerDialog | None:
        """Open the choice whether a section's change is minor, and return it; None where there is none."""
        reworded = self._bench.minor_changes.reworded(section)
        if reworded is None:
            return None
        dialog = choice_dialog(self.context, self._bench, reworded, self)
        dialog.accepted.connect(self.refresh)
        dialog.open()
        return dialog

    def open_signers(self, section: str) -> SignersDialog:
        """Open the dialog in which departments are asked to sign a section, or no longer."""
        dialog = SignersDialog(self.context, self._bench, section, self)
        dialog.changed.connect(self.refresh)
        dialog.open()
        return dialog

    def focus_first(self) -> None:
        """Put the keyboard on the first cell, or into the list of what waits."""
        if self._stack.currentIndex() == DEPARTMENT:
            self.department_view.focus_first()
            return
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the board scroll, or the page where there is little height."""
        super().resizeEvent(event)
        px = self.context.theme.px
        roomy = self.height() >= px(ROOMY)
        self.table.set_growing(growing=not roomy)
        self.department_view.set_growing(growing=not roomy)
        in_line = self.width() >= px(IN_LINE)
        set_beside(self._summary, beside=in_line)
        self.views.setMaximumWidth(px(400) if in_line else self.maximumWidth())

    def _fill_body(self) -> None:
        px = self.context.theme.px
        self.views.setAccessibleName(self.context.tr("What is shown"))
        self.views.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.views.setMinimumContentsLength(14)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self.table.setAccessibleName(self.context.tr("Sign-off board"))
        column.addWidget(self.table, 1)
        column.addWidget(self.strip)
        column.addStretch()
        for view in (whole, self.department_view, self._empty()):
            self._stack.addWidget(view)
        self.body.setSpacing(px(16))
        self._fill_summary()
        self.body.addLayout(self._summary)
        self.body.addWidget(self.balance)
        self.body.addWidget(self._stack, 1)

    def _fill_summary(self) -> None:
        px = self.context.theme.px
        self._summary.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "success")
        self._bar.setMinimumWidth(px(40))
        self._bar.setMaximumWidth(px(160))
        self._bar.setAccessibleName(self.context.tr("Sections signed"))
        row.addWidget(self._bar, 1)
        row.addWidget(self._signed)
        row.addStretch(1)
        self._summary.addLayout(row, 3)
        self.views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary.addWidget(self.views, 4)

    def _empty(self) -> QWidget:
        tr = self.context.tr
        empty = EmptyState(
            self.context.theme,
            self.context.icons,
            "list-checks",
            tr("No section is part of the charter yet."),
            tr("Choose the sections first; they are signed here once they are complete."),
        )
        empty.add_action(tr("Choose the sections"), Kind.PRIMARY).clicked.connect(self._go_to_sections)
        return empty

    def _connect(self) -> None:
        self.table.cell_chosen.connect(self.open_decision)
        self.table.section_chosen.connect(self.go_to)
        self.balance.go_to.connect(self.go_to)
        self.table.department_chosen.connect(self.show_department)
        self.table.place_changed.connect(self._show_place)
        self.strip.decide.connect(self._decide_here)
        self.strip.signers.connect(self._signers_here)
        self.strip.section.connect(self._section_here)
        self.strip.minor.connect(self._minor_here)
        self.views.currentIndexChanged.connect(self._show_view)
        self.department_view.signed.connect(self._after_signing)
        self.department_view.carried.connect(self.refresh)

    def _fill_views(self) -> None:
        chosen = self.views.currentData() or ""
        lexicon = self._bench.session.catalogue.lexicon(self.context.language)
        called = [entry.declared for entry in self._bench.minor_changes.waiting() if entry.declared]
        self.views.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.views.clear()
        self.views.addItem(self.context.tr("The whole board"), "")
        for department in self._bench.session.catalogue.departments:
            name = lexicon.departments[department].name
            waiting = waiting_line(self._model.waiting(department), self.context.translator)
            others = sum(entry.department != department for entry in called)
            if others:
                waiting = f"{waiting}, {self._to_confirm(others)}"
            self.views.addItem(
                self.context.tr("{department}: {waiting}", department=name, waiting=waiting), department
            )
        self.views.setCurrentIndex(max(0, self.views.findData(chosen)))
        self.views.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _to_confirm(self, count: int) -> str:
        return self.context.ntr("{count} to confirm", "{count} to confirm", count)

    def _show_view(self) -> None:
        department = str(self.views.currentData() or "")
        if department:
            self.department_view.show_department(department)
            self._stack.setCurrentIndex(DEPARTMENT)
        else:
            self._stack.setCurrentIndex(BOARD if self._model.rowCount() else NO_SECTION)

    def _show_place(self) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            self.strip.show_nothing()
            return
        if self.table.hasFocus():
            self._keep_in_sight(index)
        row, stand = self._model.row(index.row()), self._model.stand(index.row(), index.column())
        names = department_names(self._bench.session.catalogue, self.context.language)
        self.strip.show_cell(row, stand, names, self._choice(row.section.id, stand.department))

    def _choice(self, section: str, department: str) -> Reworded | None:
        """Return the change over which the department's sign-off could be carried, None for none."""
        found = self._bench.minor_changes.reworded(section)
        return found if found is not None and department in found.departments else None

    def _keep_in_sight(self, index: QModelIndex) -> None:
        """Scroll the page to a cell, since the table itself may not scroll."""
        cell = self.table.visualRect(index)
        place = self.table.viewport().mapTo(self.area.column, cell.center())
        self.area.ensureVisible(place.x(), place.y(), 0, cell.height())

    def _after_signing(self, section: str, department: str) -> None:
        self.refresh()
        if self._stack.currentIndex() == BOARD:
            self.table.go_to(section, department)

    def _decide_here(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            stand = self._model.stand(index.row(), index.column())
            self.open_decision(self._model.row(index.row()).section.id, stand.department)

    def _signers_here(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.open_signers(self._model.row(index.row()).section.id)

    def _minor_here(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.open_minor(self._model.row(index.row()).section.id)

    def _section_here(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.go_to.emit(self._model.row(index.row()).section.id)

    def _go_to_sections(self) -> None:
        self.go_to.emit(SECTIONS)
