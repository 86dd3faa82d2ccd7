"""How many have signed, in a line that opens to the states with their counts and to who is due soon."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from charta.documents.coverage import asked, share
from charta.domain.register import SignatureState
from charta.ui.context import UiContext
from charta.ui.fold_memory import FoldMemory
from charta.ui.numbers import number
from charta.ui.people.looking import SPANS, Summary
from charta.ui.people.words import STATE_ICONS, STATE_TONES, state_word
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.opener import Opener


class PeopleHead(Card):
    """Counts people. A click on a count shows those people, a second one everybody again.

    The headline stands where the page puts it, and opens the counts; whether they are open is remembered.
    """

    state_chosen = Signal(object)
    """A `SignatureState`, or None for any."""
    due_chosen = Signal(object)
    """Days, or None for any time."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        memory = FoldMemory(context.preferences, "people", usual=False)
        self.headline = Opener(context.icons, "", self, memory)
        self.headline.setMinimumHeight(context.theme.px(38))
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

    def show_chosen(self, states: frozenset[SignatureState], within: int | None) -> None:
        """Show which counts are the ones that the table shows."""
        for state, made in self.states.items():
            made.setChecked(states == frozenset({state}))
        for span, made in self.spans.items():
            made.setChecked(within == span)

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
        self.body.setContentsMargins(*4 * (px(12),))
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "success")
        self._bar.setAccessibleName(self._context.tr("Share signed"))
        self.body.addWidget(self._bar)
        counts = Flow(px(8))
        for made in (*self.states.values(), *self.spans.values()):
            counts.add(made)
        self.body.addWidget(counts)
