"""The findings of one section, below its title, with the way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from charta.ui.check.card import Entry
from charta.ui.check.listing import FindingsList
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text


class Group(Card):
    """A card per section."""

    opened = Signal(str)

    def __init__(self, context: UiContext, section: str, title: str) -> None:
        super().__init__(context.theme)
        self._section = section
        self.setAccessibleName(title)
        self.list = FindingsList(context)
        self.open = button(context.icons, context.tr("Open"), Kind.LINK)
        self.open.setAccessibleName(context.tr("Open: {title}", title=title))
        self.open.clicked.connect(self._lead)
        row = QHBoxLayout()
        row.setSpacing(context.theme.px(16))
        row.addWidget(Text(title, TextStyle.SUBTITLE), 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(context.theme.px(16))
        self.body.addLayout(row)
        self.body.addWidget(self.list)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the findings of the section."""
        self.list.show_entries(entries)

    def _lead(self) -> None:
        self.opened.emit(self._section)
