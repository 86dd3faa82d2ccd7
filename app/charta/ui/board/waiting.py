"""A department's own view: just what waits for it, signed one after another or several at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.errors import ChartaError, sentence
from charta.services.agreement import BoardRow
from charta.ui.board.pane import DecisionPane
from charta.ui.board.reasons import nothing_waits
from charta.ui.board.words import section_name
from charta.ui.context import UiContext
from charta.ui.minor.queue import MinorQueue
from charta.ui.stands import CellState, cell_state, state_word
from charta.ui.theme import Role, TextStyle
from charta.ui.widgets.buttons import button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.text import Text

SectionRole = Qt.ItemDataRole.UserRole + 1
LIST_WIDTH = 216
STACKED = 560
"""Below this width (at 100 %), the list stands above the text."""
_ANY_HEIGHT = 16_777_215


class DepartmentView(QWidget):
    """Lists the sections that wait for one department beside the text of the one that is chosen."""

    signed = Signal(str, str)
    carried = Signal()
    """Something was said of a minor change."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._department = ""
        self._read: dict[str, str] = {}
        self._growing = False
        self._list = QListWidget()
        self._pane = DecisionPane(context, bench, with_next=True)
        self._several = button(context.icons, "")
        self._several.setAccessibleName(context.tr("Approve what was read"))
        self._count = Text("", TextStyle.LABEL, wrap=False)
        self._stack = QStackedWidget()
        self.minor = MinorQueue(context, bench)
        self._lay_out()
        self._list.currentItemChanged.connect(self._show_current)
        self._pane.signed.connect(self._after_signing)
        self._several.clicked.connect(self._sign_several)
        self._pane.carried.connect(self._after_choice)
        self.minor.answered.connect(self._after_choice)

    @property
    def pane(self) -> DecisionPane:
        """Where the text is read and the decision taken."""
        return self._pane

    def show_department(self, department: str) -> None:
        """Show what waits for a department."""
        if department != self._department:
            self._department, self._read = department, {}
            self._list.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the queue as it stands; the section that is open stays open while it waits."""
        self.minor.show_department(self._department)
        self._fit()
        queue = self._bench.agreement.queue(self._department)
        if not queue:
            self._show_empty()
            return
        self._stack.setCurrentIndex(0)
        current = self._pane.section if self._list.currentRow() >= 0 else ""
        self._fill(queue, current)
        self._pane.refresh()
        self._note_read()

    def waiting(self) -> tuple[str, ...]:
        """Return the sections that are listed."""
        if self._stack.currentIndex() != 0:
            return ()
        return tuple(str(self._list.item(at).data(SectionRole)) for at in range(self._list.count()))

    def read(self) -> tuple[str, ...]:
        """Return the listed sections whose text, as it stands now, has been on the screen."""
        return tuple(
            section
            for section in self.waiting()
            if self._read.get(section) == self._bench.wordings.fingerprint(section)
        )

    def choose(self, section: str) -> None:
        """Open a section of the list."""
        for at in range(self._list.count()):
            if self._list.item(at).data(SectionRole) == section:
                self._list.setCurrentRow(at)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the list beside the text or above it."""
        super().resizeEvent(event)
        self._fit()

    def set_growing(self, *, growing: bool) -> None:
        """Be as high as reading and deciding need, and leave scrolling to the page; or fill the page."""
        self._growing = growing
        self._pane.set_growing(growing=growing)
        self._fit()

    def _fit(self) -> None:
        px = self._context.theme.px
        stacked = self.width() < px(STACKED)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if stacked else px(LIST_WIDTH))
        self._side.setMaximumWidth(self.maximumWidth() if stacked else px(LIST_WIDTH))
        self._list.setMinimumHeight(px(96))
        self._list.setMaximumHeight(px(120) if stacked else _ANY_HEIGHT)
        least = px(560 if self._growing else 300) + self.minor.least_height(self.width())
        self.setMinimumHeight(0 if self._growing and stacked else least)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(12))
        outer.addWidget(self.minor)
        outer.addWidget(self._stack, 1)
        both = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self._side = self._listed()
        self._row.addWidget(self._side)
        self._row.addWidget(self._pane, 1)
        self._stack.addWidget(both)
        nothing = ScrollColumn()
        self._empty = nothing.body
        self._stack.addWidget(nothing)

    def _listed(self) -> QWidget:
        px = self._context.theme.px
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._list.setAccessibleName(self._context.tr("Sections that wait"))
        self._list.setWordWrap(True)
        self._list.setStyleSheet(f"QListWidget::item {{ padding: {px(8)}px; }}")
        self._list.setTabKeyNavigation(False)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self._count, self._list, self._several):
            column.addWidget(widget)
        return side

    def _fill(self, queue: tuple[BoardRow, ...], current: str) -> None:
        ids = [row.section.id for row in queue]
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        before = self._list.currentRow()
        self._list.clear()
        for row in queue:
            self._list.addItem(self._item(row))
        at = ids.index(current) if current in ids else min(max(before, 0), len(ids) - 1)
        self._list.setCurrentRow(at)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        if self._pane.section != ids[at] or current not in ids:
            self._show_current()
        self._count.setText(self._context.ntr("{count} section waits", "{count} sections wait", len(queue)))

    def _item(self, row: BoardRow) -> QListWidgetItem:
        stand = next(entry for entry in row.stands if entry.department == self._department)
        name = section_name(row, self._context.language)
        state = cell_state(stand)
        is_read = self._read.get(row.section.id) == self._bench.wordings.fingerprint(row.section.id)
        words = [state_word(state, self._context.translator)] if state is CellState.OUTDATED else []
        words += [self._context.tr("read")] if is_read else []
        item = QListWidgetItem("\n".join((name, " · ".join(words))) if words else name)
        icon, role = ("eye", Role.ACCENT) if is_read else ("circle", Role.TEXT_MUTED)
        if state is CellState.OUTDATED and not is_read:
            icon, role = "clock-alert", Role.WARNING
        item.setIcon(self._context.icons.icon(icon, role, 18))
        item.setData(SectionRole, row.section.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((name, *words)))
        return item

    def _show_current(self) -> None:
        at = self._list.currentRow()
        if at < 0:
            return
        section = str(self._list.item(at).data(SectionRole))
        self._pane.show_cell(section, self._department)
        self._note_read()

    def _note_read(self) -> None:
        if self._pane.section:
            self._read[self._pane.section] = self._pane.shown_fingerprint
        read = self.read()
        several = self._context.ntr("Approve the {count} read", "Approve the {count} read", len(read))
        self._several.setText(several if len(read) > 1 else self._context.tr("Approve what was read"))
        self._several.setEnabled(len(read) > 1)

    def _after_choice(self) -> None:
        self.refresh()
        self.carried.emit()

    def _after_signing(self, section: str, department: str) -> None:
        self._read.pop(section, None)
        self.refresh()
        self.signed.emit(section, department)

    def _sign_several(self) -> None:
        read = self.read()
        rows = [self._bench.agreement.row(section) for section in read]
        names = "\n".join(section_name(row, self._context.language) for row in rows)
        title = self._context.ntr("Approve {count} section?", "Approve {count} sections?", len(read))
        if not self._context.messages.confirm(title, names, self._context.tr("Approve")):
            return
        try:
            seen = {section: self._read[section] for section in read}
            self._bench.agreement.sign_each(
                seen, self._department, DecisionKind.APPROVE, self._pane.form.name
            )
        except ChartaError as error:
            self._pane.form.show_problem(sentence(error, self._context))
            return
        self.refresh()
        for section in read:
            self.signed.emit(section, self._department)

    def _show_empty(self) -> None:
        self._list.clear()
        self._read = {}
        lexicon = self._bench.session.catalogue.lexicon(self._context.language)
        name = lexicon.departments[self._department].name
        reasons = nothing_waits(self._bench.agreement.board(), self._department, self._context.translator)
        title = self._context.tr("Nothing waits for: {department}", department=name)
        state = EmptyState(
            self._context.theme, self._context.icons, "circle-check", title, "\n".join(reasons)
        )
        clear(self._empty)
        self._empty.addWidget(state)
        self._empty.addStretch()
        self._stack.setCurrentIndex(1)
