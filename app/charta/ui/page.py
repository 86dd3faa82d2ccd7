"""The base of every page: a heading, a line about its purpose, and a body that scrolls."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.page_header import PageHeader
from charta.ui.spot import Spot
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.tab_order import focus_first

READING_WIDTH: Final = 880
SHORT: Final = 340
"""A page that is less high than this shows its title alone, so that its work begins in sight."""


class Page(QWidget):
    """One step of the wizard.

    A page keeps no state of its own: it shows the charter, and every edit goes to a service at once or at
    the latest on `flush`. Put widgets into `body`; buttons about the whole page go into `tools`, at the right
    of its heading. `wide` gives the body the whole width; `fills` lets its parts share the height that there
    is, and scrolls the page where that is too little for them.
    """

    go_to = Signal(str)
    """Asks the window to show another step, by its id."""
    spot_asked = Signal(object)
    """Asks the window to show a `Spot`, in this step or another."""

    def __init__(
        self,
        context: UiContext,
        title: str,
        purpose: str = "",
        *,
        overline: str = "",
        wide: bool = False,
        fills: bool = False,
    ) -> None:
        super().__init__()
        self.context = context
        self.title = title
        self.setAccessibleName(title)
        self.header = PageHeader(context, title, purpose, overline)
        self._fills = fills
        self.tools = self.header.tools
        self.body = self._lay_out(wide=wide, fills=fills)
        self._set_margins()

    @property
    def is_busy(self) -> bool:
        """Whether work is under way whose end the page has to tell; it is not built anew meanwhile."""
        return False

    @property
    def under_way(self) -> str:
        """What would be stopped if the window were closed now, in a sentence; empty for nothing of weight."""
        return ""

    def end_work(self) -> None:
        """Stop what is under way and take note of what is finished. Called before the charter is left."""

    def flush(self) -> None:
        """Save what was typed and not yet saved. Called before the page is left, rebuilt or closed."""

    def unsaved(self) -> Mapping[str, object]:
        """Return what was typed and could not be saved, for the page that is built in place of this one."""
        return {}

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show again what `unsaved` of the page before this one gave."""

    def view(self) -> str:
        """Return which of several things the page shows, for the page that is built in place of this one."""
        return ""

    def show_view(self, view: str) -> None:
        """Show again what `view` of the page before this one gave."""

    def refresh(self) -> None:
        """Show the charter as it stands. Called when the page is shown and when the charter has changed."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins: the first widget of the body that takes it."""
        focus_first(self)

    def focus_on(self, name: str) -> None:
        """Put the keyboard on the widget with this object name (the id of a field, say), if there is one."""
        target = self.findChild(QWidget, name) if name else None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_spot(self, spot: Spot) -> None:
        """Lead to a place within the page: to a question here, to more where a page has more."""
        self.focus_on(spot.field)

    def scroll_areas(self) -> list[QAbstractScrollArea]:
        """Return what scrolls in this page, always in the same order."""
        return self.findChildren(QAbstractScrollArea)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the body where there is little."""
        super().resizeEvent(event)
        is_short = event.size().height() < self.context.theme.px(SHORT)
        if is_short != self.header.is_short:
            self.header.set_short(is_short=is_short)
            self._set_margins()

    def _lay_out(self, *, wide: bool, fills: bool) -> QVBoxLayout:
        px = self.context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.area = ScrollColumn(0 if wide else px(READING_WIDTH))
        column = self.area.body
        column.addWidget(self.header)
        body = QVBoxLayout()
        column.addLayout(body, 1 if fills else 0)
        if not fills:
            column.addStretch()
        outer.addWidget(self.area)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(24))
        return body

    def _set_margins(self) -> None:
        px, is_short = self.context.theme.px, self.header.is_short
        top, bottom = (16, 16) if is_short else (32, 24 if self._fills else 40)
        self.area.body.setContentsMargins(px(40), px(top), px(40), px(bottom))
        self.area.body.setSpacing(px(16 if is_short else 24))
