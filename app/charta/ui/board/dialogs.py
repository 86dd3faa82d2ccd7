"""The board's dialogs: deciding on a section, and choosing who signs it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.agreement import is_required
from charta.errors import ChartaError
from charta.ui.board.pane import DecisionPane, heading
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.rule import Rule
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

ROOMY = 520
"""From this height on (at 100 %), text and decision scroll by themselves."""


class DecisionDialog(QDialog):
    """A decision of one department on one section; closes once it has been recorded."""

    signed = Signal(str, str)

    def __init__(
        self, context: UiContext, bench: Workbench, cell: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        section, department = heading(context, bench, *cell)
        self.setWindowTitle(context.tr("Decision on {section}", section=section))
        self.pane = DecisionPane(context, bench)
        self._lay_out(context, section, context.tr("Decision of: {department}", department=department))
        self.pane.signed.connect(self._signed)
        self.pane.show_cell(*cell)
        self.pane.form.focus_decision()

    def _lay_out(self, context: UiContext, title: str, line: str) -> None:
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(16), px(12))
        column.setSpacing(px(4))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addWidget(Text(line, tone=Tone.NEUTRAL))
        column.addSpacing(px(8))
        area = ScrollColumn()
        area.body.setContentsMargins(0, 0, 0, 0)
        area.body.addWidget(self.pane, 1)
        column.addWidget(area, 1)
        self._least = px(ROOMY)
        self.resize(_within(self, px(960), px(600)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let text and form scroll, or the dialog as a whole where it is low."""
        super().resizeEvent(event)
        self.pane.set_growing(growing=self.height() < self._least)

    def reject(self) -> None:
        """Close; a note that was typed is let go only where the user says so."""
        tr = self._context.tr
        if not self.pane.drafts or self._context.messages.confirm(
            tr("Leave without saving?"),
            tr("What you typed has not been recorded yet."),
            tr("Leave without saving"),
            danger=True,
        ):
            super().reject()

    def _signed(self, section: str, department: str) -> None:
        self.signed.emit(section, department)
        self.accept()


class SignersDialog(QDialog):
    """Which departments sign a section; departing from the catalogue needs a reason."""

    changed = Signal(str)

    def __init__(
        self, context: UiContext, bench: Workbench, section: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._section = bench.session.catalogue.section(section)
        self._boxes: dict[str, QCheckBox] = {}
        self._reason = QLineEdit()
        self._problem = Text("", tone=Tone.DANGER)
        self.setWindowTitle(context.tr("Who signs {section}", section=section))
        self._lay_out()
        self._show_reason()

    def choose(self, department: str, *, required: bool) -> None:
        """Ask a department to sign, or no longer; nothing is recorded before `save`."""
        self._boxes[department].setChecked(required)

    def give_reason(self, reason: str) -> None:
        """Say why the team departs from the catalogue."""
        self._reason.setText(reason)

    def save(self) -> None:
        """Record what was changed, and close; stay open and say why where that cannot be."""
        try:
            for department, box in self._boxes.items():
                if box.isChecked() != self._required(department):
                    self._bench.agreement.require(
                        self._section.id, department, self._reason.text(), required=box.isChecked()
                    )
        except ChartaError:
            self._tell(self._context.tr("Say why this section is signed by others than usual."))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.changed.emit(self._section.id)
        self.accept()

    @property
    def problem(self) -> str:
        """What the dialog says stands in the way, empty for nothing."""
        return self._problem.text()

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        title = self._section.text(self._context.language).title
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(tr("Who signs “{title}”?", title=title), TextStyle.SUBTITLE))
        column.addLayout(self._departments())
        self._reason_label = Text(tr("&Reason for departing from the usual"), TextStyle.LABEL)
        self._reason_label.setBuddy(self._reason)
        self._reason.setAccessibleName(tr("Reason for departing from the usual"))
        self._reason.setMaxLength(200)
        for widget in (self._reason_label, self._reason, self._problem, Rule()):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        self._problem.hide()
        self.setMinimumWidth(px(440))

    def _departments(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        lexicon = self._bench.session.catalogue.lexicon(self._context.language)
        for department in self._bench.session.catalogue.departments:
            name = lexicon.departments[department].name
            if department in self._section.signs:
                name = self._context.tr("{department} (usual)", department=name)
            box = QCheckBox(name.replace("&", "&&"))
            box.setChecked(self._required(department))
            box.setToolTip(tip(self._earlier_reason(department)))
            box.toggled.connect(self._show_reason)
            self._boxes[department] = box
            column.addWidget(box)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(8))
        row.addStretch()
        cancel = button(self._context.icons, self._context.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = button(self._context.icons, self._context.tr("Save"), Kind.PRIMARY)
        save.setDefault(True)
        save.clicked.connect(self.save)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

    def _required(self, department: str) -> bool:
        return is_required(self._bench.session.charter, self._section, department)

    def _earlier_reason(self, department: str) -> str:
        departure = self._bench.session.charter.requirement(self._section.id, department)
        return self._context.tr("Reason: {reason}", reason=departure.reason) if departure else ""

    def _show_reason(self) -> None:
        departs = any(
            box.isChecked() != self._required(department)
            and box.isChecked() != (department in self._section.signs)
            for department, box in self._boxes.items()
        )
        self._reason.setEnabled(departs)
        self._tell("")

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


def _within(dialog: QDialog, width: int, height: int) -> QSize:
    """Return the size, no larger than what the screen can show."""
    room = dialog.screen().availableSize()
    return QSize(min(width, room.width() - 40), min(height, room.height() - 60))
