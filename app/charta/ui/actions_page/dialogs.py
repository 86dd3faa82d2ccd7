"""The dialogs of the page: what is to be done, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Action, ActionKind, Participant
from charta.ui.actions_page.words import KIND_WORDS
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.publication.words import section_title, team_answer
from charta.ui.widgets.form_dialog import FormDialog

WIDTH, HEIGHT = 560, 560


class ActionDialog(FormDialog):
    """Asks what is to be done, by whom, and until when: for a new action, or one that is changed."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        action: Action | None = None,
        parent: QWidget | None = None,
    ) -> None:
        tr = context.tr
        title = tr("Change the action") if action else tr("Add an action")
        super().__init__(context, title, tr("Save") if action else tr("Add"), parent)
        self._bench = bench
        self._action = action
        self.number = action.number if action else 0
        self.text = self.ask_text(tr("What is to be done"), action.text if action else "")
        self.kind = self._ask_kind()
        self.owner = self.ask_line(tr("Who does it (optional)"), action.owner if action else "")
        self.owner.setCompleter(_completer(self.owner, known_people(bench)))
        due = date.fromisoformat(action.due) if action and action.due else None
        self.due = self.ask_day(tr("Due (optional)"), due)
        self.section = self._ask_section()
        is_done = action is not None and bool(action.done_on)
        self.outcome = self.ask_text(tr("What came of it"), action.outcome) if action and is_done else None
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, HEIGHT)

    def record(self) -> None:
        """Write the action down, or change it."""
        text, owner = self.text.toPlainText(), self.owner.text()
        due, section = str(self.due.value() or ""), str(self.section.currentData())
        kind = ActionKind(self.kind.currentData())
        if self._action is None:
            self.number = self._bench.actions.add(text, kind, owner=owner, due=due, section=section)
            return
        # Somebody may have marked it as done since the dialog was opened.
        now = self._bench.actions.get(self.number)
        outcome = self.outcome.toPlainText() if self.outcome else now.outcome
        changed = replace(now, text=text, kind=kind, owner=owner, due=due, section=section, outcome=outcome)
        self._bench.actions.edit(changed)

    def _ask_kind(self) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setAccessibleName(self.context.tr("Kind"))
        for kind, words in KIND_WORDS.items():
            combo.addItem(self.context.tr(words), kind.value)
        if self._action is not None:
            combo.setCurrentIndex(combo.findData(self._action.kind.value))
        self.ask(self.context.tr("Kind"), combo)
        return combo

    def _ask_section(self) -> CalmComboBox:
        combo = CalmComboBox()
        label = self.context.tr("Section (optional)")
        combo.setAccessibleName(label)
        combo.set_least(0)
        combo.addItem(self.context.tr("No section"), "")
        sections = [section.id for section in self._bench.session.included()]
        known = self._action.section if self._action else ""
        # A section that has left the charter since stays what the action is about.
        for section in [*sections, *([known] if known and known not in sections else [])]:
            combo.addItem(section_title(self._bench, section, self.context.language), section)
        combo.setCurrentIndex(max(0, combo.findData(known)))
        self.ask(label, combo)
        return combo


class SettleDialog(FormDialog):
    """Marks actions as done, with what came of them."""

    def __init__(
        self, context: UiContext, bench: Workbench, actions: Sequence[Action], parent: QWidget | None = None
    ) -> None:
        ntr, count = context.ntr, len(actions)
        title = ntr("Mark the action as done", "Mark {count} actions as done", count)
        super().__init__(context, title, context.tr("Mark as done"), parent)
        self._bench = bench
        self.numbers = tuple(action.number for action in actions)
        label = ntr("What came of it (optional)", "What came of them (optional)", count)
        hint = "\n".join(f"• {_first_line(action.text)}" for action in actions)
        self.outcome = self.ask_text(label, hint=hint)
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, 380)

    def record(self) -> None:
        """Mark them as done."""
        self._bench.actions.settle_all(self.numbers, self.outcome.toPlainText())


def known_people(bench: Workbench) -> tuple[str, ...]:
    """Return the names that an owner may have: the team, who takes part in workshops, earlier owners."""
    fields = (*bench.session.catalogue.departments, "facilitator", "sponsor")
    names = [team_answer(bench, field) for field in fields]
    names += [person.name for person in bench.session.charter.all(Participant)]
    names += [action.owner for action in bench.actions.all()]
    return tuple(sorted({name for name in names if name}))


def _completer(line: QLineEdit, names: Sequence[str]) -> QCompleter:
    made = QCompleter(list(names), line)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]
