"""The card of an action: what is to be done, by whom and when, and what can be done with it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout

from charta.domain.records import Action
from charta.ui.actions_page.words import KIND_ICONS, KIND_WORDS, ActionWords
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


@dataclass(frozen=True)
class ActionView:
    """An action as its card shows it; another view needs another card."""

    action: Action
    state: str
    tone: Tone
    icon: str
    origin: str
    section: str


def view_of(action: Action, words: ActionWords, today: date) -> ActionView:
    """Return an action as its card shows it today."""
    state, tone, icon = words.state(action, today)
    return ActionView(action, state, tone, icon, words.origin(action), words.section(action))


class ActionCard(Card):
    """Shows an action; its number goes with every signal."""

    settle_asked = Signal(int)
    edit_asked = Signal(int)
    reopen_asked = Signal(int)
    remove_asked = Signal(int)
    section_asked = Signal(str)
    chosen = Signal()
    """The action was chosen to be done with others, or no longer."""

    def __init__(self, context: UiContext, view: ActionView) -> None:
        super().__init__(context.theme)
        self.view = view
        self._context = context
        self.setAccessibleName(view.action.text)
        self.setObjectName(f"action-{view.action.number}")
        self.choice = QCheckBox()
        self.choice.setAccessibleName(context.tr("Choose: {words}", words=view.action.text))
        self.choice.toggled.connect(self.chosen)
        room = self.choice.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.choice.setSizePolicy(room)
        self.body.setContentsMargins(*4 * (context.theme.px(16),))
        row = QHBoxLayout()
        row.setSpacing(context.theme.px(8))
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(context.theme.px(8))
        row.addLayout(self._column, 1)
        self.body.addLayout(row)
        # Only now: shown without a parent, it would be a window and take the keyboard.
        self.choice.setVisible(not view.action.done_on)
        self._say()
        self.verbs = self._verbs()

    @property
    def is_chosen(self) -> bool:
        """Whether the action is chosen to be done with others."""
        return self.choice.isChecked()

    def focus(self) -> None:
        """Put the keyboard on what is done first with the action."""
        self.verbs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        view, theme, icons = self.view, self._context.theme, self._context.icons
        self._column.addWidget(Text(view.action.text, TextStyle.LABEL))
        chips = Flow(theme.px(8))
        kind = view.action.kind
        chips.add(Chip(theme, icons, view.state, view.tone, icon=view.icon))
        chips.add(Chip(theme, icons, self._context.tr(KIND_WORDS[kind]), icon=KIND_ICONS[kind]))
        self._column.addWidget(chips)
        self._column.addWidget(Text(view.origin, TextStyle.CAPTION, Tone.NEUTRAL))
        if view.action.outcome:
            told = self._context.tr("What came of it: {words}", words=view.action.outcome)
            self._column.addWidget(Text(told, TextStyle.CAPTION))

    def _verbs(self) -> list[QPushButton]:
        tr, is_done = self._context.tr, bool(self.view.action.done_on)
        made = [
            self._verb(tr("Reopen"), "rotate-ccw", self._reopen)
            if is_done
            else self._verb(tr("Done…"), "check", self._settle),
            self._verb(tr("Change…"), "pencil", self._edit, Kind.QUIET),
            self._verb(tr("Remove"), "trash-2", self._remove, Kind.QUIET),
        ]
        row = Flow(self._context.theme.px(8))
        for verb in made:
            row.add(verb)
        if self.view.section:
            # The title may be long, so that it has a line of its own rather than a button's.
            lead = self._verb(tr("Go to the section"), "arrow-right", self._lead, Kind.LINK)
            lead.setAccessibleDescription(self.view.section)
            section = self._context.tr("On: {section}", section=self.view.section)
            self._column.addWidget(Text(section, TextStyle.CAPTION, Tone.NEUTRAL))
            row.add(lead)
            made.append(lead)
        self._column.addWidget(row)
        return made

    def _verb(self, words: str, icon: str, slot: object, kind: Kind = Kind.SECONDARY) -> QPushButton:
        made = button(self._context.icons, words, kind, icon)
        made.setAccessibleDescription(self.view.action.text)
        made.clicked.connect(slot)
        return made

    def _settle(self) -> None:
        self.settle_asked.emit(self.view.action.number)

    def _edit(self) -> None:
        self.edit_asked.emit(self.view.action.number)

    def _reopen(self) -> None:
        self.reopen_asked.emit(self.view.action.number)

    def _remove(self) -> None:
        self.remove_asked.emit(self.view.action.number)

    def _lead(self) -> None:
        self.section_asked.emit(self.view.action.section)
