"""The page about signatures coming in."""

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.page import Page


class SignaturesPage(Page):
    """Says what this step is for."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(
            context,
            context.tr("Signatures"),
            context.tr("What comes back: scans, returned files, attendance lists and refusals."),
        )
        self._bench = bench
