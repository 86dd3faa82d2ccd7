"""The frame in which a returned file is settled: its widgets, and how they use the room that there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.text import NAME_LIMIT
from charta.services.returns import ReviewReport
from charta.ui.board.reading import TextView
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.reviews.places import PlaceChoice
from charta.ui.reviews.section_pane import SectionPane
from charta.ui.reviews.words import ReviewWords, file_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.snug_stack import SnugStack
from charta.ui.widgets.text import Text

OPEN, ALL = range(2)
CARDS, LEFT = range(2)
BESIDE = 720
"""From this width on (at 100 %), the sections are listed beside the proposals."""
READ_BESIDE = 1060
"""From this width on (at 100 %), a section's text stands beside its proposals and not above them."""
ROOMY = 420
"""From this height on (at 100 %), the proposals scroll below the head; in less height the dialog scrolls."""
SIDE = 230


class SettlingFrame(QDialog):
    """Lays everything out; what the buttons do is the matter of the dialog that is made of it."""

    def __init__(self, context: UiContext, bench: Workbench, report: ReviewReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.words = ReviewWords(context, bench)
        self._report = report
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
        self.stack = SnugStack()
        self.area = ScrollColumn()
        self._told = Text("", TextStyle.CAPTION)
        self._untouched = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QWidget()
        self._lay_out()

    @property
    def told(self) -> str:
        """What became of the last answer, or why it was not taken."""
        return self._told.text()

    def tell(self, words: str, tone: Tone = Tone.SUCCESS) -> None:
        """Say what became of an answer; empty for nothing."""
        self._told.set_tone(tone)
        self._told.setText(words)
        self._told.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._told, words))

    def take_room(self, window: QWidget) -> None:
        """Be as large as is useful and the window allows."""
        px = self.context.theme.px
        self.resize(min(px(1240), window.width() - 32), min(px(820), window.height() - 32))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """List the sections beside the proposals, or in one line above them."""
        super().resizeEvent(event)
        px = self.context.theme.px
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

    def _lay_out(self) -> None:
        px, tr = self.context.theme.px, self.context.tr
        returned, translator = self._report.returned, self.context.translator
        self.setWindowTitle(tr("What {name} proposes", name=returned.file))
        self.setAccessibleName(self.windowTitle())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(12), px(12), px(12))
        outer.setSpacing(px(8))
        column = self.area.body
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(ElidedLabel(returned.file, TextStyle.TITLE, middle=True))
        line = file_line(returned, self._report.request, self._report.program, self.words, translator)
        column.addWidget(ElidedLabel(line, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addWidget(self._choices())
        self._fill_row()
        column.addLayout(self._row, 1)
        outer.addWidget(self.area, 1)
        self._told.hide()
        outer.addWidget(self._told)
        outer.addLayout(self._foot())

    def _choices(self) -> Flow:
        tr, px = self.context.tr, self.context.theme.px
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
        px = self.context.theme.px
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(self.places.list, 1)
        side.addWidget(self._untouched)
        untouched = len(self._report.untouched)
        self._untouched.setText(
            self.context.ntr(
                "{count} section came back as it was sent.",
                "{count} sections came back as they were sent.",
                untouched,
            )
        )
        self._untouched.setVisible(bool(untouched))
        self._side.setFixedWidth(px(SIDE))
        self._row.setSpacing(px(12))
        self._row.addWidget(self._side)
        self.stack.addWidget(self.pane)
        self.stack.addWidget(self.left)
        self._beside.setSpacing(px(12))
        self._beside.addWidget(self.stack, 3)
        self._beside.addWidget(self.present, 2)
        self.present.hide()
        self._row.addLayout(self._beside, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.context.theme.px(8))
        for widget in (self.undo, self.redo):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.close_)
        return row
