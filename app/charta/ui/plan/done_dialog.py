"""That an activity is done: on which day, with a note, and a file that shows it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.errors import ActivityDayUnusable
from charta.ui.context import UiContext
from charta.ui.plan.evidence_box import EvidenceBox
from charta.ui.plan.words import words_of
from charta.ui.theme import TextStyle
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text

WIDTH, HEIGHT = 560, 560


class DoneDialog(FormDialog):
    """Asks when an activity was done and what shows it."""

    def __init__(self, context: UiContext, bench: Workbench, id_: str, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context, tr("What was done"), tr("Mark as done"), parent)
        self._bench = bench
        self.id = id_
        record = bench.rollout.get(id_)
        words = words_of(bench, context.translator)
        text = words.text(record.source)
        self.body.addWidget(Text(words.title(record), TextStyle.SUBTITLE))
        today = bench.session.clock.now().astimezone().date()
        done_on = date.fromisoformat(record.done_on) if record.done_on else today
        self.day = self.ask_day(tr("Done on"), done_on)
        self.note = self.ask_text(
            tr("Note (optional)"), record.note, tr("What came of it, or where the papers are kept.")
        )
        self.file = EvidenceBox(context, record.file)
        hint = tr("Asked for: {evidence}.", evidence=text.evidence) if text else ""
        self.ask(tr("File that shows it (optional)"), self.file, hint, self.file.choose)
        self.file.changed.connect(self._show_reading)
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, HEIGHT)

    def take_file(self, path: Path) -> None:
        """Take a file that was dropped on the activity."""
        self.file.take(path)

    def record(self) -> None:
        """Note that it is done."""
        day = str(self.day.value() or "")
        try:
            done_on = date.fromisoformat(day) if day else None
        except ValueError:
            raise ActivityDayUnusable(day=day[:40]) from None
        note, file = self.note.toPlainText(), self.file.file
        self._bench.rollout.done(self.id, done_on, note, file, keeps_file=self.file.keeps)

    def _show_reading(self) -> None:
        self.save.setEnabled(not self.file.is_reading)
