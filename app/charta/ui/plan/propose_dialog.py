"""What would be planned, and why: counted from a day, to be chosen by the team."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.planning import Outline, Proposal
from charta.services.publication import day_of
from charta.ui.context import UiContext
from charta.ui.plan.choices import ChoiceList, Offer
from charta.ui.plan.words import words_of
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

WIDTH, HEIGHT = 680, 720


class ProposeDialog(FormDialog):
    """Shows a proposal and takes what is ticked into the plan, as one step."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context, tr("Propose a plan"), tr("Take into the plan"), parent)
        self._bench = bench
        self._words = words_of(bench, context.translator)
        self._outline: Outline | None = None
        self.day = self.ask_day(tr("The charter applies from"), None)
        self.basis = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.body.addWidget(self.basis)
        self.list = ChoiceList(context)
        self.body.addWidget(self.list)
        self.nothing = Text(
            tr("Everything that fits this charter is in the plan, or was left out of it."), tone=Tone.NEUTRAL
        )
        self.body.addWidget(self.nothing)
        self.day.changed.connect(self._day_changed)
        self.list.changed.connect(self._show_count)
        found = self._propose(None)
        if found is not None:
            self.day.set_value(found.start.effective.isoformat())
        self.day.controls()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, HEIGHT)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is shown."""
        return self._outline.proposals if self._outline else ()

    def record(self) -> None:
        """Take what is ticked into the plan."""
        chosen = set(self.list.chosen)
        self._bench.planning.adopt([entry for entry in self.proposals if entry.record.id in chosen])

    def _day_changed(self, value: object) -> None:
        try:
            self._propose(day_of(str(value or "")))
        except ChartaError as error:
            self._refuse(error)

    def _propose(self, effective: date | None) -> Outline | None:
        try:
            outline = self._bench.planning.propose(effective)
        except ChartaError as error:
            self._refuse(error)
            return None
        self._outline = outline
        self.show_problem("")
        self.basis.setText(self._words.basis(outline.start))
        self.basis.set_tone(Tone.WARNING if outline.start.is_too_early else Tone.NEUTRAL)
        self._show_offers(outline)
        return outline

    def _refuse(self, error: ChartaError) -> None:
        self._outline = None
        self.list.show_offers([])
        self.show_problem(self.told(error))

    def _show_offers(self, outline: Outline) -> None:
        tr = self.context.tr
        first = [entry for entry in outline.proposals if entry.is_emphasised]
        others = [entry for entry in outline.proposals if not entry.is_emphasised]
        survey = tr("What answers the diagnostic “{survey}”", survey=outline.survey)
        rest = tr("The other activities") if first else ""
        self.list.show_offers([(survey, [*map(self._offer, first)]), (rest, [*map(self._offer, others)])])
        self.nothing.setVisible(not outline.proposals)

    def _offer(self, proposal: Proposal) -> Offer:
        tr, words, record = self.context.tr, self._words, proposal.record
        when = words.days(record.start, record.end, self._day) or tr("On a day that an event decides")
        helpers = words.helpers(proposal.planned, record.owner)
        who = words.responsible(record)
        if helpers:
            who = tr("{owner}, with {others}", owner=who, others=helpers)
        late = (tr("Its usual day is past, so that it would be done as soon as possible."),)
        return Offer(
            record.id,
            words.title(record),
            (tr("{when}. {who}", when=when, who=who), *(late if proposal.is_past else ())),
            tuple(map(words.reason, proposal.reasons)),
            proposal.is_chosen,
        )

    def _day(self, iso: str) -> str:
        return self.context.translator.day(date.fromisoformat(iso))

    def _show_count(self) -> None:
        count = len(self.list.chosen)
        self.save.setEnabled(bool(count))
        told = self.context.ntr(
            "Take {count} activity into the plan", "Take {count} activities into the plan", count
        )
        self.save.setText(told if count else self.context.tr("Take into the plan"))
