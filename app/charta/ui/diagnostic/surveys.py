"""The surveys of a charter as rows to choose from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.domain.records import Survey
from charta.ui.context import UiContext
from charta.ui.diagnostic.words import state_words, survey_line
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.elided import ElidedLabel


class SurveyRow(Button):
    """One survey: its title, when it began, how many have answered, and whether it is open."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = ElidedLabel("", TextStyle.LABEL)
        self._line = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._chip = Chip(context.theme, context.icons, "")
        self.setProperty("kind", "row")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()

    def show_survey(self, survey: Survey, people: int) -> None:
        """Show a survey as it stands."""
        self.setObjectName(str(survey.number))
        self._title.setText(survey.title)
        self._line.setText(survey_line(self._context, survey, people))
        self._chip.show_state(*state_words(self._context, survey))
        self.setAccessibleName(f"{survey.title}, {self._chip.text}")
        self.setAccessibleDescription(self._line.text())

    def _lay_out(self) -> None:
        px = self._context.theme.px
        inside = QHBoxLayout(self)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        inside.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._line)
        inside.addLayout(words, 1)
        inside.addWidget(self._chip)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A button takes no size from what is laid out in it.
        self.setMinimumHeight(inside.sizeHint().height())


class SurveyList(Card):
    """Lists the surveys, the latest first; says which one is wanted."""

    chosen = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.tr("Surveys"), parent=parent)
        self._context = context
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(4))
        self.body.addLayout(self._column)
        self.rows: dict[int, SurveyRow] = {}

    def show_surveys(self, surveys: Sequence[Survey], people: Mapping[int, int], chosen: int) -> None:
        """Show the surveys; rows that stay keep the keyboard."""
        if {survey.number for survey in surveys} != set(self.rows):
            self._build(surveys)
        for survey in surveys:
            self.rows[survey.number].show_survey(survey, people[survey.number])
            self.rows[survey.number].setChecked(survey.number == chosen)

    def _build(self, surveys: Sequence[Survey]) -> None:
        clear(self._column)
        self.rows = {}
        for survey in reversed(surveys):
            row = SurveyRow(self._context)
            row.clicked.connect(self._choose)
            self.rows[survey.number] = row
            self._column.addWidget(row)

    def _choose(self) -> None:
        self.chosen.emit(int(self.sender().objectName()))
