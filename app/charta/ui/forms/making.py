"""Making a batch: where it goes, what is told while it is written, and what is noted at its end."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.additions import Ready
from charta.services.export import file_name
from charta.services.form_files import FormRun
from charta.services.forms import FormOrder
from charta.ui.context import UiContext
from charta.ui.forms.memory import FormMemory
from charta.ui.forms.where import WriteCard
from charta.ui.forms.writing import Ending, FormWriting
from charta.ui.numbers import number
from charta.ui.people.preparing import Keeping, Preparing
from charta.ui.theme import Tone

T = TypeVar("T")


class Making(QObject):
    """Writes one batch at a time, and tells of it on a card."""

    changed = Signal()
    """A batch was begun or has ended."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self.memory = FormMemory(context.preferences, bench.session.store.path)
        self.writing = FormWriting(context.background, self)
        self._preparing = Preparing(context.background, self)
        self._noting: Ending | None = None
        self.card = WriteCard(context)
        self.card.show_folder(self.memory.parent)
        self.card.folder_asked.connect(self._ask_folder)
        self.card.stop.clicked.connect(self.stop)
        self.writing.progressed.connect(self._show_progress)
        self.writing.ended.connect(self._ended)

    @property
    def is_busy(self) -> bool:
        """Whether a batch is under way, from its preparation to the account of what was made."""
        return self.writing.is_busy or self._preparing.is_busy

    @property
    def running(self) -> int:
        """The number of the batch that is under way, 0 for none."""
        run = self._run
        return run.batch.number if run is not None else 0

    @property
    def under_way(self) -> str:
        """How far the batch is that would be stopped, in a sentence; empty for none."""
        run, words = self._run, self._context.translator
        if run is None:
            return ""
        return words.tr(
            "Forms are being written: {made} of {count}. What is finished stays, and the batch can be "
            "gone on with.",
            made=number(self._noting.made if self._noting else self.writing.made, words),
            count=number(len(run.lines), words),
        )

    @property
    def _run(self) -> FormRun | None:
        return self._noting.run if self._noting is not None else self.writing.run

    def set_folder(self, folder: Path) -> None:
        """Put batches into this folder from now on."""
        self.memory.set_parent(folder)
        self.card.show_folder(folder)

    def start(self, order: FormOrder) -> None:
        """Write forms in a folder of their own; tell where that cannot be done."""
        folder, forms = self._new_folder(), self._bench.forms
        keeping = Keeping(lambda: forms.prepared(order, folder), self._begin, self._not_begun)
        self._prepare(keeping, len(order.people))

    def resume(self, batch: int) -> None:
        """Go on with a batch in the folder that the user names."""
        title = self._context.tr("Choose the folder of batch {number}", number=batch)
        known = self.memory.batch(batch) or self.memory.parent
        folder = self._context.files.folder(title, known)
        if folder is None:
            return
        forms = self._bench.forms

        def prepare() -> Ready[tuple[FormRun, int]]:
            run = forms.resume(batch, folder)
            done = run.done_before()
            return lambda: (run, done)

        self._prepare(Keeping(prepare, self._go_on, self._not_begun), forms.batch(batch).count)

    def stop(self) -> None:
        """Stop after what is being written; what is finished stays."""
        if self.writing.is_busy:
            self.writing.stop()
            self.card.show_stopping()
        elif self._preparing.is_busy and self._noting is None:
            self._preparing.cancel()
            self._show_idle("")

    def end_work(self) -> None:
        """Stop at once, and take note of what is finished."""
        self._preparing.cancel()
        ending, self._noting = self._noting or self.writing.abandon(), None
        if ending is not None:
            run, made = ending.run, ending.made
            self._context.attempt(lambda: self._bench.forms.finish(run, made))
            self._show_ended(ending)

    def _new_folder(self) -> Path:
        """Return a folder for the next batch that is not there yet."""
        batches = self._bench.forms.batches()
        told = self._context.tr(
            "Forms {day} ({number})",
            day=self._bench.register.today.isoformat(),
            number=batches[0].number + 1 if batches else 1,
        )
        name, parent, place = file_name(told, 60), self.memory.parent, 2
        folder = parent / name
        while folder.exists():
            folder, place = parent / f"{name}-{place}", place + 1
        return folder

    def _prepare(self, keeping: Keeping[T], count: int) -> None:
        if self.is_busy:
            return
        self._preparing.begin(keeping, count)
        if self._preparing.is_busy:
            self.card.show_waiting(self._context.tr("The batch is being prepared…"), may_stop=True)
            self.changed.emit()

    def _not_begun(self, error: ChartaError) -> None:
        self._show_idle("")
        self.card.problem.show_error(error)

    def _go_on(self, found: tuple[FormRun, int]) -> None:
        run, done = found
        if done or not run.batch.made or self._may_begin_anew(run):
            self._begin(run)
        else:
            self._show_idle("")

    def _begin(self, run: FormRun) -> None:
        self.memory.set_batch(run.batch.number, run.folder)
        self.writing.begin(run)
        self.card.show_begun(len(run.lines))
        self.changed.emit()

    def _may_begin_anew(self, run: FormRun) -> bool:
        """Ask before a batch is written from its beginning, in a folder that does not know of it."""
        tr = self._context.tr
        return self._context.messages.confirm(
            tr("Write all forms of the batch again?"),
            tr(
                "In the folder “{folder}” nothing tells how far batch {number} came. All its forms are "
                "written there anew.",
                folder=run.folder.name,
                number=run.batch.number,
            ),
            tr("Write them all"),
        )

    def _show_progress(self, made: int) -> None:
        if not self.writing.is_stopping:
            self.card.show_progress(made)

    def _ended(self, ending: Ending) -> None:
        """Take note of what is made; the batch is under way until that is done."""
        forms, self._noting = self._bench.forms, ending

        def failed(error: ChartaError) -> None:
            self._context.messages.fail(error)
            self._noted(ending)

        keeping = Keeping(
            lambda: forms.finished(ending.run, ending.made), lambda _: self._noted(ending), failed
        )
        self._preparing.begin(keeping, ending.made)
        if self._preparing.is_busy:
            self.card.show_waiting(self._context.tr("What is made is being entered…"), may_stop=False)

    def _noted(self, ending: Ending) -> None:
        self._noting = None
        self._show_ended(ending)
        if self.card.isVisible():
            return
        # The user is elsewhere.
        if ending.problem is not None:
            self._context.messages.fail(ending.problem)
        else:
            tone = Tone.SUCCESS if ending.is_whole else Tone.NEUTRAL
            self._context.messages.inform(self.card.told.text(), tone)

    def _show_ended(self, ending: Ending) -> None:
        words, batch = self._context.translator, self._bench.forms.batch(ending.run.batch.number)
        count = number(batch.count, words)
        if ending.is_whole:
            told = words.ntr(
                "{forms} form is written.", "{forms} forms are written.", batch.count, forms=count
            )
        else:
            made = number(batch.made, words)
            told = words.tr(
                "Stopped: {made} of {count} forms are written. The batch can be gone on with.",
                made=made,
                count=count,
            )
        self._show_idle(told)
        self.card.problem.show_error(ending.problem)

    def _show_idle(self, told: str) -> None:
        had_keyboard = QApplication.focusWidget() is self.card.stop
        self.card.show_idle(told)
        self.changed.emit()
        if had_keyboard:
            self.card.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_folder(self) -> None:
        title = self._context.tr("Choose the folder for the forms")
        chosen = self._context.files.folder(title, self.memory.parent)
        if chosen is not None:
            self.set_folder(chosen)
