"""The file that shows that an activity is done: chosen or dropped, read in the background."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.errors import ChartaError
from charta.services.rollout import EVIDENCE_LIMIT
from charta.ui.background import Follow
from charta.ui.context import UiContext
from charta.ui.files import documents_folder
from charta.ui.formalities.proofs import read_proof
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import FilePlace
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.text import Text


class EvidenceBox(FilePlace):
    """Takes one file, or keeps the one that is there."""

    changed = Signal()
    """A file was read, could not be, or was let go."""

    def __init__(self, context: UiContext, kept: str, parent: QWidget | None = None) -> None:
        """Set it up; `kept` is the name of the file that is there already, empty for none."""
        super().__init__(parent=parent)
        self._context = context
        self._kept = kept
        self._reading = 0
        self.file: tuple[str, bytes] | None = None
        """The name and the bytes of a new file, None where there is none."""
        tr = context.tr
        self.name = ElidedLabel("", TextStyle.LABEL, middle=True)
        self.choose = button(context.icons, "", Kind.SECONDARY, "file-plus")
        self.let_go = button(context.icons, tr("Remove the file"), Kind.QUIET, "trash-2")
        self.problem = Problem(context)
        self._lay_out()
        self.dropped.connect(self.take)
        self.choose.clicked.connect(self._ask)
        self.let_go.clicked.connect(self.clear)
        self._show()

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read."""
        return self._reading > 0

    @property
    def keeps(self) -> bool:
        """Whether the file that was there stays, where no other one takes its place."""
        return bool(self._kept)

    def take(self, path: Path) -> None:
        """Read a file in the background."""
        self.problem.tell("")
        self._reading += 1

        def done(data: bytes) -> None:
            self._reading -= 1
            self.file = (path.name, data)
            self._show()

        def failed(error: ChartaError) -> None:
            self._reading -= 1
            self.problem.show_error(error)
            self._show()

        self._context.background.run(lambda _: read_proof(path, EVIDENCE_LIMIT), Follow(self, done, failed))
        self._show()

    def clear(self) -> None:
        """Let the file go."""
        self.file, self._kept = None, ""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _ask(self) -> None:
        tr = self._context.tr
        path = self._context.files.open_file(
            tr("Choose the file"), documents_folder(), tr("All files"), ("*",)
        )
        if path is not None:
            self.take(path)

    def _show(self) -> None:
        tr = self._context.tr
        name = self.file[0] if self.file else self._kept
        self.name.setText(tr("The file is being read…") if self.is_reading else name)
        self.name.setVisible(bool(name) or self.is_reading)
        self.let_go.setVisible(bool(name) and not self.is_reading)
        self.choose.setText(tr("Choose another file…") if name else tr("Choose a file…"))
        self._hint.setVisible(not name)
        self.changed.emit()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.name)
        row = Flow(px(8))
        self._hint = Text(
            self._context.tr("or drop it here (16 MB at most)"), TextStyle.CAPTION, Tone.NEUTRAL, wrap=False
        )
        self._hint.setMinimumHeight(self.choose.sizeHint().height())
        for part in (self.choose, self.let_go, self._hint):
            row.add(part)
        column.addWidget(row)
        column.addWidget(self.problem)
