"""What can be done for the people who are chosen in the table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout

from charta.domain.people import Presence
from charta.ui.context import UiContext
from charta.ui.people.exporting import FORMATS
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text


class ChosenBar(QFrame):
    """Says how many are chosen and offers verbs; hidden while nobody is."""

    presence_asked = Signal(object)
    certificates_asked = Signal(str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        tr, icons, px = context.tr, context.icons, context.theme.px
        self.setProperty("area", "banner")
        self.setProperty("tone", "accent")
        self.told = Text("", TextStyle.LABEL)
        self.open = button(icons, tr("Open…"), icon="eye")
        self.sign = button(icons, tr("Record signatures…"), icon="pen-line")
        self.forms = button(icons, tr("Make forms…"), icon="file-text")
        self.write = button(icons, tr("Write to them…"), icon="message-square")
        self.certificates = button(icons, tr("Certificates"), icon="badge-check")
        self.spreadsheet = button(icons, tr("Spreadsheet…"), icon="table-2")
        self.mark = button(icons, tr("Leave and return"), icon="users")
        self.none = button(icons, tr("Choose nobody"), Kind.QUIET)
        self._fill_menus()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.told)
        flow = Flow(px(8))
        for made in self._verbs():
            flow.add(made)
        column.addWidget(flow)
        self.hide()

    def show_count(self, count: int, *, published: bool) -> None:
        """Say how many are chosen, and offer what can be done for them."""
        self.told.setText(self._context.ntr("{count} person is chosen.", "{count} people are chosen.", count))
        self.open.setVisible(count == 1)
        for made in (self.sign, self.forms, self.write, self.certificates):
            made.setVisible(published)
        self.setVisible(count > 0)

    def _verbs(self) -> tuple[QPushButton, ...]:
        return (
            self.open, self.sign, self.forms, self.write, self.certificates, self.spreadsheet, self.mark,
            self.none,
        )  # fmt: skip

    def _fill_menus(self) -> None:
        tr = self._context.tr
        certificates = QMenu(self.certificates)
        for format_, kind in FORMATS:
            certificates.addAction(kind).setData(format_)
        certificates.triggered.connect(self._ask_certificates)
        self.certificates.setMenu(certificates)
        presences = QMenu(self.mark)
        for presence, told in (
            (Presence.ON_LEAVE, tr("On leave…")),
            (Presence.PRESENT, tr("Back at work…")),
            (Presence.LEFT, tr("Left the organisation…")),
        ):
            presences.addAction(told).setData(presence.value)
        presences.triggered.connect(self._ask_presence)
        self.mark.setMenu(presences)

    def _ask_certificates(self, action: QAction) -> None:
        self.certificates_asked.emit(action.data())

    def _ask_presence(self, action: QAction) -> None:
        self.presence_asked.emit(Presence(action.data()))
