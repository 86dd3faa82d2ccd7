"""Notes on an item: for the minutes, and for the facilitator alone."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import ItemNotes
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.fields.text import GrowingEdit
from charta.ui.theme import TextStyle, Tone
from charta.ui.timers import soon
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.text import Text

SAVE_MS: Final = 600


class NotesPanel(ScrollColumn):
    """Saves what is typed a moment after the last key, and when the keyboard goes elsewhere."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._bench = bench
        self._item = 0
        self._is_typed = False
        self.minuted = GrowingEdit()
        self.private = GrowingEdit()
        self._title = Text("", TextStyle.LABEL)
        self._saving = soon(self, SAVE_MS)
        self._saving.timeout.connect(self.flush)
        self._lay_out()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not in the charter."""
        return self._is_typed and bool(self._item) and self._typed() != self._kept()

    def show_item(self, item: int, title: str) -> None:
        """Show the notes on an item, 0 for none. What cannot be saved of the one before stays in sight."""
        if item != self._item:
            self.flush()
            if self.is_unsaved:
                return
            self._item = item
            self._show()
        self._title.setText(title)
        for edit in (self.minuted, self.private):
            edit.setEnabled(bool(item))

    def refresh(self) -> None:
        """Show the notes as they stand, but never over what is being typed."""
        if not self._is_typed:
            self._show()

    def flush(self) -> None:
        """Save what was typed."""
        self._saving.stop()
        if not self.is_unsaved:
            self._is_typed = False
            return
        try:
            self._bench.agendas.write_notes(ItemNotes(self._item, *self._typed()))
        except ChartaError as error:
            self._context.messages.fail(error)
        else:
            self._is_typed = False

    def take_over(self, other: "NotesPanel") -> None:
        """Show again what was typed into a panel in whose place this one comes, and could not be saved."""
        if not other.is_unsaved:
            return
        self._item = other._item
        self._title.setText(other._title.text())
        for edit, text in zip((self.minuted, self.private), other._typed(), strict=True):
            edit.setPlainText(text)

    def write(self, edit: QPlainTextEdit) -> None:
        """Put the keyboard behind the last word of notes."""
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        self.ensureWidgetVisible(edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Save when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    # -- inside -------------------------------------------------------------------------------------------

    def _take_note(self) -> None:
        self._is_typed = True
        self._saving.start()

    def _kept(self) -> tuple[str, str]:
        notes = self._bench.agendas.notes(self._item)
        return notes.minuted, notes.private

    def _typed(self) -> tuple[str, str]:
        """Return the notes as they would be kept."""
        return self.minuted.toPlainText().strip(), self.private.toPlainText().strip()

    def _show(self) -> None:
        kept = self._kept() if self._item else ("", "")
        for edit, text, typed in zip((self.minuted, self.private), kept, self._typed(), strict=True):
            if text != typed:
                edit.blockSignals(True)  # noqa: FBT003 - Qt's way
                edit.replace_text(text)
                edit.blockSignals(False)  # noqa: FBT003 - Qt's way

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self.body.setContentsMargins(px(4), px(4), px(8), px(8))
        self.body.setSpacing(px(6))
        self.body.addWidget(self._title)
        self._add(tr("Notes for the minutes"), tr("These are printed in the minutes."), self.minuted)
        self.body.addSpacing(px(8))
        hint = tr(
            "For you alone: never on the room’s screen and never in the minutes. They stay in the file."
        )
        self._add(tr("Private notes"), hint, self.private)
        self.body.addStretch()

    def _add(self, label: str, hint: str, edit: GrowingEdit) -> None:
        words = Text(label, TextStyle.LABEL, wrap=False)
        words.setBuddy(edit)
        edit.setAccessibleName(label)
        edit.setAccessibleDescription(hint)
        edit.textChanged.connect(self._take_note)
        edit.installEventFilter(self)
        for part in (words, Text(hint, TextStyle.CAPTION, Tone.NEUTRAL), edit):
            self.body.addWidget(part)
