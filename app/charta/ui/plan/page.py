"""The page about the roll-out plan."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class PlanPage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Roll-out plan"),
            context.tr(
                "What has to happen so that the charter is read, understood and applied: who, and by when."
            ),
        )
        self._bench = bench
