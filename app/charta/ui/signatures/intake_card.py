"""Where files are dropped: the day on which they were signed, who takes them in, and how far it is."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.text import NAME_LIMIT
from charta.ui.context import UiContext
from charta.ui.fields.date import DateInput
from charta.ui.fields.question import Question
from charta.ui.pace import Pace
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text


class IntakeCard(QFrame):
    """Shows what it is told; the page takes the drop and does the work."""

    def __init__(self, context: UiContext, today: date) -> None:
        super().__init__()
        self._context = context
        tr = context.tr
        self._pace = Pace(0)
        self.setProperty("area", "drop")
        self.choose = button(context.icons, tr("Choose files…"), Kind.PRIMARY, "folder-open")
        self.stop = button(context.icons, tr("Stop"))
        self.day = DateInput(
            context, Question(Field("signed_on", FieldType.DATE), FieldText(tr("Signed on")), {})
        )
        self.day.set_value(today.isoformat())
        self.name = QLineEdit(context.preferences.settings.user_name)
        self.problem = Problem(context)
        self._bar = QProgressBar()
        self.told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._lay_out()
        self.show_idle()

    @property
    def on(self) -> date | None:
        """The day on which the pages were signed, None where what is written is none."""
        try:
            return date.fromisoformat(str(self.day.value()))
        except ValueError:
            return None

    def show_begun(self) -> None:
        """Show that files are being read; they are counted first."""
        self._pace = Pace(0)
        self._bar.setRange(0, 0)
        self.problem.show_error(None)
        self.stop.setEnabled(True)
        self._show_running(running=True)
        self._say(self._context.tr("The pages are being counted…"))

    def show_progress(self, done: int, total: int) -> None:
        """Show how many pages are read."""
        if not self.stop.isEnabled():
            return
        self._pace.total = total
        self._pace.note(done)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        told = self._context.tr("Pages read: {progress}", progress=self._pace.line(self._context.translator))
        self._say(told)

    def show_stopping(self) -> None:
        """Show that it ends soon."""
        self.stop.setEnabled(False)
        self._say(self._context.tr("It stops after the page that is being read now."))

    def show_idle(self) -> None:
        """Show that nothing is read."""
        self._show_running(running=False)
        self._say("")

    def _show_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self.stop.setVisible(running)
        self.choose.setEnabled(not running)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (px(16),))
        column.setSpacing(px(12))
        lead = Text(tr("Drop scans and returned PDF forms here, or anywhere on this page."), TextStyle.LABEL)
        hint = tr(
            "PDF, JPEG, PNG or TIFF, in any order and any way up. What is read with certainty is recorded at "
            "once; everything else waits for your decision."
        )
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(lead)
        words.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addLayout(words)
        asked = Flow(px(16))
        self.day.describe(tr("Signed on"), "")
        self.day.setMinimumWidth(px(250))
        self.name.setMinimumWidth(px(220))
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setAccessibleName(tr("Taken in by"))
        asked.add(self._asked(tr("Signed on, where a page does not tell"), self.day, self.day.controls()[0]))
        asked.add(self._asked(tr("Taken in by"), self.name, self.name))
        column.addWidget(asked)
        actions = Flow(px(8))
        actions.add(self.choose)
        actions.add(self.stop)
        column.addWidget(actions)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        for part in (self._bar, self.told, self.problem):
            column.addWidget(part)

    def _asked(self, label: str, widget: QWidget, buddy: QWidget) -> QWidget:
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(4))
        words = Text(label, TextStyle.LABEL, wrap=False)
        words.setBuddy(buddy)
        column.addWidget(words)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        return area


class Elsewhere(QWidget):
    """Says where signatures are entered that no file brings."""

    asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        tr = context.tr
        hint = tr("An attendance list, a refusal or a single signature on paper is entered with the people.")
        lead = button(context.icons, tr("Go to the people"), Kind.LINK, "users")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(4))
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeft)
        lead.clicked.connect(self.asked)
