"""The picture of a page that waits, with what turns to another one and what makes it larger."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import icon_button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.page_view import PageView
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text

SIGNED_AT: Final = 0.36
"""The signature stands below this share of a page."""
LEGIBLE: Final = 520
"""So wide (at 100 %) a page is shown at least."""


class PicturePane(QWidget):
    """Shows one page at a time; `go` moves by so many pages."""

    def __init__(self, context: UiContext, go: Callable[[int], None]) -> None:
        super().__init__()
        self._context = context
        self.view = PageView(context.theme)
        self.missing = Problem(context)
        self.source = ElidedLabel("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._looked = False
        self._lay_out(go)

    def show_picture(self, load: Callable[[], bytes]) -> None:
        """Show a picture, or why there is none."""
        picture = QPixmap()
        self.missing.show_error(None)
        try:
            picture.loadFromData(load())
        except ChartaError as error:
            self.missing.show_error(error)
        self.view.show_page(picture)
        self.look()

    def look(self) -> None:
        """Show the place of the signature large enough, once; whatever is looked at later stays."""
        if not self._looked and not self.view.is_empty and self.view.isVisible():
            self._looked = True
            self.view.enlarge_to(self._context.theme.px(LEGIBLE))
            self.view.look_at(SIGNED_AT)

    def _lay_out(self, go: Callable[[int], None]) -> None:
        px, tr, icons = self._context.theme.px, self._context.tr, self._context.icons
        self.view.setAccessibleName(tr("Picture of the page"))
        self.view.setMinimumHeight(px(260))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        tools = QHBoxLayout()
        tools.setSpacing(px(4))
        tools.addWidget(self.source, 1)
        for icon, name, do in (
            ("arrow-up", tr("Page before (K)"), partial(go, -1)),
            ("arrow-down", tr("Next page (J)"), partial(go, 1)),
            ("minus", tr("Smaller"), self.view.zoom_out),
            ("plus", tr("Larger"), self.view.zoom_in),
            ("file-text", tr("The whole page"), self.view.fit_page),
        ):
            made = icon_button(icons, icon, name, 18)
            made.clicked.connect(do)
            tools.addWidget(made)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        column.addWidget(self.missing)
        hint = tr("Enter records the page as signed, Delete leaves it out, J and K go on and back.")
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
