"""A quick round: departments answer one after the other, all answers are shown at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from charta.domain.records import Choice, Round, Scale, Vote
from charta.domain.workshops import CHOICES, OBJECTIONS, outcome
from charta.ui.context import UiContext
from charta.ui.room.deciding.inline import InlineForm, line
from charta.ui.room.deciding.keys import KEYS, Act
from charta.ui.room.deciding.round_cell import RoundCell, choice_of
from charta.ui.room.deciding.seats import Seat
from charta.ui.room.deciding.table import Proposal
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.room.stage.round import OUTCOME_LOOKS
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text


class ObjectionForm(InlineForm):
    """A line in which a department's objection is written down."""

    def __init__(self, context: UiContext, vote: Vote, name: str) -> None:
        title = context.tr("{department} objects: in its words", department=name)
        super().__init__(context, title, context.tr("Write it down"))
        self.vote = vote
        self.words = line(title)
        self.words.setText(vote.note)
        self.body.addWidget(self.words)
        self.words.textChanged.connect(self._offer)
        self._offer()

    def follow(self, vote: Vote) -> None:
        """Compare with what is stored now."""
        self.vote = vote
        self._offer()

    @property
    def is_typed(self) -> bool:
        """Whether there are other words in the line than are stored."""
        return self.words.text() != self.vote.note

    def _offer(self) -> None:
        """Offer to keep what is not kept yet; verbs below words that are written down would deny it."""
        for verb in (self.keep, self.leave):
            verb.setVisible(self.is_typed or not self.vote.note)


class RoundPanel(Card):
    """The round about the proposal on stage; holds no answer, but shows what is stored."""

    answered = Signal(str, object)
    """A department and its `Choice`."""
    show_asked = Signal()
    noted = Signal(object)
    """An `ObjectionForm` with words to keep."""
    left = Signal()
    """The keyboard leaves a line for an objection."""

    def __init__(self, context: UiContext, words: DecidingWords) -> None:
        super().__init__(context.theme)
        self._context, self._words = context, words
        px = context.theme.px
        self.body.setContentsMargins(px(14), px(12), px(14), px(12))
        self.body.setSpacing(px(8))
        self.problem = Problem(context)
        self._title = Text("", TextStyle.LABEL)
        self._said = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._result = Text("", TextStyle.LABEL)
        self._row = Flow(px(6))
        self._answers = Flow(px(6))
        self._notes = QVBoxLayout()
        self.show_all = button(context.icons, context.tr("Show all"), Kind.PRIMARY, "eye")
        self.show_all.setToolTip(f"{context.tr(KEYS[Act.SHOW].says)} ({KEYS[Act.SHOW].shown})")
        self._cells: dict[str, RoundCell] = {}
        self._buttons: list[QPushButton] = []
        self._forms: list[ObjectionForm] = []
        self._drafts: dict[tuple[int, str], str] = {}
        self._round: Round | None = None
        self._current = ""
        for part in (self._title, self._said, self._row, self._answers, self.problem):
            self.body.addWidget(part)
        self.body.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._result)
        self.body.addLayout(self._notes)
        self.show_all.clicked.connect(self.show_asked)
        self.hide()

    @property
    def cells(self) -> Mapping[str, RoundCell]:
        """The cells by department."""
        return self._cells

    @property
    def forms(self) -> tuple[ObjectionForm, ...]:
        """The lines for objections."""
        return tuple(self._forms)

    @property
    def result(self) -> str:
        """What the round comes to, empty until it is shown."""
        return "" if self._result.isHidden() else self._result.text()

    def drafts(self) -> Mapping[tuple[int, str], str]:
        """Return the objections that were typed and are not stored, by round and department."""
        typed = {
            (one.vote.round, one.vote.department): one.words.text() for one in self._forms if one.is_typed
        }
        return {**self._drafts, **typed}

    def take_drafts(self, drafts: Mapping[tuple[int, str], str]) -> None:
        """Keep these drafts for when their rounds come up."""
        self._drafts.update(drafts)

    def show_round(self, proposal: Proposal | None, seats: Sequence[Seat]) -> None:
        """Show the last round about a proposal; nothing where there was none."""
        round_ = proposal.round if proposal is not None else None
        self.setVisible(round_ is not None)
        is_other = round_ is None or self._round is None or round_.number != self._round.number
        if is_other:
            self.problem.show_error(None)
            self._clear_forms()
            self._current = ""
        self._round = round_
        if proposal is None or round_ is None:
            return
        tr = self._context.tr
        self._title.setText(tr("Round about proposal {letter}", letter=proposal.letter))
        self.setAccessibleName(self._title.text())
        self._show_cells(round_, proposal.votes, seats)
        self._show_answers(round_)
        self._show_result(round_, proposal.votes)

    def begin(self) -> None:
        """Put the keyboard on the first department in the room that has not answered."""
        if self._round is not None and self._round.revealed:
            self.focus_objection()
            return
        waiting = [cell for cell in self._cells.values() if not cell.isChecked() and cell.seat.is_present]
        target: QPushButton = waiting[0] if waiting else self.show_all
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_objection(self) -> bool:
        """Put the keyboard on the first objection without words; tell whether there is one."""
        for form in self._forms:
            if not form.vote.note:
                form.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def _show_cells(self, round_: Round, votes: Sequence[Vote], seats: Sequence[Seat]) -> None:
        if not self._cells:
            for seat in seats:
                self._add_cell(seat)
        given = {vote.department: vote for vote in votes}
        for seat in seats:
            cell, vote = self._cells[seat.department], given.get(seat.department)
            cell.show_vote(vote, seat, shown=round_.revealed)
            cell.setChecked(vote is not None)

    def _add_cell(self, seat: Seat) -> None:
        cell = RoundCell(self._context, self._words, seat)
        cell.answered.connect(self._take)
        cell.stepped.connect(self._step)
        cell.clicked.connect(self._clicked)
        self._cells[seat.department] = cell
        self._row.add(cell)

    def _clicked(self) -> None:
        """Choose who answers; whether a cell is filled, the answers say."""
        cell = self.sender()
        if isinstance(cell, RoundCell):
            cell.setChecked(not cell.isChecked())
            self._current = cell.seat.department
            self._say_current()

    def _take(self, department: str, digit: str) -> None:
        choice = choice_of(digit, CHOICES[self._round.scale]) if self._round else None
        if choice is not None:
            self._current = department
            self.answered.emit(department, choice)

    def go_on(self, department: str) -> None:
        """Go on to the next department in the room after one; after the last one, to showing."""
        ids = list(self._cells)
        later = [self._cells[id_] for id_ in ids[ids.index(department) + 1 :]]
        target = next((cell for cell in later if cell.seat.is_present), None)
        self._current = target.seat.department if target else ""
        (target or self.show_all).setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_current()

    def _step(self, department: str, by: int) -> None:
        ids = list(self._cells)
        target = ids.index(department) + by
        if 0 <= target < len(ids):
            self._cells[ids[target]].setFocus(Qt.FocusReason.TabFocusReason)
        elif by > 0 and not self.show_all.isHidden():
            self.show_all.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_answers(self, round_: Round) -> None:
        """Offer the answers of the scale to the mouse."""
        open_ = not round_.revealed
        self._answers.setVisible(open_)
        self.show_all.setVisible(open_)
        self._said.setVisible(open_)
        choices = CHOICES[round_.scale]
        ordered = choices if Choice.FIVE not in choices else choices[::-1]
        if [made.property("choice") for made in self._buttons] != [choice.value for choice in ordered]:
            for old in self._buttons:
                old.hide()
                old.deleteLater()
            self._buttons = [self._answer(place, choice) for place, choice in enumerate(ordered, start=1)]
        self._say_current()

    def _answer(self, key: int, choice: Choice) -> QPushButton:
        made = button(self._context.icons, f"{key} {self._words.choice(choice)}", Kind.QUIET)
        made.setProperty("choice", choice.value)
        # The keyboard stays on the department that answers.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(self._answer_clicked)
        self._answers.add(made)
        return made

    def _answer_clicked(self) -> None:
        pressed = self.sender()
        department = self.answering
        if isinstance(pressed, QPushButton) and department:
            self.answered.emit(department, Choice(pressed.property("choice")))

    @property
    def answering(self) -> str:
        """The department whose answer is taken: where the keyboard is, or else the first that waits."""
        cells = self._cells.values()
        focused = next((cell.seat.department for cell in cells if cell.hasFocus()), self._current)
        waiting = (c.seat.department for c in cells if not c.isChecked() and c.seat.is_present)
        return focused or next(waiting, "")

    def _say_current(self) -> None:
        tr, department = self._context.tr, self.answering
        keys = tr("1 to 5") if self._round and self._round.scale is Scale.FINGERS else tr("1 to 3")
        name = self._cells[department].seat.name if department else ""
        told = tr("{keys}: answer, Tab: leave out. Answers stay hidden until they are shown.", keys=keys)
        self._said.setText(f"{name} – {told}" if name else told)

    def _show_result(self, round_: Round, votes: Sequence[Vote]) -> None:
        found = outcome(votes)
        self._result.setVisible(round_.revealed)
        self._result.setText(self._words.outcome(found) if round_.revealed else "")
        self._result.set_tone(OUTCOME_LOOKS[found].tone if round_.revealed else None)
        objections = [vote for vote in votes if round_.revealed and vote.choice in OBJECTIONS]
        if [vote.department for vote in objections] != [form.vote.department for form in self._forms]:
            self._clear_forms()
            for vote in objections:
                self._add_form(vote)
        for form, vote in zip(self._forms, objections, strict=True):
            form.follow(vote)

    def _add_form(self, vote: Vote) -> None:
        form = ObjectionForm(self._context, vote, self._words.department(vote.department))
        form.words.setText(self._drafts.pop((vote.round, vote.department), vote.note))
        form.submitted.connect(self._submit)
        form.left.connect(self.left)
        self._forms.append(form)
        self._notes.addWidget(form)
        form.show()

    def _submit(self) -> None:
        form = self.sender()
        if isinstance(form, ObjectionForm):
            self.noted.emit(form)

    def _clear_forms(self) -> None:
        for form in self._forms:
            if form.is_typed:
                self._drafts[(form.vote.round, form.vote.department)] = form.words.text()
        drop(self._notes, *self._forms)
        self._forms = []
