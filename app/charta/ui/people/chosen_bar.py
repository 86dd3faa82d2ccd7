"""What can be done for the people who are chosen in the table."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from charta.domain.people import Presence
from charta.ui.context import UiContext
from charta.ui.people.exporting import FORMATS
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import button, icon_button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class ChosenBar(QFrame):
    """Says how many are chosen and offers verbs; hidden while nobody is."""

    presence_asked = Signal(object)
    certificates_asked = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        tr, icons = context.tr, context.icons
        self.setProperty("area", "banner")
        self.setProperty("tone", "accent")
        self.told = Text("", TextStyle.LABEL, wrap=False)
        self.open = button(icons, tr("Open…"), icon="eye")
        self.sign = button(icons, tr("Record signatures…"), icon="pen-line")
        self.more = button(icons, tr("More"), icon="list")
        self.none = icon_button(icons, "x", tr("Choose nobody"), 18)
        self._fill_menu()
        self._lay_out()
        self.hide()

    def show_count(self, count: int, *, published: bool) -> None:
        """Say how many are chosen, and offer what can be done for them."""
        self.told.setText(self._context.ntr("{count} person is chosen.", "{count} people are chosen.", count))
        self.open.setVisible(count == 1)
        self.sign.setVisible(published)
        for action in (self.forms, self.write, *self._certificates):
            action.setVisible(published)
        self.setVisible(count > 0)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        flow = Flow(px(8))
        self.told.setMinimumHeight(px(36))
        for part in (self.told, self.open, self.sign, self.more):
            flow.add(part)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(flow, 1)
        row.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(6), px(8), px(6))
        column.addLayout(row)

    def _fill_menu(self) -> None:
        tr, menu = self._context.tr, QMenu(self.more)
        self.forms = menu.addAction(tr("Make forms for them…"))
        self.write = menu.addAction(tr("Write to them…"))
        self._certificates = [self._certificate(menu, *named) for named in FORMATS]
        self.spreadsheet = menu.addAction(tr("Spreadsheet…"))
        menu.addSeparator()
        for presence, told in (
            (Presence.ON_LEAVE, tr("On leave…")),
            (Presence.PRESENT, tr("Back at work…")),
            (Presence.LEFT, tr("Left the organisation…")),
        ):
            action = menu.addAction(told)
            action.triggered.connect(partial(self._ask_presence, presence))
        self.more.setMenu(menu)

    def _certificate(self, menu: QMenu, format_: str, kind: str) -> QAction:
        action = menu.addAction(self._context.tr("Certificates, {kind}…", kind=kind))
        action.triggered.connect(partial(self._ask_certificates, format_))
        return action

    def _ask_certificates(self, format_: str) -> None:
        self.certificates_asked.emit(format_)

    def _ask_presence(self, presence: Presence) -> None:
        self.presence_asked.emit(presence)
