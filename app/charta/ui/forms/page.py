"""The page about personal forms going out."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class FormsPage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Forms"),
            context.tr("Personal forms to hand out, each in the person’s language."),
        )
        self._bench = bench
