"""The head of the survey that is shown: its title, how it stands, and what can be done with it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.domain.records import Survey
from charta.ui.context import UiContext
from charta.ui.diagnostic.words import state_words, survey_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class SurveyHead(QWidget):
    """Names a survey; its buttons close or reopen, rename and remove it, or begin another one."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        px, tr = context.theme.px, context.tr
        self._title = Text("", TextStyle.TITLE)
        self._line = Text("", tone=Tone.NEUTRAL)
        self._chip = Chip(context.theme, context.icons, "")
        self.toggle = button(context.icons, "")
        self.begin = button(context.icons, tr("New survey"), Kind.QUIET, "plus")
        self.rename = icon_button(context.icons, "pencil", tr("Rename the survey"))
        self.remove = icon_button(context.icons, "trash-2", tr("Remove the survey"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top, below = QHBoxLayout(), QHBoxLayout()
        for row in (top, below):
            row.setSpacing(px(12))
        top.addWidget(self._title, 1)
        top.addWidget(self.rename)
        top.addWidget(self.remove)
        below.addWidget(self._chip)
        below.addWidget(self._line, 1)
        tools = Flow(px(8))
        tools.add(self.toggle)
        tools.add(self.begin)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(tools)

    def show_survey(self, survey: Survey, people: int, *, is_listed: bool = False) -> None:
        """Show a survey as it stands; where a list of surveys says the same above it, its title is enough."""
        tr = self._context.tr
        self._line.setVisible(not is_listed)
        self._chip.setVisible(not is_listed)
        self._title.setText(survey.title)
        self._line.setText(survey_line(self._context, survey, people))
        self._chip.show_state(*state_words(self._context, survey))
        self.toggle.setText(tr("Reopen the survey") if survey.closed else tr("Close the survey"))
        self.toggle.updateGeometry()

    @property
    def text(self) -> str:
        """All that the head says."""
        return f"{self._title.text()}: {self._line.text()} ({self._chip.text})"
