"""The buttons of what can be done, each with its key in the tool tip."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.room.deciding.keys import KEYS, Act
from charta.ui.room.deciding.table import Proposal
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.tips import tip

_WORDS: Final[Mapping[Act, tuple[str, str]]] = {
    Act.PROPOSE: (N_("New proposal"), "plus"),
    Act.FOR: (N_("For"), ""),
    Act.AGAINST: (N_("Against"), ""),
    Act.WITHDRAW: (N_("Withdraw"), ""),
    Act.ROUND: (N_("Ask round"), "users"),
    Act.DECIDE: (N_("Decide"), "check"),
}


class Tools(Flow):
    """What can be done with the question and the proposal on stage."""

    asked = Signal(object)
    """An `Act`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme.px(6))
        self._context = context
        self.buttons = {
            act: button(context.icons, context.tr(words), Kind.SECONDARY, icon)
            for act, (words, icon) in _WORDS.items()
        }
        for act, made in self.buttons.items():
            made.setToolTip(tip(f"{context.tr(KEYS[act].says)} ({KEYS[act].shown})"))
            made.clicked.connect(partial(self.asked.emit, act))
            self.add(made)

    def show_for(self, proposal: Proposal | None) -> None:
        """Enable what can be done with a proposal."""
        is_open = proposal is not None and not proposal.is_withdrawn
        for act in (Act.FOR, Act.AGAINST, Act.ROUND):
            self.buttons[act].setEnabled(is_open)
        back = self.buttons[Act.WITHDRAW]
        back.setEnabled(proposal is not None)
        is_back = proposal is not None and proposal.is_withdrawn
        back.setText(self._context.tr("Put back") if is_back else self._context.tr("Withdraw"))
