"""Whether the executive sponsor has endorsed the charter as it stands."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.errors import N_
from charta.services.endorsement import EndorsementStand, EndorsementState
from charta.services.wizard import SECTIONS
from charta.ui.context import UiContext
from charta.ui.publication.missing import ENDORSE
from charta.ui.publication.words import endorsed_by, section_title
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_WORDS: Final[Mapping[EndorsementState, str]] = {
    EndorsementState.PENDING: N_("Awaited"),
    EndorsementState.ENDORSED: N_("Endorsed"),
    EndorsementState.OUTDATED: N_("Outdated"),
}
_TONES: Final[Mapping[EndorsementState, Tone]] = {
    EndorsementState.PENDING: Tone.NEUTRAL,
    EndorsementState.ENDORSED: Tone.SUCCESS,
    EndorsementState.OUTDATED: Tone.WARNING,
}
_ICONS: Final[Mapping[EndorsementState, str]] = {
    EndorsementState.PENDING: "circle",
    EndorsementState.ENDORSED: "circle-check",
    EndorsementState.OUTDATED: "clock-alert",
}


class EndorsementCard(Card):
    """Shows the endorsement, and the sections that have changed since; leads to each of them."""

    go_to = Signal(str)
    endorse_asked = Signal()
    read_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._bench = bench
        self._stand: EndorsementStand | None = None
        self.setAccessibleName(context.tr("Endorsement"))
        self.state = Chip(context.theme, context.icons, "")
        self.words = Text("")
        self._changed = QVBoxLayout()
        self.record = button(context.icons, "", Kind.SECONDARY, "badge-check")
        self.read = button(context.icons, context.tr("Read the charter…"), Kind.QUIET, "book-open")
        self.record.setObjectName(ENDORSE)
        self._lay_out()
        self.record.clicked.connect(self.endorse_asked)
        self.read.clicked.connect(self.read_asked)

    def refresh(self) -> None:
        """Show how things stand."""
        stand = self._bench.endorsement.stand()
        if stand == self._stand:
            return
        self._stand = stand
        tr = self._context.tr
        self.state.show_state(tr(_WORDS[stand.state]), _TONES[stand.state], _ICONS[stand.state])
        self.words.setText(self._told(stand))
        self.record.setText(tr("Record it again…") if stand.endorsement else tr("Record the endorsement…"))
        self._show_changed(stand.changed)

    def _told(self, stand: EndorsementStand) -> str:
        tr, found = self._context.tr, stand.endorsement
        if found is None:
            return tr(
                "The executive sponsor endorses the charter as a whole, best once every department has "
                "signed."
            )
        moment = self._context.translator.moment(found.at)
        if not stand.holds:
            return tr(
                "Another text was endorsed by {name}, {moment}. These sections have changed since:",
                name=endorsed_by(found),
                moment=moment,
            )
        told = tr("Endorsed by {name}, {moment}.", name=endorsed_by(found), moment=moment)
        return f"{told} {tr('Their words open the charter.')}" if found.opens else told

    def _show_changed(self, sections: tuple[str, ...]) -> None:
        clear(self._changed)
        included = [section.id for section in self._bench.session.included()]
        for section in sections:
            self._changed.addWidget(self._line(section, section if section in included else SECTIONS))

    def _line(self, section: str, step: str) -> QWidget:
        words = section_title(self._bench, section, self._context.language)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._context.theme.px(12))
        row.addWidget(Text(words, TextStyle.CAPTION), 1)
        lead = button(self._context.icons, self._context.tr("Show"), Kind.LINK)
        lead.setAccessibleName(self._context.tr("Show: {what}", what=words))
        lead.setObjectName(step)
        lead.clicked.connect(self._lead)
        row.addWidget(lead)
        return line

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Text(tr("Endorsement"), TextStyle.SUBTITLE), 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self._changed.setSpacing(px(2))
        self.body.addLayout(self._changed)
        actions = Flow(px(8))
        actions.add(self.record)
        actions.add(self.read)
        self.body.addWidget(actions)

    def _lead(self) -> None:
        self.go_to.emit(self.sender().objectName())
