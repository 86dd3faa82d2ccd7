"""The base of the forms about many people: they tell that something is being recorded while it is."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from charta.errors import ChartaError
from charta.services.additions import Ready
from charta.ui.context import UiContext
from charta.ui.people.preparing import Keeping, Preparing
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text


class Entry(NamedTuple):
    """What is recorded: how it is prepared on any thread, and of about how many people."""

    prepare: Callable[[], Ready[None]]
    people: int


class BulkForm(FormDialog):
    """Records what was given without keeping the window waiting; Cancel then records nothing."""

    def __init__(
        self, context: UiContext, title: str, verb: str, under_way: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, verb, parent)
        self._preparing = Preparing(context.background, self)
        self._under_way = self._make_under_way(under_way)
        self.foot.addWidget(self._under_way)

    @property
    def is_recording(self) -> bool:
        """Whether something is being recorded."""
        return self._preparing.is_busy

    def entry(self) -> Entry:
        """Return what is to be recorded; raise the `ChartaError` that says why it is not taken."""
        raise NotImplementedError

    def submit(self) -> None:
        """Record what was given, and close; say why where it is not taken."""
        if self.is_recording:
            return
        self.show_problem("")
        try:
            entry = self.entry()
        except ChartaError as error:
            self.show_problem(self.told(error))
            return
        self._preparing.begin(Keeping(entry.prepare, self._kept, self._fail), entry.people)
        if self._preparing.is_busy:
            self._show_recording(is_recording=True)

    def reject(self) -> None:
        """Record nothing, and close."""
        if self.is_recording:
            self._preparing.cancel()
            self._show_recording(is_recording=False)
        super().reject()

    def _kept(self, _: object) -> None:
        self._show_recording(is_recording=False)
        self.accept()

    def _fail(self, error: ChartaError) -> None:
        self._show_recording(is_recording=False)
        self.show_problem(self.told(error))

    def _show_recording(self, *, is_recording: bool) -> None:
        had_keyboard = self.cancel.hasFocus()
        self._under_way.setVisible(is_recording)
        for part in (self.form, self.save):
            part.setEnabled(not is_recording)
        if is_recording:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keyboard:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_under_way(self, told: str) -> QWidget:
        part, bar = QWidget(), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.context.tr("Progress"))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, self.context.theme.px(12), 0)
        column.setSpacing(self.context.theme.px(6))
        column.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))
        column.addWidget(bar)
        part.hide()
        return part
