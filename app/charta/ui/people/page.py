"""The page about the people who are given the charter."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class PeoplePage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("People"),
            context.tr("Those who are given the charter, and where each of them stands."),
        )
        self._bench = bench
