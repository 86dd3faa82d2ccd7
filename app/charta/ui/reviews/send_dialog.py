"""Sending sections out for review: what is asked, then the files are made in the background."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from charta.bootstrap import Workbench
from charta.domain.text import clean_line
from charta.errors import ChartaError, NameRequired
from charta.services.export import Job
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.export_memory import ExportMemory
from charta.ui.pages.results import ResultsCard
from charta.ui.reviews.send_form import SendForm
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.text import Text
from charta.ui.writing import may_replace, write_all


class SendDialog(FormDialog):
    """Asks and sends, and stays open to show the files.

    A review is listed once it is sent, also where writing its file was stopped.
    """

    sent = Signal()

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget) -> None:
        tr = context.tr
        super().__init__(context, tr("Send for review"), "", parent)
        self._bench = bench
        self._memory = ExportMemory(context.preferences, bench.session.store.path)
        self._task: Task | None = None
        self.questions = SendForm(self, bench)
        self._folder = ElidedLabel("", middle=True)
        self._choose = button(context.icons, tr("Choose…"), Kind.SECONDARY, "folder-open")
        self._held = Text("", TextStyle.CAPTION)
        self._bar = QProgressBar()
        self._progress = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.results = ResultsCard(context)
        self._is_done = False
        self._lay_out_rest()
        self._choose.clicked.connect(self._ask_folder)
        self.questions.changed.connect(self._follow)
        self._follow()
        self.set_size(WIDTH + 40, 760)
        next(iter(self.questions.departments.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_writing(self) -> bool:
        """Whether files are being written."""
        return self._task is not None

    @property
    def held(self) -> str:
        """What is said about the files that will be written."""
        return self._held.text()

    @property
    def progress_text(self) -> str:
        """What is said about the files that are being written."""
        return self._progress.text()

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self._memory.set_folder(folder)
        self._folder.setText(str(folder))

    def submit(self) -> None:
        """Remember what is sent and write the files; close once that was done."""
        if self._is_done:
            self.accept()
            return
        self.show_problem("")
        if not clean_line(self.questions.name.text()):
            self.show_problem(self.told(NameRequired()))
            self.questions.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._is_day_usable():
            told = self.context.tr("Choose a day to come for the answer, as year, month and day.")
            self.show_problem(told)
            self.questions.due.controls()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._send()

    def reject(self) -> None:
        """Stop what is being written, or else close."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self._end(self.context.tr("Stopped. The reviews are listed; their files can be written again there."))

    def _send(self) -> None:
        jobs: list[Job] = []
        try:
            for order in self.questions.orders():
                _, job = self._bench.reviews.send(order)
                jobs.append(job)
        except ChartaError as error:
            self.show_problem(self.told(error))
        if not jobs:
            return
        settings, name = self.context.preferences.settings, clean_line(self.questions.name.text())
        self.context.preferences.change(replace(settings, user_name=name))
        self.sent.emit()
        if may_replace(self.context, self._memory.folder, jobs):
            self._write(jobs)
        else:
            self._end(
                self.context.tr("Nothing was written. The reviews are listed; write their files there.")
            )

    def _write(self, jobs: Sequence[Job]) -> None:
        folder = self._memory.folder

        def work(task: Task) -> list[Path]:
            return write_all(task, jobs, folder)

        self._bar.setRange(0, len(jobs))
        self._bar.setValue(0)
        self._bar.show()
        self.form.setEnabled(False)
        self.save.setEnabled(False)
        self._task = self.context.background.run(
            work, Follow(self, self._written, self._failed, self._show_progress)
        )
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        if total:
            self._bar.setValue(done)
            tr = self.context.tr
            self._say(tr("{number} of {total}: {name}", number=done + 1, total=total, name=what))

    def _written(self, files: list[Path]) -> None:
        self._end(self.context.ntr("{count} file written", "{count} files written", len(files)))
        self.results.show_files(files)

    def _failed(self, error: ChartaError) -> None:
        self._end(self.context.tr("The reviews are listed; their files can be written again there."))
        self.show_problem(self.told(error))

    def _end(self, words: str) -> None:
        self._task, self._is_done = None, True
        self._bar.hide()
        self._say(words)
        self.form.setEnabled(False)
        self.cancel.hide()
        self.save.setText(self.context.tr("Close"))
        self.save.setEnabled(True)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self._progress.setText(words)
        self._progress.setVisible(bool(words))

    def _is_day_usable(self) -> bool:
        """Tell whether no day is given, or one that is still to come."""
        today = self._bench.session.clock.now().astimezone().date()
        day = self.questions.day
        return day >= today if day is not None else not self.questions.due.value()

    def _follow(self) -> None:
        lines, tr = list(self.questions.lines()), self.context.tr
        has_language = any(box.isChecked() for box in self.questions.languages.values())
        without = self.questions.without()
        if without and lines:
            lines.append(tr("No file for: {departments}", departments=", ".join(without)))
        if not lines:
            lines = [tr("Choose at least one department and one section.")]
        elif not has_language:
            lines = [tr("Choose at least one language.")]
        self._held.setText("\n".join(lines))
        count = len(self.questions.parcels())
        self.save.setText(self.context.ntr("Make {count} file", "Make {count} files", count))
        self.save.setEnabled(bool(count) and has_language)

    def _ask_folder(self) -> None:
        title = self.context.tr("Choose the folder for the reviews")
        chosen = self.context.files.folder(title, self._memory.folder)
        if chosen is not None:
            self.set_folder(chosen)

    def _lay_out_rest(self) -> None:
        tr, px = self.context.tr, self.context.theme.px
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._folder, 1)
        row.addWidget(self._choose)
        self._choose.setAccessibleName(tr("Choose the folder"))
        self._folder.setText(str(self._memory.folder))
        self.body.addWidget(Text(tr("Folder"), TextStyle.LABEL))
        self.body.addLayout(row)
        self.body.addWidget(Text(tr("What each file will hold"), TextStyle.LABEL))
        self.body.addWidget(self._held)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        for widget in (self._bar, self._progress, self.results):
            self.foot.addWidget(widget)
            widget.hide()
