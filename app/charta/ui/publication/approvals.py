"""Who approved what: of a published version, each section with the decisions that counted."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.printed import PrintedCharter, PrintedSection, PrintedSignOff
from charta.domain.records import Endorsement
from charta.ui.board.reading import Reading, TextView
from charta.ui.board.words import delegated_line
from charta.ui.context import UiContext
from charta.ui.publication.words import endorsed_by, short
from charta.ui.stands import shown_state, state_word
from charta.ui.theme import TextStyle
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.text import Text


class ApprovalsDialog(QDialog):
    """Lists sections by departments: state, name, day, note, and the fingerprint that they signed."""

    def __init__(
        self, context: UiContext, bench: Workbench, number: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        title = context.tr("Who approved what in version {number}", number=number)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.view = TextView(context.theme, title)
        edition = bench.editions.edition(number)
        spoken = context.spoken(edition.languages)
        version = bench.editions.find(number).version
        endorsement = bench.session.charter.get(Endorsement, str(version.endorsement))
        html = "".join(self._html(edition.charters[spoken], endorsement))
        self.view.show_readings((Reading("", "", html),))
        self._lay_out(title)

    def _html(self, charter: PrintedCharter, endorsement: Endorsement | None) -> Iterator[str]:
        words = self._context.translator
        if endorsement is not None:
            told = words.tr(
                "The whole was endorsed by {name}, {moment}.",
                name=endorsed_by(endorsement),
                moment=words.moment(endorsement.at),
            )
            yield f"<p>{escape(told)}</p>"
        for number, section in enumerate(charter.sections, start=1):
            yield self._section(number, section)

    def _section(self, number: int, section: PrintedSection) -> str:
        tr = self._context.tr
        fingerprint = tr("Fingerprint: {fingerprint}", fingerprint=short(section.fingerprint))
        asked = [entry for entry in section.sign_offs if entry.by or entry.decided_on]
        rows = "".join(f"<li>{self._sign_off(entry)}</li>" for entry in asked)
        return (
            f"<h2>{number}. {escape(section.title)}</h2>"
            f'<p class="language">{escape(fingerprint)}</p><ul>{rows}</ul>'
        )

    def _sign_off(self, entry: PrintedSignOff) -> str:
        words = self._context.translator
        state = state_word(shown_state(DepartmentState(entry.state), required=True), words)
        day = words.day(entry.decided_on) if entry.decided_on else ""
        who = ", ".join(filter(None, (entry.by, day)))
        decided = words.tr("{name}: {value}", name=state, value=who)
        told = f"<b>{escape(entry.department_name)}</b> – {escape(decided)}"
        more = [
            delegated_line(entry.delegate_for, words) if entry.delegate_for else "",
            words.tr("Note: {note}", note=entry.note) if entry.note else "",
        ]
        return "<br>".join((told, *map(escape, filter(None, more))))

    def _lay_out(self, title: str) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        column.addWidget(self.view, 1)
        close = button(self._context.icons, self._context.tr("Close"), Kind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableSize()
        self.resize(min(px(720), room.width() - 40), min(px(640), room.height() - 60))
