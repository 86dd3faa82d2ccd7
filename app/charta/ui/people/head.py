"""The head of the page: how many have signed, the states with their counts, and who is due soon."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QPushButton

from charta.documents.coverage import asked, share
from charta.domain.register import SignatureState
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.people.looking import SPANS, Summary
from charta.ui.people.words import STATE_ICONS, STATE_TONES, state_word
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text

BESIDE: Final = 800
"""From this width on (at 100 %), who is due soon is told beside the headline."""


class PeopleHead(Card):
    """Counts people. A click on a count shows those people, a second one everybody again."""

    state_chosen = Signal(object)
    """A `SignatureState`, or None for any."""
    due_chosen = Signal(object)
    """Days, or None for any time."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        self.headline = Text("", TextStyle.SUBTITLE)
        self._bar = QProgressBar()
        self.states = {state: self._state_button(state) for state in SignatureState}
        self.spans = {span: self._span_button(span) for span in SPANS}
        self._lay_out()

    def show_summary(self, summary: Summary, *, published: bool) -> None:
        """Show counts; before there is anything to sign, only how many people there are."""
        context, words = self._context, self._context.translator
        of = asked(summary.total)
        signed = summary.total.counts.get(SignatureState.SIGNED, 0)
        told = context.tr(
            "{signed} of {asked} have signed", signed=number(signed, words), asked=number(of, words)
        )
        percent = share(signed, of, context.language)
        self.headline.setText(f"{told} · {percent}" if published else self._known(summary))
        self._bar.setVisible(published)
        self._bar.setMaximum(max(of, 1))
        self._bar.setValue(signed)
        self._bar.setAccessibleDescription(told)
        for state, made in self.states.items():
            count = summary.total.counts.get(state, 0)
            made.setText(f"{state_word(state, words)}  {number(count, words)}")
            made.setVisible(bool(count))
        for span, made in self.spans.items():
            made.setText(
                context.ntr(
                    "In {count} day: {people} due",
                    "In {count} days: {people} due",
                    span,
                    people=number(summary.due[span], words),
                )
            )
            made.setVisible(published and bool(summary.due[span]))

    def show_states(self, *, shown: bool) -> None:
        """Show the counts by state, or leave them to the filter where the window is low."""
        self._by_state.setVisible(shown)

    def show_chosen(self, states: frozenset[SignatureState], within: int | None) -> None:
        """Show which counts are the ones that the table shows."""
        for state, made in self.states.items():
            made.setChecked(states == frozenset({state}))
        for span, made in self.spans.items():
            made.setChecked(within == span)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say who is due beside the headline, or below it rather than squeeze it."""
        super().resizeEvent(event)
        set_beside(self._row, beside=self.width() >= self._context.theme.px(BESIDE))

    def _known(self, summary: Summary) -> str:
        left = summary.total.counts.get(SignatureState.LEFT, 0)
        here = summary.people - left
        return self._context.ntr(
            "{people} person in the organisation", "{people} people in the organisation", here,
            people=number(here, self._context.translator),
        )  # fmt: skip

    def _state_button(self, state: SignatureState) -> QPushButton:
        made = button(self._context.icons, "")
        role = STATE_TONES[state].role
        icon = self._context.icons.icon(STATE_ICONS[state], role, 18, gap=4)
        made.setIcon(icon)
        made.setIconSize(icon.availableSizes()[0])
        made.setCheckable(True)
        made.clicked.connect(lambda checked: self.state_chosen.emit(state if checked else None))
        return made

    def _span_button(self, span: int) -> QPushButton:
        made = button(self._context.icons, "", Kind.QUIET, "calendar")
        made.setCheckable(True)
        made.clicked.connect(lambda checked: self.due_chosen.emit(span if checked else None))
        return made

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self.body.setSpacing(px(10))
        self.body.setContentsMargins(px(16), px(10), px(16), px(12))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.headline, 1)
        due = Flow(px(8))
        for made in self.spans.values():
            due.add(made)
        self._row.addWidget(due)
        self.body.addLayout(self._row)
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "success")
        self._bar.setAccessibleName(self._context.tr("Share signed"))
        self.body.addWidget(self._bar)
        self._by_state = Flow(px(8))
        for made in self.states.values():
            self._by_state.add(made)
        self.body.addWidget(self._by_state)
