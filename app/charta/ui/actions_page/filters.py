"""Which actions are shown: by their state, their owner, their kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.records import Action
from charta.ui.actions_page.words import KIND_WORDS
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.labelled import labelled

EVERYBODY: Final = "\t"
"""No owner is called so: names stand on one line without tabs."""


class Show(StrEnum):
    """Which actions by their state."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class Choice:
    """What is chosen: `owner` is `EVERYBODY`, a name or empty for nobody, `kind` empty for both."""

    show: Show = Show.OPEN
    owner: str = EVERYBODY
    kind: str = ""

    def takes(self, action: Action) -> bool:
        """Tell whether an action is shown."""
        fits_state = self.show is Show.ALL or bool(action.done_on) == (self.show is Show.DONE)
        fits_owner = self.owner in (EVERYBODY, action.owner)
        return fits_state and fits_owner and self.kind in ("", action.kind.value)


class Filters(QWidget):
    """Three choices in a line, or below each other where there is no room."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        tr = context.tr
        self._context = context
        self.show_ = CalmComboBox()
        self.owner = CalmComboBox()
        self.kind = CalmComboBox()
        for word, value in ((tr("Still open"), Show.OPEN), (tr("Done"), Show.DONE), (tr("All"), Show.ALL)):
            self.show_.addItem(word, value.value)
        self.kind.addItem(tr("All"), "")
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(tr(words), kind.value)
        flow = Flow(context.theme.px(12))
        for name, combo in ((tr("Show"), self.show_), (tr("Owner"), self.owner), (tr("Kind"), self.kind)):
            flow.add(labelled(context.theme, name, combo, 180))
            combo.currentIndexChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        self.fill_owners([])

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(
            Show(self.show_.currentData()), str(self.owner.currentData()), str(self.kind.currentData())
        )

    def choose(self, choice: Choice) -> None:
        """Choose; an owner whom nobody knows any more becomes everybody."""
        for combo, value in (
            (self.show_, choice.show.value),
            (self.owner, choice.owner),
            (self.kind, choice.kind),
        ):
            combo.choose(value)

    def fill_owners(self, actions: Iterable[Action]) -> None:
        """Offer the owners that there are; the choice stays where it can."""
        tr = self._context.tr
        names = {action.owner for action in actions}
        each = ((name or tr("Nobody yet"), name) for name in sorted(names))
        self.owner.offer([(tr("Everybody"), EVERYBODY), *each])

    def _changed(self) -> None:
        self.changed.emit()
