"""An activity to be changed, or one of the team's own to be added."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Activity
from charta.domain.rollout import EXECUTIVE, MANAGERS, Factor
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.plan.words import words_of
from charta.ui.theme import TextStyle
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

WIDTH, HEIGHT = 560, 640
_NEW = Activity(
    id="",
    source="",
    title="",
    factor=Factor.AWARENESS.value,
    owner="marketing",
    person="",
    start="",
    end="",
    counted_from="",
    dropped=False,
    done_on="",
    note="",
    file="",
    digest="",
    by="",
)


class ActivityDialog(FormDialog):
    """Asks what is done, by whom and when."""

    def __init__(
        self, context: UiContext, bench: Workbench, id_: str = "", parent: QWidget | None = None
    ) -> None:
        """Set it up for an activity, or for a new one where `id_` is empty."""
        tr = context.tr
        title = tr("Change the activity") if id_ else tr("Add an activity")
        super().__init__(context, title, tr("Save") if id_ else tr("Add"), parent)
        self._bench = bench
        self.id = id_
        self._words = words_of(bench, context.translator)
        record = bench.rollout.get(id_) if id_ else _NEW
        self._is_own = not record.source
        self.title = self._ask_title(record)
        self.factor = self._ask_factor(record)
        self.owner = self._ask_owner(record)
        self.person = self.ask_line(tr("Person (optional)"), record.person)
        self.person.setCompleter(_completer(self.person, _people(bench)))
        self.start = self.ask_day(tr("First day (optional)"), _day(record.start))
        self.end = self.ask_day(tr("Last day (optional)"), _day(record.end))
        self.moves = self._ask_moving(record)
        self.note = self.ask_text(tr("Note (optional)"), record.note)
        (self.title if self._is_own else self.person).setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, HEIGHT)

    def record(self) -> None:
        """Change the activity, or add it."""
        # Somebody may have marked it as done since the dialog was opened.
        now = self._bench.rollout.get(self.id) if self.id else _NEW
        start, end = str(self.start.value() or ""), str(self.end.value() or "")
        counted = now.counted_from or self._effective() if self.moves.isChecked() and (start or end) else ""
        changed = replace(
            now,
            title=self.title.text(),
            factor=str(self.factor.currentData()) if self.factor else now.factor,
            owner=str(self.owner.currentData()),
            person=self.person.text(),
            start=start,
            end=end,
            counted_from=counted,
            note=self.note.toPlainText(),
        )
        if self.id:
            self._bench.rollout.edit(changed)
        else:
            self.id = self._bench.rollout.add(changed)

    def _effective(self) -> str:
        return self._bench.planning.start().effective.isoformat()

    def _ask_title(self, record: Activity) -> QLineEdit:
        tr = self.context.tr
        if self._is_own:
            return self.ask_line(tr("What is to be done"), record.title)
        usual = self._words.title(replace(record, title=""))
        self.body.addWidget(Text(usual, TextStyle.SUBTITLE))
        line = self.ask_line(tr("Title in your own words (optional)"), record.title)
        line.setPlaceholderText(usual)
        return line

    def _ask_factor(self, record: Activity) -> CalmComboBox | None:
        """Ask for the success factor; that of an activity of the catalogue is known."""
        if not self._is_own:
            return None
        names = {factor.value: self._words.factor(factor).name for factor in Factor}
        return self._ask_choice(self.context.tr("Success factor"), names, record.factor)

    def _ask_owner(self, record: Activity) -> CalmComboBox:
        owners = (*self._bench.session.catalogue.departments, EXECUTIVE, MANAGERS)
        names = {owner: self._words.owner(owner) for owner in owners}
        return self._ask_choice(self.context.tr("Owner"), names, record.owner)

    def _ask_choice(self, label: str, names: dict[str, str], chosen: str) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setAccessibleName(label)
        combo.set_least(0)
        for id_, name in names.items():
            combo.addItem(name, id_)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.ask(label, combo)
        return combo

    def _ask_moving(self, record: Activity) -> QCheckBox:
        moves = QCheckBox(self.context.tr("Moves with the day from which the charter applies"))
        moves.setChecked(bool(record.counted_from) or not record.id)
        self.body.addWidget(moves)
        return moves


def _people(bench: Workbench) -> tuple[str, ...]:
    """Return the names that an owner may have: the team, and those that stand in the plan."""
    owners = (*bench.session.catalogue.departments, EXECUTIVE)
    names = [bench.planning.person(owner) for owner in owners]
    names += [item.record.person for item in bench.rollout.items()]
    return tuple(sorted({name for name in names if name}))


def _completer(line: QLineEdit, names: Sequence[str]) -> QCompleter:
    made = QCompleter(list(names), line)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
