"""What a page about people says while nothing is published, nobody is known, or they are being read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.services.wizard import PEOPLE, PUBLICATION
from charta.ui.context import UiContext
from charta.ui.people.looking import PeopleLook
from charta.ui.theme import Tone
from charta.ui.widgets.buttons import Kind
from charta.ui.widgets.empty_state import EmptyState
from charta.ui.widgets.text import Text


class NotYet(QWidget):
    """Leads to what has to be done first; hidden once nothing has."""

    go_to = Signal(str)

    def __init__(
        self, context: UiContext, bench: Workbench, look: PeopleLook, unpublished: str, nobody: str
    ) -> None:
        """Set it up; the two sentences say why the page needs a version, and people."""
        super().__init__()
        tr = context.tr
        self._context = context
        self._bench = bench
        self._look = look
        self._unpublished, publish = self._state(
            "badge-check", tr("Nothing is published yet."), unpublished, tr("Go to the publication")
        )
        self._nobody, people = self._state(
            "users", tr("Nobody is known yet."), nobody, tr("Go to the people")
        )
        self._reading = Text(tr("The people are being read…"), tone=Tone.NEUTRAL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._unpublished, self._nobody, self._reading):
            column.addWidget(part)
        publish.clicked.connect(self._lead_to_publication)
        people.clicked.connect(self._lead_to_people)

    def refresh(self) -> bool:
        """Say what is missing; return whether nothing is."""
        is_published = self._bench.editions.current() is not None
        if is_published:
            self._look.refresh()
        return self.show_state()

    def show_state(self) -> bool:
        """Say what is missing as far as it is known; return whether nothing is."""
        is_published, summary = self._bench.editions.current() is not None, self._look.summary
        is_ready = is_published and summary is not None and bool(summary.people)
        self._unpublished.setVisible(not is_published)
        self._nobody.setVisible(is_published and summary is not None and not summary.people)
        self._reading.setVisible(is_published and summary is None)
        self.setVisible(not is_ready)
        return is_ready

    def _state(self, icon: str, title: str, text: str, verb: str) -> tuple[EmptyState, QPushButton]:
        made = EmptyState(self._context.theme, self._context.icons, icon, title, text)
        return made, made.add_action(verb, Kind.PRIMARY)

    def _lead_to_publication(self) -> None:
        self.go_to.emit(PUBLICATION)

    def _lead_to_people(self) -> None:
        self.go_to.emit(PEOPLE)
