"""Who must sign a section, and where each department stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.agreement import Stand
from charta.ui.board.looks import LOOKS
from charta.ui.board.words import cell_sentence, detail, note_line, obstacle_line
from charta.ui.context import UiContext
from charta.ui.minor.panel import MinorPanel
from charta.ui.minor.words import carried_lines, department_names
from charta.ui.stands import cell_state, state_word
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.showing import show_part
from charta.ui.widgets.text import Text


class AgreementCard(Card):
    """A line per department that signs, by colour, sign and word; who, when and the note below it."""

    board_asked = Signal()

    def __init__(self, context: UiContext, workbench: Workbench, section: str) -> None:
        super().__init__(context.theme)
        self._context = context
        self._bench = workbench
        self._section = section
        self._names = department_names(workbench.session.catalogue, context.language)
        self.minor = MinorPanel(context, workbench, section)
        self._obstacle = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._serious = Text("", TextStyle.CAPTION, Tone.WARNING)
        self._serious.hide()
        self._lines: dict[str, _Line] = {}
        self._lay_out()

    def refresh(self) -> None:
        """Show where the departments stand now."""
        row = self._bench.agreement.row(self._section)
        translator = self._context.translator
        self._obstacle.setText(obstacle_line(row.obstacle, translator) if row.obstacle else "")
        self._obstacle.setVisible(bool(row.obstacle))
        for stand in row.stands:
            line = self._lines[stand.department]
            show_part(line, stand.required or stand.decision is not None)
            line.show_stand(
                stand,
                carried_lines(stand, self._names, translator),
                cell_sentence(row, stand, self._names, translator),
            )
        self.minor.refresh()

    def show_serious(self, count: int) -> None:
        """Say that the check has found something serious; nobody is kept from signing."""
        self._serious.setText(
            self._context.ntr(
                "The wording check has {count} serious finding. Look at it before you sign.",
                "The wording check has {count} serious findings. Look at them before you sign.",
                count,
            )
        )
        self._serious.setVisible(bool(count))

    @property
    def warning(self) -> str:
        """What is worth a look before signing, empty for nothing."""
        return "" if self._serious.isHidden() else self._serious.text()

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        self.setAccessibleName(tr("Agreement"))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Text(tr("Agreement"), TextStyle.SUBTITLE), 1)
        board = button(self._context.icons, tr("Open the board"), Kind.QUIET, "table-2")
        board.clicked.connect(self.board_asked)
        head.addWidget(board)
        self.body.setContentsMargins(px(20), px(12), px(12), px(20))
        self.body.addLayout(head)
        self.body.addWidget(self._obstacle)
        self.body.addWidget(self._serious)
        self.body.addWidget(self.minor)
        for department in self._bench.session.catalogue.departments:
            line = _Line(self._context, self._names[department])
            self._lines[department] = line
            self.body.addWidget(line)


class _Line(QWidget):
    """One department."""

    def __init__(self, context: UiContext, name: str) -> None:
        super().__init__()
        self._context = context
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self._sign = QLabel()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(name, TextStyle.LABEL), 1)
        self._chip = Chip(context.theme, context.icons, "")
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self._told = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._told.setContentsMargins(px(32), 0, 0, 0)
        column.addWidget(self._told)

    def show_stand(self, stand: Stand, carried: Sequence[str], sentence: str) -> None:
        """Show where the department stands, and over what; `sentence` is what a screen reader says."""
        translator = self._context.translator
        look = LOOKS[cell_state(stand)]
        pixmap = self._context.icons.pixmap(look.icon, look.tone.role, 20, self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
        self._chip.show_state(state_word(cell_state(stand), translator), look.tone)
        told = [detail(stand, "", translator)] if stand.decision is not None else []
        if stand.decision is not None and stand.decision.note:
            told.append(note_line(stand.decision, translator))
        told += carried
        self._told.setText(" ".join(told))
        self._told.setVisible(bool(told))
        self.setAccessibleName(sentence)
