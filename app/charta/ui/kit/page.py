"""The page about the roll-out kit."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class KitPage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Kit"),
            context.tr(
                "Papers about this charter for leaders, managers and everyone, made from its own answers."
            ),
        )
        self._bench = bench
