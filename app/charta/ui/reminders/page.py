"""The page about messages to those who are due."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class RemindersPage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Reminders"),
            context.tr("Messages to those who have not signed yet, or have to again."),
        )
        self._bench = bench
