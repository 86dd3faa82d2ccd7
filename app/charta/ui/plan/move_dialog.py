"""The days of the plan moved with the day from which the charter applies."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Activity, Change
from charta.errors import ChartaError
from charta.services.publication import day_of
from charta.ui.context import UiContext
from charta.ui.plan.choices import ChoiceList, Offer
from charta.ui.plan.words import words_of
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

WIDTH, HEIGHT = 680, 680


class MoveDialog(FormDialog):
    """Lists what would change, and changes what is ticked, as one step."""

    def __init__(
        self, context: UiContext, bench: Workbench, effective: date, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        super().__init__(context, tr("Move the days"), tr("Move"), parent)
        self._bench = bench
        self._words = words_of(bench, context.translator)
        self._moves: tuple[Change, ...] = ()
        self.body.addWidget(
            Text(tr("What is done stays where it is, and so does what stands for itself."), tone=Tone.NEUTRAL)
        )
        self.day = self.ask_day(tr("The charter applies from"), effective)
        self.list = ChoiceList(context)
        self.body.addWidget(self.list)
        self.nothing = Text(tr("The plan counts from this day already."), TextStyle.CAPTION, Tone.NEUTRAL)
        self.body.addWidget(self.nothing)
        self.day.changed.connect(self._day_changed)
        self.list.changed.connect(self._show_count)
        self._show_moves(effective)
        self.day.controls()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, HEIGHT)

    @property
    def moves(self) -> tuple[Change, ...]:
        """What is shown."""
        return self._moves

    def record(self) -> None:
        """Move what is ticked."""
        chosen = set(self.list.chosen)
        self._bench.rollout.replace_all([move for move in self._moves if move.record.key[0] in chosen])

    def _day_changed(self, value: object) -> None:
        try:
            self._show_moves(day_of(str(value or "")))
        except ChartaError as error:
            self._moves = ()
            self.list.show_offers([])
            self.nothing.hide()
            self.show_problem(self.told(error))

    def _show_moves(self, effective: date) -> None:
        self._moves = self._bench.planning.moves(effective)
        self.show_problem("")
        self.list.show_offers([("", [self._offer(move) for move in self._moves])])
        self.nothing.setVisible(not self._moves)

    def _offer(self, move: Change) -> Offer:
        before, after = move.before, move.after
        if not isinstance(before, Activity) or not isinstance(after, Activity):
            raise TypeError("no move of an activity")
        told = self.context.tr("{before} → {after}", before=self._days(before), after=self._days(after))
        return Offer(after.id, self._words.title(after), (told,))

    def _days(self, record: Activity) -> str:
        return self._words.days(record.start, record.end, self._day)

    def _day(self, iso: str) -> str:
        return self.context.translator.day(date.fromisoformat(iso))

    def _show_count(self) -> None:
        count = len(self.list.chosen)
        self.save.setEnabled(bool(count))
        told = self.context.ntr("Move {count} activity", "Move {count} activities", count)
        self.save.setText(told if count else self.context.tr("Move"))
