"""The minor changes that wait for a department's confirmation, above what it has to sign."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.minor_changes import Reworded
from charta.ui.context import UiContext
from charta.ui.minor.dialogs import AnswerDialog
from charta.ui.minor.words import called_line, department_names
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

IN_LINE = 380
"""From this width on (at 100 %), the button stands beside the words."""


class MinorQueue(QFrame):
    """A line and a button for each of them; hidden where there is none."""

    answered = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._department = ""
        self._shown: tuple[Reworded, ...] = ()
        self._title = Text("", TextStyle.LABEL)
        self._rows: list[_Row] = []
        px = context.theme.px
        self.setProperty("area", "banner")
        self.setProperty("tone", Tone.ACCENT.value)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(8), px(12), px(8))
        self._column.setSpacing(px(4))
        self._column.addWidget(self._title)
        self.hide()

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections whose change waits for the department's confirmation."""
        return tuple(entry.section for entry in self._shown)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The button that leads to each of them."""
        return tuple(row.look for row in self._rows)

    def show_department(self, department: str) -> None:
        """Show what waits to be confirmed by a department: what others called minor."""
        waiting = self._bench.minor_changes.waiting()
        found = tuple(
            entry for entry in waiting if entry.declared and entry.declared.department != department
        )
        if (department, found) == (self._department, self._shown):
            return
        self._department, self._shown = department, found
        self._title.setText(self._heading(len(found)))
        self.setAccessibleName(self._heading(len(found)))
        self._fill()
        self.setVisible(bool(found))

    def open(self, section: str) -> AnswerDialog | None:
        """Open the answer to the change of a section, and return it; None where none waits."""
        entry = next((entry for entry in self._shown if entry.section == section), None)
        if entry is None:
            return None
        dialog = AnswerDialog(self._context, self._bench, entry, self.window(), department=self._department)
        dialog.accepted.connect(self._after_answer)
        dialog.open()
        return dialog

    def least_height(self, width: int) -> int:
        """Return the height that the lines take at a width, 0 where there are none."""
        return self._column.totalHeightForWidth(width) if self._shown else 0

    def _heading(self, count: int) -> str:
        return self._context.ntr(
            "{count} minor change waits for your confirmation",
            "{count} minor changes wait for your confirmation",
            count,
        )

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(self._context, self._bench, entry) for entry in self._shown]
        for row in self._rows:
            row.asked.connect(self.open)
            self._column.addWidget(row)

    def _after_answer(self) -> None:
        self.show_department(self._department)
        if self._rows:
            self._rows[0].look.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit()


class _Row(QWidget):
    """One section: what is said of its change, and the way to the answer."""

    asked = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, entry: Reworded) -> None:
        super().__init__()
        self._section = entry.section
        catalogue = bench.session.catalogue
        title = catalogue.section(entry.section).text(context.language).title
        names = department_names(catalogue, context.language)
        called = called_line(entry.declared, names, context.translator) if entry.declared else ""
        self.look = button(context.icons, context.tr("Look and answer…"))
        self.look.setAccessibleName(context.tr("Look and answer: {section}", section=title))
        self.look.clicked.connect(self._ask)
        self._least = context.theme.px(IN_LINE)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(context.theme.px(8))
        self._line.addWidget(Text(f"{title}. {called}"), 1)
        self._line.addWidget(self.look, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the button beside the words or below them."""
        super().resizeEvent(event)
        in_line = event.size().width() >= self._least
        set_beside(self._line, beside=in_line)

    def _ask(self) -> None:
        self.asked.emit(self._section)
